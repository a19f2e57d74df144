// Package plain infers the structure of text without markup from its layout: blocks, headings, their levels, lists,
// code, and writes them as Markdown.
package plain

// Text knows what kind of text a text is, how to divide it into blocks, and what its headings are like. It never changes.
//
// The structure is inferred in two layers. layoutOf looks at the head and says what kind of text it is, by which Next cuts it
// into blocks. Then each short line that stands for itself is a candidate for a heading: it is judged by its traits
// and by the habits of the whole document, as far as that was read; see habits.
type Text struct {
	limits
	clean func(string) string
	look  layout
	words wordSet
	known *habits // what the headings are like, as far as the text was read; never nil
	scan  *habits // what the scan gathers; nil before its first step
}

// Kind says what a block is.
type Kind uint8

// The kinds of blocks. Hidden is what is not shown: blank lines at the top, page breaks.
const (
	Hidden Kind = iota
	Paragraph
	Head
	List
	Quote
	Code
	Rule
)

// Block is a part of a text, from Start to End.
type Block struct {
	Start, End int64
	Kind       Kind
	Level      uint8 // of a heading: 1 for the title
	Cut        bool  // it was ended at its limit, and the next block goes on with it
	Left       Left
}

// Heading is a heading of the text, the title at level 1.
type Heading struct {
	Title string
	Level int
	At    int64
}

// Options are what a Text needs to know of its reader.
type Options struct {
	Prose, Code int // the size in bytes at which a block is cut
	Window      int // how far Next may look, and the longest block
	Clean       func(string) string
}

// New returns what can be said of a text that begins with head. It reads the head as a scan will, so that the
// first page has its headings before there was a scan.
func New(head []byte, o Options) *Text {
	look := layoutOf(head)
	t := &Text{limits: limits{o.Prose, o.Code, o.Window}, clean: o.Clean, look: look, words: wordsOf(head, look), known: &habits{look: look}}
	n := t.NewNotes()
	var b Block
	for int(b.End) < len(head) {
		b = t.Next(b, head[b.End:])
		n.Add(b, head[b.Start:b.End])
	}
	t.known = t.known.learn(n, &learnt)
	return t
}

// Next returns the block behind prev, where text begins. A line that may be a heading is one if the scan or the
// look at the head has found it to be, or behind them, if it is one by itself. What Next returns depends on prev and the first
// Window bytes alone.
func (t *Text) Next(prev Block, text []byte) Block {
	c := cutter{limits: &t.limits, look: &t.look, text: text[:min(len(text), t.window)], prev: prev.Left}
	b := c.cut(prev)
	b.Start, b.End = prev.End, prev.End+b.End
	if b.Left.what == whatLine {
		if level := t.known.level(b); level > 0 {
			b.Kind, b.Level = Head, level
		}
	}
	return b
}

// NewNotes returns empty notes for one step of a scan.
func (t *Text) NewNotes() *Notes { return &Notes{clean: t.clean} }

// Learn returns the Text that knows the notes too, of which the blocks follow those learnt before,
// and all headings so far. Kinds and levels of blocks may differ then, never their bounds.
func (t *Text) Learn(n *Notes) (*Text, []Heading) {
	q := *t
	if q.scan == nil {
		q.scan = &habits{look: t.look}
	}
	q.scan = q.scan.learn(n, &learnt)
	q.known = q.scan
	return &q, q.scan.headings
}

// Title returns a heading's text without its rule and in one line.
func (t *Text) Title(text []byte) string { return headingText(text) }
