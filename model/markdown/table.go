package markdown

import (
	"bytes"
	"strings"
)

// tableSeen is what of a paragraph inside containers could be a table's head.
type tableSeen struct {
	last []byte // the line before
	no   bool   // the paragraph is no table
}

// addText adds the rest of a line to the open paragraph, which it may show to be a table.
func (n *nest) addText(c *cursor) {
	s := c.rest()
	first := !n.goesOn
	if first && s[0] == '[' || len(n.text) > 0 {
		n.addDefinition(s, first)
	}
	if n.leaf == tableLeaf || n.no {
		return
	}
	if !first && mayDelimit(s) && c.indent(4) < 4 {
		if cols := delimiters(s); cols > 0 {
			if n.last != nil && cells(n.last) <= cols {
				n.leaf = tableLeaf
				n.within = within{head: string(n.last) + "\n" + string(s) + "\n"}
			}
			n.no = true
			return
		}
	}
	n.last = s
}

// mayDelimit reports whether a line begins like the delimiter row of a table.
func mayDelimit(s []byte) bool { return len(s) > 1 && (s[0] == '|' || s[0] == '-' || s[0] == ':') }

// delimiters returns the number of cells in a table's delimiter row, 0 if s is none.
func delimiters(s []byte) int {
	s = bytes.TrimRight(s, " \t\r\n")
	if len(s) == run(s, '-') {
		return 0
	}
	n, cell, dashes, done := 0, false, false, false
	s = bytes.TrimPrefix(s, []byte{'|'})
	for _, c := range s {
		switch {
		case c == '|':
			if !dashes {
				return 0
			}
			n++
			cell, dashes, done = false, false, false
		case c == '-' && !done:
			cell, dashes = true, true
		case c == ':' && !cell && !done:
			cell = true
		case c == ':' && dashes && !done:
			done = true
		case isBlank(c):
			done = cell
		default:
			return 0
		}
	}
	if dashes {
		n++
	} else if cell {
		return 0
	}
	return n
}

// cells returns the number of cells in a row of a table.
func cells(s []byte) int {
	n := 0
	for range cellsOf(s) {
		n++
	}
	return n
}

// cellsOf yields the cells of a row, white space at their ends cut off.
func cellsOf(s []byte) func(yield func([]byte) bool) {
	return func(yield func([]byte) bool) {
		s = bytes.Trim(s, " \t\r\n")
		s = bytes.TrimPrefix(s, []byte{'|'})
		if n := len(s); n > 0 && s[n-1] == '|' {
			s = s[:n-1]
		}
		for len(s) > 0 {
			i := 0
			for i < len(s) && (s[i] != '|' || i > 0 && s[i-1] == '\\') {
				i++
			}
			if !yield(bytes.Trim(s[:i], " \t")) {
				return
			}
			s = s[min(i+1, len(s)):]
		}
	}
}

// maxColumn is the most dashes that a delimiter row says of a column: more than any page is wide.
const maxColumn = 250

// tableHead returns the head of a table that has to be cut, to stand at the start of each of its parts. Each cell of its delimiter row has as
// many dashes as the widest of the column's cells in text, the table's first window, has columns.
func tableHead(text []byte) string {
	head, rest, _ := bytes.Cut(text, []byte{'\n'})
	row, rest, _ := bytes.Cut(rest, []byte{'\n'})
	var widths, left []int
	var right []bool
	for cell := range cellsOf(row) {
		left = append(left, 0)
		if bytes.HasPrefix(cell, []byte{':'}) {
			left[len(left)-1] = 1
		}
		right = append(right, bytes.HasSuffix(cell, []byte{':'}))
	}
	widths = make([]int, len(left))
	measure := func(row []byte) {
		i := 0
		for cell := range cellsOf(row) {
			if i < len(widths) && widths[i] < maxColumn {
				widths[i] = max(widths[i], min(columns(plainText(cell)), maxColumn))
			}
			i++
		}
	}
	measure(head)
	for len(rest) > 0 {
		row, rest, _ = bytes.Cut(rest, []byte{'\n'})
		if allBlank(row) {
			break
		}
		measure(row)
	}
	var b strings.Builder
	b.Write(bytes.TrimSpace(head))
	b.WriteString("\n|")
	for i, w := range widths {
		b.WriteString(strings.Repeat(":", left[i]))
		dashes := max(w-left[i], 1)
		if right[i] {
			dashes = max(dashes-1, 1)
		}
		b.WriteString(strings.Repeat("-", dashes))
		if right[i] {
			b.WriteByte(':')
		}
		b.WriteByte('|')
	}
	b.WriteByte('\n')
	return b.String()
}

// table returns the table, or the part of one, whose rows begin at i.
func table(text []byte, i int, w within) found {
	f := found{kind: Table}
	if i == 0 {
		f.carried = 1
	}
	for i < len(text) {
		e := lineEnd(text, i)
		if mayStart[text[i]] && endsTable(text[i:e]) {
			break
		}
		if e > listCap {
			if w.head == "" {
				w.head = tableHead(text)
			}
			f.spans().from.within.head = w.head
			f.cut = true
			f.leaves(carry{leaf: tableLeaf, within: w})
			if i == 0 { // one row is too long
				f.kind, f.carried = Paragraph, 0
				i = min(e, cutText(text, listCap))
				if i < e {
					f.open.to.leaf, f.open.to.mid = restLeaf, true
				}
			}
			break
		}
		i = e
	}
	f.end = i
	return f
}

// endsTable reports whether a line ends the table before it.
func endsTable(line []byte) bool {
	if line[0] == '|' {
		return false
	}
	c := newCursor(line)
	if c.blank() {
		return true
	}
	if c.indent(4) == 4 {
		return false
	}
	what, _ := startOf(c.rest(), true, false)
	return what != noStart
}
