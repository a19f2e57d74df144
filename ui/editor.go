package ui

import (
	"strings"

	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"lede/model"
	"lede/ui/render"
)

// editor is where words of some lines are written, such as a note. It stands below the panes, and has all keys until it is left.
type editor struct {
	area    textarea.Model
	about   string                    // what the words are to
	was     string                    // the words as they were
	leaving bool                      // the reader was told that leaving drops what was written
	keep    func(text string) tea.Cmd // does what the words are for; the editor is gone by then
}

const (
	// mostWritten is how many characters an editor takes: some pages. A key takes 10 ms then.
	mostWritten = 10_000
	// mostRows is how many rows it has at most; more of them would hide what the words are to.
	mostRows = 10
	// leastRows is how many it has where there is room, so that it is seen to take several lines.
	leastRows = 3
)

// write opens the editor with the words that there are, the cursor behind them.
func (a *App) write(about, words string, keep func(text string) tea.Cmd) tea.Cmd {
	e := &editor{area: textarea.New(), about: about, keep: keep}
	e.area.Prompt, e.area.ShowLineNumbers = "", false
	e.area.MaxWidth = mostMeasure
	e.area.CharLimit = max(mostWritten, len(words))
	e.area.DynamicHeight, e.area.MaxContentHeight = true, 4*e.area.CharLimit
	e.area.KeyMap.InsertNewline.SetKeys("ctrl+j", "shift+enter", "alt+enter")
	e.area.KeyMap.Paste.SetEnabled(false) // the terminal pastes, and what it does comes through pasted
	e.area.SetStyles(writingStyles(a.theme))
	a.editor = e
	cmd := e.area.Focus()
	a.relayout()
	e.area.SetValue(model.Clean(words))
	e.was = e.area.Value()
	a.relayout()
	return cmd
}

// writingStyles returns the look of an editor: nothing but a cursor that doesn't blink.
func writingStyles(t render.Theme) textarea.Styles {
	s := textarea.Styles{Focused: textarea.StyleState{Selection: t.Hit}}
	s.Blurred = s.Focused
	return s
}

// written gives the editor a key, or a text that was pasted.
func (a *App) written(msg tea.Msg) tea.Cmd {
	e := a.editor
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch k.String() {
		case "ctrl+c":
			return tea.Quit // which keeps what was written
		case "ctrl+z":
			return a.suspend(0)
		case "esc":
			return a.dropWriting()
		case "enter":
			return a.endWriting()
		}
	}
	e.leaving = false
	var cmd tea.Cmd
	e.area, cmd = e.area.Update(msg)
	a.relayout()
	return cmd
}

// endWriting leaves the editor, if there is one, and keeps what was written, if it is other than it was.
func (a *App) endWriting() tea.Cmd {
	e := a.editor
	if e == nil {
		return nil
	}
	a.editor = nil
	a.relayout()
	if text := e.area.Value(); text != e.was {
		return e.keep(strings.TrimSpace(text))
	}
	return nil
}

// dropWriting leaves the editor, the second time that the reader wants to where something would be lost.
func (a *App) dropWriting() tea.Cmd {
	e := a.editor
	if e.area.Value() != e.was && !e.leaving {
		e.leaving = true
		return nil
	}
	a.editor = nil
	a.relayout()
	return nil
}

// fit fits the editor to a screen.
func (e *editor) fit(g layout) {
	e.area.MaxHeight, e.area.MinHeight = g.most, min(leastRows, g.most)
	e.area.SetWidth(g.words)
}

// hints returns what the footer says while something is written.
func (e *editor) hints() string {
	if e.leaving {
		return "Esc again drops what you wrote · Enter keeps it"
	}
	return "Enter keeps it · Ctrl+J begins a line · Esc leaves it as it was"
}

// line returns the row of the editor that the cursor stands in, where there is room for no other.
func (e *editor) line() string {
	rows := strings.Split(e.area.View(), "\n")
	return rows[len(rows)-1]
}

// belowRows returns what stands below the panes: the editor, or all of the note at the cursor of their list where its row has no room for that; and what
// it is about.
func (a *App) belowRows(g layout) (about string, rows []string) {
	if e := a.editor; e != nil {
		return e.about, strings.Split(e.area.View(), "\n")
	}
	n := a.noteAtCursor()
	if n == nil || n.Text == "" {
		return "", nil
	}
	if rows = wrapped(n.Text, g.words, g.most); len(rows) < 2 && ansi.StringWidth(n.Text) < g.words/2 {
		return "", nil
	}
	return "Note", rows
}

// wrapped returns a text in lines of a width, at most most of them: the last ends in "…" then.
func wrapped(text string, width, most int) []string {
	if n := 4 * width * (most + 1); len(text) > n { // no more of it can be seen
		text = text[:n]
	}
	text = strings.ReplaceAll(model.Clean(text), "\t", "    ")
	lines := strings.Split(ansi.Wrap(text, width, ""), "\n")
	if len(lines) > most {
		lines = lines[:most]
		lines[most-1] = ansi.Truncate(lines[most-1], width-2, "") + " …"
	}
	return lines
}

// belowView returns the rows below the panes, under a rule that says what they are about.
func (a *App) belowView(g layout) []string {
	about, rows := a.belowRows(g)
	left := g.before
	about = ansi.Truncate(about, max(0, a.width-left-4), "…")
	before := strings.Repeat("─", max(0, left-1))
	if g.rule && a.menu == nil {
		before = strings.Repeat("─", g.pane) + "┴" + strings.Repeat("─", max(0, left-g.pane-2))
	}
	after := strings.Repeat("─", max(0, a.width-left-ansi.StringWidth(about)-1))
	out := []string{a.theme.Dim.Render(before) + " " + lipgloss.NewStyle().Render(about) + " " + a.theme.Dim.Render(after)}
	for _, r := range rows {
		out = append(out, strings.Repeat(" ", left)+r)
	}
	return out
}
