// Package render turns blocks into lines for a terminal: goldmark reads, glamour paints, and this package sets what was painted.
package render

import (
	"bytes"
	"strings"

	"charm.land/glamour/v2/ansi"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"lede/model"
)

// Renderer turns blocks into lines: goldmark reads their Markdown, glamour paints their text and code by the theme's style
// sheet, and the renderer sets what was painted: it breaks the lines, hangs lists, bars quotes, aligns tables. It
// remembers some hundred blocks. It is for one goroutine.
type Renderer struct {
	Width  int // columns of a line
	theme  Theme
	moving bool      // tables and code may be wider than that: the page shows a window of them
	links  bool      // terminals may follow links
	asIs   bool      // lines show the source as it stands
	dests  *[]string // if set, the lines are not for a terminal but for finding links: each leads to the number of its destination here
	faint  string    // the sequence that sets the style of marks

	parser  parser.Parser
	glamour ansi.RenderContext
	buf     bytes.Buffer    // what glamour painted last
	known   map[string]bool // languages of code, by whether chroma has a lexer

	fresh, old map[model.Block]*rendered
	asked      int // how often forget was called
}

// rendered is a block that was rendered.
type rendered struct {
	markdown string
	lines    []string
	frame    *Frame
	starts   []model.Pos  // nil if they were not asked for
	trace    *model.Trace // nil if it was not asked for
	asked    int          // renderer.asked when the Markdown was last compared
}

// remembered is how many blocks are kept at least; at most twice as many are. It is a few screens and the jumps between them.
const remembered = 256

// NewPage returns a renderer for a page of width columns. Lines of tables and code may be wider: the page shows windows of them.
func NewPage(t Theme, width int) *Renderer {
	r := New(t, width)
	r.moving = true
	return r
}

// New returns a renderer of lines of at most width columns.
func New(t Theme, width int) *Renderer {
	width = max(1, width)
	r := &Renderer{Width: width, theme: t, links: t.links, known: map[string]bool{}}
	if runs := read(nil, t.Dim.Render("x"), ""); len(runs) > 0 {
		r.faint = runs[0].sgr
	}
	// each level takes two columns at least, and some must be left for the text
	r.parser = newParser(max(0, min(deepest, (width-8)/3)))
	r.glamour = ansi.NewRenderContext(ansi.Options{Styles: t.sheet, ChromaFormatter: codeFormatter})
	r.fresh = map[model.Block]*rendered{}
	return r
}

// Forget makes the renderer look whether the Markdown of blocks has changed before it gives their lines again.
func (r *Renderer) Forget() { r.asked++ }

// Lines returns the lines of a block with the blank ones behind it, each at most the renderer's width but for those that its frame
// says move; none for what is hidden.
func (r *Renderer) Lines(a *model.Article, b model.Block) []string {
	return r.rendered(a, b).lines
}

// Frame returns what of a block stays in its place as the rest moves.
func (r *Renderer) Frame(a *model.Article, b model.Block) *Frame { return r.rendered(a, b).frame }

// rendered returns a block with its lines.
func (r *Renderer) rendered(a *model.Article, b model.Block) *rendered {
	if b.Kind == model.Hidden && !r.asIs {
		return &rendered{}
	}
	e := r.fresh[b]
	if e == nil {
		if e = r.old[b]; e == nil {
			e = &rendered{asked: -1}
		}
		if len(r.fresh) >= remembered {
			r.fresh, r.old = map[model.Block]*rendered{}, r.fresh
		}
		r.fresh[b] = e
	}
	if e.asked == r.asked {
		return e
	}
	if r.asIs {
		if e.asked < 0 {
			e.lines = r.sourceLines(a.Text(b), r.Width)
		}
		e.asked = r.asked
		return e
	}
	if s := a.Markdown(b); e.asked < 0 || s != e.markdown {
		e.starts, e.trace = nil, nil
		lines, frame := r.block(s, b, b.Level == 1 && !r.first(a, b))
		e.markdown, e.lines, e.frame = s, r.Styled(a, b, lines), frame
		if len(e.lines) == 0 {
			e.lines = []string{""} // so that a page need not look through thousands of blocks for something to show
		}
	}
	e.asked = r.asked
	return e
}

// first reports whether nothing is shown before a block.
func (r *Renderer) first(a *model.Article, b model.Block) bool {
	const front = 64 << 10 // what is hidden at the top of an article is shorter
	if b.Start > a.Start()+front {
		return false
	}
	for p := range a.Before(b.Start) {
		if len(r.Lines(a, p)) > 0 { // comments show nothing either
			return false
		}
	}
	return true
}

// Block returns the lines of a block whose Markdown is s. A title stands apart from what is above it, if something is.
func (r *Renderer) Block(s string, b model.Block, below bool) []string {
	lines, _ := r.block(s, b, below)
	return lines
}

// block returns the lines of a block, and what of them stays in its place.
func (r *Renderer) block(s string, b model.Block, below bool) ([]string, *Frame) {
	source := []byte(s)
	d := drawing{r: r, source: source, cut: b.Cut, carried: b.Carried > 0}
	doc := r.parser.Parse(text.NewReader(source))
	d.carry(doc, int(b.Carried))
	lines := d.blocks(doc, r.Width)
	if len(lines) == 0 {
		return nil, nil
	}
	d.frameOf(lines)
	if below && isTitle(doc.FirstChild()) {
		lines = append([]string{""}, lines...)
	}
	if !b.Cut || goesOnApart(b, s) {
		lines = append(lines, "")
	}
	return lines, &d.frame
}

// goesOnApart reports whether a block that was cut ends between two paragraphs or items that a blank line divides.
func goesOnApart(b model.Block, s string) bool {
	switch b.Kind {
	case model.List, model.Quote, model.Footnote, model.Paragraph:
		last := strings.LastIndexByte(strings.TrimRight(s, "\n"), '\n')
		return strings.HasSuffix(s, "\n\n") || strings.Trim(s[last+1:], "> \t\n") == ""
	}
	return false
}
