package ui

import (
	tea "charm.land/bubbletea/v2"
)

// wheelLines is how many lines a notch of the mouse's wheel moves.
const wheelLines = 3

// wheel moves what is under the mouse.
func (a *App) wheel(m tea.Mouse) {
	n := wheelLines
	switch across := m.Mod.Contains(tea.ModShift); {
	case m.Button == tea.MouseWheelLeft, across && m.Button == tea.MouseWheelUp:
		a.wheelAcross(-1)
		return
	case m.Button == tea.MouseWheelRight, across && m.Button == tea.MouseWheelDown:
		a.wheelAcross(1)
		return
	case m.Button == tea.MouseWheelUp:
		n = -n
	}
	if a.focus == menuPane {
		a.scroll(n)
		return
	}
	if g := a.layout(); g.pane > 0 && m.X < g.pane {
		a.list.scroll(n, a.outline.Len(), g.height)
		a.roaming = true
		return
	}
	focus := a.focus
	a.focus = readingPane
	a.scroll(n)
	a.focus = focus
}

// wheelAcross moves tables and code sideways.
func (a *App) wheelAcross(n int) {
	if a.art != nil && a.focus != menuPane {
		a.dropLetters()
		a.page.sideways(n)
	}
}

// click goes to the section that was clicked on, or gives the focus to the text.
func (a *App) click(m tea.Mouse) tea.Cmd {
	if m.Button != tea.MouseLeft {
		return nil
	}
	g := a.layout()
	switch {
	case m.Y >= g.height:
	case a.focus == menuPane:
		if i := a.menu.at(m.Y); i >= 0 && a.menu.pick != nil {
			a.menu.cursor = i
			return a.pickRow(0)
		}
	case g.pane > 0 && m.X < g.pane:
		if i := a.list.top + m.Y; i < a.outline.Len() {
			a.focus, a.list.cursor = sectionsPane, i
			return a.pickSection(0)
		}
	default:
		a.focus = readingPane
	}
	return nil
}
