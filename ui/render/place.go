package render

import (
	"unicode/utf8"

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

// Between returns for each line of a block which columns show the source between two places: from one up to another, which are
// alike where none do.
func (r *Renderer) Between(a *model.Article, b model.Block, from, to model.Pos) [][2]int {
	e := r.rendered(a, b)
	lines := stripped(e.lines)
	if e.trace == nil {
		t := r.trace(a, b, e.lines)
		e.trace = &t
	}
	columns, at := make([][2]int, len(lines)), 0
	for i, l := range lines {
		first, end := -1, 0
		for k := range l {
			if p := e.trace.At[at+k]; p >= from && p < to {
				if first < 0 {
					first = k
				}
				end = k + 1
			}
		}
		if at += len(l) + 1; first >= 0 {
			for end < len(l) && !utf8.RuneStart(l[end]) {
				end++
			}
			columns[i] = [2]int{ansi.StringWidth(l[:first]), ansi.StringWidth(l[:end])}
		}
	}
	return columns
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
