package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"lede/model"
)

// openedMsg is an article that was opened, or why it couldn't be.
type openedMsg struct {
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
	return func() tea.Msg {
		if src == "-" && piped != nil {
			return openedMsg{art: piped}
		}
		art, err := a.options.Open(model.Request{Source: src})
		msg := openedMsg{art: art, err: err}
		if recall := a.options.recall(art); err == nil && recall != nil {
			msg.recalled = recall()
		}
		return msg
	}
}

// opened shows an article that was opened. What can't be opened leaves the screen as it is.
func (a *App) opened(msg openedMsg) tea.Cmd {
	if msg.err != nil {
		a.revisiting, a.fragment = nil, ""
		a.fail(msg.err)
		return nil
	}
	if a.art != nil && a.revisiting == nil {
		a.leave()
	}
	last := a.keepNow()
	a.show(msg.art)
	a.comeBack()
	if p := a.revisiting; p != nil && p.source == msg.art.Source {
		a.revisit(*p)
	}
	a.revisiting = nil
	if m, ok := msg.recalled.(recalledMsg); ok {
		a.recalled(m)
	}
	return tea.Batch(last, a.goFragment(), a.scan(), a.watch())
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
	a.memory = memory{begun: a.spot()}
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
