package markup

import (
	"strings"

	"lede/model/html"
)

// Deepest is how many quotes, lists and the like may stand in each other; what is deeper is shown as it stands.
const Deepest = 12

// Body is the blocks of a text, a quote, an item or the like while they are read.
type Body struct {
	Lines []string
	I     int // the line that comes next
	Out   []*Node
	Depth int // how many bodies it stands in

	from  []Line // the lines of the source that the lines are, as far as they are known
	block Line   // with which the block begins that is read
}

// NewBody returns the body that some lines are.
func NewBody(l Lines) Body { return Body{Lines: l.Text, from: l.From} }

// More reports whether lines are left: a block begins with the next.
func (b *Body) More() bool {
	b.Begin()
	return b.I < len(b.Lines)
}

// Begin notes that a block begins with the next line.
func (b *Body) Begin() {
	if b.I < len(b.from) {
		b.block = b.from[b.I]
	}
}

// Here notes that an element begins with the next line.
func (b *Body) Here(n *Node) {
	if b.I < len(b.from) {
		html.From(n, b.from[b.I])
	}
}

// Add adds blocks, which begin where the one does that is read.
func (b *Body) Add(n ...*Node) {
	for _, n := range n {
		html.From(n, b.block)
	}
	b.Out = append(b.Out, n...)
}

// Line returns the line at i, "" behind the end.
func (b *Body) Line(i int) string {
	if i < len(b.Lines) {
		return b.Lines[i]
	}
	return ""
}

// From returns the lines of the source that the lines from i on are, as far as they are known.
func (b *Body) From(i int) []Line { return b.from[min(i, len(b.from)):] }

// Inner returns the blocks of lines that stand in this body, which read reads; from are the lines of the source that they are, nil if that is not known.
func (b *Body) Inner(lines []string, from []Line, read func(Body) []*Node) []*Node {
	if b.Depth >= Deepest {
		return []*Node{Pre("", strings.Join(Trim(lines), "\n"))}
	}
	return read(Body{Lines: lines, Depth: b.Depth + 1, from: from})
}
