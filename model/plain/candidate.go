package plain

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// candidate is a line that may be a heading, as the scan remembers it.
type candidate struct {
	at     int64
	traits traits
	look   uint32 // what it looks like: candidates with one look are headings together, or none is
	number number
	gap    uint16 // blocks of text between it and the candidate before
	words  uint64 // a hash of its words, without number and signs
	stems  uint64 // a bit for each of its long words
	title  string
	indent uint8
	rule   byte
	stars  uint8
	series uint32 // the same for lines that begin alike and then have a number; 0 for others
}

// listed is a short line of a list that may be a table of contents.
type listed struct {
	at     int64 // where the list begins
	indent uint8
}

// contentsCap is how many short lines of lists are remembered, since they may be a table of contents.
const contentsCap = 4000

// hopeless is the first score below which a candidate is forgotten at once. Half of all are.
const hopeless = -6

// contentsReach is how far from the start of a text its table of contents can begin.
const contentsReach = 256 << 10

// Notes is what a step of the scan notes.
type Notes struct {
	clean      func(string) string
	candidates []candidate
	gap        int               // blocks of text since the last candidate
	texts      int               // blocks of text
	quotes     int               // of them, those that begin with a quotation mark
	labels     int               // blocks that begin with a short label and a colon, as dialogue has it
	named      map[uint64]listed // lines of lists by the hash of their words
	last       int64             // where the last block begins
	all        bool              // hopeless candidates are kept too: for learning the weights
}

// full reports whether no more candidates are noted.
func (n *Notes) full() bool { return !n.all && len(n.candidates) >= stepCap }

// Add notes one block. Blocks come in the order of the text, each once.
func (n *Notes) Add(b Block, text []byte) {
	n.last = b.Start
	n.labels += b2i(hasLabel(text))
	switch b.Left.what {
	case whatLine:
		if n.full() || !n.all && len(n.candidates) > 8 && learnt.first(b.Left.traits) < hopeless && !bytes.Contains(text, releaseSign) {
			break
		}
		c := newCandidate(b, text)
		c.title = n.clean(c.title)
		c.gap = uint16(min(n.gap, 1000))
		n.candidates = append(n.candidates, c)
		n.gap = 0
		return
	case whatHidden, whatRule:
		return
	case whatList, whatCode:
		if b.Start < contentsReach {
			n.contents(b.Start, text)
		}
	}
	n.gap++
	n.texts++
	n.quotes += b2i(text[0] == '"' || bytes.HasPrefix(text, []byte("“")))
}

// contents notes the short lines of a list: they may be a table of contents.
func (n *Notes) contents(at int64, text []byte) {
	if n.named == nil {
		n.named = map[uint64]listed{}
	}
	for i := 0; i < len(text) && len(n.named) < contentsCap; {
		l := lineAt(text, i)
		i = l.next
		if body := l.of(text); len(body) > 3 && len(body) < 120 {
			if n := markOf(body); n.style == bullet {
				body = body[n.size:]
			}
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
	s := b.Left.traits
	c := candidate{at: b.Start, traits: s, title: title, indent: b.Left.indent, rule: b.Left.rule, number: numberOf(body)}
	c.words = hashWords(body[c.number.size:])
	if s.has(starred) {
		c.stars = uint8(len(body) - len(bytes.TrimLeft(body, "*")))
		c.title = string(bytes.TrimSpace(bytes.TrimLeft(body, "*")))
		c.number.size = 0 // the star was taken from the title
	}
	c.stems = stemsOf(body)
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
	d := wholeNumber(c.title)
	if c.number.style == chapter && d < 0 {
		d = strings.IndexByte(c.title, ' ') + 1
	}
	if d < 3 || d > 40 || strings.Count(c.title[:d], " ") > 4 {
		return 0
	}
	return uint32(hashWords([]byte(c.title[:d])))&^1 | 2
}

// wholeNumber returns where the first number begins in a title that belongs to no word, -1 if there is none.
func wholeNumber(title string) int {
	for d := range len(title) {
		if title[d] >= '0' && title[d] <= '9' && (d == 0 || strings.IndexByte(" #(", title[d-1]) >= 0 || title[d-1] >= utf8Self) {
			return d
		}
	}
	return -1
}

// tailOf returns what titles share that have one word before the last number in them: "Silver Teapot for $45" and "Glass
// Kettle for $30". It is 0 where no word stands before a number.
func tailOf(title string) uint32 {
	d := strings.LastIndexAny(title, "0123456789")
	word := strings.TrimRightFunc(title[:d+1], func(r rune) bool { return !unicode.IsLetter(r) })
	if d < 1 || word == "" || len(word) > d {
		return 0
	}
	return uint32(hashWords([]byte(word[strings.LastIndexByte(word, ' ')+1:])))&^1 | 2
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

// stemsOf returns a bit for each word of five letters and more, by how it begins.
func stemsOf(body []byte) (bits uint64) {
	for len(body) > 0 {
		n := 0
		for n < len(body) && (body[n]|0x20 >= 'a' && body[n]|0x20 <= 'z' || body[n] >= utf8Self) {
			n++
		}
		if n > 4 {
			h := uint32(2166136261)
			for _, c := range body[:min(n, 6)] {
				if c < utf8Self {
					c |= 0x20
				}
				h = (h ^ uint32(c)) * 16777619
			}
			bits |= 1 << (h >> 10 & 63)
		}
		body = body[min(len(body), n+1):]
	}
	return bits
}
