package ui

import (
	tea "charm.land/bubbletea/v2"

	"lede/model"
)

// shelf is the rows of the list of articles.
type shelf []Entry

// Len implements rows.
func (s shelf) Len() int { return len(s) }

// Row implements rows.
func (s shelf) Row(i int) row {
	r := row{text: model.CleanLine(s[i].Title), about: s[i].About}
	if s[i].Size > 0 {
		r.tail = span(max(1, int((s[i].Size+bytesAMinute/2)/bytesAMinute)))
	}
	return r
}

// nothingElse reports whether there is nothing to show but what was to be opened first.
func (a *App) nothingElse() bool { return a.art == nil && len(a.options.Library) == 0 }

// newShelf returns the menu of the articles that can be chosen.
func (a *App) newShelf() *menu {
	entries := a.options.Library
	if src := a.options.Source; src != "" && len(entries) == 0 {
		return &menu{rows: shelf(nil), title: model.CleanLine(string(src)), empty: "Waiting for it; Esc stops."}
	}
	return &menu{
		rows:  shelf(entries),
		title: "Articles",
		empty: "Nothing to read here: lede FILE opens a file, q quits.",
		pick:  func(i int) tea.Cmd { return a.open(entries[i].Source) },
	}
}

// filterMenu lets the reader choose from a list by typing some letters of what stands there.
func (a *App) filterMenu(int) tea.Cmd {
	m := a.menu
	if m.pick == nil {
		a.say("Space shows more")
		return nil
	}
	return a.choose(m.title, "/", "Nothing here has these letters.",
		&sieve{all: m.rows, text: func(i int) string { return m.Row(i).text }}, m.pick)
}
