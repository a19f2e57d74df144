package markdown

import "bytes"

// heading returns the heading of one line that text begins with.
func heading(text []byte, level int) found {
	f := lineOf(text, Heading)
	f.level = uint8(level)
	return f
}

// lineOf returns the block that is the first line of text, or its start if it is too long.
func lineOf(text []byte, kind Kind) found {
	if e := lineEnd(text, 0); e <= ProseCap {
		return found{end: e, kind: kind}
	}
	f := found{end: cutText(text, ProseCap), kind: kind, cut: true}
	f.leaves(carry{leaf: restLeaf, mid: true})
	return f
}

// paragraph returns the paragraph that text begins with, or what it turns out to be: a heading with an underline, a table,
// or the definitions before it. open is freshLeaf or rowLeaf, or textLeaf if it goes on with a paragraph that was cut.
func paragraph(text []byte, open leaf) found {
	fresh := open != textLeaf
	if open == freshLeaf && startsDefinition(text) {
		p := paragraphEnd(text, true, false)
		if n := definitions(text[:min(p.end, ProseCap)]); n > 0 {
			f := found{end: n, kind: Hidden}
			if n < p.end {
				f.opens(text[n:], freshLeaf)
			}
			return f
		}
	}
	p := paragraphEnd(text, fresh, fresh)
	switch {
	case p.level > 0:
		return found{end: p.next, kind: Heading, level: uint8(p.level)}
	case p.table && p.last == 0:
		return table(text, p.next, within{})
	case p.table:
		f := found{end: p.last, kind: Paragraph}
		f.opens(text[p.last:], rowLeaf)
		return f
	case p.end <= ProseCap:
		return found{end: p.end, kind: Paragraph}
	}
	f := found{end: cutText(text, ProseCap), kind: Paragraph, cut: true}
	f.leaves(carry{leaf: textLeaf, mid: text[f.end-1] != '\n'})
	return f
}

// paragraphLines says where the lines of a paragraph end and why.
type paragraphLines struct {
	last int // where the last line begins
	end  int
	// What ends it, up to next: an underline that makes a heading of that level of it, or, if table, the delimiter row of
	// a table of which its last line is the head.
	level int
	table bool
	next  int
}

// paragraphEnd returns the lines of the paragraph that text begins with. It looks for an underline if it may be a heading
// and for a table if it may be one.
func paragraphEnd(text []byte, mayHead, mayTable bool) paragraphLines {
	p := paragraphLines{end: lineEnd(text, 0)}
	for p.end <= ProseCap && p.end < len(text) {
		first := text[p.end]
		if first == '\n' {
			break
		}
		e := lineEnd(text, p.end)
		if !mayStart[first] {
			p.last, p.end = p.end, e
			continue
		}
		c := newCursor(text[p.end:e])
		if c.blank() {
			break
		}
		if c.indent(4) < 4 {
			what, n := startOf(c.rest(), true, false)
			switch {
			case what == startUnderline && mayHead && e <= ProseCap:
				p.level, p.next = n, e
				return p
			case what == startUnderline && !isRule(c.rest()):
			case what != noStart:
				return p
			case mayTable && mayDelimit(c.rest()):
				if cols := delimiters(c.rest()); cols > 0 {
					if cells(text[p.last:p.end]) <= cols && e-p.last <= listCap/2 {
						p.table, p.next = true, e
						return p
					}
					mayTable = false
				}
			}
		}
		p.last, p.end = p.end, e
	}
	return p
}

// startsDefinition reports whether a paragraph may begin with a link reference definition.
func startsDefinition(text []byte) bool {
	i := blanks(text, 0)
	return i < len(text) && text[i] == '['
}

// opens says that the text behind the block goes on with its paragraph, if it doesn't look it.
func (f *found) opens(rest []byte, as leaf) {
	c := newCursor(rest[:lineEnd(rest, 0)])
	if c.indent(4) < 4 && (as == freshLeaf || !startsDefinition(rest)) {
		if what, _ := startOf(c.rest(), false, false); what == noStart {
			return
		}
	}
	f.leaves(carry{leaf: as})
}

// fenced returns the block of code in a fence that text begins with, or goes on with.
func fenced(text []byte, from carry, fence within) found {
	first := 0
	if from.leaf == noLeaf || from.mid {
		first = lineEnd(text, 0)
	}
	if first <= CodeCap {
		if end := fenceEnd(text, first, fence); end > 0 {
			return found{end: end, kind: Code}
		}
	}
	if from.leaf == noLeaf {
		fence.info = infoOf(text[:lineEnd(text, 0)], fence)
	}
	i := len(text)
	if len(text) > CodeCap {
		if i = bytes.LastIndexByte(text[:CodeCap], '\n') + 1; i <= first {
			i = max(first, CodeCap+1) // within its first line
		}
	}
	return codeEnd(text, i, carry{leaf: fenceLeaf, within: fence})
}

// fenceEnd returns where the line ends that closes a fence, in the lines that begin between first and CodeCap, 0 if none does.
func fenceEnd(text []byte, first int, fence within) int {
	mark := []byte{fence.char, fence.char, fence.char}
	for i := first; i < len(text); {
		n := bytes.Index(text[i:], mark)
		if n < 0 {
			return 0
		}
		i += n
		start := i
		for start > first && text[start-1] == ' ' && i-start < 4 {
			start--
		}
		if start > CodeCap {
			return 0
		}
		if i-start < 4 && (start == first || text[start-1] == '\n') {
			if e := lineEnd(text, i); e <= ProseCap && closesFence(trimEOL(text[i:e]), fence.char, fence.size) {
				return e
			}
		}
		i += run(text[i:], fence.char)
	}
	return 0
}

// codeEnd returns the code that ends at i, or is cut there or before it.
func codeEnd(text []byte, i int, open carry) found {
	f := found{end: i, kind: Code}
	if i >= len(text) && i <= CodeCap {
		return f
	}
	if i > CodeCap {
		f.end, open.mid = cutRune(text, CodeCap), true
	}
	f.cut = true
	f.leaves(open)
	return f
}

// indented returns the indented code that text begins with, or goes on with.
func indented(text []byte, from carry) found {
	i, end := 0, 0 // end is behind the last line that isn't blank
	if from.mid {
		i, end = lineEnd(text, 0), lineEnd(text, 0)
	}
	for i < len(text) {
		if i > CodeCap {
			return codeEnd(text, i, carry{leaf: codeLeaf})
		}
		e := lineEnd(text, i)
		c := newCursor(text[i:e])
		blank := c.blank()
		if !blank && c.indent(4) < 4 {
			return found{end: end, kind: Code}
		}
		if e > CodeCap && i > 0 {
			return codeEnd(text, i, carry{leaf: codeLeaf})
		}
		i = e
		if !blank {
			end = e
		}
	}
	if i > CodeCap {
		return codeEnd(text, i, carry{leaf: codeLeaf})
	}
	return found{end: i, kind: Code}
}

// htmlBlock returns the HTML block that text begins with, or goes on with.
func htmlBlock(text []byte, from carry, w within) found {
	for i := 0; i < len(text); {
		start, e := i, lineEnd(text, i)
		if w.char > 5 && allBlank(text[i:e]) {
			return found{end: i, kind: HTML}
		}
		if e > ProseCap {
			f := found{end: i, kind: HTML, cut: true}
			f.leaves(carry{leaf: htmlLeaf, within: w})
			if i == 0 {
				f.end, f.open.to.mid = cutText(text, ProseCap), true
			}
			return f
		}
		if i = e; htmlEnds(w.char, text[start:e]) {
			return found{end: e, kind: HTML}
		}
	}
	return found{end: len(text), kind: HTML}
}

// infoOf returns the first word of the info string of a fence, shortened: the code's language.
func infoOf(line []byte, fence within) string {
	s := line[bytes.IndexByte(line, fence.char):]
	s = bytes.TrimLeft(s[run(s, fence.char):], " \t")
	if i := bytes.IndexAny(s, " \t\r\n"); i >= 0 {
		s = s[:i]
	}
	return string(s[:min(len(s), 64)])
}

// rawTag returns the name of the tag that begins an HTML block of type 1.
func rawTag(s []byte, kind int) string {
	if kind != 1 {
		return ""
	}
	name, _ := tagName(s)
	return string(name)
}
