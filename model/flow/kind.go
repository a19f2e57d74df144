package flow

import (
	"strconv"
	"strings"

	dom "golang.org/x/net/html"

	"lede/model/tree"
)

// Kind is what a paragraph is for.
type Kind uint8

// The kinds of paragraphs.
const (
	Body     Kind = iota
	Title         // of the document
	Heading       // of a section
	Quote         // from elsewhere
	Code          // a line of it
	Contents      // a line of a table of contents, which the sections make needless
	More          // goes on with the item before it
)

// titles are what the style of the title is called by programs that write its name in the reader's language.
var titles = map[string]bool{"title": true, "titel": true, "titre": true, "título": true, "titolo": true, "tytuł": true, "название": true, "заголовок": true, "otsikko": true, "标题": true, "表題": true, "book title": true}

// headings are what the names of the styles of headings begin with, before their level.
var headings = []string{"heading", "überschrift", "titre", "título", "encabezado", "titolo", "kop", "rubrik", "overskrift", "nagłówek", "заголовок", "otsikko", "标题", "見出し", "berschrift", "titulo"}

// Named returns what a style with a name in small letters is for, and for a heading its level.
func Named(name string) (Kind, int) {
	for _, h := range headings {
		if rest, ok := strings.CutPrefix(name, h); ok {
			if n, err := strconv.Atoi(strings.TrimSpace(rest)); err == nil && n >= 1 && n <= 9 {
				return Heading, n
			}
		}
	}
	switch {
	case titles[name]:
		return Title, 0
	case strings.HasPrefix(name, "toc ") || strings.HasPrefix(name, "toc1") || name == "tocheading", name == "table of figures", strings.HasPrefix(name, "contents "):
		return Contents, 0
	case name == "quote", name == "intense quote", name == "block text", name == "quotations", name == "zitat", name == "citation":
		return Quote, 0
	case strings.HasPrefix(name, "source code"), name == "sourcecode", name == "html preformatted", name == "preformatted text", name == "code", name == "plain text", name == "macro":
		return Code, 0
	case strings.HasPrefix(name, "list continue"), name == "list paragraph", name == "listparagraph":
		return More, 0
	}
	return Body, 0
}

// Paragraph adds a paragraph that is no item of a list. level is that of a heading.
func (f *Flow) Paragraph(kind Kind, level int, p *dom.Node) {
	switch kind {
	case Contents:
	case Title:
		unbold(p)
		f.title(p)
	case Heading:
		unbold(p)
		f.heading(level, p)
	case Code:
		f.code(tree.Text(p, 1<<20))
	case Quote:
		f.quote(p)
	case More:
		f.append(f.item(), p)
	default:
		f.Add(p)
	}
}

// unbold takes the bold from a heading, which is strong by itself.
func unbold(h *dom.Node) {
	tree.Each(h, func(n *dom.Node) {
		if n.Data == "strong" {
			n.Data, n.DataAtom = "span", 0
		}
	})
}
