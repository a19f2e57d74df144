package ui

import "lede/model"

// reading is what was in view before the page moved last.
type reading struct {
	top, bottom model.Pos
}

// note marks the sections whose end was in view and is left behind: they are read. A section that was jumped over is not.
func (a *App) note() {
	now := reading{a.page.pos(), a.page.bottom()}
	was := a.reading
	a.reading = now
	a.timed(was, now)
	movedOn := now.top >= was.top && now.top <= was.bottom
	if now.bottom >= a.art.Size() && now.top > a.art.Start() && movedOn {
		a.markRead(now.top, now.bottom)
	}
	if now.top > was.top {
		a.markRead(was.top, min(was.bottom, now.top))
	}
}

// markRead marks the sections that end after from, and at to or before it.
func (a *App) markRead(from, to model.Pos) {
	s := a.art.Sections()
	for k := max(0, a.art.SectionAt(from)); k < len(s) && s[k].At < to; k++ {
		end := a.art.Size()
		if k+1 < len(s) {
			end = s[k+1].At
		} else if _, done := a.art.Scanned(); !done {
			break
		}
		if end > from && end <= to && !a.outline.read[s[k].At] {
			a.outline.read[s[k].At] = true
			a.memory.read = append(a.memory.read, s[k])
		}
	}
}

// share returns how much of the article was shown, in percent, and how many bytes of it are left to be read.
func (a *App) share() (percent int, left model.Pos) {
	size := a.art.Size() - a.art.Start()
	if size <= 0 {
		return 100, 0
	}
	bottom := a.page.bottom()
	percent = int((bottom - a.art.Start()) * 100 / size)
	if bottom >= a.art.Size() && a.page.top.Start > a.art.Start() {
		return percent, 0
	}
	return percent, a.art.Size() - a.page.pos()
}

// progress returns how much of the article was shown, in percent, and how many minutes the
// rest takes to read.
func (a *App) progress() (percent, minutes int) {
	percent, left := a.share()
	return percent, a.minutes(left)
}

// place returns the place that is being read: the one that the reader went to, else the top of the page, but the
// end of the article once its last line stands at the bottom, so that the last sections get lit as well.
func (a *App) place() model.Pos {
	if a.target >= 0 {
		return a.target
	}
	if a.page.top.Start > a.art.Start() && a.page.rest(a.page.height) == a.page.height {
		return a.art.Size()
	}
	return a.page.pos()
}
