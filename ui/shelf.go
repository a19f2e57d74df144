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
func (s shelf) Row(i int) row { return row{text: model.CleanLine(s[i].Title)} }

// newShelf returns the menu of the articles that can be chosen.
func (a *App) newShelf() *menu {
	entries := a.options.Library
	return &menu{
		rows:  shelf(entries),
		title: "Articles",
		empty: "Nothing to read here: lede FILE opens a file, q quits.",
		pick:  func(i int) tea.Cmd { return a.open(entries[i].Source) },
	}
}
