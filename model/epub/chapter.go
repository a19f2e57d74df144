package epub

import (
	"fmt"
	"io"
	"net/url"
	"path"
	"strconv"
	"strings"
	"unicode"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/html"
	"lede/model/tree"
)

// Next returns the next part of the book, a chapter or the like, as Markdown; io.EOF after the last one. A part that can't be read says so.
func (b *Book) Next() ([]byte, error) {
	if b.next >= len(b.chapters) {
		return nil, io.EOF
	}
	var out []byte
	if b.next == 0 {
		out = b.head()
	}
	source, err := b.files.Text(b.chapters[b.next])
	if err != nil {
		out = append(out, html.Write(tree.New("p", tree.New("em", tree.Word("This part of the book can't be read: "+err.Error()+"."))), b.refs())...)
	} else {
		out = append(out, b.chapter(source)...)
	}
	b.next++
	return append(out, '\n'), nil
}

// head returns what stands above a book's text: its title and who wrote it.
func (b *Book) head() []byte {
	if b.title == "" {
		return nil
	}
	root := &dom.Node{Type: dom.DocumentNode}
	root.AppendChild(tree.New("h1", tree.Word(b.title)))
	root.AppendChild(tree.New("p", tree.Word(strings.Join(b.authors, ", "))))
	return append(html.Write(root, b.refs()), '\n')
}

// chapter returns the Markdown of a chapter. The table of contents says what its headings are, as far as it knows them.
func (b *Book) chapter(source []byte) []byte {
	root, err := html.ParseXML(source)
	if err != nil {
		return html.Plain(source)
	}
	body := root
	tree.Each(root, func(n *dom.Node) {
		if n.DataAtom == atom.Body && body == root {
			body = n
		}
	})
	own := b.own(body)
	b.level = relevel(body, own, b.level, len(b.toc) > 0)
	body.InsertBefore(tree.Set(tree.New("span"), "id", chapterStart), body.FirstChild)
	return html.Write(body, b.refs())
}

// chapterStart is the id of the place where a chapter begins: no other one has blanks.
const chapterStart = "start of the chapter"

// refs say where the links of the next chapter lead: to places whose names begin with the number of their chapter.
func (b *Book) refs() html.Refs {
	here := b.next
	return html.Refs{
		Link:  func(href string) string { return b.target(here, href) },
		Image: func(string) string { return "" },
		Anchor: func(id string) string {
			if id == chapterStart {
				return anchor(here, "")
			}
			return anchor(here, id)
		},
		Note: func() string {
			b.notes++
			return strconv.Itoa(b.notes)
		},
	}
}

// anchor returns the name of a place in a chapter.
func anchor(chapter int, id string) string {
	if id == "" {
		return fmt.Sprintf("c%d", chapter+1)
	}
	return fmt.Sprintf("c%d-%s", chapter+1, id)
}

// target returns where a link of a chapter leads.
func (b *Book) target(from int, href string) string {
	u, err := url.Parse(strings.TrimSpace(href))
	switch {
	case err != nil || u.Scheme == "javascript" || u.Scheme == "data" || href == "":
		return ""
	case u.Scheme != "" || u.Host != "":
		return u.String()
	case u.Path == "":
		return "#" + anchor(from, u.Fragment)
	}
	n, ok := b.numbers[b.key(path.Join(path.Dir(b.chapters[from]), u.Path))]
	if !ok {
		return ""
	}
	return "#" + anchor(n, u.Fragment)
}

// own finds the heading of each entry that the table of contents has for the next chapter, with its level. Where an entry
// leads to no heading, one with its title is put there.
func (b *Book) own(body *dom.Node) map[*dom.Node]int {
	found := map[*dom.Node]int{}
	entries := b.toc[b.next]
	if len(entries) == 0 {
		return found
	}
	places, least := map[string]*dom.Node{}, 6
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
	for _, e := range entries {
		at := places[e.fragment]
		h := headingAt(body, at, e.title)
		if h == nil || found[h] > 0 {
			if h = tree.New("h"+strconv.Itoa(max(1, least-1)), tree.Word(e.title)); at == nil || at == body {
				body.InsertBefore(h, body.FirstChild)
			} else {
				at = blockOf(at, body)
				at.Parent.InsertBefore(h, at)
			}
		}
		found[h] = min(6, e.level+1)
	}
	return found
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

// mostBefore is how many letters may stand between a place of the table of contents and the heading that it means: a chapter's number, a motto.
const mostBefore = 120

// headingAt returns the heading that the table of contents means with a place in a chapter, nil if there is none. at is nil for the chapter's start.
// Where something stands before it, it must be called like the entry.
func headingAt(body, at *dom.Node, title string) *dom.Node {
	if at != nil {
		for n := at; n != nil && n != body; n = n.Parent { // it may be a mark in the heading
			if tree.IsHeading(n) {
				return n
			}
		}
	}
	var found *dom.Node
	begun, before := at == nil, 0
	var look func(n *dom.Node) bool
	look = func(n *dom.Node) bool {
		begun = begun || n == at
		switch {
		case begun && tree.IsHeading(n):
			found = n
			return false
		case begun && n.Type == dom.TextNode:
			before += len(strings.TrimSpace(n.Data))
		}
		for c := n.FirstChild; c != nil && before <= mostBefore; c = c.NextSibling {
			if !look(c) {
				return false
			}
		}
		return before <= mostBefore
	}
	look(body)
	if found != nil && before > 0 && !alike(tree.Text(found, longestTitle), title) {
		return nil
	}
	return found
}

// alike reports whether one of two titles has the other in it, but for the case of letters and what is no letter.
func alike(a, b string) bool {
	letters := func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}
	a, b = strings.Map(letters, a), strings.Map(letters, b)
	return a != "" && b != "" && (strings.Contains(a, b) || strings.Contains(b, a))
}

// relevel gives all headings of a chapter their levels: those of the table of contents theirs, the others such that they stand below those before them. It
// returns the level of the last one of the table of contents. listed tells that there is such a table.
func relevel(body *dom.Node, own map[*dom.Node]int, level int, listed bool) int {
	was := 0 // how the last one of the table of contents is written
	tree.Each(body, func(n *dom.Node) {
		if !tree.IsHeading(n) {
			return
		}
		written := int(n.Data[1] - '0')
		to := written + 1
		switch {
		case own[n] > 0:
			to, level, was = own[n], own[n], written
		case listed && was > 0:
			to = level + max(1, written-was)
		case listed:
			to = max(level+1, to)
		}
		n.Data = "h" + strconv.Itoa(min(6, to))
		n.DataAtom = atom.Lookup([]byte(n.Data))
	})
	return level
}
