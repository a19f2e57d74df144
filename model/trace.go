package model

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"lede/model/seen"
)

// Trace tells where the lines that show a block stand in the source.
type Trace struct {
	At     []Pos // for each byte of the lines, joined by line feeds: where the character stands; -1 for blanks, and for what stands nowhere
	ends   []int // where each line ends in At
	block  Block
	source []byte // of the block
}

// Trace finds the lines in the source that show a block. They have no styles. asIs tells that they show the source with all its marks.
func (a *Article) Trace(b Block, lines []string, asIs bool) Trace {
	t := Trace{block: b, source: bytes.Clone(a.bytes(b.Start, b.End))}
	source, shown := a.newSeen(false, true), seen.Text{Exact: true}
	if reads, ok := a.syntax.(seer); ok && !asIs {
		reads.See(source, b, t.source)
	} else {
		source.Add(t.source, int64(b.Start), nil)
	}
	text := []byte(strings.Join(lines, "\n"))
	shown.Add(text, 0, nil)
	t.At = make([]Pos, len(text))
	for i := range t.At {
		t.At[i] = -1
	}
	c := comparison{shown: shown.Out, source: source.Out, effort: mostEffort}
	for i, k := 0, 0; c.meet(&i, &k); i, k = i+1, k+1 {
		t.At[shown.At[i]] = Pos(source.At[k])
	}
	for i := 1; i < len(text); i++ { // the other bytes of a character
		if t.At[i] < 0 && text[i]&0xc0 == 0x80 {
			t.At[i] = t.At[i-1]
		}
	}
	end := -1
	for _, l := range lines {
		end += len(l) + 1
		t.ends = append(t.ends, end)
	}
	return t
}

// span returns the first and the last place of the characters in a line, -1 if none of them stands in the source.
func (t *Trace) span(line int) (first, last Pos) {
	from := 0
	if line > 0 {
		from = t.ends[line-1]
	}
	first, last = -1, -1
	for _, p := range t.At[from:t.ends[line]] {
		if p >= 0 && (first < 0 || p < first) {
			first = p
		}
		last = max(last, p)
	}
	return first, last
}

// Starts returns for each line where its text begins in the source: of what stands nowhere, the place of what follows it.
func (t *Trace) Starts() []Pos {
	starts := make([]Pos, len(t.ends))
	known, at := 0, t.block.Start // how many are
	for i := range starts {
		first, _ := t.span(i)
		if first < 0 {
			continue
		}
		if known > 0 {
			at = max(at, first)
		}
		for ; known <= i; known++ {
			starts[known] = at
		}
	}
	if known == 0 && len(starts) > 0 {
		starts[0], known = at, 1
	}
	left := len(starts) - known
	for i := range left { // as far as can be told
		starts[known+i] = at + Pos(i+1)*(t.block.End-at)/Pos(left)
	}
	return starts
}

// Extent returns where the source of some lines begins and ends, with the marks of their words: all of the block if no other line says something.
func (t *Trace) Extent(first, last int) (from, to Pos) {
	before, low, high, after := Pos(-1), Pos(-1), Pos(-1), Pos(-1)
	for i := range t.ends {
		l, h := t.span(i)
		switch {
		case l < 0:
		case i < first:
			before = max(before, h)
		case i > last:
			after = least(after, l)
		default:
			low, high = least(low, l), max(high, h)
		}
	}
	from, to = t.block.Start, t.block.End
	if low < 0 {
		return from, to
	}
	if before >= 0 {
		if from = low; before < low {
			if k := lastBreak(t.between(before, low)); k >= 0 {
				from = before + Pos(k+1)
			}
		}
	}
	if after >= 0 {
		_, n := utf8.DecodeRune(t.between(high, t.block.End))
		to = high + Pos(n)
		gap := t.between(to, after)
		k := bytes.IndexByte(gap, '\n')
		if k < 0 {
			k = max(0, lastBreak(gap))
		}
		to += Pos(k)
	}
	return from, to
}

// least returns the lesser of two places, of which the first may be unknown.
func least(p, q Pos) Pos {
	if p < 0 {
		return q
	}
	return min(p, q)
}

// between returns a part of the source.
func (t *Trace) between(from, to Pos) []byte {
	return t.source[from-t.block.Start : max(from, to)-t.block.Start]
}

// lastBreak returns where the last line feed stands between two words, or the last blank if there is none; -1 if there is none either.
func lastBreak(gap []byte) int {
	if k := bytes.LastIndexByte(gap, '\n'); k >= 0 {
		return k
	}
	return bytes.LastIndexByte(gap, ' ')
}

const (
	// traceReach is how many bytes are passed over to find where what is shown and the source go on alike: of a table's cell, or of a tag.
	traceReach = 300
	// traceSure is how many bytes must be alike there.
	traceSure = 4
	// mostEffort is how many places are compared at most in one block: some ms.
	mostEffort = 1 << 18
)

// comparison compares what is shown of a block with its source, both as a reader sees them.
type comparison struct {
	shown, source []byte
	effort        int // how many places may still be compared
}

// meet moves i in what is shown and k in the source to where they are alike next, past what only one of them has. It reports
// whether there is such a place.
func (c *comparison) meet(i, k *int) bool {
	for {
		*i, *k = pastDrawn(c.shown, *i), pastDrawn(c.source, *k)
		switch {
		case *i == len(c.shown) || *k == len(c.source):
			return false
		case c.shown[*i] == c.source[*k]:
			return true
		}
		if x, y := c.nearest(*i, *k); x >= 0 {
			*i, *k = x, y
			return true
		}
		if c.effort < 0 {
			return false
		}
		*i = min(*i+traceReach/2, len(c.shown))
	}
}

// nearest returns the nearest places behind i and k from which on what is shown and the source are alike; -1 if there are none near enough.
func (c *comparison) nearest(i, k int) (x, y int) {
	for d := 1; d <= traceReach; d++ {
		for skip := 0; skip <= d; skip++ {
			x, y := i+skip, k+d-skip
			if c.effort--; c.effort < 0 {
				return -1, -1
			}
			if x < len(c.shown) && y < len(c.source) && c.alike(x, y) {
				return x, y
			}
		}
	}
	return -1, -1
}

// alike reports whether what is shown from x on and the source from y on are alike as far as counts.
func (c *comparison) alike(x, y int) bool {
	if c.shown[x] != c.source[y] || c.shown[x] <= ' ' {
		return false
	}
	for range traceSure {
		x, y = pastDrawn(c.shown, x), pastDrawn(c.source, y)
		if x == len(c.shown) || y == len(c.source) {
			return x == len(c.shown) && y == len(c.source)
		}
		if c.shown[x] != c.source[y] {
			return false
		}
		x, y = x+1, y+1
	}
	return true
}

// drawn are the marks that are drawn between the words of a text. Where they stand in a source, they are no words either.
const drawn = "│─┼═•◦▪↪▨☐☑·"

// pastDrawn returns where in t, from i on, something stands that is neither white space nor drawn.
func pastDrawn(t []byte, i int) int {
	for i < len(t) {
		switch b := t[i]; {
		case b == ' ' || b == '\n':
			i++
		case b < 0xc2 || b > 0xe2:
			return i
		default:
			r, n := utf8.DecodeRune(t[i:])
			if !strings.ContainsRune(drawn, r) {
				return i
			}
			i += n
		}
	}
	return i
}
