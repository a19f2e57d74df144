package model

import (
	"encoding/binary"
	"sort"

	"lede/model/html"
)

// start is a place in a text that was converted, and where it stands in the source: in which line, from 1 on, and where that begins there in bytes.
type start struct {
	at   Pos
	line int64
	pos  Pos
}

// origins are the starts of the blocks of a text that was converted, in the order of the text, as far as they are known. Each takes some three
// bytes: a book has a hundred thousand.
type origins struct {
	deltas []byte   // each start by what it differs from the one before
	marks  []begins // every originsEvery-th start
	last   start
	n      int
}

// begins is a start, and where in the deltas the next one stands.
type begins struct {
	start
	next int
}

// originsEvery is how many starts are read at most to find one.
const originsEvery = 64

// add adds starts at the end.
func (o *origins) add(more []start) {
	for _, s := range more {
		for _, d := range [...]int64{int64(s.at - o.last.at), s.line - o.last.line, int64(s.pos - o.last.pos)} {
			o.deltas = binary.AppendVarint(o.deltas, d)
		}
		if o.n%originsEvery == 0 {
			o.marks = append(o.marks, begins{s, len(o.deltas)})
		}
		o.last = s
		o.n++
	}
}

// from yields the starts from a mark on.
func (o *origins) from(mark int) func(yield func(start) bool) {
	return func(yield func(start) bool) {
		if mark >= len(o.marks) {
			return
		}
		s, rest := o.marks[mark].start, o.deltas[o.marks[mark].next:]
		for yield(s) && len(rest) > 0 {
			var d [3]int64
			for i := range d {
				n := 0
				d[i], n = binary.Varint(rest)
				rest = rest[n:]
			}
			s = start{s.at + Pos(d[0]), s.line + d[1], s.pos + Pos(d[2])}
		}
	}
}

// around returns the last start at or before a place, and the one behind it; that is zero if there is none. Before the first there is the
// beginning of the source.
func (o *origins) around(at Pos) (before, after start) {
	before = start{line: 1}
	mark := max(0, sort.Search(len(o.marks), func(i int) bool { return o.marks[i].at > at })-1)
	for s := range o.from(mark) {
		if s.at > at {
			return before, s
		}
		before = s
	}
	return before, start{}
}

// ofLine returns the start with the last line up to n, and the one behind it in the text.
func (o *origins) ofLine(n int64) (before, after start) {
	before = start{line: 1}
	last := false
	for s := range o.from(0) {
		if last {
			after, last = s, false
		}
		if s.line <= n && s.line > before.line {
			before, after, last = s, start{}, true
		}
	}
	return before, after
}

// converted is a text that is converted part by part.
type converted struct {
	next   func() (html.Part, error) // the next part; io.EOF after the last
	rest   []byte
	size   Pos     // of the parts so far
	starts []start // not taken yet
}

// Read implements io.Reader.
func (c *converted) Read(b []byte) (int, error) {
	for len(c.rest) == 0 {
		p, err := c.next()
		if err != nil {
			return 0, err
		}
		for _, s := range p.Starts {
			c.starts = append(c.starts, start{c.size + Pos(s.At), int64(s.Number), Pos(s.Pos)})
		}
		c.rest = p.Text
		c.size += Pos(len(p.Text))
	}
	n := copy(b, c.rest)
	c.rest = c.rest[n:]
	return n, nil
}

// take returns the starts of what was read, each once.
func (c *converted) take() []start {
	if c == nil {
		return nil
	}
	starts := c.starts
	c.starts = nil
	return starts
}

// Lined reports whether the lines that Line tells are those of the source: not where a document was converted that has none.
func (a *Article) Lined() bool { return !a.converted || a.origins.n > 0 }

// SourcePos returns where in the source, as UTF-8, the block begins that holds at: at itself where the text was not converted, or where nothing is known of
// the source.
func (a *Article) SourcePos(at Pos) Pos {
	if a.origins.n == 0 {
		return at
	}
	before, _ := a.origins.around(at)
	return before.pos
}

// originLine returns the line of the source that a place of a converted text comes from: as many lines behind the start of the block as in the
// text, unless another block begins there.
func (a *Article) originLine(at Pos) int64 {
	before, after := a.origins.around(at)
	line := before.line + a.feeds(before.at, at)
	if after.line > before.line {
		line = min(line, after.line-1)
	}
	return line
}

// posOfOrigin returns where in a converted text the block begins that holds a line of the source, or as many lines behind.
func (a *Article) posOfOrigin(n int64) Pos {
	before, after := a.origins.ofLine(n)
	if after.at == 0 {
		after.at = a.scanned.End
	}
	return a.linesOn(before.at, n-before.line, after.at-1)
}
