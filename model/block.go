// Package model owns what is read: articles, the blocks that tile their text, their sections and their formats.
package model

import (
	"lede/model/markdown"
	"lede/model/plain"
)

// Pos is a place in an article: a byte offset into its text, from 0 to the text's size.
type Pos int64

// Kind says what a block is.
type Kind uint8

// The kinds of blocks, which Markdown has all. Hidden is text that is not shown: blank lines at the top, front matter that
// says nothing to readers, link reference definitions, what was taken out of a page.
const (
	Hidden    = Kind(markdown.Hidden)
	Paragraph = Kind(markdown.Paragraph)
	Heading   = Kind(markdown.Heading)
	List      = Kind(markdown.List)
	Quote     = Kind(markdown.Quote)
	Code      = Kind(markdown.Code)
	Table     = Kind(markdown.Table)
	Rule      = Kind(markdown.Rule)
	HTML      = Kind(markdown.HTML)
	Footnote  = Kind(markdown.Footnote)
)

// String returns the kind's name in lower case, as tests and explanations write it.
func (k Kind) String() string {
	return [...]string{Hidden: "hidden", Paragraph: "paragraph", Heading: "heading", List: "list", Quote: "quote", Code: "code",
		Table: "table", Rule: "rule", HTML: "html", Footnote: "footnote"}[k]
}

// Block is the smallest part of an article that renders by itself. Blocks tile the text: each
// begins where the one before ends, blank lines belong to the block before them.
type Block struct {
	Start, End Pos
	Kind       Kind
	Level      uint8 // of a heading: 1 to 6; 0 for all other kinds
	// Cut says that the block was ended at the size cap and that the next one goes on with it:
	// no blank line stands between the two.
	Cut bool
	// Carried is, in a block that goes on with a cut one, how much at the start of its Markdown
	// was shown before and stands there only so that it parses: of a list, the markers of
	// that many items around the first line (in quotes too); of a table, its head (1); of a footnote, its label (1).
	Carried uint8
	// open is what a cut leaves open (a fence, a table's head, list items …); only the syntax
	// that made the block reads it.
	open any
	// left is what a block of plain text leaves for the next one, and for the scan, to know.
	left plain.Left
}

const (
	// proseCap and codeCap are about the sizes in bytes at which blocks are cut.
	proseCap, codeCap = markdown.ProseCap, markdown.CodeCap
	// window is how many bytes after its start a Syntax may look at to find where a block ends.
	window = markdown.Window
)

// Syntax tells how a text is divided into blocks: one for Markdown, one for plain text.
//
// A Syntax is a value that never changes, so that a scan and a page may use it at the same time.
type Syntax interface {
	// Next returns the block that begins at prev.End. text is the article from there on: all
	// that is left of it, or at least window bytes. It is not empty, and the block never is:
	// prev.End < End <= prev.End+window. What Next returns depends on prev and on the first window bytes alone.
	Next(prev Block, text []byte) Block
	// Markdown returns the block as Markdown that stands by itself: the text of b with
	// what a cut left open carried along. text is exactly b's bytes.
	// It need not be clean: Article.Markdown sees to that.
	Markdown(b Block, text []byte) string
	// Heading returns the text of a heading, without its markup.
	Heading(b Block, text []byte) string
}

// learner is a Syntax whose judgement grows with what the scan has seen of the text. It may
// change a block's kind and level, never where a block starts or ends, so that no place in the
// text is lost when it changes its mind.
type learner interface {
	Syntax
	// Read reads on behind prev, where text begins: the blocks that begin within its first n bytes, of which there is one at least. It adds what they
	// show to a scan step's notes, which are nil at first, and returns the last of the blocks, and the notes. text has window bytes
	// behind those n, or is all there is. Many blocks are read at once, since to ask for each would cost more than to read it.
	Read(notes any, prev Block, text []byte, n int) (last Block, all any)
	// Learn returns the syntax that knows a step's notes too, and all headings of the text as far as it was
	// scanned, by which its Next goes from then on; the slice is the caller's. done tells that the scan has seen the whole text.
	Learn(notes any, done bool) (Syntax, []Section)
}

// definer is a Syntax whose blocks may use what another block defines.
type definer interface {
	Syntax
	// Define adds to defs the link reference definitions that stand in the block, as Markdown by
	// label. The first of two with one label counts (CommonMark 4.7).
	Define(b Block, text []byte, defs map[string]string)
	// Uses returns the labels that the Markdown of a block may refer to.
	Uses(markdown string) []string
}
