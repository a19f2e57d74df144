package model

import (
	"lede/model/markdown"
	"lede/model/seen"
)

// marked is the Syntax of Markdown, which package markdown reads.
type marked struct{}

// Next returns the next block.
func (marked) Next(prev Block, text []byte) Block {
	var m markdown.Block
	if prev.open == nil && prev.Start == 0 && prev.End <= Pos(len("\ufeff")) && prev.Kind == Hidden {
		m = markdown.First(text)
	} else {
		m = markdown.Next(prev.open, text)
	}
	return Block{Start: prev.End, End: prev.End + Pos(m.Size), Kind: Kind(m.Kind), Level: m.Level, Cut: m.Cut, Carried: m.Carried, open: m.Open}
}

// asMarkdown returns the block as package markdown has it.
func asMarkdown(b Block) markdown.Block {
	return markdown.Block{Size: int(b.End - b.Start), Kind: markdown.Kind(b.Kind), Level: b.Level, Cut: b.Cut, Carried: b.Carried, Open: b.open}
}

// Markdown returns the block's source, with what a cut left open opened before it and closed behind it.
func (marked) Markdown(b Block, text []byte) string { return markdown.Markdown(asMarkdown(b), text) }

// Heading returns the text of a heading on one line, without its markup.
func (marked) Heading(b Block, text []byte) string { return markdown.HeadingText(asMarkdown(b), text) }

// Title returns the title that the front matter gives.
func (marked) Title(head []byte) string { return markdown.Title(head) }

// Define adds the link reference definitions that stand in the block to defs.
func (marked) Define(b Block, text []byte, defs map[string]string) {
	markdown.Define(asMarkdown(b), text, defs)
}

// Uses returns the labels that the Markdown of a block may refer to.
func (marked) Uses(text string) []string { return markdown.Uses(text) }

// See adds the text of a block, without its marks, to what a reader sees.
func (marked) See(s *seen.Text, b Block, text []byte) {
	markdown.See(s, asMarkdown(b), int64(b.Start), text)
}

// Alert returns the word for the kind of alert that the first line of a quote says the quote is, as it is shown, "" if it says none; and the
// length of the mark for that.
func Alert(line []byte) (label string, mark int) { return markdown.Alert(line) }
