package plain

import (
	"bytes"
	"encoding/binary"
)

// what says what a block of plain text was taken for when it was cut; the next block's traits
// tell from it what stands before.
type what uint8

const (
	whatStart  what = iota // nothing, or unknown
	whatText               // a paragraph
	whatLine               // a line by itself, which may be a heading
	whatList               //
	whatCode               // code, a table or a figure: shown as it stands
	whatQuote              // lines behind ">"
	whatRule               //
	whatHidden             // blank lines, page breaks
)

// Left is what a block of plain text leaves for the next one, and for the scan, to know.
type Left struct {
	traits traits // of a line that may be a heading: what speaks for and against it
	what   what
	end    ending
	rule   byte  // the character of the rule under a heading
	blanks uint8 // blank lines at its end, at most 3
	indent uint8
	size   uint8 // tens of columns
	lines  uint8
	run    uint8 // how many lines that may be headings stand here in a row, with no text between them; at most longRun
}

// limits is how long blocks may be, in bytes.
type limits struct{ proseCap, codeCap, window int }

// cutter finds one block at the start of text.
type cutter struct {
	*limits
	look *layout
	text []byte
	prev Left

	blunt bool // no traits are asked for
	seen  [linesSeen]seenLine
	turn  uint8 // of seen, which is the newest
}

// cut returns the block, its End counted from the start of text.
func (c *cutter) cut(prev Block) Block {
	if prev.Cut {
		return c.goOn(prev)
	}
	l := c.at(0)
	if l.blank() {
		end, _ := c.blanks(0)
		return Block{End: int64(end), Kind: Hidden, Left: Left{what: whatHidden, blanks: 3}}
	}
	if end := c.pageBreak(l); end > 0 {
		return c.block(Hidden, whatHidden, l, end)
	}
	if b, ok := c.ruled(l); ok {
		return b
	}
	body := l.of(c.text)
	if c.look.data {
		return c.code(l)
	}
	if body[0] == '>' && (len(body) == 1 || body[1] == ' ' || body[1] == '>') {
		return c.quote(l)
	}
	if c.look.outline && c.starred(l) {
		return c.line(l, l.next, 1)
	}
	if n := c.numberAt(l); n.style != noNumber && c.isItem(l, n) {
		return c.list(l)
	}
	if c.isCode(l) {
		return c.code(l)
	}
	return c.paragraph(l)
}

// block makes a block of what ends at end, with the blank lines behind it.
func (c *cutter) block(kind Kind, w what, l line, end int) Block {
	b := Block{Kind: kind, Left: Left{what: w, indent: uint8(min(l.indent, 255))}}
	cap := c.proseCap
	if w == whatCode {
		cap = c.codeCap
	}
	if end > cap+cap/2 {
		end = c.before(cap)
		b.Cut = true
		b.End = int64(end)
		return b
	}
	end, blanks := c.blanks(end)
	b.End, b.Left.blanks = int64(end), uint8(min(blanks, 3))
	return b
}

// before returns a place at or before n to cut a block at: the start of a line, else of a word,
// else of a character.
func (c *cutter) before(n int) int {
	if i := bytes.LastIndexByte(c.text[:n], '\n'); i > n/2 {
		return i + 1
	}
	if i := bytes.LastIndexByte(c.text[:n], ' '); i > n/2 {
		return i + 1
	}
	for n > 1 && c.text[n]&0xc0 == 0x80 {
		n--
	}
	return n
}

// blanks returns where the blank lines end that begin at i, and how many they are.
func (c *cutter) blanks(i int) (end, count int) {
	for i < len(c.text) {
		const eight = 0x0a0a0a0a0a0a0a0a // line ends
		switch rest := c.text[i:]; {
		case len(rest) >= 8 && binary.LittleEndian.Uint64(rest) == eight:
			i, count = i+8, count+8
			continue
		case rest[0] == '\n':
			i, count = i+1, count+1
			continue
		}
		l := c.at(i)
		if !l.blank() {
			break
		}
		i, count = l.next, count+1
	}
	return i, count
}

// goOn returns the rest of a block that was cut at the size cap.
func (c *cutter) goOn(prev Block) Block {
	l := c.at(0)
	end := l.next
	if l.blank() {
		b := c.block(prev.Kind, prev.Left.what, l, end)
		b.Cut = false
		return b
	}
	switch prev.Left.what {
	case whatCode:
		end = c.codeEnd(l, prev.Left.indent)
	case whatList:
		end = c.listEnd(l, int(prev.Left.indent))
	case whatQuote:
		end = c.quoteEnd(l)
	default:
		if c.look.wrapped || c.look.spaced {
			end = c.spanEnd(l)
		}
	}
	b := c.block(prev.Kind, prev.Left.what, l, end)
	b.Left.indent = prev.Left.indent
	b.Left.end = endOf(bytes.TrimRight(c.text[max(0, int(b.End)-200):b.End], " \t\r\n"))
	b.Left.size, b.Left.lines = 255, 2
	return b
}

// ruled returns the block at l if it is a heading with a rule under or around it, or a rule alone.
func (c *cutter) ruled(l line) (Block, bool) {
	body := l.of(c.text)
	r := ruleOf(body)
	if l.next >= len(c.text) {
		if r != 0 {
			return c.block(Rule, whatRule, l, l.next), true
		}
		return Block{}, false
	}
	l2 := c.at(l.next)
	if r == 0 {
		return c.underlined(l, l2)
	}
	if !l2.blank() && l2.next < len(c.text) {
		l3 := c.at(l2.next)
		if ruleOf(l3.of(c.text)) == r && l3.next-l2.next > (l2.next-l.next)/2 && columns(l2.of(c.text)) < 100 && ruleOf(l2.of(c.text)) == 0 && !hasGap3(l2.of(c.text)) {
			b := c.line(l2, l3.next, 1)
			b.Left.traits.set(boxed)
			b.Left.rule = byte(r)
			return b, true
		}
	}
	return c.block(Rule, whatRule, l, c.rulesEnd(l, l2)), true
}

// rulesEnd returns where the rules end that begin with l and stand in a row: before the last one, which may belong to a heading.
func (c *cutter) rulesEnd(l, l2 line) int {
	for l2.next < len(c.text) && l.next < c.proseCap && ruleOf(l2.of(c.text)) != 0 {
		l3 := c.at(l2.next)
		if ruleOf(l3.of(c.text)) == 0 {
			break
		}
		l, l2 = l2, l3
	}
	return l.next
}

// underlined returns the heading at l if l2 is a rule about as long as it.
func (c *cutter) underlined(l, l2 line) (Block, bool) {
	if l2.blank() || l2.len() < 3 {
		return Block{}, false
	}
	r := ruleOf(l2.of(c.text))
	if r == 0 {
		return Block{}, false
	}
	body := l.of(c.text)
	cols, rule := columns(body), columns(l2.of(c.text))
	if cols > 150 || rule < cols/2 || rule < 3 || hasGap3(body) || r == '>' || r == '<' ||
		rule > cols*2 && rule < 60 || abs(l.indent-l2.indent) > 3 || bytes.IndexByte(body, '|') >= 0 {
		return Block{}, false
	}
	if n := numberOf(body); n.style == bullet || c.look.data && (body[0] == '#' || body[0] == '/') {
		return Block{}, false
	}
	b := c.line(l, l2.next, 1)
	b.Left.traits.set(underlined)
	b.Left.rule = byte(r)
	return b, true
}

// hasGap3 reports whether three spaces stand in body: columns, not sentences or justified lines.
func hasGap3(body []byte) bool {
	return bytes.Contains(body, []byte("   ")) || bytes.IndexByte(body, '\t') >= 0
}

// starred reports whether l is a heading of an Emacs outline: "* …", "** …" and a blank line behind it, and
// no sentence, as items of lists are that are written so too.
func (c *cutter) starred(l line) bool {
	body := l.of(c.text)
	n := len(body) - len(bytes.TrimLeft(body, "*"))
	if n == 0 || n > 5 || n+1 >= len(body) || body[n] != ' ' || columns(body) > 100 || endOf(body) == endStop {
		return false
	}
	return l.next >= len(c.text) || c.at(l.next).blank()
}

// quote returns the block of lines behind ">".
func (c *cutter) quote(l line) Block { return c.block(Quote, whatQuote, l, c.quoteEnd(l)) }

func (c *cutter) quoteEnd(l line) int {
	for l.next < len(c.text) && l.next < 2*c.proseCap {
		l2 := lineAt(c.text, l.next)
		if l2.blank() || c.text[l2.start] != '>' {
			break
		}
		l = l2
	}
	return l.next
}
