package ui

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"lede/model"
)

// stretch is a piece of a line: from one column up to another.
type stretch struct{ from, to int }

// shownHits is where hits stand in the lines of a block.
type shownHits struct {
	lines [][]stretch // for each line
	first []int       // for each hit, the line that it begins in
	parts [][]int     // for each line, which hit each stretch is of
}

// drawn are the marks that the renderer draws between a text's words; none is part of a hit.
var drawn = strings.NewReplacer("│", "   ", "↪", "   ")

// hitsIn finds the hits of a query in a block's lines. It looks at what is shown, so it finds what the reader sees.
func hitsIn(q *model.Query, lines []string) shownHits {
	h := shownHits{lines: make([][]stretch, len(lines)), parts: make([][]int, len(lines))}
	plain, starts := make([]string, len(lines)), make([]int, len(lines)+1)
	for i, l := range lines {
		plain[i] = drawn.Replace(ansi.Strip(l))
		starts[i+1] = starts[i] + len(plain[i]) + 1
	}
	i := 0
	for k, m := range q.Painted(strings.Join(plain, "\n")) {
		for i+1 < len(lines) && m[0] >= starts[i+1] {
			i++
		}
		h.first = append(h.first, i)
		for j := i; j < len(lines) && m[1] > starts[j]; j++ {
			from, to := max(0, m[0]-starts[j]), min(len(plain[j]), m[1]-starts[j])
			if j > i { // the indent is not part of it
				from = len(plain[j]) - len(strings.TrimLeft(plain[j], " "))
			}
			if from < to {
				h.lines[j] = append(h.lines[j], stretch{ansi.StringWidth(plain[j][:from]), ansi.StringWidth(plain[j][:to])})
				h.parts[j] = append(h.parts[j], k)
			}
		}
	}
	return h
}

// which returns which of the hits shown in a block is the one that the reader is at, -1 if that isn't in the block.
func (a *App) which(b model.Block, shown int) int {
	f := &a.find
	if !f.at || f.hit.At < b.Start || f.hit.At >= b.End || shown == 0 {
		return -1
	}
	if f.block != b {
		f.block, f.nth, f.among = b, 0, 0
		for _, p := range a.art.Search(f.query).In(b) {
			if f.among++; p < f.hit.At {
				f.nth++
			}
		}
	}
	if f.among != shown && f.among > 0 { // something is shown in another way than it is searched: the nearest
		return min(f.nth*shown/f.among, shown-1)
	}
	return min(f.nth, shown-1)
}

// hitLayer returns where the hits of the search are painted on a block's lines; the one that the reader is at apart.
func (a *App) hitLayer(b model.Block, lines []string) layer {
	h := hitsIn(a.find.query, lines)
	at := a.which(b, len(h.first))
	painted := make(layer, len(lines))
	for i := range lines {
		for k, s := range h.lines[i] {
			style := a.theme.Hit
			if h.parts[i][k] == at {
				style = a.theme.HitAt
			}
			painted[i] = append(painted[i], lipgloss.NewRange(s.from, s.to, style))
		}
	}
	return painted
}

// showHit brings the line of the hit into view, a third of the page from the top, unless it is in view already; and its columns.
func (a *App) showHit() {
	at := a.find.hit.At
	for b := range a.art.Blocks(at) {
		h := hitsIn(a.find.query, a.page.r.Lines(a.art, b))
		line, k := 0, a.which(b, len(h.first))
		if k >= 0 {
			line = h.first[k]
		}
		a.aim(at)
		a.page.show(b, line)
		if k >= 0 {
			if i := slices.Index(h.parts[line], k); i >= 0 {
				a.page.reach(b, line, h.lines[line][i])
			}
		}
		break
	}
	a.moved()
}
