package plain

import "bytes"

// paragraph returns the block at l that is running text, or a line that may be a heading.
func (c *cutter) paragraph(l line) Block {
	if !c.look.wrapped && !c.look.spaced {
		return c.line(l, l.next, 1)
	}
	if end := c.chapterTitle(l); end > 0 {
		return c.line(l, end, 1)
	}
	if end, lines := c.handBroken(l); lines > 1 {
		return c.line(l, end, lines)
	}
	if l.next < len(c.text) {
		if l2 := c.at(l.next); !l2.blank() && c.standsAlone(l, l2) {
			return c.line(l, l.next, 1)
		}
	}
	end, lines := c.spanEnd(l), 0
	for i := 0; i < end && lines < 4; lines++ {
		i = c.at(i).next
	}
	if lines == 1 || c.look.wrapped && lines < 4 && end < 250 && c.oneLine(l, end) {
		return c.line(l, end, lines)
	}
	b := c.block(Paragraph, whatText, l, end)
	c.text0(&b, end, lines)
	return b
}

// text0 notes of a paragraph what the next block may want to know.
func (c *cutter) text0(b *Block, end, lines int) {
	b.Left.lines = uint8(lines)
	b.Left.size = uint8(min(end/10, 255))
	b.Left.end = endOf(bytes.TrimRight(c.text[max(0, end-200):end], " \t\r\n"))
}

// standsAlone reports whether l is a line by itself although l2 follows without a blank line: the text
// under it is indented (pages of man, terms and their explanation), or l was broken off
// before it was full, and l2 was not.
func (c *cutter) standsAlone(l, l2 line) bool {
	if l.len() > 400 {
		return false
	}
	cols := c.columnsAt(l)
	if !c.look.wrapped {
		return cols < 100 && c.columnsAt(l2) > 2*cols+40 && l2.indent == l.indent && c.prev.blanks > 0
	}
	if l.indent+cols > c.look.width*9/10 {
		return false
	}
	if l2.indent > l.indent+1 && l.indent <= c.look.margin {
		return true
	}
	if centre := c.look.margin + 8; l.indent >= centre && l2.indent >= centre && l.indent != l2.indent && c.breaks(l, l2) {
		return true // the lines of a title page
	}
	if !c.breaks(l, l2) || abs(l2.indent-l.indent) > 4 || c.prev.blanks == 0 && c.prev.what != whatStart {
		return false
	}
	if l2.next >= len(c.text) {
		return false
	}
	l3 := c.at(l2.next)
	return !l3.blank() && !c.breaks(l2, l3)
}

// breaks reports whether the line break between l and l2 was meant: the first word of l2 would have had room in l.
func (c *cutter) breaks(l, l2 line) bool {
	word := bytes.IndexByte(l2.of(c.text), ' ')
	if word < 0 {
		word = l2.len()
	}
	return l.indent+c.columnsAt(l)+1+word < c.look.width-6
}

// spanEnd returns where the lines end that belong to the paragraph at l.
func (c *cutter) spanEnd(l line) int {
	first := l.indent
	for n := 1; l.next < len(c.text) && l.next < 2*c.proseCap; n++ {
		l2 := lineAt(c.text, l.next)
		if l2.blank() || isFooter(l2.of(c.text)) {
			next, ok := c.overPage(l)
			if !ok {
				break
			}
			l = next
			continue
		}
		body := l2.of(c.text)
		if c.look.wrapped && n > 1 && l2.indent > l.indent+1 && l2.indent > first-2 && first > c.look.margin && c.breaks(l, l2) {
			break // the next paragraph of a text that indents first lines and has no blank lines
		}
		if ruleOf(body) != 0 || isPrompt(body) || c.itemInText(l, l2) {
			break
		}
		if c.look.wrapped && l2.indent < c.look.margin && first >= c.look.margin && c.look.margin-l2.indent > 2 {
			break // browsers' dumps have code at the left of the text
		}
		if !c.look.wrapped && l2.indent >= 4 && l.indent < 4 {
			break
		}
		l = l2
	}
	return l.next
}

// itemInText reports whether the first item of a list begins at l2, without a blank line before it.
func (c *cutter) itemInText(l, l2 line) bool {
	body := l2.of(c.text)
	switch n := markOf(body); n.style {
	case paragraph:
		return true
	case bullet:
		return body[0] >= utf8Self && n.size < len(body) && !isDash(body) || endOf(l.of(c.text)) == endColon || c.look.wrapped && c.breaks(l, l2) || !c.look.wrapped
	case arabic, roman, letter:
		return n.value == 1 && !n.bare && (endOf(l.of(c.text)) == endColon || c.look.wrapped && c.breaks(l, l2) || !c.look.wrapped)
	}
	return false
}
