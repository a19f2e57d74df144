package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"lede/model"
)

// narrower makes the lines of text n steps shorter.
func (a *App) narrower(n int) tea.Cmd { return a.widen(-max(n, 1)) }

// wider makes them n steps longer.
func (a *App) wider(n int) tea.Cmd { return a.widen(max(n, 1)) }

// widen makes the lines of text n steps longer than they are.
func (a *App) widen(n int) tea.Cmd {
	n = max(-mostMeasure, min(n, mostMeasure))
	room := a.measure
	if g := a.layout(); g.column < a.measure && n < 0 {
		room = g.column // a step that changes nothing on a narrow screen would puzzle
	}
	a.measure = max(leastMeasure, min(room+n*measureStep, mostMeasure))
	a.relayout()
	a.say("%d columns", a.layout().column)
	return nil
}

// toggleSource shows the text as it stands in the source, or as it reads; of a page of which a part is shown, all of it in between. What
// is read stays in view.
func (a *App) toggleSource(int) tea.Cmd {
	switch {
	case a.art.Extracted:
		return a.otherForm("the whole page; x shows its source")
	case a.asIs && a.art.HasOther():
		a.flip(&a.asIs)
		return a.otherForm("what the page is about; x shows all of it")
	}
	a.flip(&a.asIs)
	if a.asIs {
		a.say("the source as it stands; x shows the text again")
	}
	return nil
}

// otherForm shows the other form of the article.
func (a *App) otherForm(words string) tea.Cmd {
	was := a.art
	return func() tea.Msg {
		now, err := was.Other()
		return reloadedMsg{nil, was, now, words, err}
	}
}

// toggleWrap wraps tables and code that are wider than the page, or lets them move sideways.
func (a *App) toggleWrap(int) tea.Cmd {
	a.flip(&a.wraps)
	if a.wraps {
		a.say("wide tables and code are wrapped; w undoes that")
	} else {
		a.say("wide tables and code move sideways; w wraps them")
	}
	return nil
}

// flip changes how the text is shown. What is read stays in view.
func (a *App) flip(how *bool) {
	at := a.page.pos()
	if a.page.atTop() {
		at = a.art.Start()
	}
	*how = !*how
	a.page.resize(a.renderer(a.page.r.Width), a.page.height)
	a.page.goWithin(at)
	choice := a.choice
	a.choice = nil // it reaches as far as before
	a.moved()
	a.choice = choice
}

// togglePath shows or hides the path of the section above the text.
func (a *App) togglePath(int) tea.Cmd {
	a.noPath = !a.noPath
	a.relayout()
	return nil
}

// toggleMouse frees the mouse, so that the terminal selects text with it, or takes it back.
func (a *App) toggleMouse(int) tea.Cmd {
	a.noMouse = !a.noMouse
	if a.noMouse {
		a.say("the mouse selects text; M scrolls with it again")
	} else {
		a.say("the mouse scrolls; M frees it to select text")
	}
	return nil
}

// toggleHelp shows the keys, or goes back to what was shown before.
func (a *App) toggleHelp(int) tea.Cmd {
	if a.menu != nil && a.menu.title == helpTitle {
		a.closeMenu()
		return nil
	}
	a.openMenu(a.newHelp())
	return nil
}

// escape goes back by one step: from a menu, from the sections pane, from an article to the list it was chosen from. It never quits.
func (a *App) escape(int) tea.Cmd {
	switch {
	case a.stopLoading():
		if a.nothingElse() {
			return tea.Quit
		}
	case a.closeMenu(), a.goBefore(), a.stopChoosing(), a.forgetSearch():
	case a.focus == sectionsPane:
		return a.otherPane(0)
	case a.focus == readingPane && a.articles.Len() > 0:
		a.openMenu(a.shelf)
		return a.restock()
	default:
		a.say("q quits")
	}
	return nil
}

// say puts a message into the footer until the next key.
func (a *App) say(format string, args ...any) {
	a.message, a.failed, a.offers = model.CleanLine(fmt.Sprintf(format, args...)), false, nil
}

// fail puts an error into the footer.
func (a *App) fail(err error) {
	a.message, a.failed, a.offers = model.CleanLine(err.Error()), true, nil
}
