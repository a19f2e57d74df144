// Package odt reads texts in the OpenDocument format (ISO 26300): it makes Markdown of them, part by part.
package odt

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	dom "golang.org/x/net/html"

	"lede/model/archive"
	"lede/model/flow"
	"lede/model/tree"
)

// Document is a text that is being read.
type Document struct {
	files    *archive.Zip // nil for a text in one file of XML
	file     io.Closer
	text     *tree.XML
	styles   map[string]style
	lists    map[string][]flow.Level
	outline  []flow.Level
	sections flow.Counter             // of headings that are numbered
	counters map[string]*flow.Counter // of the last list of each style
	flow     *flow.Flow
	begun    bool
}

// Open returns the text in an archive of some size.
func Open(at io.ReaderAt, size int64) (*Document, error) {
	files, err := archive.OpenZip(at, size, "document")
	if err != nil {
		return nil, err
	}
	if b, err := files.Bytes("META-INF/manifest.xml"); err == nil && bytes.Contains(b, []byte("encryption-data")) {
		return nil, errors.New("is locked with a password: LibreOffice can save it without")
	}
	r, err := files.Open("content.xml")
	if err != nil {
		return nil, errors.New("is no text of LibreOffice that lede can read: there is no text in it")
	}
	d := newDocument(tree.NewXML(r, false))
	d.files, d.file = files, r
	if styles, err := files.Open("styles.xml"); err == nil {
		d.readHead(tree.NewXML(styles, false))
		styles.Close()
	}
	var meta struct {
		Title string `xml:"meta>title"`
	}
	files.Decode("meta.xml", &meta) // what can't be read is as if it weren't there
	d.flow = flow.New(meta.Title)
	return d, nil
}

// Flat returns the text in one file of XML.
func Flat(r io.Reader) *Document {
	d := newDocument(tree.NewXML(r, false))
	d.file, d.flow = io.NopCloser(nil), flow.New("")
	return d
}

func newDocument(text *tree.XML) *Document {
	return &Document{text: text, styles: map[string]style{}, lists: map[string][]flow.Level{}, counters: map[string]*flow.Counter{}}
}

// Close lets go of the text.
func (d *Document) Close() error { return d.file.Close() }

// Next returns the next part of the text as Markdown; io.EOF after the last one.
func (d *Document) Next() ([]byte, error) { return d.flow.Next(d.step) }

// readHead reads the styles in a file that has no text.
func (d *Document) readHead(x *tree.XML) {
	text := d.text
	d.text = x
	for d.step() == nil { // what can't be read is as if it weren't there
	}
	d.text, d.begun = text, false
}

// step reads one element: a block of the text, or some styles before it.
func (d *Document) step() error {
	t, err := d.text.Token()
	if err != nil {
		return err
	}
	switch t := t.(type) {
	case xml.EndElement:
		if t.Name.Local == "body" {
			return io.EOF
		}
	case xml.StartElement:
		switch t.Name.Local {
		case "document", "document-content", "document-styles", "body", "section":
		case "text":
			d.begun = true
		case "styles", "automatic-styles":
			n, err := d.text.Element(t)
			d.readStyles(n)
			return err
		default:
			if !d.begun {
				return d.text.Skip()
			}
			n, err := d.text.Element(t)
			d.block(d.flow, n)
			return err
		}
	}
	return nil
}

// block adds what a node makes to the flow.
func (d *Document) block(f *flow.Flow, n *dom.Node) {
	switch n.Data {
	case "h", "p":
		d.paragraph(f, n, nil)
	case "list":
		d.list(f, n, &items{level: -1})
	case "table":
		d.table(f, n)
	case "section", "numbered-paragraph", "index-body", "note-body", "text-box", "g", "custom-shape", "a":
		d.blocks(f, n)
	case "frame", "image":
		p := tree.New("p")
		l := &line{flow: f, p: p}
		d.frame(l, n)
		f.Add(p)
		d.boxes(l)
	}
}

// blocks adds what stands in a node to the flow.
func (d *Document) blocks(f *flow.Flow, n *dom.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		d.block(f, c)
	}
}

// boxes adds what stands in boxes beside a paragraph.
func (d *Document) boxes(l *line) {
	for _, b := range l.boxes {
		d.blocks(l.flow, b)
	}
}

// items is where in a list a paragraph stands.
type items struct {
	level   int
	style   string
	counter *flow.Counter
	begins  bool // the next paragraph begins an item
}

// list adds a list, or one in an item of another.
func (d *Document) list(f *flow.Flow, n *dom.Node, outer *items) {
	in := &items{level: outer.level + 1, style: outer.style, counter: outer.counter}
	if s := tree.Attr(n, "style-name"); s != "" {
		in.style = s
	}
	if in.counter == nil {
		if in.counter = d.counters[in.style]; in.counter == nil || tree.Attr(n, "continue-numbering") != "true" && tree.Attr(n, "continue-list") == "" {
			in.counter = &flow.Counter{}
		}
		d.counters[in.style] = in.counter
	}
	for item := n.FirstChild; item != nil; item = item.NextSibling {
		if item.Data != "list-item" && item.Data != "list-header" {
			continue
		}
		in.begins = item.Data == "list-item"
		if start, ok := number(item, "start-value"); ok {
			in.counter.Set(in.level, start)
		}
		for c := item.FirstChild; c != nil; c = c.NextSibling {
			switch c.Data {
			case "p", "h":
				d.paragraph(f, c, in)
			case "list":
				d.list(f, c, in)
			}
		}
	}
}

// paragraph adds a paragraph; in is where it stands in a list, nil if in none.
func (d *Document) paragraph(f *flow.Flow, n *dom.Node, in *items) {
	kind, level := d.kindOf(n)
	l := &line{flow: f, p: tree.New("p")}
	d.inline(l, n, d.looks(flow.Style{}, tree.Attr(n, "style-name"), true))
	switch {
	case kind == flow.Heading:
		if n.Data == "h" && tree.Attr(n, "is-list-header") != "true" {
			if label := d.sections.Next(d.outline, level-1); label != "" {
				l.p.InsertBefore(tree.Word(label+" "), l.p.FirstChild)
			}
		}
		f.Paragraph(kind, level, l.p)
	case in == nil || kind != flow.Body && kind != flow.More:
		f.Paragraph(kind, level, l.p)
	case in.begins:
		levels := d.lists[in.style]
		label := in.counter.Next(levels, in.level)
		f.Item(in.level, flow.MarkerOf(label), l.p)
		in.begins = false
	default:
		f.Paragraph(flow.More, 0, l.p)
	}
	d.boxes(l)
}

// mostRepeated is how often a cell may be repeated: what has more is empty to its end.
const mostRepeated = 64

// table adds a table.
func (d *Document) table(f *flow.Flow, n *dom.Node) {
	t := f.Table()
	d.rows(t, n, false)
	t.End()
}

// rows adds the rows in n.
func (d *Document) rows(t *flow.Table, n *dom.Node, head bool) {
	for row := n.FirstChild; row != nil; row = row.NextSibling {
		switch row.Data {
		case "table-header-rows":
			d.rows(t, row, true)
		case "table-rows", "table-row-group":
			d.rows(t, row, head)
		case "table-row":
			t.Row()
			d.cells(t, row, head || row.PrevSibling == nil && d.isHead(row))
		}
	}
}

// cells adds the cells of a row.
func (d *Document) cells(t *flow.Table, row *dom.Node, head bool) {
	covered := 0 // by the cell before
	for c := row.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Data == "table-cell":
			span, _ := number(c, "number-columns-spanned")
			covered = span - 1
			times, ok := number(c, "number-columns-repeated")
			if !ok || times > mostRepeated {
				times = 1
			}
			for range times {
				d.blocks(t.Cell(head, span), c)
			}
		case c.Data == "covered-table-cell" && covered > 0:
			covered--
		case c.Data == "covered-table-cell":
			t.Cell(head, 1)
		}
	}
}

// isHead reports whether all that stands in a row is set as the head of a table.
func (d *Document) isHead(row *dom.Node) bool {
	heads, others := 0, 0
	tree.Each(row, func(n *dom.Node) {
		if n.Data != "p" {
			return
		}
		if strings.HasPrefix(d.nameOf(tree.Attr(n, "style-name")), "table heading") {
			heads++
		} else {
			others++
		}
	})
	return heads > 0 && others == 0
}
