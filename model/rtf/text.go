package rtf

import (
	"bytes"
	"io"
	"regexp"
	"strings"

	dom "golang.org/x/net/html"

	"lede/model/flow"
	"lede/model/tree"
)

// byte takes a byte of text.
func (d *Document) byte(c byte) {
	if d.skip > 0 {
		d.skip--
		return
	}
	if d.to == nowhere || d.aside != nil && d.aside.Len()+len(d.bytes) > mostAside {
		return
	}
	d.bytes = append(d.bytes, c)
	if len(d.bytes) > mostAside {
		d.flush()
	}
}

// text takes text that needs no decoding.
func (d *Document) text(s string) {
	d.flush()
	switch {
	case d.to == nowhere || s == "":
	case d.aside != nil:
		if d.aside.Len() < mostAside {
			d.aside.WriteString(s)
		}
	case d.to == body && !d.deleted:
		d.look.Run(d.line.p, tree.Word(s))
		d.counted()
	}
}

// add adds a node to the paragraph.
func (d *Document) add(n *dom.Node) {
	d.flush()
	if d.to == body && !d.deleted && !d.look.Hidden {
		d.look.Run(d.line.p, n)
		d.counted()
	}
}

// counted counts a run. What has too many of them is divided.
func (d *Document) counted() {
	if d.line.runs++; d.line.runs > mostRuns {
		d.endParagraph()
		d.endTable()
	}
}

// flush takes the bytes that were gathered, which are in the encoding of their font.
func (d *Document) flush() {
	if len(d.bytes) == 0 {
		return
	}
	b := d.bytes
	d.bytes = nil
	d.text(d.decoded(b))
	d.bytes = b[:0]
}

// decoded returns bytes as UTF-8.
func (d *Document) decoded(b []byte) string {
	if !bytes.ContainsFunc(b, func(r rune) bool { return r >= 0x80 }) {
		return string(b)
	}
	label := d.page
	if l := d.fonts[d.font]; l != "" {
		label = l
	}
	if label == symbolFont {
		return "•"
	}
	if r, err := d.charset(label, bytes.NewReader(b)); err == nil {
		if out, err := io.ReadAll(r); err == nil {
			return string(out)
		}
	}
	return strings.ToValidUTF8(string(b), "\uFFFD")
}

// symbolFont stands for the encoding of fonts of signs, of which the one for items of lists is known.
const symbolFont = "symbol"

// pages gives the names of the encodings that the numbers of code pages stand for.
var pages = map[int]string{437: "cp437", 850: "cp850", 852: "cp852", 858: "cp858", 866: "ibm866", 874: "windows-874", 932: "shift_jis", 936: "gbk", 949: "euc-kr", 950: "big5",
	1250: "windows-1250", 1251: "windows-1251", 1252: "windows-1252", 1253: "windows-1253", 1254: "windows-1254", 1255: "windows-1255", 1256: "windows-1256",
	1257: "windows-1257", 1258: "windows-1258", 10000: "macintosh", 65001: "utf-8"}

// fontPages gives the encodings of the sets of characters that a font says it has.
var fontPages = map[int]string{2: symbolFont, 77: "macintosh", 128: "shift_jis", 129: "euc-kr", 134: "gbk", 136: "big5", 161: "windows-1253", 162: "windows-1254", 163: "windows-1258",
	177: "windows-1255", 178: "windows-1256", 186: "windows-1257", 204: "windows-1251", 222: "windows-874", 238: "windows-1250"}

// endParagraph adds the paragraph that was read to the text.
func (d *Document) endParagraph() {
	l := d.line
	p := l.p
	l.p, l.runs = tree.New("p"), 0
	label, listed := l.label, l.listed
	l.label, l.listed = "", false
	f := l.flow
	if l.format.inTable {
		l.head = l.head || strings.HasPrefix(d.styles[l.format.style], "table heading")
		f = d.inCell()
	} else {
		d.endTable()
	}
	kind, level := flow.Named(d.styles[l.format.style])
	if kind == flow.Body && l.format.outline > 0 {
		kind, level = flow.Heading, l.format.outline
	}
	if kind == flow.Body && !listed {
		label, listed = typed(p)
		l.format.level = l.levelOf(listed)
	}
	switch {
	case kind == flow.Heading && strings.ContainsAny(label, "0123456789IVX"):
		p.InsertBefore(tree.Word(label+" "), p.FirstChild)
		f.Paragraph(kind, level, p)
	case listed && (kind == flow.Body || kind == flow.More):
		f.Item(l.format.level, flow.MarkerOf(label), p)
	case kind == flow.Body && !d.begun && l.format.centred && isBold(p):
		f.Paragraph(flow.Title, 0, p)
	default:
		f.Paragraph(kind, level, p)
	}
	d.begun = d.begun || strings.TrimSpace(tree.Text(p, 64)) != ""
	if l.table == nil { // a part may end here
		d.stepped = true
	}
}

// typedMarker is the marker of an item that was typed, or stands there for readers that know no lists.
var typedMarker = regexp.MustCompile(`^(?:[•◦▪●○■·–—*-]|\d{1,3}[.)]|\(?[a-z]{1,4}[.)])\t`)

// typed takes from a paragraph the marker of an item that stands in its text.
func typed(p *dom.Node) (label string, ok bool) {
	c := p.FirstChild
	if c == nil || c.Type != dom.TextNode {
		return "", false
	}
	for n := c.NextSibling; n != nil && n.Type == dom.TextNode && len(c.Data) < 16; n = c.NextSibling {
		c.Data += n.Data
		p.RemoveChild(n)
	}
	m := typedMarker.FindString(c.Data)
	c.Data = c.Data[len(m):]
	return strings.TrimSpace(m), m != ""
}

// levelOf returns the level of an item by its indent, for those whose markers are typed.
func (l *line) levelOf(listed bool) int {
	if !listed {
		l.levels = l.levels[:0]
		return 0
	}
	for n := len(l.levels); n > 0 && l.levels[n-1] > l.format.indent; n-- {
		l.levels = l.levels[:n-1]
	}
	if n := len(l.levels); n == 0 || n < mostLevels && l.levels[n-1] < l.format.indent {
		l.levels = append(l.levels, l.format.indent)
	}
	return len(l.levels) - 1
}

// mostLevels is how many levels lists have.
const mostLevels = 9

// isBold reports whether all of a paragraph is bold.
func isBold(p *dom.Node) bool {
	for c := p.FirstChild; c != nil; c = c.NextSibling {
		if c.Data != "strong" && strings.TrimSpace(tree.Text(c, 64)) != "" {
			return false
		}
	}
	return p.FirstChild != nil
}

// inCell returns the cell that is being read.
func (d *Document) inCell() *flow.Flow {
	l := d.line
	if l.table == nil {
		l.table = l.flow.Table()
		l.cells = 0
	}
	if l.cell == nil {
		l.cell = l.table.Cell(l.head, 1)
		l.cells++
	}
	return l.cell
}

// endCell ends a cell with the paragraph in it.
func (d *Document) endCell() {
	d.line.format.inTable = true
	d.endParagraph()
	d.inCell()
	d.line.cell = nil
}

// endRow ends a row.
func (d *Document) endRow() {
	l := d.line
	if l.table == nil {
		return
	}
	l.table.EndRow()
	l.cell, l.head = nil, false
	if l.cells > mostRuns {
		d.endTable()
	}
}

// endTable ends the table, if there is one.
func (d *Document) endTable() {
	if l := d.line; l.table != nil {
		l.table.End()
		l.table, l.cell = nil, nil
		d.stepped = true
	}
}
