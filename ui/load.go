package ui

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"lede/model"
)

// loading is an article that is being opened.
type loading struct {
	source   model.Source
	since    time.Time
	progress model.Progress
	cancel   context.CancelFunc
	over     chan struct{} // closed when it is there, or can't be had
}

// tickMsg tells that an article is still being opened.
type tickMsg struct{ load *loading }

// openedMsg is an article that was opened, or why it couldn't be.
type openedMsg struct {
	load     *loading
	art      *model.Article
	recalled tea.Msg // what the store knows about it, nil if it wasn't asked
	err      error
}

// scannedMsg is a step of an article's scan.
type scannedMsg struct {
	art  *model.Article
	scan model.Scan
}

// readAhead is how far in bytes input that is still coming is read ahead of the page: endless
// input would fill the disk.
const readAhead = 256 << 20

// open opens the article at src.
func (a *App) open(src model.Source) tea.Cmd {
	piped := a.piped
	if src == "-" && piped != nil {
		return func() tea.Msg { return openedMsg{art: piped} }
	}
	r := model.Request{Source: src, Kept: a.revisiting != nil}
	options := a.options
	return a.request(r, func(l *loading, art *model.Article, err error) tea.Msg {
		msg := openedMsg{load: l, art: art, err: err}
		if recall := options.recall(art); err == nil && recall != nil {
			msg.recalled = recall()
		}
		return msg
	})
}

// request opens an article. Esc ends the wait for it, and so does asking for another one.
func (a *App) request(r model.Request, then func(*loading, *model.Article, error) tea.Msg) tea.Cmd {
	if a.loading != nil {
		a.loading.cancel()
	}
	l := &loading{source: r.Source, since: time.Now(), over: make(chan struct{})}
	r.Context, l.cancel = context.WithCancel(context.Background())
	r.Progress = &l.progress
	a.loading = l
	open := a.options.Open
	return tea.Batch(func() tea.Msg {
		defer close(l.over)
		art, err := open(r)
		return then(l, art, err)
	}, l.tick(spinAfter))
}

// tick tells in a while that the article is still being opened.
func (l *loading) tick(in time.Duration) tea.Cmd {
	return func() tea.Msg {
		select {
		case <-l.over:
			return nil
		case <-time.After(in):
			return tickMsg{l}
		}
	}
}

// tick shows how far the article is that is being opened.
func (a *App) tick(msg tickMsg) tea.Cmd {
	if msg.load != a.loading {
		return nil
	}
	return msg.load.tick(spinEvery)
}

// arrived reports whether what was opened is still wanted; what isn't is closed.
func (a *App) arrived(l *loading, art *model.Article) bool {
	if l == nil && a.loading != nil {
		a.loading.cancel()
	}
	if l == nil || l == a.loading {
		a.loading = nil
		return true
	}
	if art != nil {
		art.Close()
	}
	return false
}

// stopLoading ends the wait for an article. It reports whether there was any.
func (a *App) stopLoading() bool {
	if a.loading == nil {
		return false
	}
	a.loading.cancel()
	a.say("%s: stopped", model.CleanLine(string(a.loading.source)))
	a.loading, a.revisiting, a.foundThere, a.fragment = nil, nil, nil, ""
	return true
}

// opened shows an article that was opened. What can't be opened leaves the screen as it is.
func (a *App) opened(msg openedMsg) tea.Cmd {
	if !a.arrived(msg.load, msg.art) {
		return nil
	}
	if msg.err != nil {
		a.revisiting, a.foundThere, a.fragment = nil, nil, ""
		if a.options.List != nil && msg.load != nil && (errors.Is(msg.err, model.ErrArchive) || errors.Is(msg.err, model.ErrDirectory)) {
			return a.enter(msg.load.source)
		}
		a.fail(msg.err)
		if a.nothingElse() {
			a.reason = msg.err
			return tea.Quit
		}
		return nil
	}
	if a.art != nil && a.revisiting == nil {
		a.leave()
	}
	last := tea.Batch(a.endWriting(), a.keepNow())
	a.show(msg.art)
	a.comeBack()
	if p := a.revisiting; p != nil && p.source == msg.art.Source {
		a.revisit(*p)
	}
	a.revisiting = nil
	if m, ok := msg.recalled.(recalledMsg); ok {
		a.recalled(m)
	}
	var look tea.Cmd
	if f := a.foundThere; f != nil {
		a.foundThere = nil
		look = a.showFound(*f)
	}
	return tea.Batch(last, look, a.goFragment(), a.scan(), a.watch())
}

// atOnce is the size in bytes up to which an article is scanned before its first page is
// shown, so that its sections stand there at once: it takes well under a millisecond.
const atOnce = 64 << 10

// show makes art what is read.
func (a *App) show(art *model.Article) {
	if a.art != nil {
		a.left[a.art.Source] = a.spot()
	}
	if a.art != nil && a.art.Source != "-" { // what was piped in can't be opened again
		a.art.Close()
	}
	if art.Source == "-" {
		a.piped = art
	}
	a.art, a.menu, a.focus, a.roaming = art, nil, readingPane, false
	a.scanning, a.waiting, a.choice = time.Time{}, false, nil
	a.dropLetters()
	a.aim(-1)
	if art.Whole() && art.Size() <= atOnce {
		art.Add(art.Scan())
	}
	a.find = finder{run: a.find.run + 1}
	a.outline = newOutline(art)
	a.list = list{}
	g := a.layout()
	a.page = newPage(art, a.renderer(g.column), g.page)
	a.reading = reading{}
	a.memory, a.notes = memory{begun: a.spot()}, nil
	a.moved()
	if art.Notice != "" {
		a.say("%s", model.Clean(art.Notice))
	}
}

// scan reads a step on in the article, if there is more to know.
func (a *App) scan() tea.Cmd {
	if a.art == nil {
		return nil
	}
	if _, done := a.art.Scanned(); done {
		return nil
	}
	if a.scanning.IsZero() {
		a.scanning = time.Now()
	}
	art := a.art
	return func() tea.Msg { return scannedMsg{art, art.Scan()} }
}

// scanned takes in what a step found.
func (a *App) scanned(msg scannedMsg) tea.Cmd {
	if msg.art != a.art {
		return nil
	}
	a.art.Add(msg.scan)
	a.page.r.Forget()
	a.outline.changed()
	a.page.refresh()
	a.follow()
	a.waiting = false
	a.resume()
	to, done := a.art.Scanned()
	switch {
	case msg.scan.Err != nil:
		a.fail(msg.scan.Err)
		return nil
	case a.wantEnd:
		a.goEnd()
	}
	var count tea.Cmd
	if a.fragment != "" {
		count = a.goFragment()
	}
	if done {
		a.placeNotes()
		count = tea.Batch(count, a.countOn(), a.recallPiped())
		a.scanTook = time.Since(a.scanning)
		a.scanning, a.wantEnd = time.Time{}, false
	}
	if !a.art.Whole() && !a.wantEnd && !a.memory.seeking && to > a.page.pos()+readAhead {
		a.waiting = true // the page's next move asks for more
		return nil
	}
	return tea.Batch(count, a.scan())
}
