// Package man reads the sources of manual pages in man(7) and mdoc(7): it makes Markdown of them, section by section.
//
// What it knows of roff is what pages use: strings, registers, macros, conditions, tables. It draws nothing where the text says how wide a line is.
package man

import (
	"bufio"
	"io"
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/html"
	"lede/model/tree"
)

const (
	// partSize is about how many bytes of text are written at once: a section, or what a page holds of a long one.
	partSize = 32 << 10
	// longestLine is how many bytes of the source are read as one line at most; no page has lines of more than some thousands.
	longestLine = 64 << 10
	// longestParagraph is how many bytes of text a paragraph may have; what follows begins another one.
	longestParagraph = 32 << 10
	// credit is how many bytes macros, strings and loops may make of nothing, and growth how many more for each byte of the page: pages make
	// three at most. Without an end, three lines would make any number.
	credit, growth = 1 << 18, 16
	// deepest is how many macros and files may be read within each other, and how many strings; most pages need three.
	deepest = 32
	// mostLevels is how deep text may be indented. No screen has room for more.
	mostLevels = 16
	// mostNames is how many macros, strings and registers a page may define, and mostBody how many bytes one of them may have.
	mostNames, mostBody = 10_000, 1 << 20
)

// Page is a manual page that is being read.
type Page struct {
	builder
	roff
	reading
	mdoc
	title, section string   // what .TH or .Dt say, "" before
	marks          []string // what else they say: date, system, manual
	headed         bool     // the title was written
	inSynopsis     bool     // the section that is read says how to call what the page is about
	ended          bool
}

// Open returns the page whose source r gives in UTF-8. include returns the source of another one of the same tree, which .so names by its path there; it may be nil.
func Open(r io.Reader, include func(name string) (io.Reader, error)) *Page {
	p := &Page{}
	p.roff = newRoff(include)
	p.frames = []frame{{in: bufio.NewReaderSize(r, longestLine)}}
	p.fn = -1
	p.fresh()
	return p
}

// Next returns the next part of the page as Markdown; io.EOF after the last one.
func (p *Page) Next() (html.Part, error) {
	for {
		root := p.nextTree()
		if root == nil {
			return html.Part{}, io.EOF
		}
		refs := html.Refs{Link: func(href string) string { return href }, Image: func(string) string { return "" }, Anchor: func(string) string { return "" }}
		if out := html.WritePart(root, refs); len(out.Text) > 0 {
			return out.Ended(), nil
		}
	}
}

// nextTree returns the next part of the page; nil after the last one.
func (p *Page) nextTree() *dom.Node {
	for p.ready == nil && !p.ended {
		if line, ok := p.readLine(); ok {
			p.here = p.at
			p.line(line)
			continue
		}
		p.ended = true
		p.endSection()
		p.footer()
		p.cut()
	}
	root := p.ready
	p.ready = nil
	if root == nil {
		return nil
	}
	onlyTerms(root)
	if !p.headed {
		p.headed = true
		p.head(root)
	}
	return root
}

// mostLede is how many bytes of text the section may have in which a page says what it is about: some pages describe fifty functions.
const mostLede = 4 << 10

// head puts the title above the first part of a page. The line that says what the page is about needs no heading.
func (p *Page) head(root *dom.Node) {
	if p.title == "" {
		return
	}
	title := p.title
	if h := root.FirstChild; h != nil && p.total <= mostLede && isLede(h) {
		root.RemoveChild(h)
		for _, name := range strings.FieldsFunc(textOf(root), func(r rune) bool { return r == ' ' || r == ',' || r == '\n' }) {
			if strings.EqualFold(name, title) {
				title = name // as readers call it, where the title is in capitals
				break
			}
		}
	}
	if p.section != "" {
		title += "(" + p.section + ")"
	}
	root.InsertBefore(tree.New("h1", tree.Word(title)), root.FirstChild)
}

// isLede reports whether what follows a heading is nothing but paragraphs that say what the page is about: names, a dash, and the rest.
func isLede(h *dom.Node) bool {
	if h.DataAtom != atom.H2 || h.NextSibling == nil {
		return false
	}
	dash := false
	for c := h.NextSibling; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.P {
			return false
		}
		text := textOf(c)
		dash = dash || strings.Contains(text, " - ") || strings.Contains(text, " – ") || strings.Contains(text, " — ") || strings.Contains(text, " -- ")
	}
	return dash
}

// footer writes what stands at the foot of a printed page: which system it is about, and when it was written.
func (p *Page) footer() {
	var parts []string
	for _, m := range p.marks {
		if m = strings.TrimSpace(m); m != "" {
			parts = append(parts, m)
		}
	}
	if len(parts) == 0 {
		return
	}
	p.levels = p.levels[:1]
	p.levels[0].list, p.levels[0].item = nil, nil
	p.add(strings.Join(parts, " · "), style{italic: true})
	p.flush()
}
