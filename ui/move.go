package ui

import (
	tea "charm.land/bubbletea/v2"

	"lede/model"
)

// lineDown moves n lines down, one if n is 0.
func (a *App) lineDown(n int) tea.Cmd { return a.step(max(n, 1)) }

// lineUp moves n lines up.
func (a *App) lineUp(n int) tea.Cmd { return a.step(-max(n, 1)) }

// step moves n lines; while the reader chooses what to copy, the end of that.
func (a *App) step(n int) tea.Cmd {
	if a.choice != nil && a.focus == readingPane {
		a.extend(max(-mostScroll, min(n, mostScroll)))
		return nil
	}
	return a.scroll(n)
}

// pageDown moves n pages down; a line of the last one stays in view.
func (a *App) pageDown(n int) tea.Cmd { return a.step(a.pages(n)) }

// pageUp moves n pages up.
func (a *App) pageUp(n int) tea.Cmd { return a.step(-a.pages(n)) }

// halfDown moves n half pages down.
func (a *App) halfDown(n int) tea.Cmd { return a.step(max(n, 1) * max(1, a.rows()/2)) }

// halfUp moves n half pages up.
func (a *App) halfUp(n int) tea.Cmd { return a.step(-max(n, 1) * max(1, a.rows()/2)) }

// pages returns how many lines n pages are.
func (a *App) pages(n int) int { return max(n, 1) * max(1, a.rows()-1) }

// rows returns the height of what has the focus.
func (a *App) rows() int {
	if g := a.layout(); a.focus != readingPane {
		return g.height
	}
	return a.page.height
}

// mostScroll is how many lines are scrolled one by one, in some 50 ms. What is further away is
// gone to by its place, as far as lines of the usual length would take it.
const mostScroll = 1000

// scroll moves the page by n lines, or the cursor of the list that has the focus by n rows.
func (a *App) scroll(n int) tea.Cmd {
	switch a.focus {
	case menuPane:
		a.menu.move(n, a.rows())
		return nil
	case sectionsPane:
		a.list.cursor = max(0, min(a.list.cursor+n, a.outline.Len()-1))
		a.roaming = true
		return nil
	}
	a.aim(-1)
	switch {
	case n > mostScroll || -n > mostScroll:
		a.page.goWithin(a.page.pos() + model.Pos(n)*model.Pos(a.page.r.Width)*3/4)
	case n > 0:
		a.page.down(n)
	default:
		a.page.up(-n)
	}
	a.moved()
	return nil
}

// focused returns the list that has the focus and its rows, nil if the page has it.
func (a *App) focused() (*list, rows) {
	switch a.focus {
	case sectionsPane:
		return &a.list, &a.outline
	case menuPane:
		return &a.menu.list, a.menu.rows
	}
	return nil, nil
}

// goTop goes to the top of the article or list; with a number, to that line of the source.
func (a *App) goTop(n int) tea.Cmd {
	if n > 0 {
		return a.goLine(n)
	}
	if l, _ := a.focused(); l != nil {
		return a.scroll(-l.cursor - l.top)
	}
	a.goTo(a.art.Start())
	return nil
}

// goLine goes to the end; with a number, to that line of the source, or that row of a list.
func (a *App) goLine(n int) tea.Cmd {
	if l, r := a.focused(); l != nil {
		to := r.Len()
		if n > 0 {
			to = min(n, to)
		}
		return a.scroll(to - 1 - l.cursor)
	}
	if n == 0 {
		a.leave()
		a.goEnd()
		return nil
	}
	at := a.art.PosOfLine(int64(n))
	a.goWithin(at)
	if to, done := a.art.Scanned(); !done && at >= to {
		a.say("line %d is not read yet: this is line %d", n, a.art.Line(at))
	}
	return nil
}

// goEnd goes to the end of the article as far as it is there. Where it is still coming, the page stays at the end as it moves.
func (a *App) goEnd() {
	_, done := a.art.Scanned()
	a.aim(-1)
	a.wantEnd = !done
	a.page.end()
	a.moved()
}

// aim notes where the reader goes, -1 for nowhere in particular; an end that was waited for isn't any more.
func (a *App) aim(at model.Pos) {
	a.wantEnd, a.following, a.target = false, false, at
}

// goTo goes to a place in the article.
func (a *App) goTo(at model.Pos) {
	a.leave()
	a.arrive(at)
}

// arrive shows a place in the article, as the end of a way that was begun elsewhere.
func (a *App) arrive(at model.Pos) {
	a.aim(at)
	a.page.goTo(at)
	a.moved()
}

// goWithin goes to a place in the article, also in the middle of a long block.
func (a *App) goWithin(at model.Pos) {
	a.leave()
	a.aim(at)
	a.page.goWithin(at)
	a.moved()
}

// readOn goes on with a scan that waited for the page to come nearer.
func (a *App) readOn() tea.Cmd {
	if a.art == nil || !a.waiting {
		return nil
	}
	if to, _ := a.art.Scanned(); !a.wantEnd && to > a.page.pos()+readAhead {
		return nil
	}
	a.waiting = false
	return a.scan()
}
