package html

import (
	"strconv"
	"strings"

	dom "golang.org/x/net/html"
)

// Line is a line of a source: its number, from 1 on, and where it begins in the source in bytes. The zero Line is none.
type Line struct {
	Number int
	Pos    int64
}

// Start says with which line of the source a block begins that was made of it.
type Start struct {
	At int // where the block begins in the Markdown, in bytes
	Line
}

// Part is a piece of Markdown, and what is known of where its blocks stand in the source that it was made of.
type Part struct {
	Text   []byte
	Starts []Start // in order of At
}

// Ended returns the part with a blank line at its end.
func (p Part) Ended() Part {
	p.Text = append(p.Text, '\n')
	return p
}

// lineSpace is the namespace of the attribute that From sets; no page has it.
const lineSpace = "source"

// From notes with which line of the source an element begins, unless that is known already.
func From(n *dom.Node, l Line) {
	if n.Type != dom.ElementNode || l.Number == 0 {
		return
	}
	for _, a := range n.Attr {
		if a.Namespace == lineSpace {
			return
		}
	}
	n.Attr = append(n.Attr, dom.Attribute{Namespace: lineSpace, Val: strconv.Itoa(l.Number) + " " + strconv.FormatInt(l.Pos, 10)})
}

// from takes in with which line of the source an element begins.
func (w *walker) from(n *dom.Node) {
	for _, a := range n.Attr {
		if a.Namespace == lineSpace && !w.flat {
			number, pos, _ := strings.Cut(a.Val, " ")
			w.source.Number, _ = strconv.Atoi(number)
			w.source.Pos, _ = strconv.ParseInt(pos, 10, 64)
			w.known = true
		}
	}
}
