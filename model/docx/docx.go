// Package docx reads documents of Word in Office Open XML (ECMA-376): it makes Markdown of them, part by part.
package docx

import (
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"

	dom "golang.org/x/net/html"

	"lede/model/archive"
	"lede/model/flow"
	"lede/model/tree"
)

// Document is a document that is being read.
type Document struct {
	files   *archive.Zip
	styles  map[string]*style
	lists   *lists
	links   map[string]string // the targets of links by their ids
	notes   map[string]map[string]*dom.Node
	dir     string // where the text and what goes with it stand
	text    *tree.XML
	file    io.Closer
	flow    *flow.Flow
	fields  []field // those that the text is in, the innermost last
	anchors map[string]bool
	look    look
	// What paragraphs without a style look like, and text without any.
	normalStyle string
	defaults    *dom.Node
}

// Open returns the document in an archive of some size.
func Open(at io.ReaderAt, size int64) (*Document, error) {
	files, err := archive.OpenZip(at, size, "document")
	if err != nil {
		return nil, err
	}
	d := &Document{files: files, notes: map[string]map[string]*dom.Node{}, anchors: map[string]bool{}}
	where := d.textPath()
	r, err := files.Open(where)
	if err != nil {
		return nil, errors.New("is no Word document that lede can read: there is no text in it")
	}
	d.file, d.text, d.dir = r, tree.NewXML(r, false), path.Dir(where)
	styles := d.part("styles.xml")
	d.styles = readStyles(styles)
	d.defaults = tree.Child(tree.Child(tree.Child(styles, "docDefaults"), "rPrDefault"), "rPr")
	d.lists = readLists(d.part("numbering.xml"), d.styles)
	d.links = map[string]string{}
	for id, r := range d.relations(where) {
		if strings.HasSuffix(r.kind, "/hyperlink") {
			d.links[id] = r.target
		}
	}
	var core struct {
		Title string `xml:"title"`
	}
	files.Decode("docProps/core.xml", &core) // what can't be read is as if it weren't there
	d.flow = flow.New(core.Title)
	for id, s := range d.styles {
		if s.name == "normal" {
			d.normalStyle = id
		}
	}
	d.readLook(where)
	return d, d.begin()
}

// Close lets go of the text.
func (d *Document) Close() error { return d.file.Close() }

// relation is where a part of the document leads.
type relation struct{ kind, target string }

// relations returns where the part at a path leads, by ids (ECMA-376 part 2, 8.3).
func (d *Document) relations(of string) map[string]relation {
	var x struct {
		All []struct {
			ID     string `xml:"Id,attr"`
			Type   string `xml:"Type,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	d.files.Decode(path.Join(path.Dir(of), "_rels", path.Base(of)+".rels"), &x)
	all := map[string]relation{}
	for _, r := range x.All {
		all[r.ID] = relation{r.Type, r.Target}
	}
	return all
}

// textPath returns where the text is: where the package says, else where Word puts it.
func (d *Document) textPath() string {
	for _, r := range d.relations("") {
		if strings.HasSuffix(r.kind, "/officeDocument") && d.files.Find(r.target) != nil {
			return archive.Clean(r.target)
		}
	}
	return "word/document.xml"
}

// part returns the tree of a file that goes with the text, nil if it can't be read.
func (d *Document) part(name string) *dom.Node {
	r, err := d.files.Open(path.Join(d.dir, name))
	if err != nil {
		return nil
	}
	defer r.Close()
	x := tree.NewXML(r, false)
	for {
		t, err := x.Token()
		if err != nil {
			return nil
		}
		if start, ok := t.(xml.StartElement); ok {
			n, _ := x.Element(start) // of a damaged one, what there is
			return n
		}
	}
}

// begin reads on to where the text begins.
func (d *Document) begin() error {
	for {
		t, err := d.text.Token()
		if err != nil {
			d.Close()
			return errors.New("is a damaged document: its text can't be read")
		}
		if start, ok := t.(xml.StartElement); ok && start.Name.Local == "body" {
			return nil
		}
	}
}

// Next returns the next part of the document as Markdown; io.EOF after the last one.
func (d *Document) Next() ([]byte, error) { return d.flow.Next(d.step) }

// step reads one block of the text.
func (d *Document) step() error {
	for {
		t, err := d.text.Token()
		if err != nil {
			d.release(0)
			return err
		}
		switch t := t.(type) {
		case xml.EndElement:
			if t.Name.Local == "body" {
				d.release(0)
				return io.EOF
			}
		case xml.StartElement:
			n, err := d.text.Element(t)
			if d.look.on {
				d.seen(n)
			} else {
				d.block(d.flow, n)
			}
			return err
		}
	}
}

// block adds what a node makes to the flow.
func (d *Document) block(f *flow.Flow, n *dom.Node) {
	if n.Type != dom.ElementNode {
		return
	}
	switch n.Data {
	case "p":
		d.paragraph(f, n)
	case "tbl":
		d.table(f, n)
	case "sdt":
		if isContents(n) {
			return
		}
		d.blocks(f, tree.Child(n, "sdtContent"))
	case "ins", "moveTo", "customXml", "smartTag":
		d.blocks(f, n)
	case "AlternateContent":
		d.blocks(f, alternative(n))
	}
}

// blocks adds what stands in a node to the flow.
func (d *Document) blocks(f *flow.Flow, n *dom.Node) {
	if n == nil {
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		d.block(f, c)
	}
}

// isContents reports whether a control holds the table of contents, which the sections make needless.
func isContents(sdt *dom.Node) bool {
	p := tree.Child(tree.Child(tree.Child(sdt, "sdtPr"), "docPartObj"), "docPartGallery")
	return p != nil && tree.Attr(p, "val") == "Table of Contents"
}

// alternative returns the first of the forms in which something is given: it is the newest.
func alternative(n *dom.Node) *dom.Node {
	if c := tree.Child(n, "Choice"); c != nil {
		return c
	}
	return tree.Child(n, "Fallback")
}

// table adds a table.
func (d *Document) table(f *flow.Flow, n *dom.Node) {
	t := f.Table()
	look := tree.Child(tree.Child(n, "tblPr"), "tblLook")
	titled := look != nil && (isOn(tree.Attr(look, "firstRow")) || tree.Attr(look, "firstRow") == "" && hasBit(tree.Attr(look, "val"), 0x20))
	first := true
	tree.Each(n, func(row *dom.Node) {
		if row.Data != "tr" || !within(row, n) {
			return
		}
		properties := tree.Child(row, "trPr")
		if tree.Child(properties, "del") != nil {
			return
		}
		t.Row()
		head := first && (titled || tree.Child(properties, "tblHeader") != nil)
		first = false
		tree.Each(row, func(cell *dom.Node) {
			if cell.Data != "tc" || !within(cell, n) {
				return
			}
			p := tree.Child(cell, "tcPr")
			c := t.Cell(head, number(tree.Child(p, "gridSpan"), 1))
			if m := tree.Child(p, "vMerge"); m == nil || tree.Attr(m, "val") == "restart" {
				d.blocks(c, cell)
			}
		})
	})
	t.End()
}

// within reports whether a row or a cell is one of the table itself, not of one in it.
func within(n, table *dom.Node) bool {
	for n = n.Parent; n != nil && n.Data != "tbl"; n = n.Parent {
	}
	return n == table
}
