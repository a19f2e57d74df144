package epub

import (
	"cmp"
	"strconv"
	"strings"
	"unicode"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/tree"
)

// own finds the heading of each entry that the table of contents has for the next chapter, with its level. Where an entry
// leads to no heading, or to one that another entry means, one with its title is put there.
func (b *Book) own(body *dom.Node) map[*dom.Node]int {
	found := map[*dom.Node]int{}
	entries := b.toc[b.next]
	if len(entries) == 0 {
		return found
	}
	places, least := placesIn(body)
	meant := make([]*dom.Node, len(entries))
	owner := map[*dom.Node]int{} // which entry means a heading: the first that is called like it, else the first
	for i, e := range entries {
		h := headingAt(body, places[e.fragment], e.title)
		like := h != nil && alike(tree.Text(h, longestTitle), e.title)
		meant[i] = h
		if k, ok := owner[h]; h != nil && (like || !e.group) && (!ok || like && !alike(tree.Text(h, longestTitle), entries[k].title)) {
			owner[h] = i
		}
	}
	first := body.FirstChild
	behind := map[*dom.Node]*dom.Node{} // the last heading that was put behind one
	for i, e := range entries {
		h, at := meant[i], places[e.fragment]
		if k, ok := owner[h]; h == nil || !ok || k != i {
			own := tree.New("h"+strconv.Itoa(max(1, least-1)), tree.Word(e.title))
			switch {
			case ok && k < i:
				last := cmp.Or(behind[h], h)
				last.Parent.InsertBefore(own, last.NextSibling)
				behind[h] = own
			case at == nil || at == body:
				body.InsertBefore(own, first)
			default:
				at = blockOf(at, body)
				at.Parent.InsertBefore(own, at)
			}
			h = own
		}
		found[h] = min(6, e.level+1)
	}
	for h, i := range owner {
		join(h, body, entries[i].title, found)
	}
	return found
}

// placesIn returns the elements of a chapter by their names, and the least level of its headings, at most 6.
func placesIn(body *dom.Node) (places map[string]*dom.Node, least int) {
	places, least = map[string]*dom.Node{}, 6
	tree.Each(body, func(n *dom.Node) {
		if tree.IsHeading(n) {
			least = min(least, int(n.Data[1]-'0'))
		}
		for _, name := range []string{"id", "name"} {
			if id := tree.Attr(n, name); id != "" && places[id] == nil {
				places[id] = n
			}
		}
	})
	return places, least
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

// longestTitle is how many bytes of a title are read.
const longestTitle = 16 << 10

// Between a place of the table of contents and the heading that it means may stand some letters, such as a chapter's number or a motto, and the
// elements that they and the heading stand in.
const (
	mostBefore   = 120
	mostElements = 1000
)

// headingAt returns the heading that the table of contents means with a place in a chapter, nil if there is none. at is nil for the chapter's start.
// Where something stands before it, it must be called like the entry.
func headingAt(body, at *dom.Node, title string) *dom.Node {
	for n := at; n != nil && n != body; n = n.Parent { // it may be a mark in the heading
		if tree.IsHeading(n) {
			return n
		}
	}
	if at == nil {
		at = body
	}
	before := 0
	for n, i := at, 0; n != nil && i < mostElements && before <= mostBefore; n, i = following(n, body), i+1 {
		switch {
		case n.Type == dom.TextNode:
			before += len(strings.TrimSpace(n.Data))
		case !tree.IsHeading(n):
		case before > 0 && !alike(tree.Text(n, longestTitle), title):
			return nil
		default:
			return n
		}
	}
	return nil
}

// following returns the node that follows n in a body, nil behind the last one.
func following(n, body *dom.Node) *dom.Node {
	if n.FirstChild != nil {
		return n.FirstChild
	}
	for ; n != nil && n != body; n = n.Parent {
		if n.NextSibling != nil {
			return n.NextSibling
		}
	}
	return nil
}

// alike reports whether one of two titles has the other in it.
func alike(a, b string) bool {
	a, b = letters(a), letters(b)
	return a != "" && b != "" && (strings.Contains(a, b) || strings.Contains(b, a))
}

// letters returns the letters and digits of a title, in small letters.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// join makes one heading of two lines that the table of contents has as one title, such as a chapter's number and its name. own are the
// headings of entries.
func join(h, body *dom.Node, title string, own map[*dom.Node]int) {
	last := h
	for last.LastChild != nil {
		last = last.LastChild
	}
	next := following(last, body)
	for i := 0; next != nil && i < mostElements && next.DataAtom != atom.P && !tree.IsHeading(next) && (next.Type != dom.TextNode || strings.TrimSpace(next.Data) == ""); i++ {
		next = following(next, body)
	}
	if next == nil || next.Type != dom.ElementNode || own[next] > 0 {
		return
	}
	number, all := letters(tree.Text(h, longestTitle)), letters(title)
	name, ok := strings.CutPrefix(all, number)
	if !ok || number == "" || name == "" || name != letters(tree.Text(next, longestTitle)) {
		return
	}
	h.AppendChild(tree.Word(between(title, number)))
	if id := tree.Attr(next, "id"); id != "" {
		h.AppendChild(tree.Set(tree.New("a"), "id", id))
	}
	for c := next.FirstChild; c != nil; c = next.FirstChild {
		next.RemoveChild(c)
		h.AppendChild(c)
	}
	next.Parent.RemoveChild(next)
}

// between returns what stands in a title behind the letters that it begins with, before the next one.
func between(title, begin string) string {
	seen := 0
	from := strings.IndexFunc(title, func(r rune) bool {
		over := seen == len(begin)
		seen += len(letters(string(r)))
		return over
	})
	rest := title[max(0, from):]
	to := strings.IndexFunc(rest, func(r rune) bool { return letters(string(r)) != "" })
	if gap := rest[:max(0, to)]; strings.TrimSpace(gap) != "" {
		return gap
	}
	return " "
}
