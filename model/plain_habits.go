package model

import (
	"bytes"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// candidate is a line that may be a heading, as the scan remembers it.
type candidate struct {
	at     Pos
	traits traits
	look   uint32 // what it looks like: candidates with one look are headings together, or none is
	number number
	gap    uint16 // blocks of text between it and the candidate before
	words  uint64 // a hash of its words, without number and signs
	title  string
	indent uint8
	rule   byte
	stars  uint8
	series uint32 // the same for lines that begin alike and then have a number; 0 for others
}

// listed is a short line of a list that may be a table of contents.
type listed struct {
	at     Pos // where the list begins
	indent uint8
}

// contentsCap is how many short lines of lists are remembered, since they may be a table of contents.
const contentsCap = 4000

// plainNotes is what a step of the scan notes.
type plainNotes struct {
	candidates []candidate
	gap        int               // blocks of text since the last candidate
	texts      int               // blocks of text
	quotes     int               // of them, those that begin with a quotation mark
	named      map[uint64]listed // lines of lists by the hash of their words
	last       Pos               // where the last block begins
}

// add notes one block.
func (n *plainNotes) add(b Block, text []byte) {
	n.last = b.Start
	switch b.left.what {
	case whatLine:
		c := newCandidate(b, text)
		c.gap = uint16(min(n.gap, 1000))
		n.candidates = append(n.candidates, c)
		n.gap = 0
		return
	case whatHidden, whatRule:
		return
	case whatList, whatCode:
		n.contents(b.Start, text)
	}
	n.gap++
	n.texts++
	n.quotes += b2i(text[0] == '"' || bytes.HasPrefix(text, []byte("“")))
}

// contents notes the short lines of a list: they may be a table of contents.
func (n *plainNotes) contents(at Pos, text []byte) {
	if n.named == nil {
		n.named = map[uint64]listed{}
	}
	for i := 0; i < len(text) && len(n.named) < contentsCap; {
		l := lineAt(text, i)
		i = l.next
		if body := l.of(text); len(body) > 3 && len(body) < 120 {
			h := hashWords(body[numberOf(body).size:])
			if _, ok := n.named[h]; !ok {
				n.named[h] = listed{at, uint8(min(l.indent, 255))}
			}
		}
	}
}

// newCandidate returns what the scan remembers of the block.
func newCandidate(b Block, text []byte) candidate {
	title := headingText(text)
	body := []byte(title)
	s := b.left.traits
	c := candidate{at: b.Start, traits: s, title: title, indent: b.left.indent, rule: b.left.rule, number: numberOf(body)}
	c.words = hashWords(body[c.number.size:])
	if s.has(starred) {
		c.stars = uint8(len(body) - len(bytes.TrimLeft(body, "*")))
		c.title = string(bytes.TrimSpace(bytes.TrimLeft(body, "*")))
	}
	c.look = lookOf(s, c)
	c.series = seriesOf(c)
	return c
}

// seriesOf returns what candidates share that are numbered in one way: "Step 1: …" and "Step 2: …", "version 1.2 …"
// and "version 1.1 …", "1. …" and "2. …" of one look.
func seriesOf(c candidate) uint32 {
	if st := c.number.style; st != noNumber && st != bullet && st != chapter {
		return c.look | 1
	}
	first, rest, ok := strings.Cut(c.title, " ")
	if !ok || len(rest) == 0 {
		return 0
	}
	n := strings.IndexByte(rest, ' ')
	if n < 0 {
		n = len(rest)
	}
	if d := strings.IndexAny(rest[:n], "0123456789"); d < 0 || d > 1 {
		if c.number.style != chapter {
			return 0
		}
	}
	return uint32(hashWords([]byte(first)))&^1 | 2
}

// lookOf returns a number that is the same for candidates that look alike: in case, numbering, end,
// place, and the blank lines before them.
func lookOf(s traits, c candidate) uint32 {
	look := uint32(0)
	mix := func(v uint32) { look = look*31 + v + 1 }
	pick := func(from, to trait) {
		for x := from; x <= to; x++ {
			if s.has(x) {
				mix(uint32(x))
				return
			}
		}
		mix(0)
	}
	pick(allCapitals, noCase)
	pick(numArabic, numChapter)
	mix(uint32(c.number.depth))
	pick(outdented, centred)
	switch {
	case s.has(endsStop):
		mix(1)
	case s.has(endsColon), s.has(endsComma):
		mix(2)
	default:
		mix(3)
	}
	pick(afterNoBlank, afterBlanks)
	pick(thenNoBlank, thenBlanks)
	pick(underlined, starred)
	mix(uint32(c.rule))
	mix(uint32(b2i(s.has(long) || s.has(veryLong)) + 2*b2i(s.has(labelled)) + 4*b2i(s.has(byline) || s.has(credit))))
	mix(uint32(b2i(s.has(beginsQuote)) + 2*b2i(s.has(beginsBracket)) + 4*b2i(s.has(hasGaps))))
	return look
}

// hashWords returns a hash (FNV-1a) of the letters and digits of body, small; page numbers and dots at its end are left out.
func hashWords(body []byte) uint64 {
	for len(body) > 0 && (body[len(body)-1] >= '0' && body[len(body)-1] <= '9' || body[len(body)-1] == ' ' || body[len(body)-1] == '.') {
		body = body[:len(body)-1]
	}
	h := uint64(14695981039346656037)
	for len(body) > 0 {
		r, n := utf8.DecodeRune(body)
		body = body[n:]
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			h = (h ^ uint64(unicode.ToLower(r))) * 1099511628211
		}
	}
	return h
}

// candidatesCap is how many candidates are remembered and judged together. Behind them the habits stay as they are and each
// candidate is judged as it comes: a document has shown its ways by then, and memory has a bound.
const candidatesCap = 20000

// habits is what a document's headings are like, as far as it was read. It never changes.
type habits struct {
	to                  Pos // how far headings holds all there are
	headings            []Section
	sections            []Section
	candidates          []candidate
	verdicts            []verdict
	doc                 docHabits
	texts               int
	quotes              int // of the texts, those that begin with a quotation mark
	named               map[uint64]listed
	gap                 int
	firstText, lastText int // the first and last candidates that have text before them
}

// verdict is what became of a candidate.
type verdict struct {
	traits  habitTraits
	score   float32 // of its own traits
	final   float32 // with the document's habits; a heading if above 0
	heading bool
	gap     uint16 // blocks of text between it and the likely candidate before
	level   uint8
}

// learn returns the habits of a document of which n tells more.
func (h *habits) learn(n *plainNotes, look layout, w *weights) *habits {
	q := *h
	q.to = n.last
	q.texts += n.texts
	q.quotes += n.quotes
	if len(n.candidates) > 0 {
		n.candidates[0].gap += uint16(min(h.gap, 1000))
		q.gap = n.gap
	} else {
		q.gap += n.gap
	}
	if len(n.named) > 0 {
		named := make(map[uint64]listed, len(h.named)+len(n.named))
		for k, v := range n.named {
			named[k] = v
		}
		for k, v := range h.named {
			named[k] = v
		}
		q.named = named
	}
	q.candidates = append(h.candidates[:len(h.candidates):len(h.candidates)], n.candidates...)
	q.verdicts = q.judge(look, w)
	q.sections = make([]Section, 0, len(h.sections)+16)
	for i, v := range q.verdicts {
		if v.heading {
			q.sections = append(q.sections, Section{q.candidates[i].title, int(v.level), q.candidates[i].at})
		}
	}
	return &q
}

// level returns the level of the heading that b is, 0 if it is none.
func (h *habits) level(b Block, text []byte) uint8 {
	if b.Start <= h.to {
		i := sort.Search(len(h.sections), func(i int) bool { return h.sections[i].At >= b.Start })
		if i < len(h.sections) && h.sections[i].At == b.Start {
			return uint8(h.sections[i].Level)
		}
		return 0
	}
	return 0
}
