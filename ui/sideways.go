package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"lede/model"
	"lede/ui/render"
)

// shifted is a stretch of the text whose table or code stands some columns to the left. It begins and ends with what of it was in view.
type shifted struct {
	from, to model.Pos
	head     string // of a table, whose parts are alike in it
	columns  int
}

// toRight moves tables and code in view n steps, so that more of what is at their right is seen; one step if n is 0.
func (a *App) toRight(n int) tea.Cmd { return a.sideways(max(n, 1)) }

// toLeft moves them n steps back.
func (a *App) toLeft(n int) tea.Cmd { return a.sideways(-max(n, 1)) }

// toFirstColumn moves them back to where their lines begin.
func (a *App) toFirstColumn(int) tea.Cmd { return a.sideways(-mostCount) }

// toLastColumn moves them to where their longest line ends.
func (a *App) toLastColumn(int) tea.Cmd { return a.sideways(mostCount) }

// sideways moves tables and code in view n steps.
func (a *App) sideways(n int) tea.Cmd {
	if a.art == nil {
		return nil
	}
	a.dropLetters()
	if !a.page.sideways(n) {
		a.say("nothing in view is wider than the page")
	}
	return nil
}

// sideways moves each table and each block of code in view n steps, as far as it goes. It reports whether any is wider than the page.
func (p *page) sideways(n int) bool {
	wide := false
	blocks := p.inView()
	for len(blocks) > 0 {
		k := 1
		for k < len(blocks) && blocks[k-1].Cut {
			k++
		}
		wide = p.shove(blocks[:k], n) || wide
		blocks = blocks[k:]
	}
	return wide
}

// shove moves blocks that go on with each other n steps. It reports whether they are wider than the page.
func (p *page) shove(blocks []model.Block, n int) bool {
	now := shifted{from: blocks[0].Start, to: blocks[len(blocks)-1].End}
	var widest render.Frame
	for _, b := range blocks {
		if f := p.r.Frame(p.art, b); f != nil && f.Most >= widest.Most {
			widest = *f
		}
		now.columns = max(now.columns, p.shiftOf(b))
	}
	if widest.Most == 0 && now.columns == 0 {
		return false
	}
	now.head = widest.Head
	if n != 0 { // what was in view before may be wider
		widest.Most = max(widest.Most, now.columns)
	}
	p.shift(now, widest.Step(now.columns, n))
	return true
}

// shift notes that a stretch stands some columns to the left, instead of what was noted of its parts.
func (p *page) shift(s shifted, columns int) {
	p.shifts = slices.DeleteFunc(p.shifts, func(old shifted) bool {
		if old.from >= s.to || old.to <= s.from {
			return old.head != "" && old.head == s.head
		}
		s.from, s.to = min(s.from, old.from), max(s.to, old.to)
		return true
	})
	if s.columns = columns; columns > 0 {
		p.shifts = append(p.shifts, s)
	}
}

// shiftOf returns how many columns to the left a block's tables and code stand.
func (p *page) shiftOf(b model.Block) int {
	if len(p.shifts) == 0 {
		return 0
	}
	f := p.r.Frame(p.art, b)
	for _, s := range p.shifts {
		switch {
		case f == nil:
		case f.Head != "" && f.Head == s.head:
			return min(s.columns, f.Most)
		case b.Start >= s.from && b.Start < s.to:
			return s.columns
		}
	}
	return 0
}

// spread makes what goes on with a stretch and has come into view stand as far to the left.
func (p *page) spread() {
	if len(p.shifts) == 0 {
		return
	}
	blocks := p.inView()
	for i := range p.shifts {
		s := &p.shifts[i]
		for k, b := range blocks {
			if b.Start == s.to && k > 0 && blocks[k-1].Cut {
				s.to = b.End
			}
		}
		for _, b := range slices.Backward(blocks) {
			if b.End == s.from && b.Cut {
				s.from = b.Start
			}
		}
	}
}

// reach moves a block sideways so far that the columns of a line from one up to another are in view.
func (p *page) reach(b model.Block, line int, s stretch) {
	if f := p.r.Frame(p.art, b); f != nil {
		was := p.shiftOf(b)
		if now := f.Reach(line, was, s.from, s.to, p.r.Width); now != was {
			p.shift(shifted{from: b.Start, to: b.End, head: f.Head}, now)
			p.spread()
		}
	}
}

// inView returns the blocks in view.
func (p *page) inView() (blocks []model.Block) {
	n := -p.skip
	for b := range p.art.Blocks(p.top.Start) {
		if n >= p.height {
			break
		}
		blocks = append(blocks, b)
		n += len(p.r.Lines(p.art, b))
	}
	return blocks
}

// goesOn reports whether something in view has more at its right.
func (p *page) goesOn() bool {
	return slices.ContainsFunc(p.inView(), func(b model.Block) bool {
		f := p.r.Frame(p.art, b)
		return f != nil && f.Most > p.shiftOf(b)
	})
}

// head returns the names of the columns of the table whose rows stand at the top of the page, "" if none do or the names are in view.
func (p *page) head() string {
	lines, f := p.r.Lines(p.art, p.top), p.r.Frame(p.art, p.top)
	if f == nil || f.Head == "" || p.skip < f.Names || p.skip >= len(lines)-blankEnd(lines) {
		return ""
	}
	return p.r.Window(f.Head, f.HeldHead, p.shiftOf(p.top))
}

// layer is what is painted on the lines of a block.
type layer [][]lipgloss.Range

// shown returns what the page shows of some lines of a block, from the line first on.
func (p *page) shown(b model.Block, lines []string, first int, layers []layer) []string {
	shift, f := p.shiftOf(b), p.r.Frame(p.art, b)
	shown := make([]string, len(lines))
	for i, l := range lines {
		held := f.Held(first + i)
		shown[i] = p.r.Window(l, held, shift)
		for _, painted := range layers {
			if ranges := clipped(painted[first+i], held, shift, p.r.Width); len(ranges) > 0 {
				shown[i] = lipgloss.StyleRanges(shown[i], ranges...)
			}
		}
	}
	return shown
}

// clipped returns where on a page of width columns some ranges are of a line that stands shift columns to the left but for those held; of
// those that are not in view none.
func clipped(ranges []lipgloss.Range, held, shift, width int) (in []lipgloss.Range) {
	if held < 0 {
		return ranges
	}
	for _, r := range ranges {
		if r.Start >= held {
			r.Start = max(r.Start-shift, held)
		}
		if r.End > held {
			r.End = max(r.End-shift, held)
		}
		if r.End = min(r.End, width); r.Start < r.End {
			in = append(in, r)
		}
	}
	return in
}
