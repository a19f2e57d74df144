// Package markdown divides Markdown into blocks and writes each as Markdown that stands by itself: CommonMark 0.31 with GFM's
// tables, footnotes and front matter.
//
// A block is what stands at the top level of the text. What is inside lists and quotes is read only to find
// where they end. See https://spec.commonmark.org/0.31.2/#appendix-a-parsing-strategy.
package markdown

// Kind says what a block is.
type Kind uint8

// The kinds of blocks. Hidden is text that is not shown: blank lines at the top, front matter that says nothing to readers, link
// reference definitions.
const (
	Hidden Kind = iota
	Paragraph
	Heading
	List
	Quote
	Code
	Table
	Rule
	HTML
	Footnote
)

// Block is a part of a text, which begins where the one before ends.
type Block struct {
	Size  int // in bytes, from 1 to Window
	Kind  Kind
	Level uint8 // of a heading: 1 to 6
	Cut   bool  // it was ended at its limit, and the next block goes on with it
	// Carried is how much at the start of its Markdown was shown with the block before, which it goes on with: of a list, the
	// markers of that many items around the first line (in quotes too); of a table, its head (1); of a footnote, its label (1).
	Carried uint8
	// Open is what is open at the block's ends, for Next and Markdown to read: nil for most blocks. Two can be compared.
	Open any
}

const (
	// ProseCap is about the size in bytes at which a block of prose is cut. It bounds the time
	// that one block takes to render: glamour needs 1 to 3 ms for it.
	ProseCap = 8 << 10
	// CodeCap is the same for code, which takes three times as long to highlight.
	CodeCap = 4 << 10
	// listCap is the same for lists, quotes, footnotes and tables, which take two to three times as long as prose.
	listCap = 4 << 10
	// Window is how many bytes Next may look at to find where a block ends.
	// It is longer than the caps, so that a block of the capped size can see what follows it.
	Window = 16 << 10
)

// First returns the block that a text begins with, which may be its front matter.
func First(text []byte) Block {
	text = text[:min(len(text), Window)]
	if n := frontMatterEnd(text); n > 0 {
		b := Block{Size: blankEnd(text, n), Open: headed(text[:n], text[n:])}
		if b.Open != frontMatter {
			b.Kind = Paragraph
		}
		return b
	}
	return Next(nil, text)
}

// Next returns the block that text begins with, behind one that has left open. What it returns depends on the first
// Window bytes alone.
func Next(open any, text []byte) Block {
	text = text[:min(len(text), Window)]
	if open == nil {
		if n, kind, level := quick(text); n > 0 {
			return Block{Size: blankEnd(text, n), Kind: kind, Level: level}
		}
	}
	return slow(open, text)
}

// slow returns the same with a closer look.
func slow(open any, text []byte) Block {
	f, ok := found{}, false
	if open != nil {
		f, ok = goOn(text, spanOf(open).to)
	}
	if !ok {
		if n := blankEnd(text, 0); n > 0 {
			return Block{Size: n, Open: blankLines}
		}
		f = begin(text)
	}
	if f.kind == HTML && !f.cut && f.open == nil {
		if n := hiddenTags(text, f.end); n > 0 {
			return Block{Size: blankEnd(text, n), Open: hiddenHTML}
		}
	}
	if !f.cut {
		f.end = blankEnd(text, f.end)
	}
	b := Block{Size: f.end, Kind: f.kind, Level: f.level, Cut: f.cut, Carried: f.carried}
	if f.open != nil {
		b.Open = *f.open
	}
	return b
}

// blankEnd returns where the blank lines end that begin at i, at most at the size of a block.
func blankEnd(text []byte, i int) int {
	text = text[:max(i, min(len(text), ProseCap))]
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
