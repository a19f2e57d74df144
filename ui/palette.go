package ui

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"lede/model"
)

// commandRows is commands as rows: what they do, with their keys.
type commandRows []command

// Len implements rows.
func (c commandRows) Len() int { return len(c) }

// Row implements rows.
func (c commandRows) Row(i int) row {
	h := c[i].Help()
	return row{text: h.Desc, after: h.Key}
}

// palette lets the reader choose a command by its words, or go to a line of the source (42) or a share of the text (30%).
func (a *App) palette(int) tea.Cmd {
	var in commandRows
	for _, c := range a.commands {
		if c.in&a.focus != 0 {
			in = append(in, c)
		}
	}
	cmd := a.choose("Commands", ":", "No command has these letters; 42 goes to a line, 30% to a share.",
		&sieve{all: in, text: func(i int) string { return in[i].Help().Desc }},
		func(i int) tea.Cmd { return in[i].run(a, 0) })
	enter := a.prompt.enter
	a.prompt.enter = func(text string) tea.Cmd {
		if a.menu.over&textPanes != 0 && a.goShare(text) {
			return nil
		}
		return enter(text)
	}
	return cmd
}

// goShare goes to the place that a text such as 42 or 30% names. It reports whether the text is of that form.
func (a *App) goShare(text string) bool {
	number, share := strings.CutSuffix(strings.TrimSpace(text), "%")
	n, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
	if err != nil || n < 0 || n > mostCount {
		return false
	}
	a.closeMenu()
	a.focus = readingPane
	a.relayout()
	if share {
		a.goWithin(a.art.Start() + model.Pos(min(n, 100)/100*float64(a.art.Size()-a.art.Start())))
	} else {
		a.goLine(max(1, int(n)))
	}
	return true
}
