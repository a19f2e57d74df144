package rtf

import (
	"errors"
	"io"
	"strconv"
	"strings"

	"lede/model/tree"
)

// control reads what follows a backslash: a word with a number or without, or a sign.
func (d *Document) control() error {
	c, err := d.in.ReadByte()
	if err != nil {
		return err
	}
	if c < 'A' || c > 'Z' && c < 'a' || c > 'z' {
		return d.sign(c)
	}
	word := []byte{c}
	digits := 0
	for len(word) < mostWord {
		if c, err = d.in.ReadByte(); err != nil {
			break
		}
		if c >= 'a' && c <= 'z' && digits == 0 || c >= 'A' && c <= 'Z' && digits == 0 {
			word = append(word, c)
			continue
		}
		if c >= '0' && c <= '9' || c == '-' && digits == 0 {
			word = append(word, c)
			digits++
			continue
		}
		if c != ' ' {
			d.in.UnreadByte()
		}
		break
	}
	name := string(word[:len(word)-digits])
	n, err := strconv.Atoi(string(word[len(word)-digits:]))
	return d.word(name, n, err == nil)
}

// sign does what a control sign says.
func (d *Document) sign(c byte) error {
	switch c {
	case '\'':
		var hex [2]byte
		if _, err := io.ReadFull(d.in, hex[:]); err != nil {
			return err
		}
		if n, err := strconv.ParseUint(string(hex[:]), 16, 8); err == nil {
			d.byte(byte(n))
		}
	case '\\', '{', '}':
		d.byte(c)
	case '~':
		d.text("\u00a0")
	case '_':
		d.text("\u2011")
	case '\r', '\n':
		d.paragraph()
	case '*':
		d.ignore = true
	}
	return nil
}

// paragraph ends a paragraph, if it is one of the text.
func (d *Document) paragraph() {
	d.flush()
	if d.to == body {
		d.endParagraph()
	}
}

// characters are the words that stand for characters.
var characters = map[string]string{"tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
	"emspace": " ", "enspace": " ", "qmspace": " "}

// destinations are the words that say where the text of their group goes. Others that may be passed over go nowhere.
var destinations = map[string]destination{"fonttbl": fontTable, "stylesheet": nowhere, "colortbl": nowhere, "info": nowhere, "title": title, "listtext": marker, "pntext": marker,
	"fldinst": field, "bkmkstart": place, "pict": nowhere, "header": nowhere, "headerl": nowhere, "headerr": nowhere, "headerf": nowhere, "footer": nowhere, "footerl": nowhere,
	"footerr": nowhere, "footerf": nowhere, "nonshppict": nowhere, "annotation": nowhere, "atnid": nowhere, "atnauthor": nowhere, "tc": nowhere, "xe": nowhere, "objdata": nowhere,
	"listtable": nowhere, "listoverridetable": nowhere, "rsidtbl": nowhere, "filetbl": nowhere, "ftnsep": nowhere, "ftnsepc": nowhere, "ftncn": nowhere, "aftnsep": nowhere}

// read are the destinations that may be passed over, and are not.
var read = map[string]bool{"footnote": true, "shppict": true, "shpinst": true, "shptxt": true, "cs": true, "ts": true}

// word does what a control word says. given tells that it has a number.
func (d *Document) word(name string, n int, given bool) error {
	if name == "u" {
		d.flush()
		if n < 0 {
			n += 1 << 16
		}
		d.surrogate(n)
		d.skip = d.unicode
		return nil
	}
	if name == "bin" {
		if _, err := d.in.Discard(min(max(0, n), 1<<30)); err != nil {
			return err
		}
		return nil
	}
	d.flush()
	d.skip = 0
	if c := characters[name]; c != "" {
		d.text(c)
		return nil
	}
	ignore := d.ignore
	d.ignore = false
	if to, ok := destinations[name]; ok {
		d.goTo(name, to)
		return nil
	}
	if d.to == nowhere && name != "s" && name != "shppict" {
		return nil
	}
	if d.character(name, n, !given || n != 0) || d.format(name, n) || d.table(name) {
		return nil
	}
	if ignore && !read[name] {
		d.to = nowhere
	}
	return d.other(name, n)
}

// goTo makes the text of a group go to a destination.
func (d *Document) goTo(name string, to destination) {
	shown := d.to == body
	switch {
	case name == "stylesheet":
		d.to, d.sheet = nowhere, true
	case name == "pict" && shown:
		d.add(tree.Set(tree.New("img"), "alt", "picture"))
		d.to = to
	case to == title || d.to != nowhere:
		d.to = to
		d.aside = nil
		if to > styleSheet {
			d.aside = &strings.Builder{}
		}
	}
}

// character does what a word says of how characters look, and reports whether it says that.
func (d *Document) character(name string, n int, on bool) bool {
	s := &d.look
	switch name {
	case "plain":
		link := s.Link
		*s = (state{}).look
		s.Link, d.deleted = link, false
	case "b":
		s.Bold = on
	case "i":
		s.Italic = on
	case "strike", "striked":
		s.Struck = on
	case "super":
		s.Above, s.Below = on, false
	case "sub":
		s.Above, s.Below = false, on
	case "nosupersub":
		s.Above, s.Below = false, false
	case "v":
		s.Hidden = on
	case "deleted":
		d.deleted = on
	case "f":
		d.font = n
	case "uc":
		d.unicode = min(max(0, n), 16)
	default:
		return false
	}
	return true
}

// format does what a word says of a paragraph, and reports whether it says that.
func (d *Document) format(name string, n int) bool {
	f := &d.line.format
	if d.to != body { // what a marker looks like says nothing of its paragraph
		f = &format{}
	}
	switch name {
	case "par", "sect", "page":
		d.paragraph()
	case "line":
		d.add(tree.New("br"))
	case "pard":
		*f = format{}
	case "s":
		if d.sheet {
			d.to, d.number, d.aside = styleSheet, n, &strings.Builder{}
		} else if d.to == body {
			f.style = n
		}
	case "outlinelevel":
		if n >= 0 && n < 9 && d.to == body {
			f.outline = n + 1
		}
	case "qc":
		f.centred = true
	case "li":
		f.indent = n
	case "ilvl":
		f.level = min(max(0, n), 8)
	case "intbl":
		f.inTable = d.to == body
	default:
		return false
	}
	return true
}

// table does what a word says of a table, and reports whether it says that.
func (d *Document) table(name string) bool {
	switch {
	case name == "trhdr":
		d.line.head = true
	case d.to != body:
		return false
	case name == "cell":
		d.endCell()
	case name == "nestcell", name == "nestrow":
		d.paragraph()
	case name == "row":
		d.endRow()
	default:
		return false
	}
	return true
}

// other does what the other words say.
func (d *Document) other(name string, n int) error {
	switch name {
	case "ansicpg":
		if p := pages[n]; p != "" {
			d.page = p
		}
	case "mac":
		d.page = pages[10000]
	case "pc":
		d.page = pages[437]
	case "pca":
		d.page = pages[850]
	case "fcharset":
		if d.to == fontTable && len(d.fonts) < mostRuns {
			d.fonts[d.font] = fontPages[n]
		}
	case "cpg":
		if d.to == fontTable && pages[n] != "" && len(d.fonts) < mostRuns {
			d.fonts[d.font] = pages[n]
		}
	case "footnote":
		if d.to == body && d.outside == nil && d.noted() < mostNotes {
			d.outside = d.line
			d.line = &line{flow: d.line.flow.Note(d.line.p), p: tree.New("p")}
		}
	case "rtf":
		if n > 1 {
			return errors.New("is RTF of a version that nobody knows")
		}
	}
	return nil
}

// surrogate takes a character that is given by its number in UTF-16, of which two may make one.
func (d *Document) surrogate(n int) {
	high := d.high
	d.high = 0
	switch {
	case n >= 0xd800 && n < 0xdc00:
		d.high = rune(n)
	case n >= 0xdc00 && n < 0xe000 && high > 0:
		d.text(string((high-0xd800)<<10 + rune(n) - 0xdc00 + 0x10000))
	case n >= 0xf020 && n <= 0xf0ff: // a sign of a font of signs
		d.text("•")
	case n > 0 && n < 1<<16:
		d.text(string(rune(n)))
	}
}
