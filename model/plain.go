package model

import "lede/model/plain"

// unmarked is the Syntax of text without markup, of which package plain infers the structure.
type unmarked struct{ text *plain.Text }

func newPlain(_ string, head []byte) Syntax {
	return unmarked{plain.New(head, plain.Options{Prose: proseCap, Code: codeCap, Window: window, Clean: Clean})}
}

// plainKinds gives package plain's kinds their names here, kindsOfPlain the other way round.
var (
	plainKinds   = [...]Kind{plain.Hidden: Hidden, plain.Paragraph: Paragraph, plain.Head: Heading, plain.List: List, plain.Quote: Quote, plain.Code: Code, plain.Rule: Rule}
	kindsOfPlain = [...]plain.Kind{Hidden: plain.Hidden, Paragraph: plain.Paragraph, Heading: plain.Head, List: plain.List, Quote: plain.Quote, Code: plain.Code, Rule: plain.Rule}
)

// Next returns the next block.
func (u unmarked) Next(prev Block, text []byte) Block {
	return ofPlain(u.text.Next(asPlain(prev), text))
}

// ofPlain returns a block of package plain as it is here.
func ofPlain(b plain.Block) Block {
	return Block{Start: Pos(b.Start), End: Pos(b.End), Kind: plainKinds[b.Kind], Level: b.Level, Cut: b.Cut, left: b.Left}
}

// asPlain returns the block as package plain has it.
func asPlain(b Block) plain.Block {
	return plain.Block{Start: int64(b.Start), End: int64(b.End), Kind: kindsOfPlain[b.Kind], Level: b.Level, Cut: b.Cut, Left: b.left}
}

// Read reads on and gathers what that teaches.
func (u unmarked) Read(notes any, prev Block, text []byte, n int) (Block, any) {
	all, _ := notes.(*plain.Notes)
	if all == nil {
		all = u.text.NewNotes()
	}
	return ofPlain(u.text.Read(all, asPlain(prev), text, n)), all
}

// Learn returns the syntax that knows a step's notes too, and all headings so far.
func (u unmarked) Learn(notes any, done bool) (Syntax, []Section) {
	n, _ := notes.(*plain.Notes)
	if n == nil {
		n = u.text.NewNotes()
	}
	text, headings := u.text.Learn(n)
	sections := make([]Section, len(headings))
	for i, h := range headings {
		sections[i] = Section{h.Title, h.Level, Pos(h.At)}
	}
	return unmarked{text}, sections
}

// Markdown returns the block as Markdown that reads exactly as the text stands.
func (u unmarked) Markdown(b Block, text []byte) string { return u.text.Markdown(asPlain(b), text) }

// Heading returns a heading's text without its rule and in one line.
func (u unmarked) Heading(b Block, text []byte) string { return u.text.Title(text) }

// Divided reports whether a word is divided at a line's end.
func (u unmarked) Divided(before, after []byte) (drop int, divided bool) {
	return u.text.Divided(before, after)
}

// Explain judges a block; false if it can't be a heading at all.
func (u unmarked) Explain(b Block, text []byte) (Judgement, bool) {
	j, ok := u.text.Explain(asPlain(b), text)
	return Judgement{Pos(j.At), j.Text, j.Heading, j.Level, j.Why}, ok
}
