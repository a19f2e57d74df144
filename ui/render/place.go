package render

import (
	"github.com/charmbracelet/x/ansi"

	"lede/model"
)

// Starts returns for each line of a block where its text begins in the source.
func (r *Renderer) Starts(a *model.Article, b model.Block) []model.Pos {
	e := r.rendered(a, b)
	if e.starts == nil && len(e.lines) > 0 {
		t := r.trace(a, b, e.lines)
		e.starts = t.Starts()
	}
	return e.starts
}

// Extent returns where the source of some lines of a block begins and ends.
func (r *Renderer) Extent(a *model.Article, b model.Block, first, last int) (from, to model.Pos) {
	t := r.trace(a, b, r.Lines(a, b))
	return t.Extent(first, last)
}

// trace finds the lines of a block in its source.
func (r *Renderer) trace(a *model.Article, b model.Block, lines []string) model.Trace {
	return a.Trace(b, stripped(lines), r.asIs)
}

// stripped returns lines without their styles and links.
func stripped(lines []string) []string {
	bare := make([]string, len(lines))
	for i, l := range lines {
		bare[i] = ansi.Strip(l)
	}
	return bare
}
