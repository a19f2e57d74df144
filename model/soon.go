package model

import (
	"io"
	"time"
)

// moment is how long a stream's first piece waits for a second one where it is too short to tell what the text is: nobody
// notices it, and programs that write line by line write many lines in it.
const moment = 60 * time.Millisecond

// piece is what one call of Read has given.
type piece struct {
	bytes []byte
	err   error
}

// soon reads at least n bytes into buf, or fewer, if no more of them come within the time. It returns a reader of what follows.
func soon(r io.Reader, buf []byte, n int, within time.Duration) (io.Reader, int, error) {
	timer := time.NewTimer(within)
	defer timer.Stop()
	got := 0
	for got < n {
		next := make(chan piece, 1) // so that the one who reads never waits for one who listens
		go func(b []byte) {
			k, err := r.Read(b)
			next <- piece{b[:k], err}
		}(make([]byte, len(buf)-got))
		select {
		case p := <-next:
			got += copy(buf[got:], p.bytes)
			if p.err != nil {
				return r, got, p.err
			}
		case <-timer.C:
			return &late{r: r, next: next}, got, nil
		}
	}
	return r, got, nil
}

// late is a stream of which a piece is still awaited.
type late struct {
	r    io.Reader
	next chan piece // nil once it came
	rest piece
}

// Read implements io.Reader.
func (l *late) Read(b []byte) (int, error) {
	if l.next != nil {
		l.rest, l.next = <-l.next, nil
	}
	if len(l.rest.bytes) == 0 {
		if l.rest.err != nil {
			return 0, l.rest.err
		}
		return l.r.Read(b)
	}
	n := copy(b, l.rest.bytes)
	l.rest.bytes = l.rest.bytes[n:]
	return n, nil
}
