package model

import (
	"bytes"
	"slices"
	"strings"

	"lede/model/seen"
)

// Search looks for a query in an article as it was when the search was made. What it finds never changes, but it is
// for one goroutine at a time.
type Search struct {
	art   *Article // a copy, with a buffer of its own
	query *Query
	kept  int    // one more than the segment whose hits are in hits: many hits of it may be passed one by one
	hits  []Pos  // exactly
	out   []byte // of the segment that was read last, to be used again
}

// SearchStep is about how many bytes a step of a search reads: 10 to 30 ms.
const SearchStep = 4 << 20

// Search returns the search for q in what there is of the article now.
func (a *Article) Search(q *Query) *Search {
	art := *a
	art.cache, art.buf, art.bufAt = [segmentsKept]segment{}, make([]byte, 0, 8*markEvery), 0
	return &Search{art: &art, query: q}
}

// Hit is a place that a search has found.
type Hit struct {
	At   Pos
	Part Pos // where the segment begins that holds it
	Nth  int // how many hits of the segment stand before it
}

// Next returns the first hit behind from, or with back the last before it, if there is one within about most bytes from there. If
// not, to is where to go on; done tells that there is nothing left.
func (s *Search) Next(from Pos, back bool, most Pos) (hit Hit, ok bool, to Pos, done bool) {
	k := s.art.segmentAt(min(max(from, s.art.start), s.art.size-1))
	for read := Pos(0); read < most; {
		if k < 0 || k >= s.art.segments() {
			return Hit{}, false, from, true
		}
		start, end := s.art.segmentStart(k).End, s.art.segmentStart(k+1).End
		read += end - start
		hits := s.within(k, true)
		if back {
			if i, _ := slices.BinarySearch(hits, from); i > 0 {
				return Hit{hits[i-1], start, i - 1}, true, 0, false
			}
			k, to = k-1, start
			continue
		}
		if i, _ := slices.BinarySearch(hits, from+1); i < len(hits) {
			return Hit{hits[i], start, i}, true, 0, false
		}
		k, to = k+1, end
	}
	return Hit{}, false, to, k < 0 || k >= s.art.segments()
}

// In returns where the hits in a block stand.
func (s *Search) In(b Block) []Pos {
	hits := s.within(s.art.segmentAt(b.Start), true)
	i, _ := slices.BinarySearch(hits, b.Start)
	j, _ := slices.BinarySearch(hits, b.End)
	return hits[i:j]
}

// Tally is how often the query stands in a segment.
type Tally struct {
	Part Pos   // where the segment begins
	Hits []Pos // where the paragraphs, cells or the like begin that the hits are in
}

// Count returns the tallies of a step's worth of text from the segment that holds from; to is where to go on.
func (s *Search) Count(from Pos) (tallies []Tally, to Pos, done bool) {
	k := s.art.segmentAt(min(max(from, s.art.start), s.art.size-1))
	to = from
	for read := Pos(0); read < SearchStep && k < s.art.segments(); k++ {
		start, end := s.art.segmentStart(k).End, s.art.segmentStart(k+1).End
		read, to = read+end-start, end
		if hits := s.within(k, false); len(hits) > 0 {
			tallies = append(tallies, Tally{start, hits})
		}
	}
	return tallies, to, k >= s.art.segments()
}

// within returns where the hits in segment k stand: exactly, or where the part of text begins that each is in.
func (s *Search) within(k int, exact bool) []Pos {
	if s.kept == k+1 && exact {
		return s.hits
	}
	hits := s.hitsOf(k, exact)
	if exact {
		s.kept, s.hits = k+1, hits
	}
	return hits
}

// hitsOf finds what within returns.
func (s *Search) hitsOf(k int, exact bool) []Pos {
	if !s.mayHold(k) {
		return nil
	}
	text := s.art.seen(k, s.query, false, s.out)
	s.out = text.Out
	found := s.query.matches(text.Out, len(text.Out)+1)
	if len(found) == 0 {
		return nil
	}
	if exact {
		text = s.art.seen(k, s.query, true, nil)
	}
	hits, at := make([]Pos, len(found)), 0
	for i, m := range found {
		if exact {
			hits[i] = Pos(text.At[m[0]])
			continue
		}
		for at+1 < len(text.Parts) && text.Parts[at+1].Out <= m[0] {
			at++
		}
		hits[i] = Pos(text.Parts[at].At)
	}
	return hits
}

// exactUpTo is the size up to which every segment is read as a reader would. In larger texts, a word with marks or soft
// hyphens between its letters (un**believ**able) is only found where it also stands without them nearby.
const exactUpTo = 4 << 20

// mayHold reports whether segment k holds the query's anchor, which is told five times faster than reading it as a reader would.
func (s *Search) mayHold(k int) bool {
	if len(s.query.anchor) < 2 || s.art.size <= exactUpTo {
		return true
	}
	t := s.art.bytes(s.art.segmentStart(k).End, s.art.segmentStart(k+1).End)
	if !s.query.fold {
		return bytes.Contains(t, s.query.anchor)
	}
	return containsFold(t, s.query.anchor)
}

// containsFold reports whether t has the letters and digits of low in any letter case. It looks for the rarest of them.
func containsFold(t, low []byte) bool {
	k := rarest(low)
	small, big := low[k], low[k]
	if small >= 'a' && small <= 'z' {
		big -= 'a' - 'A'
	}
	nextSmall, nextBig := after(t, small, 0), after(t, big, 0)
	for {
		at := min(nextSmall, nextBig)
		if at == len(t) {
			return false
		}
		if from := at - k; from >= 0 && from+len(low) <= len(t) && bytes.EqualFold(t[from:from+len(low)], low) {
			return true
		}
		if nextSmall == at {
			nextSmall = after(t, small, at+1)
		}
		if nextBig == at {
			nextBig = after(t, big, at+1)
		}
	}
}

// rarest returns the number of the byte of some words that few texts have often. Digits and signs are rarer than any letter, blanks and what
// begins a character beyond ASCII are not. -1 if there are only those.
func rarest(words []byte) int {
	const letters = "zqxjkvbywgpfmucdlhrsnioate" // in English, first to last
	k, best := -1, len(letters)+1
	for i, c := range words {
		if r := strings.IndexByte(letters, c|0x20); c > ' ' && c < 0x7f && r < best {
			k, best = i, r
		}
	}
	return k
}

// after returns where t first has c from i on, its length if it hasn't.
func after(t []byte, c byte, i int) int {
	if n := bytes.IndexByte(t[i:], c); n >= 0 {
		return i + n
	}
	return len(t)
}

// seen gathers what a reader sees of segment k, in buf if that is long enough.
func (a *Article) seen(k int, q *Query, exact bool, buf []byte) *seen.Text {
	s := a.newSeen(q.fold && q.re == nil, exact)
	from, to := a.segmentStart(k).End, a.segmentStart(k+1).End
	s.Out = slices.Grow(buf[:0], int(to-from)+64)
	reads, ok := a.syntax.(seer)
	if !ok {
		s.Add(a.bytes(from, to), int64(from), nil)
		return s
	}
	for _, b := range a.blocksOf(k) {
		if b.Kind != Hidden {
			reads.See(s, b, a.bytes(b.Start, b.End))
			s.Apart()
		}
	}
	return s
}

// newSeen returns a text as a reader of the article sees it, of which nothing is read yet.
func (a *Article) newSeen(fold, exact bool) *seen.Text {
	s := &seen.Text{Fold: fold, Exact: exact}
	if d, ok := a.syntax.(divider); ok {
		s.Divided = d.Divided
	}
	return s
}

// divider is a Syntax of a text that divides words at the ends of lines.
type divider interface {
	Syntax
	// Divided is what seen.Text asks for.
	Divided(before, after []byte) (drop int, divided bool)
}

// seer is a Syntax of a text that has marks which a reader doesn't see.
type seer interface {
	Syntax
	// See gathers what a reader sees of a block.
	See(s *seen.Text, b Block, text []byte)
}
