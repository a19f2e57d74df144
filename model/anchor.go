package model

import "bytes"

// Anchor is a place that can be found again after the text around it was edited.
type Anchor struct {
	At    Pos
	Words string // how the source goes on there, at most anchorWords bytes
}

const (
	// anchorWords is enough of a paragraph to be found nowhere else.
	anchorWords = 200
	// anchorReach is how far in bytes from its old place the text is looked for: the time of a key press.
	anchorReach = 16 << 20
)

// Anchor returns the place at, by which it can be found in a later form of the text.
func (a *Article) Anchor(at Pos) Anchor {
	return Anchor{at, string(bytes.TrimRight(a.bytes(at, at+anchorWords), " \r\n"))}
}

// Locate returns where the anchor's text stands now, nearest to where it was; where it can't be found, the old place, if the text still reaches so far.
func (a *Article) Locate(an Anchor) Pos {
	best, words := Pos(-1), []byte(an.Words)
	if len(words) == 0 || bytes.HasPrefix(a.bytes(an.At, an.At+anchorWords), words) {
		return min(an.At, a.size)
	}
	buf := make([]byte, scanRead)
	distance := func(p Pos) Pos { return max(p-an.At, an.At-p) }
	for from := max(a.start, an.At-anchorReach); from < min(a.size, an.At+anchorReach); from += Pos(len(buf) - anchorWords) {
		t := a.text.readAt(buf[:min(Pos(len(buf)), a.size-from)], from)
		for i := 0; i < len(t); {
			k := bytes.Index(t[i:], words)
			if k < 0 {
				break
			}
			if p := from + Pos(i+k); best < 0 || distance(p) < distance(best) {
				best = p
			}
			i += k + 1
		}
	}
	if best < 0 {
		return min(an.At, a.size)
	}
	return best
}

// Index returns where the source first has s, -1 if it doesn't. It changes nothing and may run on any goroutine.
func (a *Article) Index(s string) Pos {
	buf := make([]byte, scanRead)
	size, words := a.size, []byte(s)
	for from := a.start; from < size; from += Pos(len(buf) - len(words)) {
		t := a.text.readAt(buf[:min(Pos(len(buf)), size-from)], from)
		if i := bytes.Index(t, words); i >= 0 {
			return from + Pos(i)
		}
		if len(t) < len(buf) {
			break
		}
	}
	return -1
}
