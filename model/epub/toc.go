package epub

import (
	"net/url"
	"path"
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/html"
	"lede/model/tree"
)

// entry is a line of the table of contents.
type entry struct {
	title    string
	level    int // 1 is the top
	fragment string
}

// mostEntered is how many lines of a table of contents are read.
const mostEntered = 50_000

// contents reads the table of contents: the one of EPUB 3, else that of EPUB 2.
func (b *Book) contents(p pack, dir string) {
	ncx := ""
	for _, i := range p.Items {
		switch where := path.Join(dir, i.Href); {
		case strings.Contains(" "+i.Properties+" ", " nav "):
			if b.nav(where); len(b.toc) > 0 {
				return
			}
		case i.ID == p.Spine.TOC && p.Spine.TOC != "", ncx == "" && i.Type == "application/x-dtbncx+xml":
			ncx = where
		}
	}
	if ncx != "" {
		b.ncx(ncx)
	}
}

// enter adds a line of the table of contents that stands in the file at from.
func (b *Book) enter(title, href, from string, level int) {
	file, fragment, _ := strings.Cut(href, "#")
	title = strings.Join(strings.Fields(title), " ")
	n, ok := b.numbers[b.key(path.Join(path.Dir(from), file))]
	if !ok || title == "" || len(b.toc[n]) > mostEntered {
		return
	}
	if plain, err := url.PathUnescape(fragment); err == nil {
		fragment = plain
	}
	b.toc[n] = append(b.toc[n], entry{title, level, fragment})
}

// nav reads the table of contents of EPUB 3.
func (b *Book) nav(where string) {
	source, err := b.files.Text(where)
	if err != nil {
		return
	}
	root, err := html.ParseXML(source)
	if err != nil {
		return
	}
	var navs []*dom.Node
	tree.Each(root, func(n *dom.Node) {
		if n.DataAtom == atom.Nav {
			navs = append(navs, n)
		}
	})
	for _, n := range navs {
		if kind := tree.Attr(n, "epub:type"); kind == "toc" || strings.Contains(tree.Attr(n, "role"), "doc-toc") || len(navs) == 1 {
			b.navList(n, where, 0)
			return
		}
	}
}

// navList reads the lists in n.
func (b *Book) navList(n *dom.Node, where string, level int) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Ol, atom.Ul:
			b.navList(c, where, level+1)
		case atom.A:
			b.enter(tree.Text(c, longestTitle), tree.Attr(c, "href"), where, level)
		default:
			b.navList(c, where, level)
		}
	}
}

// navPoint is an entry of the table of contents of EPUB 2.
type navPoint struct {
	Label   string `xml:"navLabel>text"`
	Content struct {
		Src string `xml:"src,attr"`
	} `xml:"content"`
	Inner []navPoint `xml:"navPoint"`
}

// ncx reads the table of contents of EPUB 2.
func (b *Book) ncx(where string) {
	var x struct {
		Points []navPoint `xml:"navMap>navPoint"`
	}
	b.files.Decode(where, &x)
	b.points(x.Points, where, 1)
}

// points enters what an NCX has at one level.
func (b *Book) points(points []navPoint, where string, level int) {
	for _, p := range points {
		b.enter(p.Label, p.Content.Src, where, level)
		b.points(p.Inner, where, level+1)
	}
}
