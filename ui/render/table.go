package render

import (
	"bytes"
	"strings"

	extast "github.com/yuin/goldmark/extension/ast"
)

const (
	gap        = 3  // blank columns between two columns of a table
	leastCell  = 6  // columns that a cell gets, if its text is as wide; where there is no room for that, rows are shown as records
	usualWords = 12 // columns that a cell gets if there is room, so that its words aren't divided
)

// table returns the lines of a table: the head, a rule, the rows. Where its columns have no room side by side, each row is a record.
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
	return t.lines()
}

// widths returns how wide the columns of a table are of which the block has a part: the syntax gives its delimiter row
// as many dashes. It returns nil for a whole table.
func (d *drawing) widths(n *extast.Table) []int {
	head := n.FirstChild()
	if !d.cut && !d.carried || head == nil {
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
	head   bool      // the head was shown before
	widths []int     // of the columns; nil if they have no room side by side
	tall   bool      // some cells have several lines
}

// measure gives each column its width: what its cells need if there is room, else a share. least are widths that it has at least.
func (t *grid) measure(least []int, width int) {
	n := len(t.align)
	natural, words := make([]int, n), make([]int, n)
	rows := t.rows
	if len(least) == n { // a part of a table: the head alone is in all of them
		rows = rows[:1]
		copy(natural, least)
		for i, w := range least {
			words[i] = min(w, usualWords)
		}
	}
	for _, row := range rows {
		for i := range min(n, len(row)) {
			w, word := extent(row[i])
			natural[i], words[i] = max(natural[i], w), max(words[i], word)
		}
	}
	room := width - gap*(n-1)
	sum := func(most int) (s int) {
		for i := range natural {
			natural[i] = max(natural[i], 1)
			s += min(natural[i], most)
		}
		return s
	}
	switch {
	case room < n || sum(leastCell) > room:
		return
	case sum(room+1) <= room:
		t.widths = natural
		return
	}
	t.tall = true
	t.widths = share(natural, words, room)
}

// share divides room between columns: each gets its longest word if that has room, else an equal least; then
// what is left goes to those that need more, evenly.
func share(natural, words []int, room int) []int {
	widths := make([]int, len(natural))
	left := room
	for i := range widths {
		widths[i] = min(natural[i], leastCell)
		left -= widths[i]
	}
	grow := func(want func(i int) int) {
		for left > 0 {
			short := 0
			for i := range widths {
				if widths[i] < want(i) {
					short++
				}
			}
			if short == 0 {
				return
			}
			step := max(1, left/short)
			for i := range widths {
				add := min(step, want(i)-widths[i], left)
				if add > 0 {
					widths[i] += add
					left -= add
				}
			}
		}
	}
	grow(func(i int) int { return min(words[i], room/2) })
	grow(func(i int) int { return natural[i] })
	return widths
}

// extent returns the columns of a cell on one line, and of its longest word.
func extent(runs []run) (width, word int) {
	line, w := 0, 0
	for _, r := range runs {
		for i, part := range strings.FieldsFunc(strings.ReplaceAll(r.text, " ", " \x00"), func(c rune) bool { return c == 0 }) {
			if i > 0 {
				w = 0
			}
			n, _ := cells(strings.Trim(part, " \n"))
			w += n
			word = max(word, w)
		}
		for i, part := range strings.Split(r.text, "\n") {
			if i > 0 {
				line = 0
			}
			n, _ := cells(part)
			line += n
			width = max(width, line)
		}
	}
	return width, word
}

// lines returns the table with its columns side by side.
func (t *grid) lines() []string {
	var lines []string
	for i, row := range t.rows {
		if i == 0 && t.head {
			continue
		}
		lines = append(lines, t.row(row)...)
		if i == 0 {
			total := gap * (len(t.widths) - 1)
			for _, w := range t.widths {
				total += w
			}
			lines = append(lines, t.d.r.theme.Dim.Render(strings.Repeat("─", total)))
		} else if t.tall && (i+1 < len(t.rows) || t.d.cut) {
			lines = append(lines, "")
		}
	}
	return lines
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
			blanks += gap
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
