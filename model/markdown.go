package model

import "bytes"

// markdown is the Syntax of CommonMark with GFM's tables.
type markdown struct{}

func (markdown) Next(prev Block, text []byte) Block {
	n := bytes.Index(text, []byte("\n\n"))
	if n < 0 {
		n = len(text) - 2
	}
	b := Block{Start: prev.End, End: prev.End + Pos(min(n+2, proseCap)), Kind: Paragraph}
	if text[0] == '#' {
		b.Kind, b.Level = Heading, uint8(len(text)-len(bytes.TrimLeft(text, "#")))
	}
	return b
}
func (markdown) Markdown(b Block, text []byte) string { return string(text) }
func (markdown) Heading(b Block, text []byte) string {
	return string(bytes.TrimSpace(bytes.Trim(bytes.TrimSpace(text), "#")))
}
