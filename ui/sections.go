package ui

import tea "charm.land/bubbletea/v2"

// nextSection goes n sections on.
func (a *App) nextSection(n int) tea.Cmd { return a.stepSection(max(n, 1)) }

// previousSection goes n sections back; first to the heading of this one, if it is above the page.
func (a *App) previousSection(n int) tea.Cmd { return a.stepSection(-max(n, 1)) }

// stepSection goes n sections on or back from the one that is lit.
func (a *App) stepSection(n int) tea.Cmd {
	s := a.art.Sections()
	k := a.outline.current
	if n < 0 && k >= 0 && a.page.pos() > s[k].At {
		n++
	}
	switch to := k + n; {
	case len(s) == 0:
		a.say("no sections here")
	case to < 0:
		a.goTo(a.art.Start())
	case to >= len(s) && k == len(s)-1:
		a.say("this is the last section")
	default:
		a.goTo(s[min(to, len(s)-1)].At)
	}
	return nil
}

// parentSection goes to the section n levels above this one.
func (a *App) parentSection(n int) tea.Cmd {
	k := a.here()
	for range max(n, 1) {
		if k >= 0 {
			k = a.art.Parent(k)
		}
	}
	if a.focus == sectionsPane {
		a.list.cursor, a.roaming = a.outline.row(k), true
		return nil
	}
	if k < 0 {
		a.goTo(a.art.Start())
		return nil
	}
	a.goTo(a.art.Sections()[k].At)
	return nil
}

// nextAlike goes n sections of this one's level on.
func (a *App) nextAlike(n int) tea.Cmd { return a.stepAlike(max(n, 1)) }

// previousAlike goes n sections of this one's level back.
func (a *App) previousAlike(n int) tea.Cmd { return a.stepAlike(-max(n, 1)) }

// stepAlike goes n sections on or back among those of one level in one parent.
func (a *App) stepAlike(n int) tea.Cmd {
	s, k, to := a.art.Sections(), a.here(), -1
	if k < 0 {
		return a.stepSection(n)
	}
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	for i := k + step; i >= 0 && i < len(s) && n > 0 && s[i].Level >= s[k].Level; i += step {
		if s[i].Level == s[k].Level {
			to, n = i, n-1
		}
	}
	switch {
	case to < 0:
		a.say("no more sections of this level here")
	case a.focus == sectionsPane:
		a.list.cursor, a.roaming = a.outline.row(to), true
	default:
		a.goTo(s[to].At)
	}
	return nil
}

// foldAll folds all that can be folded, and unfoldAll unfolds it.
func (a *App) foldAll(int) tea.Cmd {
	k := a.here()
	for i := range a.art.Sections() {
		if a.outline.branch(i) {
			a.outline.fold(i, true)
		}
	}
	a.list.cursor = a.outline.row(k)
	return nil
}

// unfoldAll unfolds all that is folded.
func (a *App) unfoldAll(int) tea.Cmd {
	k := a.here()
	a.outline.unfold()
	a.list.cursor = a.outline.row(k)
	return nil
}

// here returns the section at the pane's cursor if the pane has the focus, else the one that is read.
func (a *App) here() int {
	if a.focus == sectionsPane {
		return a.outline.section(a.list.cursor)
	}
	return a.outline.current
}

// otherPane gives the focus to the other pane, which it shows if it was hidden.
func (a *App) otherPane(int) tea.Cmd {
	if a.focus == sectionsPane {
		a.focus = readingPane
	} else {
		a.focus, a.noSections = sectionsPane, false
	}
	a.roaming = false
	a.relayout()
	return nil
}

// togglePane shows or hides the sections pane.
func (a *App) togglePane(int) tea.Cmd {
	switch {
	case a.width < onePane:
		return a.otherPane(0)
	default:
		a.noSections = !a.noSections
		a.focus = readingPane
	}
	a.roaming = false
	a.relayout()
	return nil
}

// pickSection goes to the section at the cursor, and back to the text.
func (a *App) pickSection(int) tea.Cmd {
	k := a.here()
	a.focus = readingPane
	a.relayout()
	if k < 0 {
		a.goTo(a.art.Start())
	} else if s := a.art.Sections(); k < len(s) {
		a.goTo(s[k].At)
	}
	return nil
}

// foldSection folds the section at the cursor, or goes to the one above it.
func (a *App) foldSection(n int) tea.Cmd {
	k := a.here()
	if a.outline.branch(k) && !a.outline.isFolded(k) {
		a.outline.fold(k, true)
		a.list.cursor, a.roaming = a.outline.row(k), true
		return nil
	}
	return a.parentSection(n)
}

// unfoldSection unfolds the section at the cursor, or goes to the first one in it.
func (a *App) unfoldSection(int) tea.Cmd {
	k := a.here()
	if !a.outline.branch(k) {
		return nil
	}
	if a.outline.isFolded(k) {
		a.outline.fold(k, false)
		a.list.cursor = a.outline.row(k)
	} else {
		a.list.cursor++
	}
	a.roaming = true
	return nil
}
