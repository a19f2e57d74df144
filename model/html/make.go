package html

import (
	dom "golang.org/x/net/html"
)

// noteSpace is the namespace of the elements that Note makes; no page has it.
const noteSpace = "note"

// Note returns a footnote with what is in it. It is written where it stands. A label is of letters and digits.
func Note(label string, inner ...*dom.Node) *dom.Node {
	n := &dom.Node{Type: dom.ElementNode, Data: label, Namespace: noteSpace}
	for _, c := range inner {
		n.AppendChild(c)
	}
	return n
}

// Verbatim returns a node that is written as it stands, which is Markdown of running text: a reference to a note, mathematics.
func Verbatim(markdown string) *dom.Node { return &dom.Node{Type: dom.RawNode, Data: markdown} }

// Markdown returns nodes that were made of another markup than HTML as Markdown. Links lead where they say, those that could do harm
// nowhere; all elements with an id are places that links may lead to.
func Markdown(nodes []*dom.Node) Part {
	root := &dom.Node{Type: dom.DocumentNode}
	for _, n := range nodes {
		root.AppendChild(n)
	}
	follow := func(href string) string { return resolve(nil, href) }
	w := &walker{Refs: Refs{Link: follow, Image: follow, Anchor: func(id string) string { return id }}}
	w.whole(root)
	return Part{w.out, w.starts}
}
