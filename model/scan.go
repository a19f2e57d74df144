package model

import (
	"bytes"
	"io"
)

const (
	// scanStep is how many bytes one step of the scan reads: some 10 ms, so that the sections
	// pane fills steadily, and few enough steps that their messages cost nothing.
	scanStep = 8 << 20
	// scanRead is how much of it is in memory at once.
	scanRead = 128 << 10
	// growStep is how many bytes are taken at once from input that is still coming: what a pipe holds.
	growStep = 64 << 10
	// maxDefinitions is about how many bytes of definitions are kept; 1 GB of ordinary Markdown has a quarter of it.
	maxDefinitions = 32 << 20
)

// Scan is what one step of reading on has found. It belongs to the article that made it.
type Scan struct {
	Err error // why the text ends where it does, if not because it is whole

	last     Block
	done     bool
	size     Pos
	whole    bool
	marks    []mark
	lines    int64
	sections []Section
	defs     map[string]string
	notes    any
	styled   []Styled
	starts   []start
}

// Scan reads a step on from where the article's scan stands. It changes nothing in the article, may run on any goroutine, and one
// at a time. It waits where the text is input that is still coming.
func (a *Article) Scan() Scan {
	s := Scan{last: a.scanned, size: a.size, whole: a.whole, defs: map[string]string{}}
	if !s.whole && a.size == a.looked { // what is there comes first: more may be long in coming
		n, done, err := a.text.grow(make([]byte, growStep), s.size)
		s.size, s.whole, s.Err = s.size+Pos(n), done, err
		s.styled, s.starts = a.text.struck.take(), a.text.converted.take()
	}
	v := view{text: a.text, at: s.last.End, lines: a.lines, counted: s.last.End}
	v.buf = make([]byte, 0, min(scanRead+window, s.size-s.last.End))
	stop, marked := s.last.End+scanStep, a.lastMark()
	learns, _ := a.syntax.(learner) // asked once, not for each block
	defines, _ := a.syntax.(definer)
	for s.last.End < s.size && s.last.End < stop {
		rest := v.from(s.last.End, s.size)
		all := v.end() >= s.size
		if !s.whole && all {
			rest = rest[:bytes.LastIndexByte(rest, '\n')+1] // a line that is still coming says nothing yet
		}
		if len(rest) == 0 {
			if s.whole {
				s.size = s.last.End // the file has become shorter
			}
			break
		}
		growing := !s.whole && len(rest) < window
		if growing && a.mayGoOn(a.syntax.Next(s.last, rest), rest) {
			break
		}
		if at := s.last.End; marked < 0 || at-marked >= markEvery {
			s.marks = append(s.marks, mark{s.last, v.linesBefore(at)})
			marked = at
		}
		if learns == nil {
			b := a.syntax.Next(s.last, rest)
			a.take(&s, b, rest[:b.End-b.Start], defines)
			continue
		}
		n := int(min(marked+markEvery, stop) - s.last.End)
		switch {
		case growing:
			n = 1
		case !s.whole || !all:
			n = min(n, len(rest)-window+1)
		}
		s.last, s.notes = learns.Read(s.notes, s.last, rest, n)
	}
	s.lines = v.linesBefore(s.last.End)
	s.done = s.whole && s.last.End >= s.size
	return s
}

// view is the part of a text that a scan has in memory, which it moves along.
type view struct {
	text    *text
	buf     []byte
	at      Pos   // where buf begins
	lines   int64 // line feeds before counted
	counted Pos
}

// end returns where the view ends.
func (v *view) end() Pos { return v.at + Pos(len(v.buf)) }

// from returns the text from pos on: at least a window of it, or all that there is.
func (v *view) from(pos, size Pos) []byte {
	if pos+window > v.end() && v.end() < size {
		v.move(pos, size)
	}
	return v.buf[pos-v.at:]
}

// move makes the view begin at pos and reads on behind what it holds.
func (v *view) move(pos, size Pos) {
	v.linesBefore(pos)
	n := copy(v.buf[:cap(v.buf)], v.buf[min(pos-v.at, Pos(len(v.buf))):])
	want := min(Pos(cap(v.buf)-n), size-pos-Pos(n))
	got := v.text.readAt(v.buf[n:n+int(want)], pos+Pos(n))
	v.buf, v.at = v.buf[:n+len(got)], pos
}

// linesBefore returns how many line feeds stand before pos. They are counted for many blocks at once: a call for each would cost
// more than the counting.
func (v *view) linesBefore(pos Pos) int64 {
	v.lines += int64(bytes.Count(v.buf[v.counted-v.at:pos-v.at], []byte{'\n'}))
	v.counted = pos
	return v.lines
}

// mayGoOn reports whether a block that begins with rest, all that there is so far, may go on when there is more, be cut elsewhere, or be front matter.
func (a *Article) mayGoOn(b Block, rest []byte) bool {
	return int(b.End-b.Start) == len(rest) || b.Cut || b.Start == a.start && (rest[0] == '-' || rest[0] == '+')
}

// take adds one block to what the step has found.
func (a *Article) take(s *Scan, b Block, t []byte, d definer) {
	s.last = b
	if b.Kind == Heading {
		s.sections = append(s.sections, Section{Title: Clean(a.syntax.Heading(b, t)), Level: int(b.Level), At: b.Start})
	}
	if d != nil && mayDefine[b.Kind] {
		d.Define(b, t, s.defs)
	}
}

// mayDefine tells the kinds of blocks that can hold link reference definitions.
var mayDefine = [...]bool{Hidden: true, List: true, Quote: true, Footnote: true}

// lastMark returns where the newest mark stands, -1 if there is none.
func (a *Article) lastMark() Pos {
	if n := len(a.marks); n > 0 {
		return a.marks[n-1].block.End
	}
	return -1
}

// Add takes in what a scan found. Blocks that were shown before may read differently then: a definition that they use has become known,
// or they are judged anew.
func (a *Article) Add(s Scan) {
	a.looked = s.size
	a.addStyled(s.styled)
	a.origins.add(s.starts)
	if s.last.End < a.scanned.End || s.last.End == a.scanned.End && s.size == a.size && s.whole == a.whole && s.done == a.done {
		return
	}
	a.marks = append(a.marks, s.marks...)
	a.scanned, a.done, a.lines = s.last, s.done, s.lines
	a.size, a.whole = s.size, s.whole
	for k, v := range s.defs {
		if _, ok := a.defs[k]; !ok && a.defsSize < maxDefinitions {
			a.defs[k] = v
			a.defsSize += len(k) + len(v)
		}
	}
	switch l, ok := a.syntax.(learner); {
	case !ok:
		a.heads.add(s.sections, float64(a.scanned.End)/float64(a.size))
	case s.notes != nil || s.done:
		var all []Section
		a.syntax, all = l.Learn(s.notes, s.done)
		a.heads.replace(all)
	}
	a.heads.settle(a.front())
	a.cache = [segmentsKept]segment{} // what was not scanned may be cut anew
	a.buf = a.buf[:0]
}

// ScanAll scans to the end of the text: for programs that print rather than show.
func (a *Article) ScanAll() error {
	for !a.done {
		before := a.scanned.End
		size := a.size
		s := a.Scan()
		a.Add(s)
		if s.Err != nil && s.Err != io.EOF {
			return s.Err
		}
		if !s.done && s.whole && s.last.End == before && a.size == size {
			return io.ErrUnexpectedEOF
		}
	}
	return nil
}
