package html

import (
	"slices"
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/tree"
)

// definitions writes a list of terms and what they mean: where each meaning is a text of its own, in the form of PHP Markdown Extra;
// else as items that begin with the tag of what they are.
func (w *walker) definitions(n *dom.Node) {
	var all []*dom.Node
	simple, named := w.depth == 0, false
	for c := range entries(n) {
		all = append(all, c)
		named = named || c.DataAtom == atom.Dt
		simple = simple && !(c.DataAtom == atom.Dd && !isText(c))
	}
	switch {
	case !named: // it only stands further in
		w.children(n)
	case simple && len(all) > 1 && all[0].DataAtom == atom.Dt:
		w.meanings(all)
	default:
		sign := byte('-')
		if w.after == sign { // with the same sign, it would be one list with that before
			sign = '*'
		}
		w.begin()
		tight := w.tight
		w.fresh, w.tight = true, false
		for len(all) > 0 {
			all = w.definition(all, string(sign)+" ")
		}
		w.tight, w.fresh, w.after = tight, false, sign
	}
}

// meanings writes terms, each with meanings of one line.
func (w *walker) meanings(all []*dom.Node) {
	before := atom.Dd
	for _, c := range all {
		text := w.oneLine(c, false)
		switch {
		case text == "":
			continue
		case c.DataAtom == atom.Dd:
			w.line(": " + escapeStart(text))
		case before == atom.Dt: // several terms have one meaning
			w.line(escapeStart(text))
		default:
			w.from(c)
			w.begin()
			w.line(escapeStart(text))
		}
		before = c.DataAtom
	}
}

// definition writes the terms that entries begin with as one item, and their meanings as items in it. It returns the entries after them.
func (w *walker) definition(all []*dom.Node, marker string) []*dom.Node {
	w.from(all[0])
	if n := termsOf(all); n > 0 {
		w.contain(marker, "  ", false, func() {
			w.begin()
			w.line("<dt>")
			w.starting()
			for i, c := range all[:n] {
				if i > 0 {
					w.lineBreak()
				}
				w.term(c)
			}
			w.flush()
			w.tight = true // the first meaning stands right below its term
			all = w.bodies(all[n:], "- ")
		})
		return all
	}
	return w.bodies(all, marker)
}

// term writes a term, with the others that mean the same.
func (w *walker) term(n *dom.Node) {
	if id := tree.Attr(n, "id"); id != "" {
		w.place(id)
	}
	was := w.style
	w.style.on[strong] = true
	w.children(n)
	w.style = was
}

// termsOf returns how many terms entries begin with.
func termsOf(all []*dom.Node) int {
	n := slices.IndexFunc(all, func(c *dom.Node) bool { return c.DataAtom == atom.Dd })
	if n < 0 {
		return len(all)
	}
	return n
}

// bodies writes the meanings that entries begin with, and returns the entries after them.
func (w *walker) bodies(all []*dom.Node, marker string) []*dom.Node {
	for len(all) > 0 && all[0].DataAtom == atom.Dd {
		w.contain(marker, "  ", false, func() {
			w.begin()
			w.line("<dd>")
			w.element(all[0])
		})
		w.tight, all = false, all[1:]
	}
	return all
}

// entries yields the terms and meanings in a list of them; some have a div around each pair.
func entries(n *dom.Node) func(yield func(*dom.Node) bool) {
	return func(yield func(*dom.Node) bool) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.DataAtom == atom.Div {
				for d := c.FirstChild; d != nil; d = d.NextSibling {
					if d.Type == dom.ElementNode && !yield(d) {
						return
					}
				}
			} else if c.Type == dom.ElementNode && !yield(c) {
				return
			}
		}
	}
}

// isText reports whether an element has running text only, or one paragraph of it.
func isText(n *dom.Node) bool {
	paragraphs, other := 0, 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.DataAtom == atom.P && isText(c):
			paragraphs++
		case isBlock(c):
			return false
		case c.DataAtom == atom.Br, c.Type == dom.ElementNode && !isText(c):
			return false
		case c.Type == dom.ElementNode, c.Type == dom.TextNode && strings.TrimSpace(c.Data) != "":
			other++
		}
	}
	return paragraphs == 0 || paragraphs == 1 && other == 0
}
