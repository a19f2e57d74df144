package ui

import (
	"strings"

	"charm.land/lipgloss/v2"

	"lede/model"
)

// paintBlock paints what is to be seen on the lines of a block beside its own styles: what is highlighted, then the hits of a search.
func (a *App) paintBlock(b model.Block, lines []string) []string {
	for _, n := range a.notes {
		if n.Kind == model.Highlight && !n.lost && n.from < b.End && n.to > b.Start {
			lines = a.paintNote(n, b, lines)
		}
	}
	if a.find.query != nil {
		lines = a.paintHits(b, lines)
	}
	return lines
}

// paintNote paints the highlighted text on the lines of a block.
func (a *App) paintNote(n *note, b model.Block, lines []string) []string {
	painted := make([]string, len(lines))
	columns := a.page.r.Between(a.art, b, n.from, n.to)
	for i, l := range lines {
		painted[i] = l
		if c := columns[i]; c[0] < c[1] {
			painted[i] = lipgloss.StyleRanges(l, lipgloss.NewRange(c[0], c[1], a.theme.Marked))
		}
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
