// Package rtf reads texts in the Rich Text Format (its specification 1.9.1): it makes Markdown of them, part by part.
package rtf

import (
	"bufio"
	"errors"
	"io"
	"strings"

	dom "golang.org/x/net/html"

	"lede/model/flow"
	"lede/model/tree"
)

// Charset returns a reader of UTF-8 from one of what a label says; it fails for a label that isn't known.
type Charset func(label string, r io.Reader) (io.Reader, error)

// The limits of what is read of a text.
const (
	mostGroups = 1000    // in one another: a text has some tens
	mostRuns   = 100_000 // in one paragraph or table: more of them are divided
	mostWord   = 64      // bytes of a control word and its number
	mostAside  = 64 << 10
)

// Document is a text that is being read.
type Document struct {
	in      *bufio.Reader
	charset Charset
	flow    *flow.Flow
	state           // that of the group that is being read
	outer   []state // those around it
	deeper  int     // groups that are in one another too deeply to be told apart
	bytes   []byte  // of text that are not decoded yet
	high    rune    // the first half of a character in UTF-16
	skip    int     // bytes of text that stand for a character that was read
	page    string  // the encoding that the text says it is in
	fonts   map[int]string
	styles  map[int]string
	places  map[string]bool
	line    *line
	begun   bool // there was some text
	ended   bool
	stepped bool // a paragraph was ended
}

// destination is where text goes.
type destination uint8

const (
	body destination = iota
	nowhere
	fontTable
	styleSheet
	title
	marker // of an item
	field  // what a field is
	place  // the name of a place
)

// state is what a group keeps for itself (page 9 of the specification).
type state struct {
	to      destination
	look    flow.Style
	deleted bool
	font    int
	sheet   bool // it is in the style sheet
	number  int  // of the style that a style sheet defines
	unicode int  // bytes that stand for a character, for readers that don't know it
	aside   *strings.Builder
	ignore  bool  // the next word is a destination that may be passed over
	outside *line // the paragraph around a note
}

// line is the paragraph that is being read, and the table that it is in.
type line struct {
	flow   *flow.Flow
	p      *dom.Node
	runs   int
	format format
	label  string
	listed bool
	levels []int // the indents of the items whose markers stand in their text
	table  *flow.Table
	cell   *flow.Flow
	cells  int
	head   bool
}

// format is how a paragraph is set.
type format struct {
	style   int
	outline int // 1 is the top, 0 is text
	level   int
	inTable bool
	centred bool
	indent  int // in twips
}

// Open returns the text that r gives.
func Open(r io.Reader, charset Charset) *Document {
	d := &Document{in: bufio.NewReader(r), charset: charset, flow: flow.New(""), page: "windows-1252", fonts: map[int]string{}, styles: map[int]string{}, places: map[string]bool{}}
	d.unicode = 1
	d.line = &line{flow: d.flow, p: tree.New("p")}
	return d
}

// Next returns the next part of the text as Markdown; io.EOF after the last one.
func (d *Document) Next() ([]byte, error) { return d.flow.Next(d.step) }

// step reads on to the end of a paragraph.
func (d *Document) step() error {
	for d.stepped = false; !d.stepped; {
		if d.ended {
			return io.EOF
		}
		c, err := d.in.ReadByte()
		if err != nil {
			d.finish()
			return errors.New("its end is missing") // the last group is open
		}
		switch c {
		case '{':
			d.open()
		case '}':
			d.shut()
		case '\\':
			err = d.control()
		case '\r', '\n', 0:
		default:
			d.byte(c)
		}
		if err != nil {
			d.finish()
			return err
		}
	}
	return nil
}

// open begins a group.
func (d *Document) open() {
	d.flush()
	if len(d.outer) >= mostGroups {
		d.deeper++
		return
	}
	d.outer = append(d.outer, d.state)
	d.outside, d.ignore, d.skip = nil, false, 0
}

// shut ends a group.
func (d *Document) shut() {
	d.flush()
	d.skip = 0
	if d.deeper > 0 {
		d.deeper--
		return
	}
	if d.outside != nil { // a note ends
		d.endParagraph()
		d.endTable()
		d.line = d.outside
	}
	n := len(d.outer) - 1
	if n >= 0 {
		was := d.state
		d.state = d.outer[n]
		d.outer = d.outer[:n]
		if was.aside != nil && was.aside != d.aside {
			d.told(was)
		}
	}
	if n <= 0 {
		d.finish()
	}
}

// finish ends all that was begun.
func (d *Document) finish() {
	d.flush()
	for d.outside != nil || len(d.outer) > 0 {
		if d.outside != nil {
			d.endParagraph()
			d.endTable()
			d.line = d.outside
		}
		if len(d.outer) == 0 {
			break
		}
		d.state, d.outer = d.outer[len(d.outer)-1], d.outer[:len(d.outer)-1]
	}
	d.endParagraph()
	d.endTable()
	d.ended, d.stepped = true, true
}

// told takes what was gathered aside of the text.
func (d *Document) told(was state) {
	text := strings.TrimSpace(was.aside.String())
	switch was.to {
	case styleSheet:
		if name := strings.ToLower(strings.TrimSuffix(text, ";")); name != "" {
			d.styles[was.number] = name
		}
	case title:
		d.flow.Called(text)
	case marker:
		d.line.label, d.line.listed = text, text != ""
	case field:
		d.look.Link = linkIn(text)
	case place:
		if name := strings.ReplaceAll(text, " ", "-"); name != "" && name[0] != '_' && !d.places[name] && len(d.places) < mostRuns {
			d.places[name] = true
			d.add(tree.Set(tree.New("span"), "id", name))
		}
	}
}

// linkIn returns where the field of a link leads, "" for any other.
func linkIn(code string) string {
	rest, ok := strings.CutPrefix(code, "HYPERLINK")
	if !ok {
		return ""
	}
	rest = strings.TrimSpace(rest)
	within := strings.HasPrefix(rest, `\l`)
	if within {
		rest = strings.TrimSpace(rest[2:])
	}
	to, _, _ := strings.Cut(strings.TrimPrefix(rest, `"`), `"`)
	if within {
		return "#" + strings.ReplaceAll(to, " ", "-")
	}
	return to
}

// mostNotes is how many notes may stand in one another.
const mostNotes = 8

// noted returns how many notes the text is in.
func (d *Document) noted() int {
	n := 0
	for _, s := range d.outer {
		if s.outside != nil {
			n++
		}
	}
	return n
}
