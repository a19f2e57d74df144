package plain

import (
	"bytes"
	"unicode"
)

// isItem reports whether the line at l with number n begins a list, rather than being a heading
// that is numbered: it is bulleted, or more of it follows, or another item does.
func (c *cutter) isItem(l line, n number) bool {
	body := l.of(c.text)
	if n.alone || hasLeaders(body) {
		return false
	}
	switch n.style {
	case bullet:
		return body[0] >= utf8Self && !isDash(body) || l.indent > c.look.margin || c.look.starred && body[0] == '*' || c.bulletRuns(l)
	case chapter:
		return false
	}
	if n.bare {
		return false
	}
	if n.style == paragraph { // statutes: each section of them in a line
		return l.next < len(c.text) && markOf(c.at(l.next).of(c.text)).style == paragraph
	}
	if n.style == dotted {
		return false
	}
	if columns(body) > 100 && !c.look.wrapped {
		return true
	}
	if l.next >= len(c.text) {
		return c.prev.what == whatList
	}
	l2 := c.at(l.next)
	if !l2.blank() {
		m := markOf(l2.of(c.text))
		if m.style == n.style && l2.indent == l.indent || m.style == dotted && m.depth == 2 && m.value == 1 && n.style == arabic && l2.indent > l.indent { // of a table of contents
			return true
		}
		return c.look.wrapped && !c.breaks(l, l2) || l2.indent > l.indent && l2.indent <= l.indent+n.size+4 && l2.indent > 0 && c.look.wrapped && l.indent+columns(body) > c.look.width/2
	}
	// A blank line follows: the next item, or the text under a heading.
	i, _ := c.blanks(l.next)
	if i >= len(c.text) {
		return c.prev.what == whatList
	}
	l3 := c.at(i)
	m := markOf(l3.of(c.text))
	return m.style == n.style && m.value == n.value+1 && l3.indent == l.indent
}

// isDash reports whether body begins with a dash, as items of lists do and also lines of sentences.
func isDash(body []byte) bool {
	return bytes.HasPrefix(body, []byte("–")) || bytes.HasPrefix(body, []byte("—"))
}

// bulletRuns reports whether an ASCII bullet or a dash at the margin is one of a list: the text behind it
// goes on indented, or another such bullet follows. Dialogue has lines that begin with a dash, and sums with a plus.
func (c *cutter) bulletRuns(l line) bool {
	if c.prev.what == whatList || l.next >= len(c.text) {
		return c.prev.what == whatList
	}
	i, _ := c.blanks(l.next)
	if i >= len(c.text) {
		return false
	}
	l2 := c.at(i)
	return c.text[l2.start] == c.text[l.start] || l2.indent > l.indent
}

// list returns the list that begins at l.
func (c *cutter) list(l line) Block {
	b := c.block(List, whatList, l, c.listEnd(l, l.indent))
	return b
}

// listEnd returns where a list ends whose first marker is indented by indent: at a line that is neither an item nor indented
// deeper than its marker.
func (c *cutter) listEnd(l line, indent int) int {
	end := l.next
	gap := false
	style := markOf(l.of(c.text))
	for i := l.next; i < len(c.text) && end < 2*c.proseCap; {
		l2 := lineAt(c.text, i)
		i = l2.next
		if l2.blank() || isFooter(l2.of(c.text)) {
			if next, ok := c.overPage(l); ok && !gap {
				i, end, l = next.next, next.next, next
				continue
			}
		}
		if l2.blank() {
			gap = true
			continue
		}
		body := l2.of(c.text)
		n := markOf(body)
		item := n.style == style.style && n.style != noNumber && !n.alone && l2.indent >= indent-1 && l2.indent <= indent+1 || n.style == bullet && l2.indent >= indent
		switch {
		case isFooter(body), ruleOf(body) != 0:
			return end
		case item && n.style != bullet && gap && !c.isItem(l2, n) && n.value != style.value+1:
			return end
		case item:
			if n.style == style.style {
				style = n
			}
		case gap && c.firstIndented(l2, indent):
			return end
		case l2.indent > indent+1:
		case !gap && c.look.wrapped && !c.breaks(l, l2) && l2.indent >= indent:
		default:
			return end
		}
		if gap && l2.indent <= indent && !item {
			return end
		}
		gap, end, l = false, l2.next, l2
	}
	return end
}

// firstIndented reports whether a paragraph begins at l of which the first line alone is indented further than a list's markers:
// it doesn't belong to the list.
func (c *cutter) firstIndented(l line, indent int) bool {
	if !c.look.wrapped || l.next >= len(c.text) || markOf(l.of(c.text)).style != noNumber {
		return false
	}
	l2 := c.at(l.next)
	return !l2.blank() && l2.indent <= indent && l2.indent < l.indent && markOf(l2.of(c.text)).style == noNumber
}

// isCode reports whether the lines at l are to be shown as they stand: they are indented and not prose, or
// they are a table or a figure.
func (c *cutter) isCode(l line) bool {
	deep := l.indent >= c.look.margin+4
	if l.len() > 300 && !deep {
		return false
	}
	if deep && !c.look.wrapped || isPrompt(l.of(c.text)) || c.atLeft(l) || c.look.manual && c.declares(l) {
		return true
	}
	if !deep && !c.figure(l) {
		if l.next >= len(c.text) {
			return false
		}
		if l2 := c.at(l.next); l2.blank() || !c.figure(l2) {
			return false
		}
	}
	var code, table, lines, prose int
	for i := 0; i < len(c.text) && lines < 12; lines++ {
		l2 := lineAt(c.text, i)
		if l2.blank() {
			break
		}
		i = l2.next
		body := l2.of(c.text)
		if len(body) > 300 {
			return false
		}
		if codeish(body) {
			code++
		}
		table += b2i(c.figure(l2))
		if bytes.Count(body, []byte{' '}) > 5 || unicode.IsUpper(firstRune(body)) || body[0] == '"' {
			prose++ // or verse
		}
	}
	if table > 1 && table*2 >= lines {
		return true
	}
	if lines == 1 && c.inMiddle(l) {
		return false
	}
	return deep && (code*2 > lines || lines > 2 && prose*3 < lines)
}

// declares reports whether the lines at l are declarations, as a page of the manual has them in its synopsis: all of them end in
// a sign that ends or divides them, or name a file to include.
func (c *cutter) declares(l line) bool {
	ended := false
	for i := 0; ; l = c.at(i) {
		body := l.of(c.text)
		switch last := body[len(body)-1]; {
		case last == ';' || bytes.HasPrefix(body, []byte("#include")):
			ended = true
		case last == ',' && bytes.IndexByte(body, '(') > 0 || last == ',' && i > 0:
		default:
			return false
		}
		if i = l.next; i >= len(c.text) || c.at(i).blank() || i > c.codeCap {
			return ended
		}
	}
}

// atLeft reports whether l stands to the left of the text and right under it, as code does in the dumps of browsers.
func (c *cutter) atLeft(l line) bool {
	return c.look.wrapped && !c.look.manual && c.look.margin > 2 && l.indent < c.look.margin && c.prev.blanks == 0 &&
		(c.prev.what == whatText || c.prev.what == whatLine || c.prev.what == whatCode)
}

// figure reports whether l is of columns, as tables and figures are: gaps, bars or a frame.
func (c *cutter) figure(l line) bool {
	body := l.of(c.text)
	return hasGap3(body) && !c.justified(l) || hasLeaders(body) || body[0] == '|' || l.indent > 38 || body[0] == '+' && body[len(body)-1] == '+' || bytes.Count(body, []byte{'|'}) > 2
}

// justified reports whether the gaps in l may be there because a program made the line full, as groff does in pages of the manual.
func (c *cutter) justified(l line) bool {
	body := l.of(c.text)
	return c.look.manual && l.indent+columns(body) >= c.look.width-2 && !bytes.Contains(body, []byte("    ")) && bytes.IndexByte(body, '\t') < 0
}

// hasLeaders reports whether dots lead from a title to a page number, as in a printed table of contents.
func hasLeaders(body []byte) bool {
	last := body[len(body)-1]
	return last >= '0' && last <= '9' && (bytes.Contains(body, []byte("....")) || bytes.Contains(body, []byte(". . . ")))
}

// codeish reports whether body reads as code rather than as prose.
func codeish(body []byte) bool {
	if n := len(body); n > 2 && body[0] == '(' && body[n-1] == ')' {
		body = body[1 : n-1]
	}
	signs, letters := 0, 0
	for _, b := range body {
		switch {
		case b|0x20 >= 'a' && b|0x20 <= 'z' || b >= utf8Self || b == ' ':
			letters++
		case b == '.' || b == ',' || b == '\'' || b == '"' || b == '?' || b == '!':
		default:
			signs++
		}
	}
	return signs*9 > letters && signs > 1 || bytes.HasPrefix(body, []byte("$ ")) || bytes.HasPrefix(body, []byte("# ")) || bytes.HasPrefix(body, []byte("% "))
}

// code returns the block at l of lines to be shown as they stand.
func (c *cutter) code(l line) Block {
	b := c.block(Code, whatCode, l, c.codeEnd(l, uint8(min(l.indent, 255))))
	return b
}

// codeEnd returns where code ends: at a line that is not indented so far, else at a blank line.
func (c *cutter) codeEnd(l line, indent uint8) int {
	deep := int(indent) >= c.look.margin+4
	left := c.atLeft(l)
	end, gap := l.next, false
	for i := l.next; i < len(c.text) && end <= c.codeCap*3/2; {
		l2 := lineAt(c.text, i)
		i = l2.next
		if l2.blank() {
			gap = true
			continue
		}
		body := l2.of(c.text)
		switch {
		case isFooter(body):
			return end
		case c.look.data:
			if gap {
				return end
			}
		case deep && l2.indent < c.look.margin+4, left && l2.indent >= c.look.margin:
			return end
		case gap && (!deep || c.look.wrapped && !codeish(body)):
			return end
		}
		gap, end = false, l2.next
	}
	return end
}
