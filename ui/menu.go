package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// menu is a list that stands in place of the panes: the articles, the keys.
type menu struct {
	rows
	list
	title string
	empty string              // what to say where there are no rows: what to do next
	pick  func(i int) tea.Cmd // goes to row i; nil if there is nothing to pick, and so no cursor
	under *menu               // the menu that it stands before, nil if that is the panes
	over  pane                // the pane that had the focus before it
}

// menuTop is the row of the screen at which a menu's list begins: its title and a blank row stand above.
const menuTop = 2

// openMenu shows a menu in place of what is shown.
func (a *App) openMenu(m *menu) {
	m.under, m.over = a.menu, a.focus
	a.menu, a.focus = m, menuPane
}

// closeMenu goes back to what the menu stands before. It reports whether there is anything.
func (a *App) closeMenu() bool {
	if !a.hasBehind() {
		return false
	}
	a.focus, a.menu, a.prompt = a.menu.over, a.menu.under, nil
	return true
}

// hasBehind reports whether the menu stands before anything.
func (a *App) hasBehind() bool { return a.menu != nil && (a.menu.under != nil || a.art != nil) }

// pickRow does what the menu is for with the row at its cursor.
func (a *App) pickRow(int) tea.Cmd {
	if m := a.menu; m.pick != nil && m.cursor < m.Len() {
		return m.pick(m.cursor)
	}
	return nil
}

// move moves the cursor by n rows, or the window where there is no cursor to be seen.
func (m *menu) move(n, height int) {
	if m.pick == nil {
		m.scroll(n, m.Len(), m.room(height))
		return
	}
	m.cursor = max(0, min(m.cursor+n, m.Len()-1))
}

// room returns how many rows of the list a screen of some height shows.
func (m *menu) room(height int) int { return max(1, height-menuTop) }

// position returns how far down in a list the reader is that doesn't fit a screen of some height; "" if it fits.
func (m *menu) position(height int) string {
	switch n, room := m.Len(), m.room(height); {
	case n <= room:
		return ""
	case m.pick != nil:
		return fmt.Sprintf("%d of %d", m.cursor+1, n)
	default:
		return fmt.Sprintf("%d %%", min(m.top+room, n)*100/n)
	}
}

// at returns which row of the list stands in row y of the screen, -1 if none does.
func (m *menu) at(y int) int {
	if i := m.top + y - menuTop; y >= menuTop && i < m.Len() {
		return i
	}
	return -1
}

// menuView returns the rows of the screen that show the menu.
func (a *App) menuView(g layout) []string {
	m := a.menu
	width := min(a.width, usualMeasure)
	left := strings.Repeat(" ", (a.width-width)/2)
	var out []string
	if g.height > menuTop {
		out = append(out, left+a.theme.Bold.Render(ansi.Truncate("  "+m.title, width, "…")), "")
	}
	if m.Len() == 0 {
		return append(out, left+a.theme.Dim.Render(ansi.Truncate("  "+m.empty, width, "…")))
	}
	for _, r := range m.view(m.rows, width, g.height-len(out), m.pick != nil, a.theme) {
		out = append(out, left+r)
	}
	return out
}
