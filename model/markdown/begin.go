package markdown

// found is a block that begins at the start of a text, and what is open at its ends.
type found struct {
	end     int
	kind    Kind
	level   uint8
	carried uint8
	cut     bool
	open    *span // nil if nothing is open at either end
}

// leaves says what the block leaves open.
func (f *found) leaves(to carry) {
	f.spans().to = to
}

// spans returns what is open at the block's ends.
func (f *found) spans() *span {
	if f.open == nil {
		f.open = &span{}
	}
	return f.open
}

// begin returns the block that text, which doesn't begin with a blank line, begins with.
func begin(text []byte) found {
	if c := text[0]; !mayStart[c] || c == '|' || c == ':' {
		return paragraph(text, freshLeaf)
	}
	c := newCursor(text[:lineEnd(text, 0)])
	if c.indent(4) == 4 {
		return indented(text, carry{})
	}
	what, n := startOf(c.rest(), false, false)
	switch what {
	case startQuote, startItem, startFootnote:
		f, _ := nested(text, carry{})
		return f
	case startHeading:
		return heading(text, n)
	case startRule:
		return lineOf(text, Rule)
	case startFence:
		s := c.rest()
		return fenced(text, carry{}, within{char: s[0], size: n, at: uint8(c.indent(4))})
	case startHTML:
		return htmlBlock(text, carry{}, within{char: byte(n), info: rawTag(c.rest(), n)})
	}
	return paragraph(text, freshLeaf)
}

// goOn returns the block that goes on with what a cut left open. ok is false if text does not go on with it.
func goOn(text []byte, from carry) (f found, ok bool) {
	if from.chain != "" {
		return nested(text, from)
	}
	switch from.leaf {
	case textLeaf, freshLeaf, rowLeaf:
		f = paragraph(text, from.leaf)
	case restLeaf:
		f = lineOf(text, Paragraph)
		f.spans().to.within = from.within
		if from.within.head != "" && !f.cut {
			f.open.to.leaf = tableLeaf
		}
	case tableLeaf:
		f = table(text, 0, from.within)
	case fenceLeaf:
		f = fenced(text, from, from.within)
	case codeLeaf:
		f = indented(text, from)
	case htmlLeaf:
		f = htmlBlock(text, from, from.within)
	default:
		return f, false
	}
	f.spans().from = from
	return f, f.end > 0
}
