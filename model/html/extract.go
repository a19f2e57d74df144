package html

import (
	"bytes"
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/tree"
)

const (
	// LongPage is how many bytes a page has at most that is waited for as a whole.
	LongPage = 4 << 20
	// mostText and mostTags are how many bytes of text and of all but scripts a page has at most that is read as a whole, to tell exactly what it is
	// about: that takes up to 60 ms. Articles have less; what is longer is read piece by piece: see Long.
	mostText = 256 << 10
	mostTags = 3 << 19
	// mostElements is the same in elements.
	mostElements = 100_000
	// leastFound is how many letters make a content; what is shorter is one only if the page has not much more.
	leastFound = 500
)

// about is what a page says of itself.
type about struct {
	heading                                      string // the only one of the first level
	title, byline, date, site, language, address string
	bare                                         string // the title, if it doesn't stand on the page
	little                                       bool   // extraction found too little
	part                                         bool   // what it found isn't all
}

// extract returns what a page says of itself, and what it is about; nil if that is all of it.
func extract(root *dom.Node) (about, *dom.Node) {
	m := aboutPage(root)
	elements, all := 0, letters(root)
	tree.Each(root, func(*dom.Node) { elements++ })
	if elements > mostElements {
		return m, nil
	}
	headings := markHeadings(root)
	p := readability.NewParser()
	p.KeepClasses = true // code has its language there
	a, err := p.ParseDocument(root, nil)
	if err != nil {
		return m, nil
	}
	m.byline, m.site, m.language = squeezeLine(a.Byline()), squeezeLine(a.SiteName()), squeezeLine(a.Language())
	if t, err := a.PublishedTime(); err == nil {
		m.date = t.Format("2 January 2006")
	}
	if a.Node == nil {
		m.little = all > leastFound
		return m, nil
	}
	if found := letters(a.Node); found < leastFound && 2*found < all || 20*found < all {
		m.little = true
		return m, nil
	}
	m.part = letters(a.Node)+2*len(a.Title()) < all
	putBack(a.Node, headings)
	m.title = squeezeLine(a.Title())
	first := firstHeading(a.Node)
	if first == nil {
		return m, a.Node
	}
	text := squeezeLine(tree.Text(first, 1024))
	if m.heading != "" && (m.heading == text || strings.Contains(m.title, m.heading)) {
		m.title = m.heading
	}
	if strings.EqualFold(text, m.title) { // it would stand there twice
		first.Parent.RemoveChild(first)
	}
	return m, a.Node
}

// aboutPage returns what the head of a page says. Its title need not stand above a page that has one heading of the first level, which is
// the first of all.
func aboutPage(root *dom.Node) about {
	var m about
	headings := 0
	var first *dom.Node
	tree.Each(root, func(n *dom.Node) {
		switch {
		case n.DataAtom == atom.Title && m.title == "" && n.Parent.DataAtom == atom.Head:
			m.title = squeezeLine(tree.Text(n, 1024))
		case n.DataAtom == atom.H1:
			headings++
			m.heading = squeezeLine(tree.Text(n, 1024))
		case n.DataAtom == atom.Link && strings.EqualFold(tree.Attr(n, "rel"), "canonical") && strings.HasPrefix(tree.Attr(n, "href"), "http"):
			m.address = tree.Attr(n, "href")
		}
		if first == nil && tree.IsHeading(n) {
			first = n
		}
	})
	if headings > 1 {
		m.heading = ""
	}
	if headings != 1 || first.DataAtom != atom.H1 {
		m.bare = m.title
	}
	return m
}

// firstHeading returns the first heading in a tree, nil if there is none.
func firstHeading(n *dom.Node) *dom.Node {
	if tree.IsHeading(n) {
		return n
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if h := firstHeading(c); h != nil {
			return h
		}
	}
	return nil
}

// letters returns how many bytes of text a tree shows.
func letters(n *dom.Node) int {
	if n.Type == dom.TextNode {
		return len(strings.TrimSpace(n.Data))
	}
	if n.Type == dom.ElementNode && skipped(n) {
		return 0
	}
	sum := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		sum += letters(c)
	}
	return sum
}

// squeezeLine returns s in one line, at most some hundred letters of it.
func squeezeLine(s string) string {
	if len(s) > 512 {
		s = strings.ToValidUTF8(s[:512], "") + "…"
	}
	return strings.TrimSpace(squeeze(s, true))
}

// IsLong reports whether a page is to be read piece by piece.
func IsLong(source []byte) bool {
	tags, text := len(source), 0
	for len(source) > 0 {
		i := bytes.IndexByte(source, '<')
		if i < 0 {
			text += len(source)
			break
		}
		text += len(bytes.TrimSpace(source[:i]))
		source = source[i:]
		end := bytes.IndexByte(source, '>') + 1
		for _, name := range []string{"script", "style", "SCRIPT", "STYLE"} {
			if bytes.HasPrefix(source[1:], []byte(name)) {
				if end = bytes.Index(source, []byte("</"+name)); end < 0 {
					end = len(source)
				}
				tags -= end
				break
			}
		}
		if end <= 0 {
			break
		}
		source = source[end:]
	}
	return text > mostText || tags > mostTags
}
