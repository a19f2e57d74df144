// Package html reads pages of the web: it makes Markdown of what is to be read on them.
package html

import (
	"bytes"
	"cmp"
	"net/url"
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/tree"
)

// maxSource is how many bytes of a page are read: the longest texts on the web, whole books on one page, have 10 MB.
const maxSource = 64 << 20

// Page is a page of the web as it is to be read.
type Page struct {
	Markdown []byte
	// Notice is what a reader should know of how the page was read, "" if nothing.
	Notice string
	// Extracted says that what stands around the text is left out.
	Extracted bool
}

// Read returns the page that source, in UTF-8, holds: what the page is about, without what stands around it, or all of it if that
// can't be told apart. at is its address, nil if that isn't known.
func Read(source []byte, at *url.URL) Page { return read(source, at, false) }

// Whole is like Read, but leaves nothing out.
func Whole(source []byte, at *url.URL) Page { return read(source, at, true) }

// read returns a page, all of it or what it is about.
func read(source []byte, at *url.URL, whole bool) Page {
	var p Page
	if len(source) > maxSource {
		source, p.Notice = source[:maxSource], errLong.Error()
	}
	root, err := Parse(source)
	if err != nil {
		p.Markdown, p.Notice = Plain(source), "the page is nested too deeply: its text alone is shown"
		return p
	}
	base := baseOf(root, at)
	m, content := extract(root)
	switch {
	case content != nil && !whole:
		p.Extracted = m.part
	case m.little && !whole:
		p.Notice = "what the page is about can't be told apart: all of it is shown"
		fallthrough
	default:
		content, m.title = root, m.bare
	}
	if at != nil {
		m.address = cmp.Or(m.address, at.String())
		m.site = cmp.Or(m.site, at.Hostname())
	}
	w := newWalker(content, root, base)
	w.head(m, content)
	w.whole(content)
	p.Markdown = w.out
	return p
}

// Parse returns the tree of a page. It fails for one whose elements stand in each other more than 512 deep.
func Parse(source []byte) (*dom.Node, error) {
	if isXML(source) {
		return ParseXML(source)
	}
	return dom.Parse(bytes.NewReader(source))
}

// ParseXML is like Parse for a page that is known to be XML.
func ParseXML(source []byte) (*dom.Node, error) { return dom.Parse(bytes.NewReader(unclosed(source))) }

// newWalker returns what writes the content of a page, with the notes that it refers to, which may stand elsewhere on it. Links are resolved against base.
func newWalker(content, root *dom.Node, base *url.URL) *walker {
	targets := map[string]bool{}
	tree.Each(content, func(n *dom.Node) {
		if n.DataAtom != atom.A {
			return
		}
		if id, ok := strings.CutPrefix(resolve(base, tree.Attr(n, "href")), "#"); ok {
			if plain, err := url.PathUnescape(id); err == nil {
				id = plain
			}
			targets[id] = true
		}
	})
	w := &walker{notes: findNotes(content, root, nil), Refs: Refs{
		Link: func(href string) string { return resolve(base, href) }, Image: func(src string) string { return resolve(base, src) },
		Anchor: func(id string) string {
			if !targets[id] {
				return ""
			}
			return id
		},
	}}
	w.later = w.notes.elsewhere
	for a := range w.notes.refs { // notes are found by their labels
		delete(targets, strings.TrimPrefix(tree.Attr(a, "href"), "#"))
	}
	for id := range w.notes.from {
		delete(targets, id)
	}
	return w
}

// Write returns a tree as Markdown.
func Write(root *dom.Node, refs Refs) []byte { return WritePart(root, refs).Text }

// WritePart returns a tree as Markdown, and where the elements that From has seen stand in their source.
func WritePart(root *dom.Node, refs Refs) Part {
	w := &walker{notes: findNotes(root, root, refs.Note), Refs: refs}
	w.whole(root)
	return Part{w.out, w.starts}
}

// Text returns text as Markdown that reads as it is, on one line or in one cell of a table.
func Text(s string, table bool) string {
	text := inline([]run{{text: s}}, table)
	if table {
		return text
	}
	return escapeStart(text)
}

// whole writes all of a tree.
func (w *walker) whole(n *dom.Node) {
	w.node(n)
	w.flush()
	if len(w.runs) > 0 { // places that nothing comes after
		w.begin()
		w.line(inline(w.runs, false))
		w.runs = nil
	}
	w.writeNotes()
}

// head writes what stands above a page's text: its title, who wrote it, when and where.
func (w *walker) head(m about, content *dom.Node) {
	headings := 0
	tree.Each(content, func(n *dom.Node) {
		if n.DataAtom == atom.H1 {
			headings++
		}
	})
	w.origin = m.origin()
	w.title(m.title, headings > 0)
	if headings == 0 {
		w.tellOrigin()
	}
}

// title writes the title of a page and where it comes from, and has the headings stand below it if they wouldn't. Where the title stands in
// the text, the rest stands below it there.
func (w *walker) title(title string, above bool) {
	if title == "" {
		return
	}
	if above {
		w.levels = 1
	}
	w.line("# " + inline([]run{{text: title}}, false))
	w.tellOrigin()
}

// origin returns who wrote a page, when and where, in one line of Markdown.
func (m about) origin() string {
	var parts []run
	for _, s := range []string{m.byline, m.date, m.site, m.language} {
		if s == "" {
			continue
		}
		if len(parts) > 0 {
			parts = append(parts, run{text: " · "})
		}
		r := run{text: s}
		if s == m.site && m.address != "" {
			r.style.on[linked], r.style.dest = true, Destination(m.address)
		}
		parts = append(parts, r)
	}
	return inline(parts, false)
}

// tellOrigin writes where a page comes from, once.
func (w *walker) tellOrigin() {
	if w.origin == "" {
		return
	}
	w.begin()
	w.line(escapeStart(w.origin))
	w.origin = ""
}

// longestBase is how long an address may be that links are resolved against, which each of them then begins with.
const longestBase = 512

// baseOf returns what the links of a page are relative to: what it says itself, else its address, else the one that it says is its own; nil
// if none is known.
func baseOf(root *dom.Node, at *url.URL) *url.URL {
	base, canonical := "", ""
	tree.Each(root, func(n *dom.Node) {
		switch {
		case n.DataAtom == atom.Base && base == "":
			base = tree.Attr(n, "href")
		case n.DataAtom == atom.Link && canonical == "" && strings.EqualFold(tree.Attr(n, "rel"), "canonical"):
			canonical = tree.Attr(n, "href")
		}
	})
	for _, s := range []string{base, canonical} {
		u, err := url.Parse(strings.TrimSpace(s))
		if at != nil && err == nil {
			u = at.ResolveReference(u)
		}
		if err == nil && u.IsAbs() && u.Host != "" && len(u.String()) <= longestBase {
			return u
		}
		if at != nil {
			return at
		}
	}
	return nil
}

// Target returns where a link leads that stands on no page, "" if nowhere that could be followed.
func Target(href string) string { return resolve(nil, href) }

// resolve returns where a link leads, "" if nowhere that could be followed.
func resolve(base *url.URL, href string) string {
	href = strings.TrimSpace(href)
	if strings.HasPrefix(href, "#") {
		return href
	}
	u, err := url.Parse(href)
	if err != nil {
		return ""
	}
	switch u.Scheme {
	case "javascript", "vbscript", "data", "blob", "about":
		return ""
	case "":
		if base == nil {
			break
		}
		u = base.ResolveReference(u)
		if u.Fragment != "" && u.Host == base.Host && u.Path == base.Path && u.RawQuery == base.RawQuery {
			return "#" + u.EscapedFragment()
		}
	}
	return u.String()
}
