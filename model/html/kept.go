package html

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/tree"
)

// ofFirstLevel is the attribute by which a heading of the first level is known once the library has made one of the second of it.
const ofFirstLevel = "data-lede-first"

// lostHeading is a heading that may be missing from what the library finds: it keeps paragraphs without the headings among them, and takes a
// heading for something else whose id has a word such as "comment" or "author" in it.
type lostHeading struct {
	heading   *dom.Node
	at, above string // its place, and that of the block below it
}

// markHeadings notes the headings of a page that stand directly above a block, and marks both. They are those whose ids are made of their text, as
// programs do that write documents: what stands on a page beside its text has others.
func markHeadings(root *dom.Node) (all []lostHeading) {
	n := 0
	mark := func(e *dom.Node) string {
		if at := tree.Attr(e, place); at != "" {
			return at
		}
		n++
		tree.Set(e, place, strconv.Itoa(n))
		return strconv.Itoa(n)
	}
	below := map[*dom.Node]*dom.Node{} // the element below a heading that is none
	tree.Each(root, func(n *dom.Node) {
		var next *dom.Node
		for c := n.LastChild; c != nil; c = c.PrevSibling {
			if tree.IsHeading(c) {
				below[c] = next
			} else if c.Type == dom.ElementNode {
				next = c
			}
		}
	})
	tree.Each(root, func(h *dom.Node) {
		if !tree.IsHeading(h) {
			return
		}
		if h.DataAtom == atom.H1 {
			tree.Set(h, ofFirstLevel, "")
		}
		if next := below[h]; next != nil && isBlock(next) && !skipped(h) && isNamedSo(h) {
			all = append(all, lostHeading{h, mark(h), mark(next)})
		}
	})
	for i := range all {
		all[i].heading = copyOf(all[i].heading)
	}
	return all
}

// isNamedSo reports whether the id of a heading is made of its text.
func isNamedSo(h *dom.Node) bool {
	word := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return unicode.ToLower(r)
			}
			return -1
		}, s)
	}
	id := word(tree.Attr(h, "id"))
	return id != "" && strings.HasSuffix(word(tree.Text(h, 1024)), id) // a number before it need not be in it
}

// copyOf returns a copy of a tree.
func copyOf(n *dom.Node) *dom.Node {
	c := &dom.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace, Attr: slices.Clone(n.Attr)}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		c.AppendChild(copyOf(k))
	}
	return c
}

// putBack gives the headings of what was found their levels, and puts those back that are missing above a block that is there.
func putBack(content *dom.Node, headings []lostHeading) {
	found := map[string]*dom.Node{}
	tree.Each(content, func(n *dom.Node) {
		for _, a := range n.Attr {
			switch a.Key {
			case ofFirstLevel:
				n.Data = "h1"
			case place:
				found[a.Val] = n
			}
		}
		n.DataAtom = atom.Lookup([]byte(n.Data)) // where an element was put in the place of another, it isn't told
	})
	for _, h := range headings {
		if below := found[h.above]; below != nil && below.Parent != nil && found[h.at] == nil {
			below.Parent.InsertBefore(h.heading, below)
		}
	}
}
