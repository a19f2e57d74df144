package html

import (
	"strconv"
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/tree"
)

// mostColumns is how many columns a table may have that is shown as one: more have no room on any screen.
const mostColumns = 64

// tableRow is a row of a table.
type tableRow struct {
	cells []*dom.Node // nil where a cell spans several columns
	head  bool        // all of them are heads
}

// table writes a table; one that only arranges what is on the page, as its parts one after the other.
func (w *walker) table(n *dom.Node) {
	rows, columns, ok := tableRows(n)
	if !ok || columns < 2 || columns > mostColumns {
		w.children(n)
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Caption {
			w.element(c)
		}
	}
	w.begin()
	if len(rows) > 0 && rows[0].head {
		w.row(rows[0], columns)
		rows = rows[1:]
	} else {
		w.line(strings.Repeat("| ", columns) + "|")
	}
	w.rule(rows, columns)
	for _, r := range rows {
		w.row(r, columns)
	}
}

// row writes one row.
func (w *walker) row(r tableRow, columns int) {
	var b strings.Builder
	for i := range columns {
		text := ""
		if i < len(r.cells) && r.cells[i] != nil {
			was := w.style
			if w.style = (style{}); r.cells[i].DataAtom == atom.Th && !r.head {
				w.style.on[strong] = true
			}
			text = w.oneLine(r.cells[i], true)
			w.style = was
		}
		if i > 0 && i >= len(r.cells) {
			break // what is left is empty anyway
		}
		b.WriteString("| " + text + " ")
	}
	w.line(b.String() + "|")
}

// rule writes the row below the head, which says how the columns are aligned.
func (w *walker) rule(rows []tableRow, columns int) {
	var b strings.Builder
	for i := range columns {
		sign := "| --- "
		if len(rows) > 0 && i < len(rows[0].cells) && rows[0].cells[i] != nil {
			align := strings.ToLower(tree.Attr(rows[0].cells[i], "align"))
			if _, s, ok := strings.Cut(strings.ToLower(tree.Attr(rows[0].cells[i], "style")), "text-align:"); ok {
				align, _, _ = strings.Cut(strings.TrimSpace(s), ";")
			}
			switch align {
			case "right":
				sign = "| --: "
			case "center":
				sign = "| :-: "
			}
		}
		b.WriteString(sign)
	}
	w.line(b.String() + "|")
}

// tableRows returns the rows of a table and how many columns it has; ok is false for a table that only arranges what is on the page.
func tableRows(n *dom.Node) (rows []tableRow, columns int, ok bool) {
	heads, complex := false, false
	for tr := range trs(n) {
		r := tableRow{head: true}
		for c := tr.FirstChild; c != nil; c = c.NextSibling {
			if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
				continue
			}
			r.cells = append(r.cells, c)
			heads = heads || c.DataAtom == atom.Th
			r.head = r.head && c.DataAtom == atom.Th
			complex = complex || !isCell(c)
			if len(r.cells) > mostColumns {
				return nil, 0, false
			}
		}
		if len(r.cells) == 0 {
			continue
		}
		if tr.Parent.DataAtom == atom.Thead && len(rows) == 0 {
			r.head, heads = true, true
		}
		columns = max(columns, len(r.cells))
		rows = append(rows, r)
	}
	for i := range rows {
		rows[i].spread(columns)
	}
	return rows, columns, len(rows) > 0 && !(complex && !heads) && tree.Attr(n, "role") != "presentation" && !hasTable(n)
}

// spread puts empty cells behind those that span several columns: in a table of 3 columns that is 3 at most, whatever a cell says of itself.
func (r *tableRow) spread(columns int) {
	spare := columns - len(r.cells)
	var cells []*dom.Node
	for _, c := range r.cells {
		cells = append(cells, c)
		if span, err := strconv.Atoi(strings.TrimSpace(tree.Attr(c, "colspan"))); err == nil && span > 1 && spare > 0 {
			n := min(span-1, spare)
			cells, spare = append(cells, make([]*dom.Node, n)...), spare-n
		}
	}
	r.cells = cells
}

// trs yields the rows of a table, but not those of tables in it.
func trs(n *dom.Node) func(yield func(*dom.Node) bool) {
	return func(yield func(*dom.Node) bool) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch c.DataAtom {
			case atom.Tr:
				if !yield(c) {
					return
				}
			case atom.Thead, atom.Tbody, atom.Tfoot:
				for d := c.FirstChild; d != nil; d = d.NextSibling {
					if d.DataAtom == atom.Tr && !yield(d) {
						return
					}
				}
			}
		}
	}
}

// isCell reports whether a cell has only what a cell of Markdown can have: a line of text, or some paragraphs.
func isCell(n *dom.Node) bool {
	blocks := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if !isBlock(c) {
			continue
		}
		blocks++
		if blocks > 2 || c.DataAtom != atom.P && c.DataAtom != atom.Div && c.DataAtom != atom.Center || !isCell(c) {
			return false
		}
	}
	return true
}

// hasTable reports whether a table has one in it, or code, which has lines of its own.
func hasTable(n *dom.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Table || c.DataAtom == atom.Pre || hasTable(c) {
			return true
		}
	}
	return false
}
