package model

import (
	"strings"
	"unicode/utf8"

	"lede/model/seen"
)

// Trace finds in the source what is shown of a block: for each byte of shown, which is lines of the block as they are shown, it
// returns where the character stands in the source; -1 for blanks and for what stands nowhere, such as bars and bullets.
func (a *Article) Trace(b Block, shown string) []Pos {
	source, lines := a.newSeen(false, true), seen.Text{Exact: true}
	if reads, ok := a.syntax.(seer); ok {
		reads.See(source, b, a.bytes(b.Start, b.End))
	} else {
		source.Add(a.bytes(b.Start, b.End), int64(b.Start), nil)
	}
	lines.Add([]byte(shown), 0, nil)
	at := make([]Pos, len(shown))
	for i := range at {
		at[i] = -1
	}
	t := tracing{shown: lines.Out, source: source.Out, effort: mostEffort}
	for i, k := 0, 0; t.meet(&i, &k); i, k = i+1, k+1 {
		at[lines.At[i]] = Pos(source.At[k])
	}
	for i := 1; i < len(at); i++ { // the other bytes of a character
		if at[i] < 0 && shown[i]&0xc0 == 0x80 {
			at[i] = at[i-1]
		}
	}
	return at
}

const (
	// traceReach is how many bytes are passed over to find where what is shown and the source go on alike: of a table's cell, or of a tag.
	traceReach = 400
	// traceSure is how many bytes must be alike there.
	traceSure = 4
	// mostEffort is how many places are compared at most in one block: some 5 ms.
	mostEffort = 1 << 20
)

// tracing compares what is shown of a block with its source, both as a reader sees them.
type tracing struct {
	shown, source []byte
	effort        int // how many places may still be compared
}

// meet moves i in what is shown and k in the source to where they are alike next, past what only one of them has. It reports
// whether there is such a place.
func (t *tracing) meet(i, k *int) bool {
	for {
		*i, *k = pastDrawn(t.shown, *i), pastDrawn(t.source, *k)
		switch {
		case *i == len(t.shown) || *k == len(t.source):
			return false
		case t.shown[*i] == t.source[*k]:
			return true
		}
		if x, y := t.nearest(*i, *k); x >= 0 {
			*i, *k = x, y
			return true
		}
		if t.effort < 0 {
			return false
		}
		*i = min(*i+traceReach/2, len(t.shown))
	}
}

// nearest returns the nearest places behind i and k from which on what is shown and the source are alike; -1 if there are none near enough.
func (t *tracing) nearest(i, k int) (x, y int) {
	for d := 1; d <= traceReach; d++ {
		for skip := 0; skip <= d; skip++ {
			x, y := i+skip, k+d-skip
			if t.effort--; t.effort < 0 {
				return -1, -1
			}
			if x < len(t.shown) && y < len(t.source) && t.alike(x, y) {
				return x, y
			}
		}
	}
	return -1, -1
}

// alike reports whether what is shown from x on and the source from y on are alike as far as counts.
func (t *tracing) alike(x, y int) bool {
	if t.shown[x] != t.source[y] || t.shown[x] <= ' ' {
		return false
	}
	for range traceSure {
		x, y = pastDrawn(t.shown, x), pastDrawn(t.source, y)
		if x == len(t.shown) || y == len(t.source) {
			return x == len(t.shown) && y == len(t.source)
		}
		if t.shown[x] != t.source[y] {
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
		switch c := t[i]; {
		case c == ' ' || c == '\n':
			i++
		case c < 0xc2 || c > 0xe2:
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
