package html

import (
	"strconv"
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/tree"
)

// notes are the footnotes of a page: what refers to them, and the blocks that hold them.
type notes struct {
	refs   map[*dom.Node]string // the links to notes, with the notes' labels
	bodies map[*dom.Node]string // the blocks that are notes
	ids    map[string]string    // the labels by the ids that the links lead to
	// elsewhere are the notes that stand outside of the content.
	elsewhere []*dom.Node
	from      map[string]bool // the ids of the links, which notes lead back to
}

// findNotes finds the footnotes of a content: links that are said to lead to notes, or look so, to blocks that are there or elsewhere on the page.
// next gives the labels; if it is nil, they are what stands in the links.
func findNotes(content, page *dom.Node, next func() string) notes {
	f := notes{refs: map[*dom.Node]string{}, bodies: map[*dom.Node]string{}, ids: map[string]string{}, from: map[string]bool{}}
	taken := map[string]bool{}
	var links []*dom.Node
	again := 1 // a number that no note has that is called like one before it
	tree.Each(content, func(n *dom.Node) {
		id, ok := strings.CutPrefix(tree.Attr(n, "href"), "#")
		if n.DataAtom != atom.A || !ok || id == "" || !isReference(n, id) {
			return
		}
		links = append(links, n)
		f.from[tree.Attr(n, "id")] = true
		f.from[tree.Attr(n.Parent, "id")] = true
		if f.ids[id] == "" {
			label := ""
			if next != nil {
				label = next()
			} else {
				label = noteLabel(n, len(f.ids)+1)
			}
			for ; taken[label]; again++ {
				label = "n" + strconv.Itoa(again)
			}
			taken[label] = true
			f.ids[id] = label
		}
	})
	if len(links) == 0 {
		return f
	}
	found := map[string]bool{}
	f.find(content, found)
	if page != content {
		f.elsewhere = f.find(page, found)
	}
	for _, l := range links {
		if label := f.ids[strings.TrimPrefix(tree.Attr(l, "href"), "#")]; found[label] {
			f.refs[l] = label
		}
	}
	return f
}

// find notes the blocks in a tree that are notes, once each, and returns them.
func (f *notes) find(root *dom.Node, found map[string]bool) (bodies []*dom.Node) {
	tree.Each(root, func(n *dom.Node) {
		id := tree.Attr(n, "id")
		if id == "" && n.DataAtom == atom.A {
			id = tree.Attr(n, "name")
		}
		if label := f.ids[id]; label != "" && !found[label] {
			if b := noteBody(n); b != nil && f.bodies[b] == "" {
				f.bodies[b] = label
				found[label] = true
				bodies = append(bodies, b)
			}
		}
	})
	return bodies
}

// isReference reports whether a link within the page refers to a note: its role, type or class says so, or it is raised and its target is called like a note.
func isReference(a *dom.Node, id string) bool {
	if strings.Contains(tree.Attr(a, "role"), "doc-noteref") || strings.Contains(tree.Attr(a, "epub:type"), "noteref") || strings.Contains(tree.Attr(a, "class"), "footnote-ref") {
		return true
	}
	raised := a.Parent != nil && a.Parent.DataAtom == atom.Sup
	for c := a.FirstChild; c != nil && !raised; c = c.NextSibling {
		raised = c.DataAtom == atom.Sup
	}
	if !raised {
		return false
	}
	id = strings.ToLower(strings.TrimLeft(id, "_"))
	for _, begin := range []string{"fn", "ftn", "footnote", "cite_note", "note", "endnote", "edn", "en"} {
		if rest, ok := strings.CutPrefix(id, begin); ok && !strings.HasPrefix(rest, "ref") && !strings.HasPrefix(rest, "_ref") && !strings.HasPrefix(rest, "-ref") {
			return true
		}
	}
	return false
}

// noteLabel returns the label of the note that a link refers to: what stands in the link if that can be one, else its number.
func noteLabel(a *dom.Node, number int) string {
	label := strings.ReplaceAll(strings.Trim(strings.TrimSpace(tree.Text(a, 64)), "[]()^"), " ", "")
	for i := range len(label) {
		if !isLetter(label[i]) && (label[i] < '0' || label[i] > '9') {
			label = ""
			break
		}
	}
	if label == "" || len(label) > 16 {
		label = strconv.Itoa(number)
	}
	return label
}

// noteBody returns the block that is the note which n begins: n itself, or what n stands at the start of; nil if there is none.
func noteBody(n *dom.Node) *dom.Node {
	for range 6 {
		switch {
		case n.DataAtom == atom.Body, n.DataAtom == atom.Td, n.DataAtom == atom.Section, n.DataAtom == atom.Ol, n.DataAtom == atom.Ul, tree.IsHeading(n):
			return nil
		case isBlock(n) && (n.DataAtom != atom.P || n.Parent == nil || n.Parent.DataAtom != atom.Li):
			return n
		}
		for s := n.PrevSibling; s != nil; s = s.PrevSibling {
			if s.Type == dom.ElementNode || s.Type == dom.TextNode && strings.TrimSpace(s.Data) != "" {
				return nil
			}
		}
		if n = n.Parent; n == nil {
			return nil
		}
	}
	return nil
}

// isBack reports whether a link in a note leads back to where the note is referred to.
func (f notes) isBack(a *dom.Node) bool {
	if strings.Contains(tree.Attr(a, "role"), "doc-backlink") || strings.Contains(tree.Attr(a, "epub:type"), "backlink") {
		return true
	}
	class := tree.Attr(a, "class")
	if strings.Contains(class, "backref") || strings.Contains(class, "footnote-back") || strings.Contains(class, "reversefootnote") {
		return true
	}
	id, ok := strings.CutPrefix(tree.Attr(a, "href"), "#")
	if !ok || id == "" {
		return false
	}
	if f.from[id] {
		return true
	}
	switch strings.Trim(strings.TrimSpace(tree.Text(a, 16)), "\ufe0e\ufe0f") {
	case "↩", "↑", "^", "⏎", "↵", "⬆":
		return true
	}
	return false
}

// writeNotes writes the notes that stood among the blocks so far.
func (w *walker) writeNotes() {
	for i := 0; i < len(w.later); i++ {
		n := w.later[i]
		w.inside("[^"+w.notes.bodies[n]+"]: ", "    ", false, func() {
			w.numberless(n)
			w.flush()
		})
	}
	w.later = nil
}

// numberless writes what is in a note but the number at its start, where a link leads back from.
func (w *walker) numberless(n *dom.Node) {
	first := n.FirstChild
	for first != nil && first.Type == dom.TextNode && strings.TrimSpace(first.Data) == "" {
		first = first.NextSibling
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c == first && c.Type == dom.TextNode {
			if rest, ok := strings.CutPrefix(strings.TrimSpace(c.Data), "^"); ok {
				w.add(run{text: rest})
				continue
			}
		}
		if c == first && c.Type == dom.ElementNode {
			text := strings.Trim(strings.TrimSpace(tree.Text(c, 64)), "[]().^")
			if text == w.notes.bodies[n] {
				continue
			}
			if c.DataAtom == atom.P {
				w.flush()
				inner := notes{bodies: map[*dom.Node]string{c: w.notes.bodies[n]}, refs: w.notes.refs, from: w.notes.from}
				outer := w.notes
				w.notes = inner
				w.numberless(c)
				w.notes = outer
				w.flush()
				continue
			}
		}
		w.node(c)
	}
}
