package epub

import (
	"fmt"
	"io"
	"net/url"
	"path"
	"strconv"
	"strings"

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
	source, err := b.source(b.next)
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
	drawings(body)
	own := b.own(body)
	b.untitle(body, own)
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

// untitle makes paragraphs of the headings that say the title of the book again, as on its title page, and that the table of contents doesn't have.
func (b *Book) untitle(body *dom.Node, own map[*dom.Node]int) {
	title := letters(b.title)
	tree.Each(body, func(n *dom.Node) {
		if len(b.toc) > 0 && title != "" && tree.IsHeading(n) && own[n] == 0 && letters(tree.Text(n, longestTitle)) == title {
			n.Data, n.DataAtom = "p", atom.P
		}
	})
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
