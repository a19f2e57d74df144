package ui

import (
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"lede/model"
)

// View implements tea.Model.
func (a *App) View() tea.View {
	v := tea.NewView(a.screen())
	v.AltScreen = true
	v.WindowTitle = a.windowTitle()
	if !a.noMouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	v.ProgressBar = a.progressBar()
	return v
}

// screen returns the whole screen: height rows, none wider than the width.
func (a *App) screen() string {
	if a.width < 1 || a.height < 1 {
		return ""
	}
	g := a.layout()
	var rows []string
	switch a.focus {
	case menuPane:
		rows = a.menuView(g)
	default:
		rows = a.panes(g)
	}
	for len(rows) < g.height {
		rows = append(rows, "")
	}
	if g.below > 0 {
		rows = append(rows, a.belowView(g)...)
	}
	switch {
	case g.footer:
		rows = append(rows, a.footer())
	case a.editor != nil:
		rows[len(rows)-1] = a.editor.line()
	case a.prompt != nil || a.message != "":
		rows[len(rows)-1] = a.footer()
	}
	for i, r := range rows {
		if ansi.StringWidth(r) > a.width {
			rows[i] = ansi.Truncate(r, a.width, "")
		}
	}
	return strings.Join(rows, "\n")
}

// panes returns the rows of the sections pane and the page side by side.
func (a *App) panes(g layout) []string {
	var left, right []string
	if g.pane > 0 {
		left = a.sectionsView(g)
	}
	if g.pane < a.width {
		right = a.textView(g)
	}
	rows := make([]string, g.height)
	blankPane := strings.Repeat(" ", g.pane)
	rule := a.theme.Dim.Render("│")
	for i := range rows {
		var row strings.Builder
		if i < len(left) {
			row.WriteString(left[i])
		} else {
			row.WriteString(blankPane)
		}
		if g.rule {
			row.WriteString(rule)
		}
		if i < len(right) {
			row.WriteString(right[i])
		}
		rows[i] = row.String()
	}
	return rows
}

// textView returns the rows of the text, each behind its margin, below the path of the section.
func (a *App) textView(g layout) []string {
	lines := a.lettered(a.page.visible(a.painter()))
	if blank(lines) == len(lines) {
		lines = []string{a.theme.Dim.Render(ansi.Truncate(a.emptyPage(), g.column, "…"))}
	}
	first, end := a.chosen()
	signs := a.noteSignsInView()
	margin := strings.Repeat(" ", g.left)
	for i, l := range lines {
		switch {
		case i >= first && i < end:
			lines[i] = a.barred(l, g.left)
		case l != "":
			lines[i] = a.signed(l, signs[i], g.left)
		}
	}
	if g.page == g.height {
		return lines
	}
	above := a.page.head()
	if above == "" {
		above = a.pathAbove(g.column)
	}
	if above != "" {
		above = margin + above
	}
	return append([]string{above}, lines...)
}

// emptyPage says what to do about a page on which nothing is to be seen.
func (a *App) emptyPage() string {
	switch {
	case !a.art.Whole():
		return "waiting for the text …"
	case a.asIs:
		return "There is nothing here."
	}
	return "There is nothing to see here; x shows the source."
}

// painter returns what says where hits and highlights are painted on the lines of a block, nil if there are none.
func (a *App) painter() func(model.Block, []string) []layer {
	if a.find.query == nil && len(a.notes) == 0 {
		return nil
	}
	return a.paintBlock
}

// pathAbove returns the path of the section that the first line of text belongs to, once its heading is out of view.
func (a *App) pathAbove(width int) string {
	at := a.page.pos()
	k := a.art.SectionAt(at)
	if s := a.art.Sections(); k < 0 || s[k].At >= at || s[k].At == a.page.top.Start && at < a.page.top.End {
		return ""
	}
	return a.theme.Dim.Render(ansi.Truncate(sectionPath(a.art, k), width, "…"))
}

// sectionsView returns the rows of the sections pane, each exactly its width.
func (a *App) sectionsView(g layout) []string {
	a.outline.found = a.find.sections
	rows := a.list.view(&a.outline, g.pane, g.height, a.focus == sectionsPane, a.theme)
	if len(a.art.Sections()) > 0 || len(rows) >= g.height {
		return rows
	}
	say := "no sections here"
	if _, done := a.art.Scanned(); !done {
		say = "looking for sections …"
	}
	say = ansi.Truncate("  "+say, g.pane, "…")
	return append(rows, a.theme.Dim.Render(say+strings.Repeat(" ", g.pane-ansi.StringWidth(say))))
}

// windowTitle names what is read.
func (a *App) windowTitle() string {
	if a.art == nil {
		return "lede"
	}
	if t := a.art.Title(); t != "" {
		return t
	}
	switch src := string(a.art.Source); {
	case src == "-":
		return "standard input"
	case !a.options.Schemes.IsPath(a.art.Source):
		return model.CleanLine(src)
	default:
		return model.CleanLine(filepath.Base(src))
	}
}
