package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"lede/model"
)

// finder is a search through the article: what is looked for, which hit the reader is at, and how many there are. Its zero
// value looks for nothing.
type finder struct {
	query *model.Query
	text  string
	form  model.QueryForm
	run   int // changes with each search, so that what an earlier one finds is dropped

	origin  place // where the search began, to which Esc goes back
	looking bool
	from    model.Pos // where it goes on looking
	back    bool
	wrapped bool

	hit model.Hit
	at  bool // the reader is at hit

	tallies  []tally // of the segments that have hits
	total    int
	sections map[model.Pos]int // how many hits each section has, by the place of its heading
	counting bool
	counted  bool

	block      model.Block // that holds hit
	nth, among int         // how many of its hits stand before hit, and how many there are
}

// tally is how many hits a segment has.
type tally struct {
	part model.Pos
	hits int
}

// foundMsg is what a step of a search has found.
type foundMsg struct {
	run  int
	hit  model.Hit
	ok   bool
	to   model.Pos
	done bool
}

// countedMsg is what a step of counting has found.
type countedMsg struct {
	query   *model.Query
	tallies []model.Tally
	to      model.Pos
	done    bool
}

// search searches what has the focus: the text, or the sections.
func (a *App) search(int) tea.Cmd {
	if a.focus == sectionsPane {
		return a.filterSections(0)
	}
	return a.askSearch()
}

// askSearch searches the text as one types, from the page on.
func (a *App) askSearch() tea.Cmd {
	before, origin := a.find, a.spot()
	var bad error
	search := func(text string) tea.Cmd {
		a.revisit(origin)
		form := a.find.form
		a.find = finder{run: a.find.run + 1, form: form, origin: origin}
		q, err := model.NewQuery(text, form)
		if bad = err; err != nil {
			return nil
		}
		a.find.query, a.find.text = q, text
		return a.look(a.page.pos()-1, false)
	}
	a.find.form = model.QueryForm{}
	return a.ask(&prompt{
		label:   "/",
		history: &a.searches,
		changed: search,
		enter: func(text string) tea.Cmd {
			if text == "" {
				a.find = before
				return a.nextHit(1)
			}
			if bad != nil {
				a.fail(bad)
				return nil
			}
			a.leaveFrom(origin)
			return nil
		},
		escape: func() tea.Cmd {
			run := a.find.run + 1
			a.find = before
			a.find.run = run
			return a.revisit(origin)
		},
		key: func(k tea.KeyPressMsg) (tea.Cmd, bool) {
			switch k.String() {
			case "ctrl+r":
				a.find.form.Regexp = !a.find.form.Regexp
			case "ctrl+t":
				a.find.form.Words = !a.find.form.Words
			default:
				return nil, false
			}
			return search(a.prompt.input.Value()), true
		},
		note: a.searchNote,
	})
}

// searchNote tells how a search stands, beside the prompt.
func (a *App) searchNote() string {
	notes := []string{a.hitNote()}
	for _, f := range []struct {
		on   bool
		word string
	}{{a.find.form.Regexp, "Ctrl+r regexp"}, {a.find.form.Words, "Ctrl+t whole words"}} {
		if f.on {
			f.word = "✓ " + f.word
		}
		notes = append(notes, f.word)
	}
	return strings.TrimSpace(strings.Join(notes, "   "))
}

// hitNote tells which hit of how many the reader is at.
func (a *App) hitNote() string {
	f := &a.find
	more := "+"
	if f.counted {
		more = ""
	}
	switch {
	case f.query == nil:
		return ""
	case f.looking && !f.at:
		return fmt.Sprintf("searching … %d %%", f.from*100/max(1, a.art.Size()))
	case !f.at && f.counted && f.total == 0:
		return "not found"
	case !f.at:
		return fmt.Sprintf("%d%s hits", f.total, more)
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

// nextHit goes n hits on.
func (a *App) nextHit(n int) tea.Cmd { return a.stepHit(max(n, 1), false) }

// previousHit goes n hits back.
func (a *App) previousHit(n int) tea.Cmd { return a.stepHit(max(n, 1), true) }

// stepHit goes n hits on or back, from the one that the reader is at if it is in view, else from the page.
func (a *App) stepHit(n int, back bool) tea.Cmd {
	f := &a.find
	if f.query == nil {
		a.say("nothing was searched for: / searches")
		return nil
	}
	from := a.page.pos() - 1
	if back {
		from++
	}
	if f.at && a.page.holds(f.hit.At) {
		from = f.hit.At
	}
	search := a.art.Search(f.query)
	for ; n > 1; n-- {
		hit, ok, _, _ := search.Next(from, back, lookAtOnce)
		if !ok {
			break
		}
		from = hit.At
	}
	if f.at {
		a.leave()
	}
	return a.look(from, back)
}

// look looks for the next hit behind a place, or before it. The first step is made at once, the others beside what the reader does.
func (a *App) look(from model.Pos, back bool) tea.Cmd {
	f := &a.find
	f.run++
	f.looking, f.from, f.back, f.wrapped, f.at = true, from, back, false, false
	search := a.art.Search(f.query)
	return a.found(lookStep(search, f.run, from, back, lookAtOnce))
}

// lookAtOnce is how many bytes are searched before the next frame: some 5 ms.
const lookAtOnce = 512 << 10

// lookStep makes a step of a search.
func lookStep(s *model.Search, run int, from model.Pos, back bool, most model.Pos) foundMsg {
	hit, ok, to, done := s.Next(from, back, most)
	return foundMsg{run, hit, ok, to, done}
}

// found shows a hit, or goes on looking.
func (a *App) found(msg foundMsg) tea.Cmd {
	f := &a.find
	if msg.run != f.run || !f.looking || a.art == nil {
		return nil
	}
	switch {
	case msg.ok:
		f.hit, f.at, f.looking, f.block = msg.hit, true, false, model.Block{}
		a.showHit()
		if f.wrapped {
			a.say("%s", map[bool]string{false: "on from the top", true: "on from the end"}[f.back])
		}
		return a.countOn()
	case msg.done && f.wrapped:
		f.looking, f.counted = false, true
		if a.prompt == nil {
			a.say("“%s” is not found", f.text)
		}
		return nil
	case msg.done:
		f.wrapped, msg.to = true, -1
		if f.back {
			msg.to = a.art.Size()
		}
	}
	f.from = msg.to
	search, run, back := a.art.Search(f.query), f.run, f.back
	return func() tea.Msg { return lookStep(search, run, msg.to, back, model.SearchStep) }
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
	if f.counted = msg.done; !msg.done {
		return a.countFrom(msg.to)
	}
	return nil
}

// forgetSearch takes the paint off the hits. It reports whether there was any.
func (a *App) forgetSearch() bool {
	if a.find.query == nil {
		return false
	}
	a.find = finder{run: a.find.run + 1}
	return true
}
