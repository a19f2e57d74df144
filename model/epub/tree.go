package epub

import (
	"net/url"
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// element returns a new element with a text.
func element(name, text string) *dom.Node {
	n := &dom.Node{Type: dom.ElementNode, Data: name, DataAtom: atom.Lookup([]byte(name))}
	if text != "" {
		n.AppendChild(&dom.Node{Type: dom.TextNode, Data: text})
	}
	return n
}

// paragraph returns a tree of one paragraph.
func paragraph(text string) *dom.Node {
	p := element("p", "")
	p.AppendChild(element("em", text))
	return p
}

// each calls do for all elements of a tree.
func each(n *dom.Node, do func(*dom.Node)) {
	if n.Type == dom.ElementNode {
		do(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		each(c, do)
	}
}

// blockOf returns the paragraph or the like that n stands in, at most a child of body.
func blockOf(n, body *dom.Node) *dom.Node {
	for n.Parent != nil && n.Parent != body {
		switch n.DataAtom {
		case atom.P, atom.Div, atom.Section, atom.Ul, atom.Ol, atom.Table, atom.Blockquote, atom.Pre, atom.Figure, atom.Article:
			return n
		}
		n = n.Parent
	}
	return n
}

// isHeading reports whether n is a heading.
func isHeading(n *dom.Node) bool {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// attr returns an attribute of an element, "" if it has none of that name.
func attr(n *dom.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// textOf returns the text in a tree.
func textOf(n *dom.Node) string {
	var b strings.Builder
	var walk func(*dom.Node)
	walk = func(n *dom.Node) {
		if n.Type == dom.TextNode {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return b.String()
}

// unescaped returns a part of an address as it was before it was escaped.
func unescaped(s string) string {
	if plain, err := url.PathUnescape(s); err == nil {
		return plain
	}
	return s
}
