package html

import (
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/tree"
)

const (
	// deepest is how many quotes and lists may stand in each other; what is deeper stands in the last of them. The
	// renderer shows no more.
	deepest = 10
	// longestLine is how long a heading or a cell may get in bytes: it is one line of the source.
	longestLine = 16 << 10
)

// walker writes the elements of a page as Markdown.
type walker struct {
	writer
	Refs
	levels int   // added to those of headings
	runs   []run // of the paragraph that is gathered
	length int   // of their text
	style  style // of the text that comes next
	depth  int   // of quotes and lists
	flat   bool  // blocks become lines of one cell or heading
	notes  notes
	placed map[string]bool // the places that were marked
	later  []*dom.Node     // the notes of this part, which come behind it
	origin string          // where the page comes from: what is told below its title
	open   openCode
}

// Refs say what becomes of what a page refers to.
type Refs struct {
	Link   func(href string) string // where a link leads; "" if nowhere
	Image  func(src string) string  // where a picture is
	Anchor func(id string) string   // how the place of an element with that id is called; "" if nothing leads there
	Note   func() string            // the label of the next note; nil where notes keep theirs
}

// children writes all that is in n.
func (w *walker) children(n *dom.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
}

// node writes one node.
func (w *walker) node(n *dom.Node) {
	switch n.Type {
	case dom.TextNode:
		w.add(run{text: n.Data})
	case dom.RawNode:
		w.add(run{kind: verbatim, text: n.Data})
	case dom.ElementNode:
		switch {
		case n.Namespace == noteSpace && !w.flat:
			w.flush()
			w.from(n)
			w.inside("[^"+n.Data+"]: ", "    ", false, func() {
				w.children(n)
				w.flush()
			})
		case !skipped(n):
			w.element(n)
		}
	case dom.DocumentNode:
		w.children(n)
	}
}

// element writes one element.
func (w *walker) element(n *dom.Node) {
	if w.notes.bodies[n] != "" && !w.flat {
		w.later = append(w.later, n)
		return
	}
	block := isBlock(n)
	if block {
		w.flush()
		w.from(n)
	}
	if id := tree.Attr(n, "id"); id != "" {
		w.place(id)
	} else if id := tree.Attr(n, "name"); id != "" && n.DataAtom == atom.A {
		w.place(id)
	}
	if !block {
		w.running(n)
		return
	}
	if w.flat {
		if n.DataAtom == atom.Li {
			w.add(run{text: "• "})
		}
		w.children(n)
	} else {
		w.block(n)
	}
	w.flush()
}

// block writes an element that stands on lines of its own. What was before it is written already.
func (w *walker) block(n *dom.Node) {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.heading(n)
		if n.DataAtom == atom.H1 {
			w.tellOrigin()
		}
	case atom.Hr:
		w.begin()
		w.line("* * *")
	case atom.Blockquote:
		w.contain("> ", "> ", false, func() { w.children(n) })
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		w.list(n)
	case atom.Dl:
		w.definitions(n)
	case atom.Pre, atom.Listing, atom.Xmp, atom.Plaintext:
		w.code(n)
	case atom.Table:
		w.table(n)
	case atom.Figcaption, atom.Caption:
		w.marked(n, emphatic)
	case atom.Summary, atom.Dt:
		w.marked(n, strong)
	default:
		w.children(n)
	}
}

// running writes an element that stands in a line.
func (w *walker) running(n *dom.Node) {
	switch n.DataAtom {
	case atom.Br:
		w.lineBreak()
	case atom.Img, atom.Image:
		w.picture(n)
	case atom.A:
		w.anchorOrLink(n)
	case atom.B, atom.Strong:
		w.marked(n, strong)
	case atom.I, atom.Em, atom.Cite, atom.Var, atom.Dfn:
		w.marked(n, emphatic)
	case atom.S, atom.Del, atom.Strike:
		w.marked(n, struck)
	case atom.Code, atom.Tt, atom.Samp, atom.Kbd:
		w.add(run{kind: code, text: tree.Text(n, longestLine)})
	case atom.Q:
		w.add(run{text: "“"})
		w.children(n)
		w.add(run{text: "”"})
	case atom.Math:
		w.math(n)
	case atom.Iframe, atom.Video, atom.Audio:
		w.media(n)
	case atom.Sup, atom.Sub:
		w.raised(n)
	case atom.Wbr:
	default:
		w.children(n)
	}
}

// marked writes what is in n in a style.
func (w *walker) marked(n *dom.Node, m mark) {
	was := w.style
	w.style.on[m] = true
	w.children(n)
	if isBlock(n) {
		w.flush()
	}
	w.style = was
}

// add adds a run to the paragraph.
func (w *walker) add(r run) {
	if w.flat && w.length > longestLine {
		return
	}
	r.style = w.style
	w.length += len(r.text) + 1
	w.runs = append(w.runs, r)
}

// lineBreak breaks the line; a second time, the paragraph.
func (w *walker) lineBreak() {
	for i := len(w.runs) - 1; i >= 0 && !w.flat; i-- {
		if r := w.runs[i]; r.kind == lineBreak {
			w.flush()
			return
		} else if r.kind != words || strings.TrimSpace(r.text) != "" {
			break
		}
	}
	w.add(run{kind: lineBreak})
}

// flush writes the paragraph that was gathered, if there is one.
func (w *walker) flush() {
	if w.flat {
		if n := len(w.runs); n > 0 && w.runs[n-1].kind != lineBreak {
			w.add(run{kind: lineBreak})
		}
		return
	}
	if w.onlyPlaces() {
		return // they are those of what comes next
	}
	runs := w.runs
	w.runs, w.length = w.runs[:0], 0
	text := inline(runs, false)
	if text == "" {
		return
	}
	w.begin()
	for line := range strings.SplitSeq(text, "\n") {
		w.line(escapeStart(line))
	}
}

// onlyPlaces reports whether nothing but places and blanks is gathered, and forgets the blanks.
func (w *walker) onlyPlaces() bool {
	n := 0
	for _, r := range w.runs {
		switch {
		case r.kind == spot:
			w.runs[n] = r
			n++
		case r.kind != lineBreak && (r.kind != words || strings.Trim(r.text, " \t\r\n\f") != ""):
			return false
		}
	}
	w.runs = w.runs[:n]
	return true
}

// contain writes a container, unless as many as are shown stand in each other already.
func (w *walker) contain(marker, lead string, tight bool, body func()) {
	if w.depth >= deepest {
		body()
		w.flush()
		return
	}
	w.depth++
	w.inside(marker, lead, tight, func() {
		body()
		w.flush()
	})
	w.depth--
}

// oneLine returns what is in n as one line, or as one cell of a table.
func (w *walker) oneLine(n *dom.Node, table bool) string {
	runs, length, flat := w.runs, w.length, w.flat
	w.runs, w.length, w.flat = nil, 0, true
	w.children(n)
	text := inline(w.runs, table)
	w.runs, w.length, w.flat = runs, length, flat
	if !table {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\\\n", " "), "  \n", " ")
	}
	return text
}

// heading writes a heading. Its text is strong by itself.
func (w *walker) heading(n *dom.Node) {
	pending := w.runs // the place of the heading
	w.runs = nil
	text := w.oneLine(n, false)
	place := inline(pending, false)
	if text == "" {
		w.runs = pending
		return
	}
	if strings.HasSuffix(text, "#") {
		text = text[:len(text)-1] + `\#`
	}
	level := min(6, max(1, int(n.Data[1]-'0')+w.levels))
	w.begin()
	w.line(strings.Repeat("#", level) + " " + place + text)
}
