package ui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

const (
	keyColumn     = 20 // columns of the keys in the help
	keyColumnFrom = 50 // screens narrower than this have no room for it: the words stand right behind the keys
)

// helpRows is the help: the table of commands, by groups.
type helpRows []row

// helpTitle names the help.
const helpTitle = "Keys"

// newHelp returns the menu of the commands that the keys of the screen before it can give.
func (a *App) newHelp() *menu {
	panes := a.focus
	if panes != menuPane {
		panes = textPanes
	}
	column := keyColumn
	if a.width < keyColumnFrom {
		column = 0
	}
	var rows helpRows
	for _, g := range groups() {
		var in []row
		for _, c := range g.commands {
			if h := c.Help(); c.in&panes != 0 {
				in = append(in, row{text: h.Key + strings.Repeat(" ", max(2, column-ansi.StringWidth(h.Key))) + h.Desc})
			}
		}
		if len(in) > 0 && len(rows) > 0 {
			rows = append(rows, row{})
		}
		if len(in) > 0 {
			rows = append(append(rows, row{text: g.title, title: true}), in...)
		}
	}
	return &menu{rows: rows, title: helpTitle}
}

// Len implements rows.
func (h helpRows) Len() int { return len(h) }

// Row implements rows.
func (h helpRows) Row(i int) row { return h[i] }

// KeyTable returns the keys and what they do, as a Markdown table: README's is made of it.
func KeyTable() string {
	var b strings.Builder
	b.WriteString("| keys | what they do |\n|---|---|\n")
	for _, g := range groups() {
		b.WriteString("| **" + g.title + "** | |\n")
		for _, c := range g.commands {
			keys := strings.Fields(c.Help().Key)
			b.WriteString("| `" + strings.Join(keys, "` `") + "` | " + c.Help().Desc + " |\n")
		}
	}
	return b.String()
}
