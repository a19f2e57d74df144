package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"lede/model"
)

// choice is the paragraphs, code and the like that the reader chooses to copy: all from one to another, either of which may be first.
type choice struct{ from, to model.Block }

// bounds returns where the choice begins and ends in the text.
func (c choice) bounds() (from, to model.Pos) {
	return min(c.from.Start, c.to.Start), max(c.from.End, c.to.End)
}

// startChoosing begins to choose at the top of the page, or leaves that.
func (a *App) startChoosing(int) tea.Cmd {
	if a.stopChoosing() {
		return nil
	}
	b, ok := a.blockAt(a.page.pos())
	if !ok {
		a.say("there is nothing to choose here")
		return nil
	}
	a.choice = &choice{b, b}
	return nil
}

// stopChoosing leaves the choice. It reports whether there was one.
func (a *App) stopChoosing() bool {
	was := a.choice != nil
	a.choice = nil
	return was
}

// extend makes the choice reach n blocks further on, or back, and brings its end into view.
func (a *App) extend(n int) {
	c := a.choice
	blocks := a.art.Blocks(c.to.End)
	if n < 0 {
		n, blocks = -n, a.art.Before(c.to.Start)
	}
	for b := range blocks {
		if n == 0 || b.Start >= a.art.Size() {
			break
		}
		if b.Kind != model.Hidden && b.Start != c.to.Start {
			c.to = b
			n--
		}
	}
	to, lines := c.to, a.page.r.Lines(a.art, c.to)
	a.aim(-1)
	if last := len(lines) - 1 - blankEnd(lines); c.to.Start >= c.from.Start && last > 0 && last < a.page.height {
		a.page.show(to, last)
	} else {
		a.page.show(to, 0)
	}
	a.moved()
	c.to = to
}

// reach makes the choice reach to where the page went.
func (a *App) reach() {
	if a.choice == nil {
		return
	}
	if b, ok := a.blockAt(a.place()); ok {
		a.choice.to = b
	}
}

// blockAt returns the block that holds a place, the last one for the end of the text.
func (a *App) blockAt(at model.Pos) (model.Block, bool) {
	for b := range a.art.Blocks(min(at, a.art.Size()-1)) {
		return b, true
	}
	return model.Block{}, false
}

// copyChoice copies what was chosen, as it stands in the source, and leaves the choice.
func (a *App) copyChoice() tea.Cmd {
	from, to := a.choice.bounds()
	a.stopChoosing()
	return a.copyBetween(from, to, "what was chosen")
}

// chosen returns which rows of the page show what was chosen: those from one up to another, none if nothing was.
func (a *App) chosen() (first, end int) {
	if a.choice == nil {
		return 0, 0
	}
	from, to := a.choice.bounds()
	p, y := &a.page, -a.page.skip
	first = p.height
	for b := range a.art.Blocks(p.top.Start) {
		lines := p.r.Lines(a.art, b)
		if b.Start >= from && b.End <= to {
			first = min(first, max(0, y+blank(lines)))
			end = min(p.height, y+len(lines)-blankEnd(lines))
		}
		if y += len(lines); y >= p.height || b.End >= to {
			break
		}
	}
	return first, end
}

// barred returns a line of the page behind its margin, with the bar of what was chosen in it. Where there is no room for
// the bar, the line is reversed.
func (a *App) barred(line string, margin int) string {
	if margin < 2 {
		return a.theme.Cursor.Render(ansi.Strip(line))
	}
	return strings.Repeat(" ", margin-2) + a.theme.Accent.Render("▌") + " " + line
}
