package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"lede/model"
)

// choice is the lines that the reader chooses to copy: all from the one that shows a place to the one that shows another, either of which may be first.
type choice struct{ from, to model.Pos }

// startChoosing begins to choose at the hit of a search that the reader is at, if it is in view, else at the top of the page; or leaves that.
func (a *App) startChoosing(int) tea.Cmd {
	if a.stopChoosing() {
		return nil
	}
	at := a.page.pos()
	if a.find.at && a.page.holds(a.find.hit.At) {
		b, line := a.lineOf(a.find.hit.At)
		at = a.page.r.Starts(a.art, b)[line]
	}
	if at, ok := a.nextLine(at-1, 1); ok {
		a.choice = &choice{at, at}
		return nil
	}
	a.say("there is nothing to choose here")
	return nil
}

// stopChoosing leaves the choice. It reports whether there was one.
func (a *App) stopChoosing() bool {
	was := a.choice != nil
	a.choice = nil
	return was
}

// extend makes the choice reach n lines further on, or back, and brings its end into view.
func (a *App) extend(n int) {
	c := a.choice
	to, _ := a.nextLine(c.to, n)
	a.aim(-1)
	b, line := a.lineOf(to)
	switch row := a.page.row(b, line); {
	case row >= 0:
	case n > 0:
		a.page.showLast(b, line)
	default:
		a.page.show(b, line)
	}
	a.moved()
	c.to = to
}

// nextLine returns where the nth line behind at begins that has words, or before it if n is less than 0; the last one there is, if
// there are fewer.
func (a *App) nextLine(at model.Pos, n int) (to model.Pos, ok bool) {
	blocks, step := a.art.Blocks(max(at, a.art.Start())), 1
	if n < 0 {
		b, _ := a.blockAt(at)
		blocks, step = a.art.Before(b.End), -1
	}
	to = at
	for b := range blocks {
		starts := a.wordy(b)
		for i := range starts {
			p := starts[i]
			if step < 0 {
				p = starts[len(starts)-1-i]
			}
			if int(p-to)*step > 0 {
				to, ok, n = p, true, n-step
			}
			if n == 0 {
				return to, true
			}
		}
	}
	return to, ok
}

// wordy returns where the lines of a block begin that show more than what is drawn.
func (a *App) wordy(b model.Block) (starts []model.Pos) {
	all := a.page.r.Starts(a.art, b)
	for i, l := range a.page.r.Lines(a.art, b) {
		if says(l) {
			starts = append(starts, all[i])
		}
	}
	return starts
}

// lineOf returns the block and the line of it that show a place.
func (a *App) lineOf(at model.Pos) (model.Block, int) {
	b, _ := a.blockAt(at)
	return b, lineAt(a.page.r.Starts(a.art, b), at)
}

// reach makes the choice reach to where the page went.
func (a *App) reach() {
	if a.choice != nil {
		a.choice.to, _ = a.nextLine(min(a.place(), a.art.Size())+1, -1)
	}
}

// blockAt returns the block that holds a place, the last one for the end of the text.
func (a *App) blockAt(at model.Pos) (model.Block, bool) {
	for b := range a.art.Blocks(min(at, a.art.Size()-1)) {
		return b, true
	}
	return model.Block{}, false
}

// choiceBounds returns where the source of what was chosen begins and ends.
func (a *App) choiceBounds() (from, to model.Pos) {
	first, end := a.choice.from, a.choice.to
	if first > end {
		first, end = end, first
	}
	b, line := a.lineOf(first)
	from, _ = a.page.r.Extent(a.art, b, line, line)
	b, line = a.lineOf(end)
	_, to = a.page.r.Extent(a.art, b, line, line)
	return from, to
}

// copyChoice copies what was chosen, as it stands in the source, and leaves the choice.
func (a *App) copyChoice() tea.Cmd {
	from, to := a.choiceBounds()
	a.stopChoosing()
	return a.copyBetween(from, to, "what was chosen")
}

// chosen returns which rows of the page show what was chosen: those from one up to another, none if nothing was.
func (a *App) chosen() (first, end int) {
	if a.choice == nil {
		return 0, 0
	}
	from, to := min(a.choice.from, a.choice.to), max(a.choice.from, a.choice.to)
	p, y := &a.page, -a.page.skip
	first = p.height
	for b := range a.art.Blocks(p.top.Start) {
		starts, lines := p.r.Starts(a.art, b), p.r.Lines(a.art, b)
		for i, l := range lines {
			if says(l) && starts[i] <= to && (starts[i] >= from || from < b.End && i == lineAt(starts, from)) {
				first, end = min(first, max(0, y+i)), min(p.height, y+i+1)
			}
		}
		if y += len(lines); y >= p.height || b.Start > to {
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
