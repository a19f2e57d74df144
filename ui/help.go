package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"github.com/charmbracelet/x/ansi"
)

// keyColumn is how wide the column of the keys is in the help.
const keyColumn = 18

// helpRows is the help: the table of commands, those of the pane first that it was asked from.
type helpRows []key.Help

// helpRows returns the commands that the keys of the screen behind the help can give.
func (a *App) helpRows() helpRows {
	var r helpRows
	for _, c := range a.commands {
		if c.in&a.back != 0 || a.back != libraryPane && c.in&textPanes != 0 {
			r = append(r, c.Help())
		}
	}
	return r
}

// Len implements rows.
func (h helpRows) Len() int { return len(h) }

// Row implements rows.
func (h helpRows) Row(i int) row {
	keys := h[i].Key
	return row{text: keys + strings.Repeat(" ", max(1, keyColumn-ansi.StringWidth(keys))) + h[i].Desc}
}

// helpView returns the rows of the help.
func (a *App) helpView(g layout) []string {
	width := min(a.width, usualMeasure)
	left := strings.Repeat(" ", (a.width-width)/2)
	rows := a.help.view(a.helpRows(), width, g.height, false, a.theme)
	for i := range rows {
		rows[i] = left + rows[i]
	}
	return rows
}

// KeyTable returns the keys and what they do, as a Markdown table: README's is made of it.
func KeyTable() string {
	var b strings.Builder
	b.WriteString("| keys | what they do |\n|---|---|\n")
	for _, c := range commands() {
		keys := strings.Fields(c.Help().Key)
		b.WriteString("| `" + strings.Join(keys, "` `") + "` | " + c.Help().Desc + " |\n")
	}
	return b.String()
}
