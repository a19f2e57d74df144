package ui

import (
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"lede/model"
)

// keepEvery is how long after a move the place is kept: as much is lost if the program is killed.
const keepEvery = time.Second

// memory is what the store has to do with the article that is read.
type memory struct {
	kept    model.Kept      // what is known there, but for the place
	known   bool            // the store has answered: what it knows isn't written over unread
	failed  time.Time       // when it couldn't answer; zero if it did, or was not asked since
	begun   place           // where the article began to be shown: a reader who has moved on is not moved
	seeking bool            // the place that was kept is still to be found
	tried   bool            // it was looked for; once more when all of the text is known
	marking bool            // the sections that were read are still to be found
	read    []model.Section // what was read and not kept yet
	sent    place           // the place that was kept last
	due     bool            // the place will be kept in a moment
	pace    model.Pace      // what was measured and not kept yet
}

// recalledMsg is what the store knows about an article.
type recalledMsg struct {
	art  *model.Article
	kept model.Kept
	err  error
}

// keepMsg tells that it is time to keep the place in an article.
type keepMsg struct{ art *model.Article }

// keptMsg tells that something was kept, or why not.
type keptMsg struct{ err error }

// recall returns the command that asks the store what it knows about an article, nil if there is nothing to ask.
func (o Options) recall(art *model.Article) tea.Cmd {
	if o.Store == nil || art == nil {
		return nil
	}
	src, content := art.Source, art.Content()
	if src == "-" && content == (model.Content{}) {
		return nil // nothing tells yet what it is
	}
	return func() tea.Msg {
		kept, err := o.Store.Recall(src, content)
		return recalledMsg{art, kept, err}
	}
}

// recallPiped asks the store about an article that only its content tells, now that all of it has come.
func (a *App) recallPiped() tea.Cmd {
	if a.memory.known || a.art.Source != "-" {
		return nil
	}
	return a.options.recall(a.art)
}

// recalled goes on where reading stopped, and marks the sections that were read. A reader who has gone somewhere stays there.
func (a *App) recalled(msg recalledMsg) {
	if msg.art != a.art {
		return
	}
	m := &a.memory
	if a.warn(msg.err); msg.err != nil {
		m.failed = a.now()
		return
	}
	m.kept, m.known = msg.kept, true
	if a.pace.Time < m.kept.Pace.Time {
		a.pace = m.kept.Pace
	}
	m.marking = len(m.kept.Read) > 0
	a.takeNotes(m.kept.Notes)
	m.seeking = !m.kept.When.IsZero() && a.fragment == "" && a.foundThere == nil
	a.resume()
}

// warn tells the reader what is wrong with the store, the first time.
func (a *App) warn(err error) {
	if err == nil {
		if n := a.options.Store.Notice(); n != "" {
			a.say("%s", n)
		}
		return
	}
	if !a.warned {
		a.fail(err)
	}
	a.warned = true
}

// resume looks for what was kept, as far as the text is known. It is called again as more of it is.
func (a *App) resume() {
	m := &a.memory
	_, done := a.art.Scanned()
	if m.marking && done {
		m.marking = false
		a.remark()
	}
	if !m.seeking {
		return
	}
	if a.spot() != m.begun || a.target >= 0 {
		m.seeking = false
		return
	}
	if reaches := a.art.Size() >= m.kept.At.At+model.Pos(len(m.kept.At.Words)); !done && (m.tried || !reaches && !a.art.Whole()) {
		return
	}
	at, ok := a.art.Locate(m.kept.At)
	m.tried, m.seeking = true, !ok && !done
	if m.seeking {
		return
	}
	a.page.restore(at, m.kept.Letters)
	a.moved()
	if percent, _ := a.progress(); a.spot() != m.begun && a.message == "" {
		a.say("resumed at %d %%", percent)
	}
}

// carried returns what holds for a later form of the article too: its content has another fingerprint, and its sections stand elsewhere.
func (a *App) carried() memory {
	m := memory{kept: a.memory.kept, known: a.memory.known, marking: true}
	m.kept.Print, m.kept.Read, m.kept.Indexed = "", nil, false
	for _, s := range a.art.Sections() {
		if a.outline.read[s.At] {
			m.kept.Read = append(m.kept.Read, s)
		}
	}
	return m
}

// carry takes up what was carried over from an earlier form of the article.
func (a *App) carry(m memory) tea.Cmd {
	m.begun = a.memory.begun
	a.memory = m
	a.resume()
	if m.known {
		return nil
	}
	return a.options.recall(a.art)
}

// askAgain is how long after a store couldn't answer it is asked once more, when the reader moves on.
const askAgain = 10 * time.Second

// keep returns the command that has the place kept a moment later, nil if there is nothing new to keep.
func (a *App) keep() tea.Cmd {
	if m := &a.memory; !m.failed.IsZero() && a.now().Sub(m.failed) >= askAgain {
		m.failed = time.Time{}
		return a.options.recall(a.art)
	}
	if !a.unkept() || a.memory.due {
		return nil
	}
	a.memory.due = true
	art := a.art
	return tea.Tick(a.keepEvery, func(time.Time) tea.Msg { return keepMsg{art} })
}

// unkept reports whether there is something new to keep.
func (a *App) unkept() bool {
	m := &a.memory
	return a.options.Store != nil && a.art != nil && m.known && !m.seeking && (m.sent != a.spot() || len(m.read) > 0)
}

// keepDue keeps the place in an article, if that is still the one that is read: when it was left, its place was kept.
func (a *App) keepDue(msg keepMsg) tea.Cmd {
	if msg.art != a.art {
		return nil
	}
	a.memory.due = false
	return tea.Batch(a.keepNow(), a.index())
}

// index returns the command that keeps the article's text, once all of it is known, so that it can be searched for; nil if it is kept.
func (a *App) index() tea.Cmd {
	m := &a.memory
	if _, done := a.art.Scanned(); !done || m.kept.Indexed || a.art.Source == "-" {
		return nil
	}
	m.kept.Indexed = true
	store, of, content, parts := a.options.Store, m.kept, a.art.Content(), a.art.Parts()
	of.Title = a.art.Title()
	return func() tea.Msg {
		if of.Print == "" {
			of.Print = content.Fingerprint()
		}
		all, err := parts()
		if err != nil {
			return nil // another article is shown by now
		}
		return keptMsg{store.Index(of, all)}
	}
}

// keepNow returns the command that keeps the place, nil if there is nothing new to keep.
func (a *App) keepNow() tea.Cmd {
	if !a.unkept() {
		return nil
	}
	m, store, content := &a.memory, a.options.Store, a.art.Content()
	m.sent = a.spot()
	k := m.kept
	k.Title, k.At, k.Letters, k.When = a.art.Title(), a.art.Anchor(m.sent.at), m.sent.letters, a.now()
	k.Share, k.Left = a.share()
	k.Read, m.read = m.read, nil
	k.Pace, m.pace = m.pace, model.Pace{}
	if m.marking {
		k.Read = append(k.Read, m.kept.Read...)
	}
	return func() tea.Msg {
		if k.Print == "" {
			k.Print = content.Fingerprint()
		}
		return keptMsg{store.Keep(k)}
	}
}

// lastPatience is how long the program waits at its end for the store: longer than one program waits for another that writes.
const lastPatience = 6 * time.Second

// errNoAnswer is what the reader is told if that isn't enough.
var errNoAnswer = errors.New("what you did last is not kept: the library doesn't answer")

// keepAtEnd keeps the place when the program ends, unless that takes too long.
func (a *App) keepAtEnd(patience time.Duration) error {
	done := make(chan struct{})
	go func() {
		a.keepLast()
		close(done)
	}()
	select {
	case <-done:
		return nil
	case <-time.After(patience):
		return errNoAnswer
	}
}

// keepLast keeps the place when the program ends. Who leaves before the store has told what it knows is not forgotten either.
func (a *App) keepLast() {
	a.endWriting()
	m := &a.memory
	if recall := a.options.recall(a.art); recall != nil && !m.known && a.spot() != m.begun {
		if msg, ok := recall().(recalledMsg); ok && msg.err == nil {
			m.kept, m.known, m.marking = msg.kept, true, len(msg.kept.Read) > 0
		}
	}
	if keep := a.keepNow(); keep != nil {
		keep()
	}
	for _, do := range a.deeds {
		do()
	}
}

// suspend keeps the place, and gives the terminal back to the shell for a while.
func (a *App) suspend(int) tea.Cmd { return tea.Sequence(a.keepNow(), tea.Suspend) }

// remark marks the sections that were read in an earlier run, wherever they stand now.
func (a *App) remark() {
	now := map[string][]model.Pos{}
	for _, s := range a.art.Sections() {
		now[s.Title] = append(now[s.Title], s.At)
	}
	for _, s := range a.memory.kept.Read {
		if at := nearest(now[s.Title], s.At); at >= 0 {
			a.outline.read[at] = true
			a.memory.read = append(a.memory.read, model.Section{Title: s.Title, At: at})
		}
	}
}

// nearest returns the one of some ascending places that is nearest to at, -1 if there are none.
func nearest(places []model.Pos, at model.Pos) model.Pos {
	best := model.Pos(-1)
	for _, p := range places {
		if best < 0 || max(p-at, at-p) < max(best-at, at-best) {
			best = p
		}
	}
	return best
}
