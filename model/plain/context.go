package plain

import "bytes"

// line returns the block of a line by itself, from the start of the text to end, with the
// traits that it has as a candidate for a heading.
func (c *cutter) line(l line, end, lines int) Block {
	listed := c.prev.run == longRun && !c.standsOut(l)
	if listed || end > 2*c.proseCap || !c.candidate(l, end, lines) {
		b := c.block(c.fallback(l), whatText, l, end)
		c.text0(&b, end, lines)
		if listed {
			b.Left.run = longRun
		}
		return b
	}
	b := c.block(c.fallback(l), whatLine, l, end)
	if b.Cut {
		return b
	}
	c.text0(&b, end, lines)
	b.Left.run = min(c.prev.run, longRun-1) + 1
	if lines == 1 && l.of(c.text)[0] != '*' {
		b.Left.end = endOf(l.of(c.text))
	}
	if !c.blunt {
		c.traits(&b, l, end, lines)
	}
	return b
}

// traits sets the traits that a line has as a candidate for a heading.
func (c *cutter) traits(b *Block, l line, end, lines int) {
	var t candidateText
	if lines == 1 {
		t = examine(l.of(c.text), c.numberAt(l), c.columnsAt(l))
	} else {
		body := bytes.TrimSpace(c.text[l.start:end])
		t = examine(body, numberOf(body), columns(body))
	}
	s := &b.Left.traits
	s.self(&t)
	s.when(lines > 1, twoLines)
	s.when(c.look.outline && c.starred(l), starred)
	c.before0(s)
	c.after(s, l, int(b.End), int(b.Left.blanks))
	c.place(s, l, &t)
	s.when(s.has(endsColon) && (s.has(thenList) || s.has(thenNumbered)) && !s.has(titleCase) && !s.has(allCapitals) && t.c.words > 2, introduces)
}

// longRun is how many lines in a row may all be headings. Behind so many, without any text between them, they are those of a list,
// and only one that stands out is looked at.
const longRun = 255

// standsOut reports whether a line among many that may be headings differs from them: in the space before it, or by a
// chapter's number.
func (c *cutter) standsOut(l line) bool {
	return c.prev.blanks > 1 || l.next < len(c.text) && ruleOf(c.at(l.next).of(c.text)) != 0 || c.numberAt(l).style == chapter
}

// candidate reports whether a line can be a heading at all: it is not too long and has a letter or a digit.
func (c *cutter) candidate(l line, end, lines int) bool {
	body := l.of(c.text)
	if len(body) > 400 || isPrompt(body) || isVerseNumber(body) || c.look.manual && l.indent >= c.look.margin {
		return false
	}
	if cols := c.columnsAt(l); lines == 1 && (cols > 150 || cols > 64 && endOf(body) == endStop && (cols > 90 || c.numberAt(l).style != chapter)) {
		return false
	}
	for _, b := range body {
		if b >= '0' && b <= '9' || b|0x20 >= 'a' && b|0x20 <= 'z' || b >= utf8Self {
			return true
		}
	}
	return false
}

// fallback returns what a line is if it is no heading.
func (c *cutter) fallback(l line) Kind {
	body := l.of(c.text)
	if n := c.numberAt(l); n.style != noNumber && n.style != chapter && n.style != dotted && !n.bare && !n.alone {
		return List
	}
	if isPrompt(body) || c.look.manual && hasGap3(body) && !c.justified(l) || l.indent >= c.look.margin+4 && codeish(body) && !c.inMiddle(l) {
		return Code
	}
	return Paragraph
}

// isPrompt reports whether body is a command behind a shell's or another program's prompt.
func isPrompt(body []byte) bool {
	return len(body) > 3 && len(body) < 120 && body[1] == ' ' && (body[0] == '$' || body[0] == '#' || body[0] == '%') && (body[2] >= 'a' && body[2] <= 'z' || body[2] == '.' || body[2] == '/') && endOf(body) != endStop ||
		bytes.HasPrefix(body, []byte(">>> ")) || bytes.HasPrefix(body, []byte("./"))
}

// isVerseNumber reports whether body begins as "3:16 In the beginning" does, or "10:45 Arrival".
func isVerseNumber(body []byte) bool {
	i := bytes.IndexByte(body, ':')
	if i < 1 || i > 3 || i+2 >= len(body) {
		return false
	}
	k := i + 1
	for k < len(body) && body[k] >= '0' && body[k] <= '9' {
		k++
	}
	return k > i+1 && len(bytes.Trim(body[:i], "0123456789")) == 0
}

// inMiddle reports whether l stands in the middle of the page.
func (c *cutter) inMiddle(l line) bool {
	pad := max(c.look.width, 66) - l.indent - c.columnsAt(l)
	return l.indent >= c.look.margin+5 && abs(pad-l.indent+c.look.margin) < 13
}

// before0 sets the traits of what stands before a line.
func (c *cutter) before0(s *traits) {
	p := c.prev
	if p.what == whatStart {
		s.set(atStart)
		return
	}
	s.set([...]trait{afterNoBlank, afterOneBlank, afterBlanks, afterBlanks}[p.blanks&3])
	switch p.what {
	case whatText, whatLine, whatQuote:
		if p.what == whatLine && p.size < 8 && p.end != endStop {
			s.set(afterShort)
		} else {
			s.set(afterText)
			s.when(p.size > 20, afterLongText)
		}
		switch p.end {
		case endStop, endAsk, endBang:
			s.set(afterStop)
		case endColon:
			s.set(afterColon)
		case endComma:
			s.set(afterComma)
		default:
			s.set(afterWord)
		}
	case whatList:
		s.set(afterList)
	case whatCode:
		s.set(afterCode)
	case whatRule:
		s.set(afterRule)
	}
}

// after sets the traits of what stands behind a line: at i, after some blank lines.
func (c *cutter) after(s *traits, l line, i, blanks int) {
	s.set([...]trait{thenNoBlank, thenOneBlank, thenBlanks, thenBlanks}[blanks&3])
	if i >= len(c.text) {
		s.set(thenEnd)
		return
	}
	l2 := c.at(i)
	body := l2.of(c.text)
	cols := c.columnsAt(l2)
	if len(body) > 400 {
		body = body[:400]
		cols = columns(body)
	}
	alone := true
	if l2.next < len(c.text) {
		alone = c.at(l2.next).blank() || !c.look.wrapped
	}
	switch {
	case cols > 120 || !alone && cols > 40:
		s.set(thenLong)
	case cols > 60 || !alone:
		s.set(thenMiddling)
	default:
		s.set(thenShort)
		s.when(cols < 25, thenLeast)
	}
	s.when(cols > 30 && endOf(body) == endStop || cols > 120, thenSentence)
	s.when(isValue(body), thenValue)
	s.when(startsSmall(body), thenSmall)
	s.when(l2.indent > l.indent+1, thenDeeper)
	s.when(l2.indent+1 < l.indent, thenOut)
	s.when(ruleOf(body) != 0, thenRule)
	if n := markOf(body); n.style == bullet || n.style != noNumber && l2.indent > c.look.margin && !n.bare {
		s.set(thenList)
	} else {
		s.when(n.style != noNumber, thenNumbered)
	}
	if l2.indent >= c.look.margin+4 && codeish(body) || isPrompt(body) {
		s.set(thenCode)
		s.when(!s.has(endsColon), codeUnder)
	}
}

// place sets the traits of where a line stands on the page.
func (c *cutter) place(s *traits, l line, t *candidateText) {
	s.when(c.look.wrapped && l.indent > c.look.width/2-3 && !c.inMiddle(l), rightAligned)
	switch {
	case c.inMiddle(l):
		s.set(centred)
	case l.indent < c.look.margin:
		s.set(outdented)
	case l.indent <= c.look.margin+1:
		s.set(atMargin)
	case l.indent < c.look.margin+5:
		s.set(indented)
	default:
		s.set(deep)
	}
	s.when(c.look.wrapped, inWrapped)
	s.when(!c.look.spaced, inUnspaced)
	s.when(c.look.data, inData)
	s.when(c.look.manual, inManual)
	s.when(c.look.verse, inVerse)
	s.when(c.look.wrapped && l.indent+t.cols > c.look.width-8, nearFull)
}
