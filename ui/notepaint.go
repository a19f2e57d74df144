package ui

import (
	"strings"

	"charm.land/lipgloss/v2"

	"lede/model"
)

// paintBlock returns what is painted on the lines of a block over its own styles: what is highlighted, then the hits of a search.
func (a *App) paintBlock(b model.Block, lines []string) (layers []layer) {
	for _, n := range a.notes {
		if n.Kind == model.Highlight && !n.lost && n.from < b.End && n.to > b.Start {
			layers = append(layers, a.noteLayer(n, b))
		}
	}
	if a.find.query != nil {
		layers = append(layers, a.hitLayer(b, lines))
	}
	return layers
}

// noteLayer returns where the highlighted text is painted on the lines of a block.
func (a *App) noteLayer(n *note, b model.Block) (painted layer) {
	for _, c := range a.page.r.Between(a.art, b, n.from, n.to) {
		var ranges []lipgloss.Range
		if c[0] < c[1] {
			ranges = append(ranges, lipgloss.NewRange(c[0], c[1], a.theme.Marked))
		}
		painted = append(painted, ranges)
	}
	return painted
}

// noteSignsInView returns the signs of the notes that begin in the rows in view.
func (a *App) noteSignsInView() map[int]string {
	if len(a.notes) == 0 {
		return nil
	}
	signs := map[int]string{}
	for _, n := range a.notes {
		if n.lost || !a.page.holds(n.from) {
			continue
		}
		b, line := a.lineOf(n.from)
		lines := a.page.r.Lines(a.art, b)
		for line < len(lines)-1 && strings.TrimSpace(lines[line]) == "" {
			line++
		}
		if row := a.page.row(b, line); row >= 0 {
			signs[row] = n.sign()
		}
	}
	return signs
}

// signed returns a line of the page behind its margin, with the sign of a note in it if there is room.
func (a *App) signed(line, sign string, margin int) string {
	if margin < 2 || sign == "" {
		return strings.Repeat(" ", margin) + line
	}
	return strings.Repeat(" ", margin-2) + a.theme.Accent.Render(sign) + " " + line
}
