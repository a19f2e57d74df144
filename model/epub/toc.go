package epub

import (
	"cmp"
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
	group    bool // it leads nowhere itself, but holds entries, of which this is the first one's place
}

// mostEntered is how many lines of a table of contents are read.
const mostEntered = 50_000

// contents reads the table of contents: the one of EPUB 3, else that of EPUB 2.
func (b *Book) contents(p pack, dir string) {
	ncx := ""
	for _, i := range p.Items {
		switch where := path.Join(dir, i.Href); {
		case i.isNav():
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

// enter adds a line of the table of contents that stands in the file at from. One that leads nowhere waits for the first one in it.
func (b *Book) enter(title, href, from string, level int) {
	title = line(title)
	switch {
	case title == "":
		return
	case href == "" && len(b.groups) < deepestGroup:
		b.groups = append(b.groups, entry{title: title, level: level, group: true})
		return
	}
	groups := b.groups
	b.groups = nil
	file, fragment, _ := strings.Cut(href, "#")
	where := from
	if file != "" {
		where = path.Join(path.Dir(from), file)
	}
	n, ok := b.numbers[b.key(where)]
	if !ok || len(b.toc[n]) > mostEntered {
		return
	}
	if plain, err := url.PathUnescape(fragment); err == nil {
		fragment = plain
	}
	for _, g := range groups {
		if g.level < level {
			g.fragment = fragment
			b.toc[n] = append(b.toc[n], g)
		}
	}
	b.toc[n] = append(b.toc[n], entry{title: title, level: level, fragment: fragment})
}

// deepestGroup is how many entries that lead nowhere may hold each other.
const deepestGroup = 8

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
			b.enter(cmp.Or(line(tree.Text(c, longestTitle)), told(c)), tree.Attr(c, "href"), where, level)
		case atom.Span:
			if link := inside(c, atom.A); link == nil {
				b.enter(tree.Text(c, longestTitle), "", where, level)
				continue
			}
			fallthrough
		default:
			b.navList(c, where, level)
		}
	}
}

// inside returns the first element of a kind in n, nil if there is none.
func inside(n *dom.Node, kind atom.Atom) (found *dom.Node) {
	tree.Each(n, func(c *dom.Node) {
		if c.DataAtom == kind && found == nil {
			found = c
		}
	})
	return found
}

// told returns what a link without text says of itself: its title, or what its picture shows.
func told(link *dom.Node) string {
	title := tree.Attr(link, "title")
	if img := inside(link, atom.Img); img != nil {
		return cmp.Or(title, tree.Attr(img, "alt"), tree.Attr(img, "title"))
	}
	return title
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
