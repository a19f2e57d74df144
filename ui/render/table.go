package render

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// gap is how many blank columns stand between two columns of a table.
const gap = 3

// table returns the lines of a table: the head, a rule, the rows. One that gives its columns no names has rows only. Where its columns have no room side by side, each row is a record.
func (d *drawing) table(n *extast.Table, width int) []string {
	t := grid{d: d, align: n.Alignments, head: d.shown[n]}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		style := d.r.theme.sheet.Table.StylePrimitive
		if row.Kind() == extast.KindTableHeader {
			style = over(style, d.r.theme.sheet.Strong)
		}
		var cells [][]run
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			cells = append(cells, d.r.inline(c, d.source, style))
		}
		t.rows = append(t.rows, cells)
	}
	if len(t.rows) == 0 {
		return nil
	}
	t.measure(d.widths(n), width)
	if t.widths == nil {
		return t.records(width)
	}
	named := len(t.rows) == 1 || slices.ContainsFunc(t.rows[0], func(cell []run) bool { return len(cell) > 0 })
	t.head = t.head || !named
	lines, head := t.lines()
	if !d.r.moving || n.Parent().Kind() != ast.KindDocument {
		return lines
	}
	if d.frame.stops = t.stops; named {
		d.frame.Head = head[0]
	}
	if !t.head {
		d.frame.Names = len(head)
	}
	return lines
}

// widths returns how wide the columns of a table are of which the block is a part: the syntax gives its delimiter row
// as many dashes. It returns nil for a whole table, and for one that stands in a block which is a part itself.
func (d *drawing) widths(n *extast.Table) []int {
	head := n.FirstChild()
	if !d.cut && !d.carried || head == nil || n.Parent().Kind() != ast.KindDocument {
		return nil
	}
	at := head.Pos()
	if at < 0 || at >= len(d.source) {
		return nil
	}
	end := bytes.IndexByte(d.source[at:], '\n')
	if end < 0 {
		return nil
	}
	line, _, _ := bytes.Cut(d.source[at+end+1:], []byte{'\n'})
	var widths []int
	for cell := range strings.SplitSeq(string(line), "|") {
		if n := strings.Count(cell, "-"); n > 0 {
			widths = append(widths, n+strings.Count(cell, ":"))
		}
	}
	return widths
}

// grid is a table that is being rendered.
type grid struct {
	d      *drawing
	align  []extast.Alignment
	rows   [][][]run // the first is the head
	head   bool      // the head isn't shown: it was before, or has no names
	widths []int     // of the columns; nil if they have no room side by side
	tall   bool      // some cells have several lines
	held   int       // columns that stay when the others move, 0 if none do
	stops  []int     // how far the columns stand from the first one that moves
}

// lines returns the table with its columns side by side, and the lines of its head.
func (t *grid) lines() (lines, head []string) {
	head = t.row(t.rows[0])
	if !t.head {
		lines = append(slices.Clone(head), t.rule())
	}
	for i, row := range t.rows[1:] {
		lines = append(lines, t.row(row)...)
		if t.tall && (i+2 < len(t.rows) || t.d.cut) {
			lines = append(lines, "")
		}
	}
	return lines, head
}

// tableRule is what the line below the head is drawn with.
const tableRule = "─"

// rule returns the line below the head.
func (t *grid) rule() string {
	total := sum(t.widths) + gap*(len(t.widths)-1)
	style := t.d.r.theme.Dim
	if t.held == 0 || t.held >= total {
		return style.Render(strings.Repeat(tableRule, total))
	}
	return style.Render(strings.Repeat(tableRule, t.held)) + hold + style.Render(strings.Repeat(tableRule, total-t.held))
}

// row returns the lines of a row.
func (t *grid) row(row [][]run) []string {
	cellLines := make([][][]run, len(row))
	height := 1
	for i := range row {
		cellLines[i] = wrap(row[i], t.widths[i])
		height = max(height, len(cellLines[i]))
	}
	lines := make([]string, height)
	for k := range lines {
		var b strings.Builder
		blanks := 0
		for i := range row {
			var cell []run
			if k < len(cellLines[i]) {
				cell = cellLines[i][k]
			}
			w := runsWidth(cell)
			left := t.before(i, w)
			if w > 0 {
				b.WriteString(strings.Repeat(" ", blanks+left))
				b.WriteString(paint(cell, ""))
				blanks = t.widths[i] - left - w
			} else {
				blanks += t.widths[i]
			}
			if blanks += gap; i == 0 && t.held > 0 {
				b.WriteString(strings.Repeat(" ", blanks) + hold)
				blanks = 0
			}
		}
		lines[k] = b.String()
	}
	return lines
}

// before returns how many blanks stand before a cell's text of some width in column i.
func (t *grid) before(i, width int) int {
	free := max(0, t.widths[i]-width)
	switch t.align[i] {
	case extast.AlignRight:
		return free
	case extast.AlignCenter:
		return free / 2
	}
	return 0
}

// records returns the rows one below the other, a line for each cell that has text, behind the name of its column.
func (t *grid) records(width int) []string {
	var lines []string
	for i, row := range t.rows[1:] {
		if i > 0 || t.head {
			lines = append(lines, "")
		}
		for k, cell := range row {
			if len(cell) == 0 {
				continue
			}
			var runs []run
			if k < len(t.rows[0]) && len(t.rows[0][k]) > 0 {
				runs = append(append(runs, t.rows[0][k]...), run{text: ": "})
			}
			for j, l := range paintLines(wrap(append(runs, cell...), width-2)) {
				if j > 0 {
					l = "  " + l
				}
				lines = append(lines, l)
			}
		}
	}
	if len(t.rows) == 1 {
		for _, cell := range t.rows[0] {
			lines = append(lines, paintLines(wrap(cell, width))...)
		}
	}
	return lines
}
