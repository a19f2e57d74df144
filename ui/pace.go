package ui

import (
	"time"

	"lede/model"
)

// bytesAMinute is how much is read in a minute by a reader of whom nothing is known: 230 words of six letters, or 450 Chinese or
// Japanese characters of three bytes, which come to about the same.
const bytesAMinute = 1400

const (
	// stretchTime is how long a stretch of reading is at least of which the pace is taken: a reader moves on by some lines at once, then reads.
	stretchTime = 20 * time.Second
	// awayTime is how long a reader may stay at a page before he is taken to do something else.
	awayTime = 5 * time.Minute
	// slowest and fastest are the paces in bytes a minute between which moving on is reading: 40 words, and 800. Who is faster skims.
	slowest, fastest = 240, 4800
	// usualTime is how long a reader must have read for his own pace to count as much as the usual one.
	usualTime = 10 * time.Minute
)

// passage is where and when a stretch of reading began.
type passage struct {
	from  model.Pos
	since time.Time
	last  time.Time // when the page moved last
}

// timed takes the pace of a move from one page to another. A reader who jumped elsewhere begins a new stretch.
func (a *App) timed(was, now reading) {
	t, s := a.now(), &a.passage
	if s.since.IsZero() || now.top < was.top || now.top > was.bottom || t.Sub(s.last) > awayTime {
		*s = passage{now.top, t, t}
		return
	}
	s.last = t
	took := t.Sub(s.since)
	if took < stretchTime {
		return
	}
	n := now.top - s.from
	if pace := float64(n) / took.Minutes(); pace >= slowest && pace <= fastest {
		a.pace = a.pace.Plus(model.Pace{Bytes: n, Time: took})
		a.memory.pace = a.memory.pace.Plus(model.Pace{Bytes: n, Time: took})
	}
	*s = passage{now.top, t, t}
}

// minutes returns how many minutes it takes to read some bytes, at the reader's own pace as far as it is known.
func (a *App) minutes(n model.Pos) int {
	p := a.pace.Plus(model.Pace{Bytes: model.Pos(bytesAMinute * usualTime.Minutes()), Time: usualTime})
	aMinute := float64(p.Bytes) / p.Time.Minutes()
	return int(float64(n)/aMinute + 0.5)
}
