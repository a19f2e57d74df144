package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"lede/model"
)

// tally is how many hits a segment has.
type tally struct {
	part model.Pos
	hits int
}

// countedMsg is what a step of counting has found.
type countedMsg struct {
	query   *model.Query
	tallies []model.Tally
	to      model.Pos
	done    bool
}

// hitNote tells which hit of how many the reader is at. Which one it is, is known once all before it are counted.
func (a *App) hitNote() string {
	f := &a.find
	more := "+"
	if f.counted {
		more = ""
	}
	switch {
	case f.query == nil:
		return ""
	case f.looking:
		return fmt.Sprintf("searching … %d %%", f.from*100/max(1, a.art.Size()))
	case f.total == 0 && !f.at && !f.counted:
		return ""
	case f.total == 0 && !f.at:
		return "not found" + a.soFar()
	case !f.at || f.countedTo <= f.hit.Part && !f.counted:
		return fmt.Sprintf("%d%s hits", max(1, f.total), more)
	}
	n := f.hit.Nth + 1
	for _, t := range f.tallies {
		if t.part >= f.hit.Part {
			break
		}
		n += t.hits
	}
	return fmt.Sprintf("%d of %d%s", n, max(n, f.total), more)
}

// soFar says that a search knows only what has come, while more is coming.
func (a *App) soFar() string {
	if a.art.Whole() {
		return ""
	}
	return " so far"
}

// countOn begins to count all hits, once the whole text is known.
func (a *App) countOn() tea.Cmd {
	f := &a.find
	if _, done := a.art.Scanned(); !done || f.counting || f.query == nil || f.looking {
		return nil
	}
	f.counting, f.sections = true, map[model.Pos]int{}
	return a.countFrom(0)
}

// countFrom counts a step on.
func (a *App) countFrom(from model.Pos) tea.Cmd {
	query := a.find.query
	search := a.art.Search(query)
	return func() tea.Msg {
		tallies, to, done := search.Count(from)
		return countedMsg{query, tallies, to, done}
	}
}

// countedHits takes in what a step of counting has found.
func (a *App) countedHits(msg countedMsg) tea.Cmd {
	f := &a.find
	if msg.query != f.query || a.art == nil {
		return nil
	}
	sections := a.art.Sections()
	for _, t := range msg.tallies {
		f.tallies = append(f.tallies, tally{t.Part, len(t.Hits)})
		f.total += len(t.Hits)
		for _, at := range t.Hits {
			if k := a.art.SectionAt(at); k >= 0 {
				f.sections[sections[k].At]++
			}
		}
	}
	f.countedTo = msg.to
	if f.counted = msg.done; !msg.done {
		return a.countFrom(msg.to)
	}
	return nil
}
