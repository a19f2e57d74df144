// Package tree builds and reads the trees that model/html makes Markdown of.
package tree

import (
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// New returns a new element that holds some nodes.
func New(name string, children ...*dom.Node) *dom.Node {
	n := &dom.Node{Type: dom.ElementNode, Data: name, DataAtom: atom.Lookup([]byte(name))}
	for _, c := range children {
		n.AppendChild(c)
	}
	return n
}

// Word returns a new node of text.
func Word(text string) *dom.Node { return &dom.Node{Type: dom.TextNode, Data: text} }

// Set gives an element an attribute, and returns the element.
func Set(n *dom.Node, name, value string) *dom.Node {
	n.Attr = append(n.Attr, dom.Attribute{Key: name, Val: value})
	return n
}

// Attr returns an attribute of an element, "" if it has none of that name.
func Attr(n *dom.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// Each calls do for all elements of a tree.
func Each(n *dom.Node, do func(*dom.Node)) {
	if n.Type == dom.ElementNode {
		do(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		Each(c, do)
	}
}

// Child returns the first element of a name that stands in n itself, nil if there is none or n is nil.
func Child(n *dom.Node, name string) *dom.Node {
	if n == nil {
		return nil
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == dom.ElementNode && c.Data == name {
			return c
		}
	}
	return nil
}

// Text returns the text in n as it stands, at most about most bytes of it.
func Text(n *dom.Node, most int) string {
	var b strings.Builder
	var walk func(*dom.Node)
	walk = func(n *dom.Node) {
		if n.Type == dom.TextNode {
			b.WriteString(n.Data)
		}
		if n.DataAtom == atom.Br {
			b.WriteByte('\n')
		}
		for c := n.FirstChild; c != nil && b.Len() < most; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return b.String()
}

// IsHeading reports whether an element is a heading.
func IsHeading(n *dom.Node) bool {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}
