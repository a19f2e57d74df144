package model

// plain is the Syntax of text without markup. Its structure is inferred in two layers: layoutOf looks at
// the head and says what kind of text it is, by which Next cuts it into blocks; then each short
// line that stands for itself is a candidate for a heading, judged by its traits and by the
// habits of the whole document (see habits), as far as that was read.
type plain struct {
	look  layout
	known *habits // what the text's headings are like, as far as it was read; never nil
	words wordSet
	scan  *habits // what the scan gathers; nil before its first step
}

// newPlain returns the syntax of a text that begins with head. It reads the head as the scan
// will, so that the first page shows headings before there was a scan.
func newPlain(head []byte) Syntax {
	look := layoutOf(head)
	p := &plain{look: look, words: wordsOf(head, look), known: &habits{look: look}}
	var notes any
	var b Block
	for int(b.End) < len(head) {
		b = p.Next(b, head[b.End:])
		notes = p.Note(notes, b, head[b.Start:b.End])
	}
	if n, ok := notes.(*plainNotes); ok {
		p.known = p.known.learn(n, &learnt)
	}
	return p
}

// Next returns the next block. A block that may be a heading is one if the scan or the look at the
// head has found it to be; behind them, if it looks as the headings there did.
func (p *plain) Next(prev Block, text []byte) Block {
	c := cutter{look: &p.look, text: text[:min(len(text), window)], prev: prev.left}
	b := c.cut(prev)
	b.Start, b.End = prev.End, prev.End+b.End
	if b.left.what == whatLine {
		if level := p.known.level(b); level > 0 {
			b.Kind, b.Level = Heading, level
		}
	}
	return b
}

// Note gathers what the scan's steps teach.
func (p *plain) Note(notes any, b Block, text []byte) any {
	n, _ := notes.(*plainNotes)
	if n == nil {
		n = &plainNotes{}
	}
	n.add(b, text)
	return n
}

// Learn returns the syntax that knows a step's notes too.
func (p *plain) Learn(notes any, done bool) (Syntax, []Section) {
	n, _ := notes.(*plainNotes)
	if n == nil {
		n = &plainNotes{}
	}
	q := *p
	if q.scan == nil {
		q.scan = &habits{look: p.look}
	}
	q.scan = q.scan.learn(n, &learnt)
	q.known = q.scan
	return &q, q.scan.sections
}

// Heading returns a heading's text without its rule and in one line.
func (p *plain) Heading(b Block, text []byte) string { return headingText(text) }
