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
	footer := lineAt(c.text, i)
	end := c.pageBreak(footer)
	if end == 0 {
		return l, false
	}
	if i, blanks = c.blanks(end); i >= len(c.text) || blanks > mostFoot {
		return l, false
	}
	next = lineAt(c.text, i)
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
