package html

import (
	"bytes"

	"golang.org/x/net/html/atom"
)

// isItem reports whether an element begins an item of a list, a row of a table, or a block of a quote, at which a piece may end.
func (p *pieces) isItem(a atom.Atom) bool {
	if p.off <= p.from {
		return false
	}
	in := atom.Blockquote
	for _, e := range p.open {
		switch e.atom {
		case atom.Ul, atom.Ol, atom.Menu, atom.Dir, atom.Dl, atom.Table:
			if in != atom.Blockquote {
				return false
			}
			in = e.atom
		case atom.Blockquote, atom.Tbody, atom.Thead, atom.Tfoot:
		default:
			if e.tag == nil || in != atom.Blockquote {
				return false
			}
		}
	}
	switch a {
	case atom.Li:
		return in != atom.Dl && in != atom.Table && in != atom.Blockquote
	case atom.Dt:
		return in == atom.Dl
	case atom.Tr:
		return in == atom.Table
	}
	return in == atom.Blockquote
}

// countItem counts an item of the list, or a row of the table, that is open.
func (p *pieces) countItem(a atom.Atom) {
	if a != atom.Li && a != atom.Tr {
		return
	}
	for i := len(p.open) - 1; i >= 0; i-- {
		switch e := &p.open[i]; e.atom {
		case atom.Ul, atom.Ol, atom.Menu, atom.Dir, atom.Table:
			e.items++
			if e.atom == atom.Table && e.items == 2 {
				e.head = firstRow(p.piece)
			}
			return
		}
	}
}

// mostHead is how many bytes the first row of a table has at most that is shown again where the table goes on in another piece.
const mostHead = 4 << 10

// firstRow returns the row of a table's heading that a piece ends with, nil if its cells aren't of a heading.
func firstRow(piece []byte) []byte {
	row := piece[max(0, len(piece)-mostHead):]
	i := bytes.LastIndex(bytes.ToLower(row), []byte("<tr"))
	if i < 0 || !bytes.Contains(bytes.ToLower(row[i:]), []byte("<th")) {
		return nil
	}
	return bytes.Clone(row[i:])
}
