package model

import "iter"

// Judgement is what a line was taken for that might be a heading, and why.
type Judgement struct {
	At      Pos
	Text    string
	Heading bool
	Level   int    // of a heading: 1 is the title's, 2 the first level under it
	Why     string // in words
}

// explainer is a Syntax that infers headings and can say why.
type explainer interface {
	Syntax
	// Explain judges a block; false if it can't be a heading at all.
	Explain(b Block, text []byte) (Judgement, bool)
}

// Explain returns what each line of the article was taken for that might be a heading, as far as
// the scan has been. It yields nothing for a format whose headings are marked.
func (a *Article) Explain() iter.Seq[Judgement] {
	return func(yield func(Judgement) bool) {
		e, ok := a.syntax.(explainer)
		if !ok {
			return
		}
		for b := range a.Blocks(a.start) {
			if j, ok := e.Explain(b, a.bytes(b.Start, b.End)); ok && !yield(j) {
				return
			}
		}
	}
}
