package epub

import (
	stdhtml "html"
	"path"
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/tree"
)

// source returns the source of a chapter. One that is a picture gets its file's name.
func (b *Book) source(n int) ([]byte, error) {
	where := b.chapters[n]
	if !b.pictures[n] {
		return b.files.Text(where)
	}
	name := strings.TrimSuffix(path.Base(where), path.Ext(where))
	return []byte(`<p><img alt="` + stdhtml.EscapeString(name) + `"></p>`), nil
}

// drawings puts the words of drawings in their place where a chapter has no others, as in comics, and in books that are set page by page.
func drawings(body *dom.Node) {
	var all []*dom.Node
	worded := false
	var look func(n *dom.Node)
	look = func(n *dom.Node) {
		switch {
		case n.DataAtom == atom.Svg:
			all = append(all, n)
			return
		case n.DataAtom == atom.Script || n.DataAtom == atom.Style:
			return
		case n.Type == dom.TextNode:
			worded = worded || strings.TrimSpace(n.Data) != ""
		}
		for c := n.FirstChild; c != nil && !worded; c = c.NextSibling {
			look(c)
		}
	}
	if look(body); worded {
		return
	}
	for _, n := range all {
		d := drawing{block: tree.New("div")}
		d.read(n)
		d.end()
		if d.block.FirstChild == nil && len(d.called) > 0 {
			d.block.AppendChild(tree.Set(tree.New("img"), "alt", strings.Join(d.called, ": ")))
		}
		n.Parent.InsertBefore(d.block, n)
		n.Parent.RemoveChild(n)
	}
}

// drawing is what there is to be read of a drawing in SVG.
type drawing struct {
	block  *dom.Node
	p      *dom.Node // the paragraph that is gathered: each line of text is one of it
	called []string  // what the drawing says that it shows
}

// read adds what is in an element.
func (d *drawing) read(n *dom.Node) {
	switch n.Data {
	case "title", "desc":
		if s := line(tree.Text(n, longestTitle)); s != "" {
			d.called = append(d.called, s)
		}
	case "text":
		var b strings.Builder
		written(n, &b)
		for s := range strings.Lines(b.String()) {
			d.line(line(s))
		}
	case "foreignObject": // what is in it is HTML
		d.end()
		for c := n.FirstChild; c != nil; c = n.FirstChild {
			n.RemoveChild(c)
			d.block.AppendChild(c)
		}
	case "style", "script", "metadata", "defs":
	default:
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == dom.ElementNode {
				d.read(c)
			}
		}
	}
}

// line adds a line of text.
func (d *drawing) line(s string) {
	switch {
	case s == "":
		return
	case d.p == nil:
		d.p = tree.New("p")
	default:
		d.p.AppendChild(tree.New("br"))
	}
	d.p.AppendChild(tree.Word(s))
}

// end ends the paragraph.
func (d *drawing) end() {
	if d.p != nil {
		d.block.AppendChild(d.p)
	}
	d.p = nil
}

// written writes the text of an element of SVG: what is moved down stands on the next line, what is moved right apart.
func written(n *dom.Node, b *strings.Builder) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == dom.TextNode {
			b.WriteString(strings.ReplaceAll(c.Data, "\n", " "))
		}
		if c.Type != dom.ElementNode {
			continue
		}
		switch y, dy := tree.Attr(c, "y"), tree.Attr(c, "dy"); {
		case y != "" && y != "0", dy != "" && dy != "0":
			b.WriteByte('\n')
		case tree.Attr(c, "x") != "", tree.Attr(c, "dx") != "":
			b.WriteByte(' ')
		}
		written(c, b)
	}
}

// line returns text on one line.
func line(s string) string { return strings.Join(strings.Fields(s), " ") }
