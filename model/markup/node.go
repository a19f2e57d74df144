package markup

import (
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/html"
	"lede/model/tree"
)

// Node is an element or a piece of text in a tree of HTML.
type Node = dom.Node

// Element returns an element with what is in it.
func Element(a atom.Atom, inner ...*Node) *Node { return tree.New(a.String(), inner...) }

// Heading returns a heading of a level; those below the sixth are of the sixth.
func Heading(level int, inner ...*Node) *Node {
	levels := [...]atom.Atom{atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6}
	return Element(levels[min(max(level, 1), 6)-1], inner...)
}

// Link returns a link.
func Link(to string, inner ...*Node) *Node { return tree.Set(Element(atom.A, inner...), "href", to) }

// Place returns a place that links to #id lead to.
func Place(id string) *Node { return tree.Set(Element(atom.Span), "id", ID(id)) }

// Image returns a picture by its description.
func Image(src, alt string) *Node {
	n := tree.Set(Element(atom.Img), "src", src)
	if alt != "" {
		tree.Set(n, "alt", alt)
	}
	return n
}

// Pre returns a block of code in a language, "" for one that isn't known.
func Pre(language, text string) *Node {
	n := Element(atom.Pre, tree.Word(text))
	if language != "" {
		tree.Set(n, "data-lang", language)
	}
	return n
}

// Code returns a piece of code in running text.
func Code(s string) *Node { return Element(atom.Code, tree.Word(s)) }

// Math returns mathematics in running text as TeX.
func Math(tex string) *Node { return tree.Set(Element(atom.Math), "alttext", tex) }

// NoteRef returns a reference to the footnote with a label.
func NoteRef(label string) *Node { return html.Verbatim("[^" + label + "]") }

// alerts are the kinds of alerts that Markdown has, by the names that other markup has for them.
var alerts = map[string]string{
	"note": "NOTE", "tip": "TIP", "important": "IMPORTANT", "warning": "WARNING", "caution": "CAUTION",
	"hint": "TIP", "attention": "WARNING", "danger": "CAUTION", "error": "CAUTION",
}

// Alert returns an alert of a kind such as "note"; title stands above it, "" for the kind's own name.
func Alert(kind, title string, inner ...*Node) *Node {
	n := Element(atom.Blockquote)
	sign := alerts[strings.ToLower(kind)]
	switch {
	case sign != "" && (title == "" || strings.EqualFold(title, sign)):
		n.AppendChild(Element(atom.P, html.Verbatim("[!"+sign+"]")))
	case title != "":
		n.AppendChild(Element(atom.P, Element(atom.Strong, tree.Word(title))))
	case kind != "":
		n.AppendChild(Element(atom.P, Element(atom.Strong, tree.Word(strings.ToUpper(kind[:1])+kind[1:]))))
	}
	for _, c := range inner {
		n.AppendChild(c)
	}
	return n
}

// Byline returns the line that stands below a title: who wrote it, when and the like; nil if nothing is known.
func Byline(parts ...string) *Node {
	var known []string
	for _, p := range parts {
		if p = strings.Join(strings.Fields(p), " "); p != "" {
			known = append(known, p)
		}
	}
	if len(known) == 0 {
		return nil
	}
	return Element(atom.P, tree.Word(strings.Join(known, " · ")))
}

// Items returns the items of a list, each of which is what an item of the list holds.
func Items(list atom.Atom, items [][]*Node) *Node {
	l := Element(list)
	for _, inner := range items {
		l.AppendChild(Element(atom.Li, inner...))
	}
	return l
}

// Table returns a table of rows, of which the first heads are its head.
func Table(rows [][][]*Node, heads int) *Node {
	t := Element(atom.Table)
	for i, r := range rows {
		row := Element(atom.Tr)
		for _, cell := range r {
			kind := atom.Td
			if i < heads {
				kind = atom.Th
			}
			row.AppendChild(Element(kind, cell...))
		}
		t.AppendChild(row)
	}
	return t
}

// ID returns a name as links within a text have it: without what would end or break a link, in small letters.
func ID(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r <= ' ':
			return '-'
		case strings.ContainsRune("\"<>&\\()`|[]*%#", r) || r >= 0x7f && r < 0xa0:
			return -1
		}
		return r
	}, strings.ToLower(strings.Join(strings.Fields(name), " ")))
}

// Plain returns the text of nodes.
func Plain(nodes []*Node) string {
	var b strings.Builder
	var walk func(n *Node)
	walk = func(n *Node) {
		if n.Type == dom.TextNode {
			b.WriteString(n.Data)
		}
		for _, a := range n.Attr {
			if a.Key == "alt" || a.Key == "alttext" {
				b.WriteString(a.Val)
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	for _, n := range nodes {
		walk(n)
	}
	return b.String()
}
