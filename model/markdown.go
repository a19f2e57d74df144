package model

// markdown is the Syntax of CommonMark 0.31 with GFM's tables, footnotes and front matter.
//
// A block is what stands at the top level of the text. What is inside lists and quotes is read only to find
// where they end. See https://spec.commonmark.org/0.31.2/#appendix-a-parsing-strategy.
type markdown struct{}

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

// Next returns the block that begins at prev.End.
func (markdown) Next(prev Block, text []byte) Block {
	text = text[:min(len(text), window)]
	b := Block{Start: prev.End}
	if prev.open == nil && prev.End <= Pos(len("\ufeff")) && prev.Start == 0 && prev.Kind == Hidden {
		if n := frontMatterEnd(text); n > 0 {
			b.End, b.open = b.Start+Pos(blankEnd(text, n)), frontMatter
			return b
		}
	}
	f, ok := found{}, false
	if prev.open != nil {
		f, ok = goOn(text, prev.cut().to)
	} else if n, kind := quick(text); n > 0 {
		if b.End, b.Kind = b.Start+Pos(blankEnd(text, n)), kind; kind == Heading {
			b.Level = uint8(run(text, '#'))
		}
		return b
	}
	if !ok {
		n := blankEnd(text, 0)
		if n > 0 {
			b.End, b.open = b.Start+Pos(n), blankLines
			return b
		}
		f = begin(text)
		if f.kind == HTML && !f.cut {
			if n := hiddenTags(text, f.end); n > 0 {
				f.end, f.kind = n, Hidden
				b.open = hiddenHTML
			}
		}
	}
	if !f.cut {
		f.end = blankEnd(text, f.end)
	}
	b.End, b.Kind, b.Level, b.Cut, b.Carried = b.Start+Pos(f.end), f.kind, f.level, f.cut, f.carried
	if f.open != nil {
		b.open = *f.open
	}
	return b
}

// blankEnd returns where the blank lines end that begin at i, at most at the size of a block.
func blankEnd(text []byte, i int) int {
	text = text[:max(i, min(len(text), proseCap))]
	for at := i; at < len(text); at++ {
		switch c := text[at]; {
		case c == '\n':
			i = at + 1
		case !isBlank(c):
			return i
		}
	}
	return len(text)
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

// Heading returns the text of a heading on one line, without its markup.
func (markdown) Heading(b Block, text []byte) string { return plainText(headingText(b, text)) }
