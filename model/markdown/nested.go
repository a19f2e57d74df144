package markdown

import "bytes"

// lineEnd returns where the line ends that begins at i: behind its line feed.
func lineEnd(text []byte, i int) int {
	if n := bytes.IndexByte(text[i:], '\n'); n >= 0 {
		return i + n + 1
	}
	return len(text)
}

// read takes in all lines of text that belong to the block. mid says that text begins within a line. It
// returns where the block ends.
func (n *nest) read(text []byte, mid bool) int {
	for i := 0; i < len(text); {
		e := lineEnd(text, i)
		if mid && i == 0 {
			n.rest(text[:e])
		} else if !n.line(text[i:e]) {
			return i
		}
		i = e
	}
	return len(text)
}

// rest takes in the rest of a line that was cut.
func (n *nest) rest(l []byte) {
	n.shared, n.goesOn, n.fresh, n.counted, n.blank, n.begun, n.void = n.depth, true, -1, 0, false, true, false
	switch n.leaf {
	case htmlLeaf:
		if htmlEnds(n.within.char, l) {
			n.leaf = noLeaf
		}
	case restLeaf:
		if l[len(l)-1] == '\n' {
			n.leaf = noLeaf
		}
	}
}

// nested returns the block of a list, quote or footnote that text begins with, or goes on with what a cut left open.
// ok is false if text does not go on with it.
func nested(text []byte, from carry) (b found, ok bool) {
	n := nest{}
	n.resume(from)
	b = found{kind: Hidden}
	if from.chain != "" {
		b.spans()
	}
	end, best, seen := 0, [5]int{}, false
	for end < len(text) {
		e := lineEnd(text, end)
		blank := n.blank
		if from.mid && end == 0 {
			n.rest(text[:e])
		} else if !n.line(text[end:e]) {
			break
		}
		if end > 0 {
			best[n.worth(blank)] = end
		}
		if !seen && (!n.blank || n.goesOn) {
			b, seen = n.first(from), true
		}
		if e > listCap {
			return n.part(text, from, b, best), true
		}
		end = e
	}
	b.end = end
	return b, end > 0
}

// worth says how good a place to cut is before the line just read.
func (n *nest) worth(blank bool) int {
	switch {
	case n.blank:
		return 0
	case n.fresh == 0:
		return 4
	case n.fresh > 0:
		return 3
	case blank:
		return 2
	}
	return 1
}

// first returns what is known of a block when its first line has been read.
func (n *nest) first(from carry) found {
	b := found{kind: List}
	if from.chain != "" {
		s := b.spans()
		s.from = carry{chain: n.pack(n.shared), mid: from.mid, label: from.label}
		if n.goesOn {
			s.from.leaf, s.from.within = from.leaf, from.within
		}
		if n.counted == n.shared+1 {
			s.number = n.at(n.shared).number
		}
		for m := range n.shared {
			if n.at(m).kind != '>' {
				b.carried++
			}
		}
	}
	switch n.at(0).kind {
	case '>':
		b.kind = Quote
	case '^':
		b.kind = Footnote
	}
	return b
}

// part returns the block that begins like b, cut at the best of some places, else within its first line.
func (n *nest) part(text []byte, from carry, b found, best [5]int) found {
	mid := false
	for worth := len(best) - 1; worth >= 0 && b.end == 0; worth-- {
		if worth < 2 || best[worth] > listCap/4 {
			b.end = best[worth]
		}
	}
	if b.end == 0 {
		b.end, mid = cutText(text, listCap), true
	}
	*n = nest{}
	n.resume(from)
	n.read(text[:b.end], from.mid)
	if mid && n.leaf == noLeaf {
		n.leaf = restLeaf
	}
	b.cut = true
	b.leaves(n.left(mid))
	return b
}

// cutText returns where prose is best cut before most: behind a sentence, else a line, else a word, else a character.
func cutText(text []byte, most int) int {
	most = min(most, len(text))
	low := most - most/4
	s := text[low:most]
	for i := len(s) - 1; i > 0; i-- {
		if (s[i] == ' ' || s[i] == '\n') && (s[i-1] == '.' || s[i-1] == '!' || s[i-1] == '?') {
			return low + i + 1
		}
	}
	for _, mark := range []string{"。", "\n", " "} {
		if i := bytes.LastIndex(s, []byte(mark)); i >= 0 {
			return low + i + len(mark)
		}
	}
	return cutRune(text, most)
}

// cutRune returns the last place up to most at which a character begins.
func cutRune(text []byte, most int) int {
	for i := min(most, len(text)); i > 0 && i > most-4; i-- {
		if i == len(text) || text[i]&0xc0 != 0x80 {
			return i
		}
	}
	return min(most, len(text))
}
