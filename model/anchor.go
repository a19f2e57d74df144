package model

import "bytes"

// Anchor is a place that can be found again after the text around it was edited.
type Anchor struct {
	At      Pos
	Words   string // how the source goes on there, at most anchorWords bytes
	Section string // the title of the section that holds it, "" if none does
	Into    Pos    // how far it stands behind that section's heading
}

const (
	// anchorWords is enough of a paragraph to be found nowhere else.
	anchorWords = 200
	// anchorPart is as much of it as is looked for where the paragraph itself was edited: a line of it.
	anchorPart = 60
	// anchorReach is how far in bytes from its old place the text is looked for: the time of a key press.
	anchorReach = 16 << 20
)

// Anchor returns the place at, by which it can be found in a later form of the text.
func (a *Article) Anchor(at Pos) Anchor {
	an := Anchor{At: at, Words: string(bytes.TrimRight(a.bytes(at, at+anchorWords), " \r\n"))}
	if k := a.SectionAt(at); k >= 0 {
		s := a.Sections()[k]
		an.Section, an.Into = s.Title, at-s.At
	}
	return an
}

// Locate returns where the anchor's text stands now, nearest to where it was. Where it was edited, its first line is looked for, then
// its last, then the section. If ok is false, nothing of that is there, or not yet: at is the old place then, as far as the text reaches.
func (a *Article) Locate(an Anchor) (at Pos, ok bool) {
	words := []byte(an.Words)
	if bytes.HasPrefix(a.bytes(an.At, an.At+anchorWords), words) && an.At < a.size {
		return an.At, true
	}
	if at = a.nearest(words, an.At); at >= 0 {
		return at, true
	}
	if n := len(words) - anchorPart; n > 0 {
		if at = a.nearest(words[:anchorPart], an.At); at < 0 {
			at = a.nearest(words[n:], an.At+Pos(n))
		}
		if at >= 0 {
			return at, true
		}
	}
	if k := a.nearestSection(an.Section, an.At-an.Into); k >= 0 {
		from, to := a.Sections()[k].At, a.size
		if k+1 < len(a.Sections()) {
			to = a.Sections()[k+1].At
		}
		return max(from, min(from+an.Into, to-1)), true
	}
	return min(an.At, a.size), false
}

// nearest returns where the text has words, as near to old as can be; -1 if it hasn't, or only out of reach.
func (a *Article) nearest(words []byte, old Pos) Pos {
	best := Pos(-1)
	if len(words) == 0 {
		return best
	}
	buf := make([]byte, scanRead)
	distance := func(p Pos) Pos { return max(p-old, old-p) }
	for from := max(a.start, old-anchorReach); from < min(a.size, old+anchorReach); from += Pos(len(buf) - anchorWords) {
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
	return best
}

// nearestSection returns the number of the section with a title that stands as near to old as can be, -1 if there is none.
func (a *Article) nearestSection(title string, old Pos) int {
	best, all := -1, a.Sections()
	if title == "" {
		return best
	}
	distance := func(k int) Pos { return max(all[k].At-old, old-all[k].At) }
	for k, s := range all {
		if s.Title == title && (best < 0 || distance(k) < distance(best)) {
			best = k
		}
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
