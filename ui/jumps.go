package ui

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"lede/model"
)

// place is a line of an article that can be gone back to, at any width of the screen.
type place struct {
	source  model.Source
	at      model.Pos // where the block at the top of the page begins
	letters int       // of that block, above the page
}

// jumps are the places that the reader left by going elsewhere, rather than by moving on.
type jumps struct {
	past, future []place // the nearest last
	marks        map[rune]place
}

// mostJumps is how many places are remembered.
const mostJumps = 1000

// spot returns what stands at the top of the page.
func (a *App) spot() place { return place{a.art.Source, a.page.top.Start, a.page.letters} }

// leave remembers the page as a place to come back to.
func (a *App) leave() { a.leaveFrom(a.spot()) }

// leaveFrom remembers a place to come back to.
func (a *App) leaveFrom(p place) {
	if n := len(a.jumps.past); n == 0 || a.jumps.past[n-1] != p {
		a.jumps.past = append(a.jumps.past[max(0, n-mostJumps):], p)
	}
	a.jumps.future = nil
}

// revisit goes to a place, in another article if need be.
func (a *App) revisit(p place) tea.Cmd {
	if p.source != a.art.Source {
		a.revisiting = &p
		return a.open(p.source)
	}
	a.aim(-1)
	a.page.restore(p.at, p.letters)
	a.moved()
	return nil
}

// goBack goes back to the nth place that was left.
func (a *App) goBack(n int) tea.Cmd {
	return a.retrace(n, &a.jumps.past, &a.jumps.future, "nothing to go back to")
}

// goForward undoes goBack.
func (a *App) goForward(n int) tea.Cmd {
	return a.retrace(n, &a.jumps.future, &a.jumps.past, "nothing to go forward to")
}

// retrace moves n places from one end of the jumps to the other, and goes to the last of them.
func (a *App) retrace(n int, from, to *[]place, none string) tea.Cmd {
	if len(*from) == 0 {
		a.say("%s", none)
		return nil
	}
	here := a.spot()
	for range min(max(n, 1), len(*from)) {
		*to = append(*to, here)
		last := len(*from) - 1
		here, *from = (*from)[last], (*from)[:last]
	}
	return a.revisit(here)
}

// nextArticle goes n articles on in the list that lede was given, and previousArticle back.
func (a *App) nextArticle(n int) tea.Cmd     { return a.stepArticle(max(n, 1)) }
func (a *App) previousArticle(n int) tea.Cmd { return a.stepArticle(-max(n, 1)) }

// stepArticle opens the article that stands n further in the list. It opens where the reader left it.
func (a *App) stepArticle(n int) tea.Cmd {
	var all []model.Source
	here := -1
	for i := range a.articles.Len() {
		e := a.articles.entry(i)
		if e.Source == a.art.Source {
			here = len(all)
		}
		if !e.Folder && (a.articles.folder == nil || a.articles.folder.looks[e.Source].Err == nil) {
			all = append(all, e.Source)
		}
	}
	to := here + n
	if here < 0 || to < 0 || to >= len(all) {
		a.say("there are no more articles in the list")
		return nil
	}
	return a.open(all[to])
}

// comeBack goes to where the reader left the article that is shown, if it was read before.
func (a *App) comeBack() {
	if p, ok := a.left[a.art.Source]; ok {
		a.page.restore(p.at, p.letters)
		a.moved()
	}
}

// setMark waits for a letter and remembers the page by it.
func (a *App) setMark(int) tea.Cmd {
	a.awaitLetter("a letter marks this place", func(r rune) tea.Cmd {
		if a.jumps.marks == nil {
			a.jumps.marks = map[rune]place{}
		}
		a.jumps.marks[r] = a.spot()
		a.say("' %c comes back here", r)
		return nil
	})
	return nil
}

// goMark waits for a letter and goes to the place that it marks; ' is the place before the last jump.
func (a *App) goMark(int) tea.Cmd {
	a.awaitLetter("a letter goes to its mark, ' to where you were", func(r rune) tea.Cmd {
		p, ok := a.jumps.marks[r]
		if n := len(a.jumps.past); r == '\'' && n > 0 {
			p, ok = a.jumps.past[n-1], true
		}
		if !ok {
			a.fail(fmt.Errorf("no mark %c: m %c sets it", r, r))
			return nil
		}
		a.leave()
		return a.revisit(p)
	})
	return nil
}

// awaitLetter gives the next key to a deed, if it is a letter, a digit or a quote.
func (a *App) awaitLetter(words string, do func(rune) tea.Cmd) {
	a.say("%s", words)
	a.await = func(key string) tea.Cmd {
		r, n := utf8.DecodeRuneInString(key)
		if n != len(key) || !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' {
			return nil
		}
		return do(r)
	}
}
