package ui

import (
	"strings"
	"time"

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

	looking bool
	from    model.Pos // where it goes on looking
	back    bool
	wrapped bool

	hit model.Hit
	at  bool // the reader is at hit

	tallies   []tally // of the segments that have hits
	total     int
	sections  map[model.Pos]int // how many hits each section has, by the place of its heading
	counting  bool
	counted   bool
	countedTo model.Pos

	block      model.Block // that holds hit
	nth, among int         // how many of its hits stand before hit, and how many there are
}

// foundMsg is what a step of a search has found.
type foundMsg struct {
	run  int
	hit  model.Hit
	ok   bool
	skip int // how many hits are still to be passed over
	to   model.Pos
	done bool
}

// search searches what has the focus: the text, or the sections.
func (a *App) search(int) tea.Cmd {
	if a.focus == sectionsPane {
		return a.filterSections(0)
	}
	return a.askSearch()
}

// asked is a search that is typed.
type asked struct {
	*App
	before finder // what was looked for before
	origin place  // where the page was
	bad    error  // why what is typed can't be searched for
}

// askSearch searches the text as one types, from the page on.
func (a *App) askSearch() tea.Cmd {
	s := &asked{App: a, before: a.find, origin: a.spot()}
	a.find.form = model.QueryForm{}
	return a.ask(&prompt{label: "/", history: &a.searches, changed: s.changed, enter: s.enter, escape: s.escape, key: s.key, note: s.note})
}

// changed searches for another text.
func (s *asked) changed(text string) tea.Cmd {
	s.revisit(s.origin)
	form := s.find.form
	s.find = finder{run: s.find.run + 1, form: form}
	q, err := model.NewQuery(text, form)
	if s.bad = err; err != nil {
		return nil
	}
	s.find.query, s.find.text = q, text
	return s.look(s.page.pos()-1, false, 0)
}

// enter stays at the hit; without a text, it goes on with the search before.
func (s *asked) enter(text string) tea.Cmd {
	if text == "" {
		s.find = s.before
		return s.nextHit(1)
	}
	if s.bad != nil {
		s.fail(s.bad)
		return nil
	}
	s.leaveFrom(s.origin)
	if f := &s.find; f.counted && f.total == 0 && !f.at {
		s.sayNotFound()
	}
	return nil
}

// escape goes back to where the search began.
func (s *asked) escape() tea.Cmd {
	run := s.find.run + 1
	s.find = s.before
	s.find.run = run
	return s.revisit(s.origin)
}

// key changes how the text is read.
func (s *asked) key(k tea.KeyPressMsg) (tea.Cmd, bool) {
	switch form := &s.find.form; k.String() {
	case "ctrl+r":
		form.Regexp = !form.Regexp
	case "ctrl+t":
		form.Words = !form.Words
	default:
		return nil, false
	}
	return s.changed(s.prompt.input.Value()), true
}

// note tells how the search stands, or why it can't be made.
func (s *asked) note() string {
	if s.bad != nil && s.prompt.input.Value() != "" {
		return model.CleanLine(s.bad.Error())
	}
	return s.searchNote()
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

// nextHit goes n hits on.
func (a *App) nextHit(n int) tea.Cmd { return a.stepHit(max(n, 1), false) }

// previousHit goes n hits back.
func (a *App) previousHit(n int) tea.Cmd { return a.stepHit(max(n, 1), true) }

// stepHit goes n hits on or back, from the one that the reader is at if it is in view, else from the page.
func (a *App) stepHit(n int, back bool) tea.Cmd {
	f := &a.find
	if f.query == nil && !a.searchAgain() {
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
	if f.at {
		a.leave()
	}
	return a.look(from, back, n-1)
}

// searchAgain takes up what was searched for last. It reports whether there is anything.
func (a *App) searchAgain() bool {
	if len(a.searches) == 0 {
		return false
	}
	text := a.searches[len(a.searches)-1]
	q, err := model.NewQuery(text, a.find.form)
	a.find.query, a.find.text = q, text
	return err == nil
}

// look looks for the next hit behind a place, or before it, passing over some. The first step is made at once, the others
// beside what the reader does.
func (a *App) look(from model.Pos, back bool, skip int) tea.Cmd {
	f := &a.find
	f.run++
	f.looking, f.from, f.back, f.wrapped, f.at = true, from, back, false, false
	search := a.art.Search(f.query)
	return a.found(lookStep(search, f.run, from, back, skip, lookAtOnce))
}

// lookAtOnce is how many bytes are searched before the next frame: some 5 ms.
const lookAtOnce = 512 << 10

// lookFor is how long a step passes over hits, once it has read what holds the first of them, which may take as long.
const lookFor = 10 * time.Millisecond

// lookStep makes a step of a search.
func lookStep(s *model.Search, run int, from model.Pos, back bool, skip int, most model.Pos) foundMsg {
	for began := (time.Time{}); ; skip-- {
		hit, ok, to, done := s.Next(from, back, most)
		if began.IsZero() {
			began = time.Now()
		}
		if !ok || skip == 0 {
			return foundMsg{run, hit, ok, skip, to, done}
		}
		if from = hit.At; time.Since(began) > lookFor {
			return foundMsg{run: run, to: from, skip: skip - 1}
		}
	}
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
			a.say("%s · %s", a.hitNote(), map[bool]string{false: "on from the top", true: "on from the end"}[f.back])
		}
		return a.countOn()
	case msg.done && f.wrapped:
		f.looking, f.counted = false, true
		if a.prompt == nil {
			a.sayNotFound()
		}
		return nil
	case msg.done: // the first hit is the next of the last, however many were to be passed over
		f.wrapped, msg.to, msg.skip = true, -1, 0
		if f.back {
			msg.to = a.art.Size()
		}
	}
	f.from = msg.to
	search, run, back := a.art.Search(f.query), f.run, f.back
	return func() tea.Msg { return lookStep(search, run, msg.to, back, msg.skip, model.SearchStep) }
}

// sayNotFound tells that the text has no hit.
func (a *App) sayNotFound() { a.say("“%s” is not found%s", a.find.text, a.soFar()) }

// stopLooking ends a search that has found nothing yet, so that it doesn't take the page away from where the reader goes.
func (a *App) stopLooking() {
	if !a.find.looking || a.art == nil {
		return
	}
	a.find.looking = false
	a.find.run++
	a.say("the search was stopped; n goes on")
}

// forgetSearch takes the paint off the hits. It reports whether there was any.
func (a *App) forgetSearch() bool {
	if a.find.query == nil {
		return false
	}
	a.find = finder{run: a.find.run + 1, form: a.find.form}
	return true
}
