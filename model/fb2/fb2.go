// Package fb2 reads books in FictionBook 2: it makes Markdown of them, section by section.
package fb2

import (
	"encoding/xml"
	"io"
	"strconv"
	"strings"
	"unicode"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/flow"
	"lede/model/tree"
)

// Book is a book that is being read.
type Book struct {
	text  *tree.XML
	flow  *flow.Flow
	depth int  // of the sections that the text is in
	body  int  // how many bodies were begun: the first has the text, others the notes
	named bool // the title of the book was told
	notes map[string]*dom.Node
	noted map[string]bool // those that the text has referred to
	held  *dom.Node       // the title of the notes, until one of them is shown here
}

// Open returns the book in a file of some size, which is in UTF-8 by now whatever it says.
func Open(at io.ReaderAt, size int64) *Book {
	b := &Book{text: tree.NewXML(io.NewSectionReader(at, 0, size), true), flow: flow.New(""), notes: map[string]*dom.Node{}, noted: map[string]bool{}}
	b.findNotes(at, size)
	return b
}

// Next returns the next part of the book as Markdown; io.EOF after the last one.
func (b *Book) Next() ([]byte, error) { return b.flow.Next(b.step) }

// step reads one element: a block, or where a section begins or ends.
func (b *Book) step() error {
	t, err := b.text.Token()
	if err != nil {
		return err
	}
	switch t := t.(type) {
	case xml.EndElement:
		switch t.Name.Local {
		case "section":
			b.depth = max(0, b.depth-1)
		case "FictionBook":
			return io.EOF
		}
	case xml.StartElement:
		return b.begin(t)
	}
	return nil
}

// begin reads on from the start of an element.
func (b *Book) begin(t xml.StartElement) error {
	switch t.Name.Local {
	case "FictionBook", "description":
	case "title-info":
		n, err := b.text.Element(t)
		b.about(n)
		return err
	case "body":
		b.body, b.depth = b.body+1, 0
	case "section":
		if b.noted[begunID(t)] {
			return b.text.Skip()
		}
		if b.held != nil {
			b.title(b.flow, b.held)
			b.held = nil
		}
		b.depth++
		b.place(begunID(t))
	case "binary", "stylesheet", "document-info", "src-title-info", "publish-info", "custom-info", "output":
		return b.text.Skip()
	default:
		n, err := b.text.Element(t)
		if n.Data == "title" && b.depth == 0 && b.body > 1 && len(b.notes) > 0 {
			b.held = n
		} else {
			b.block(b.flow, n)
		}
		return err
	}
	return nil
}

// begunID returns the id of an element.
func begunID(t xml.StartElement) string {
	for _, a := range t.Attr {
		if a.Name.Local == "id" {
			return a.Value
		}
	}
	return ""
}

// place marks a place that links lead to.
func (b *Book) place(id string) {
	if id != "" {
		b.flow.Add(tree.Set(tree.New("span"), "id", id))
	}
}

// about shows the title, the authors, and what the book is about.
func (b *Book) about(n *dom.Node) {
	var authors []string
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Data {
		case "author":
			var names []string
			for _, part := range []string{"first-name", "middle-name", "last-name"} {
				if p := tree.Child(c, part); p != nil {
					names = append(names, strings.Fields(tree.Text(p, 256))...)
				}
			}
			if p := tree.Child(c, "nickname"); p != nil && len(names) == 0 {
				names = strings.Fields(tree.Text(p, 256))
			}
			if name := strings.Join(names, " "); name != "" && len(authors) < 8 {
				authors = append(authors, name)
			}
		case "book-title":
			title := tree.New("p", tree.Word(strings.Join(strings.Fields(tree.Text(c, 1<<10)), " ")))
			b.named = title.FirstChild.Data != ""
			b.flow.Paragraph(flow.Title, 0, title)
		}
	}
	b.flow.Add(tree.New("p", tree.Word(strings.Join(authors, ", "))))
	if a := tree.Child(n, "annotation"); a != nil {
		b.blocks(b.flow, a)
	}
}

// block adds what a node makes to the flow.
func (b *Book) block(f *flow.Flow, n *dom.Node) {
	p := tree.New("p")
	if id := tree.Attr(n, "id"); id != "" {
		tree.Set(p, "id", id)
	}
	switch n.Data {
	case "title":
		b.title(f, n)
	case "subtitle":
		if !strings.ContainsFunc(tree.Text(n, 1<<10), unicode.IsLetter) { // stars between scenes
			f.Add(tree.New("hr"))
			return
		}
		f.Paragraph(flow.Heading, b.depth+1, b.inline(f, p, n, flow.Style{}))
	case "p":
		f.Add(b.inline(f, p, n, flow.Style{}))
	case "text-author", "date":
		f.Add(b.inline(f, p, n, flow.Style{Italic: true}))
	case "v": // a verse is a line of its own
		f.Add(b.inline(f, p, n, flow.Style{}))
	case "epigraph", "cite":
		q := tree.New("blockquote")
		b.blocks(f.In(q), n)
		f.Add(q)
	case "annotation", "poem":
		b.blocks(f, n)
	case "stanza":
		b.stanza(f, n)
	case "table":
		b.table(f, n)
	case "image":
		b.image(p, n)
		f.Add(p)
	}
}

// blocks adds what stands in a node to the flow.
func (b *Book) blocks(f *flow.Flow, n *dom.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == dom.ElementNode {
			b.block(f, c)
		}
	}
}

// title adds the title of a body, which is the book's, of a section, or of a poem, on one line.
func (b *Book) title(f *flow.Flow, n *dom.Node) {
	h := tree.New("p")
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Data != "p" || strings.TrimSpace(tree.Text(c, 64)) == "" {
			continue
		}
		if h.FirstChild != nil {
			h.AppendChild(tree.Word(" · "))
		}
		b.inline(f, h, c, flow.Style{})
	}
	poem := n.Parent != nil
	switch {
	case poem:
		f.Add(tree.New("p", tree.New("strong", h)))
		h.Data, h.DataAtom = "span", 0
	case b.depth == 0 && b.body == 1 && b.named: // it stands above already
	case b.depth == 0 && b.body == 1:
		f.Paragraph(flow.Title, 0, h)
	default:
		f.Paragraph(flow.Heading, max(1, b.depth+min(1, max(0, b.body-1))), h)
	}
}

// stanza adds a stanza as one paragraph.
func (b *Book) stanza(f *flow.Flow, n *dom.Node) {
	p := tree.New("p")
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Data != "v" && c.Data != "subtitle" && c.Data != "title" {
			continue
		}
		if p.FirstChild != nil {
			p.AppendChild(tree.New("br"))
		}
		b.inline(f, p, c, flow.Style{})
	}
	f.Add(p)
}

// table adds a table.
func (b *Book) table(f *flow.Flow, n *dom.Node) {
	t := f.Table()
	for row := n.FirstChild; row != nil; row = row.NextSibling {
		if row.Data != "tr" {
			continue
		}
		t.Row()
		for c := row.FirstChild; c != nil; c = c.NextSibling {
			if c.Data == "td" || c.Data == "th" {
				span, _ := strconv.Atoi(tree.Attr(c, "colspan"))
				t.Cell(c.Data == "th", span).Add(b.inline(f, tree.New("p"), c, flow.Style{}))
			}
		}
	}
	t.End()
}

// image adds a picture by what describes it.
func (b *Book) image(p, n *dom.Node) {
	for _, name := range []string{"alt", "title"} {
		if alt := tree.Attr(n, name); alt != "" {
			p.AppendChild(tree.Set(tree.New("img"), "alt", alt))
			return
		}
	}
	p.AppendChild(tree.Set(tree.New("img"), "alt", "picture"))
}

// inline adds the running text in n to a paragraph, and returns that.
func (b *Book) inline(f *flow.Flow, p, n *dom.Node, s flow.Style) *dom.Node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == dom.TextNode {
			s.Run(p, tree.Word(c.Data))
			continue
		}
		in := s
		if c.DataAtom == atom.A && b.note(f, p, tree.Attr(c, "href")) {
			continue
		}
		switch c.DataAtom {
		case atom.Strong:
			in.Bold = true
		case atom.Sub:
			in.Below = true
		case atom.Sup:
			in.Above = true
		case atom.Code:
			in.Code = true
		case atom.A:
			in.Link = tree.Attr(c, "href")
		case atom.Image, atom.Img:
			b.image(p, c)
			continue
		}
		switch c.Data {
		case "emphasis":
			in.Italic = true
		case "strikethrough":
			in.Struck = true
		}
		b.inline(f, p, c, in)
	}
	return p
}
