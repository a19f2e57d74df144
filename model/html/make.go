package html

import (
	"strings"

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

// Fragment returns a piece of HTML that stands in Markdown as Markdown. What it leaves open ends with it; rows and cells may be of a table
// that began before it.
func Fragment(source string) []byte {
	first := strings.TrimSpace(source)
	for strings.HasPrefix(first, "</") {
		_, first, _ = strings.Cut(first, ">")
		first = strings.TrimSpace(first)
	}
	first = strings.ToLower(first[:min(len(first), len("<tbody"))])
	for _, tag := range [...]string{"<tr", "<td", "<th", "<tbody"} { // <thead begins with <th
		if strings.HasPrefix(first, tag) {
			source = "<table>" + source
			break
		}
	}
	root, err := dom.Parse(strings.NewReader(source))
	if err != nil {
		return nil
	}
	follow := func(href string) string { return resolve(nil, href) }
	return Write(root, Refs{Link: follow, Image: follow, Anchor: func(string) string { return "" }})
}
