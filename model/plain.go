package model

import "bytes"

// plain is the Syntax of text without markup.
type plain struct{}

func newPlain(head []byte) Syntax { return plain{} }

func (plain) Next(prev Block, text []byte) Block {
	n := bytes.Index(text, []byte("\n\n"))
	if n < 0 {
		n = len(text) - 2
	}
	b := Block{Start: prev.End, End: prev.End + Pos(min(n+2, proseCap)), Kind: Paragraph}
	return b
}
func (plain) Markdown(b Block, text []byte) string { return string(text) }
func (plain) Heading(b Block, text []byte) string  { return string(bytes.TrimSpace(text)) }
