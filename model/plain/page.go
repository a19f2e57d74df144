package plain

import "bytes"

// overPage returns the line with which the paragraph or the item goes on behind a page break, of which l is the last line on its page: l was full,
// no sentence ends in it, or one goes on behind it, and what follows is indented alike. ok is false if it doesn't. RFCs have their pages so.
func (c *cutter) overPage(l line) (next line, ok bool) {
	if !c.look.paged || !c.look.wrapped {
		return l, false
	}
	i, blanks := c.blanks(l.next)
	if i >= len(c.text) || blanks > mostFoot {
		return l, false
	}
	footer := c.at(i)
	end := c.pageBreak(footer)
	if end == 0 {
		return l, false
	}
	if i, blanks = c.blanks(end); i >= len(c.text) || blanks > mostFoot {
		return l, false
	}
	next = c.at(i)
	body := next.of(c.text)
	if abs(next.indent-l.indent) > 1 || next.indent < c.look.margin || c.breaks(l, next) || hasGap3(body) || hasGap3(l.of(c.text)) || ruleOf(body) != 0 ||
		markOf(body).style != noNumber && !startsSmall(body) {
		return l, false
	}
	switch endOf(l.of(c.text)) {
	case endStop, endAsk, endBang, endColon:
		return next, startsSmall(body)
	}
	return next, true
}

// mostFoot is how many blank lines may stand at the foot or at the head of a page: RFCs leave what would be the last lines of a section empty, up to half a page.
const mostFoot = 30

// unpaged returns the text of a block without the page breaks in it, and without the blank lines around them.
func unpaged(text []byte) []byte {
	if !bytes.Contains(text, []byte("[Page ")) && bytes.IndexByte(text, '\f') < 0 {
		return text
	}
	c := cutter{text: text}
	var out []byte
	for i := 0; i < len(text); {
		l := lineAt(text, i)
		end := 0
		if !l.blank() && i > 0 {
			end = c.pageBreak(l)
		}
		if end == 0 {
			out = append(out, text[i:l.next]...)
			i = l.next
			continue
		}
		out = append(bytes.TrimRight(out, " \t\r\n\f"), '\n')
		i, _ = c.blanks(end)
	}
	return out
}

// pageBreak returns where a page break ends that begins at l: a line that ends in "[Page 7]" or a number alone before a
// form feed, and the header of the next page; 0 if there is none. RFCs and other texts that were laid out for printers have them.
func (c *cutter) pageBreak(l line) int {
	body := l.of(c.text)
	footer := isFooter(body)
	if !footer && !isPageNumber(body) {
		return 0
	}
	end, _ := c.blanks(l.next)
	if !footer && bytes.IndexByte(c.text[l.next:min(len(c.text), end+1)], '\f') < 0 {
		return 0
	}
	if end < len(c.text) {
		h := c.at(end)
		if head := h.of(c.text); hasGap3(head) && columns(head) > 50 && !isFooter(head) {
			return h.next
		}
	}
	if !footer {
		return end
	}
	return l.next
}

// isPageNumber reports whether body is a number alone, perhaps between dashes: "7", "- 7 -".
func isPageNumber(body []byte) bool {
	if c := body[0]; len(body) > 10 || c != '-' && (c < '0' || c > '9') {
		return false
	}
	digits := bytes.Trim(body, "- ")
	return len(digits) > 0 && len(digits) < 5 && len(bytes.Trim(digits, "0123456789")) == 0
}

// isFooter reports whether body ends in "[Page 7]" or "[Page vii]".
func isFooter(body []byte) bool {
	if len(body) < 9 || body[len(body)-1] != ']' {
		return false
	}
	i := bytes.LastIndex(body, []byte("[Page "))
	if i < 0 || len(body)-i >= 14 || !hasGap3(body) {
		return false
	}
	number := body[i+len("[Page ") : len(body)-1]
	return len(number) > 0 && (len(bytes.Trim(number, "0123456789")) == 0 || len(bytes.Trim(number, "ivxlc")) == 0)
}
