package rst

import (
	"encoding/csv"
	"strconv"
	"strings"

	"golang.org/x/net/html/atom"

	"lede/model/markup"
)

// table reads a table that is drawn, if the next lines are one.
func (b *body) table() bool {
	l := b.Lines[b.I]
	switch {
	case isGridRule(l):
		return b.grid()
	case isSimpleRule(l) && b.Line(b.I+1) != "" && !b.endless:
		return b.simple()
	}
	return false
}

// drawn is a table that is drawn, as far as it is read.
type drawn struct {
	*body
	row  [][]string // the lines of the cells of the next row
	rows [][][]*Node
}

// flush ends a row.
func (d *drawn) flush() {
	var cells [][]*Node
	some := false
	for i := range d.row {
		some = some || len(d.row[i]) > 0
		cells, d.row[i] = append(cells, d.cell(d.row[i])), nil
	}
	if some {
		d.rows = append(d.rows, cells)
	}
}

// grid reads a table whose cells have borders. Cells that span several rows or columns are written into the first of them.
func (b *body) grid() bool {
	to, end := b.I, 0
	for ; to < len(b.Lines) && b.Lines[to] != "" && strings.IndexByte("+|", b.Lines[to][0]) >= 0; to++ {
		if isGridRule(b.Lines[to]) {
			end = to
		}
	}
	if end == b.I || end == 0 {
		return false
	}
	columns := columnsOf(b.Lines[b.I:end+1], '+')
	if len(columns) < 2 || len(columns) > 256 {
		return false
	}
	heads := 0
	d := drawn{body: b, row: make([][]string, len(columns)-1)}
	for _, l := range b.Lines[b.I+1 : end+1] {
		if !isGridRule(l) {
			d.gridLine(l, columns)
			continue
		}
		d.flush()
		if strings.Contains(l, "=") {
			heads = len(d.rows)
		}
	}
	b.Add(markup.Table(d.rows, heads))
	b.I = max(to, end+1)
	return true
}

// gridLine takes the parts of a line that lie between its borders, which may stand at some columns.
func (d *drawn) gridLine(l string, columns []int) {
	text := []rune(l)
	rule := strings.HasPrefix(l, "+") || strings.Contains(l, "--")
	for i := 0; i+1 < len(columns); {
		j := i + 1
		for ; j+1 < len(columns) && (columns[j] >= len(text) || text[columns[j]] != '|' && text[columns[j]] != '+'); j++ {
		}
		piece := strings.TrimRight(slice(text, columns[i]+1, columns[j]), " ")
		if !rule || piece == "" || strings.Trim(piece, "-+") != "" {
			d.row[i] = append(d.row[i], piece)
		}
		i = j
	}
}

// columnsOf returns where a sign stands in the borders among lines.
func columnsOf(lines []string, sign rune) []int {
	var columns []int
	seen := map[int]bool{}
	for _, l := range lines {
		if !isGridRule(l) {
			continue
		}
		for i, r := range []rune(l) {
			if r == sign && !seen[i] && len(seen) < 512 {
				seen[i] = true
			}
		}
	}
	for i := range len([]rune(lines[0])) {
		if seen[i] {
			columns = append(columns, i)
		}
	}
	return columns
}

// slice returns the letters of a line from one column to another.
func slice(text []rune, from, to int) string {
	from, to = min(from, len(text)), min(to, len(text))
	if from >= to {
		return ""
	}
	return string(text[from:to])
}

// cell returns what is in a cell.
func (b *body) cell(lines []string) []*Node {
	least := 1 << 20
	for _, l := range lines {
		if l != "" {
			least = min(least, markup.Indent(l))
		}
	}
	inner := b.inner(markup.Trim(markup.Dedent(lines, least)), nil)
	if len(inner) == 1 && inner[0].DataAtom == atom.P { // a line of text
		p := inner[0]
		inner = nil
		for c := p.FirstChild; c != nil; c = p.FirstChild {
			p.RemoveChild(c)
			inner = append(inner, c)
		}
	}
	return inner
}

// simple reads a table whose columns stand below borders of equals signs.
func (b *body) simple() bool {
	rules := []int{b.I}
	to := b.I + 1
	for ; to < len(b.Lines); to++ {
		if l := b.Lines[to]; isSimpleRule(l) || isAdornment(l) && l[0] == '=' {
			rules = append(rules, to)
			if b.Line(to+1) == "" {
				break
			}
		}
	}
	if to == len(b.Lines) {
		b.endless = true
		return false
	}
	starts, rule := []int{}, b.Lines[b.I]
	for i := range len(rule) {
		if rule[i] == '=' && (i == 0 || rule[i-1] == ' ') {
			starts = append(starts, i)
		}
	}
	if len(starts) > 256 {
		return false
	}
	heads := 0
	d := drawn{body: b, row: make([][]string, len(starts))}
	for i := b.I + 1; i <= to; i++ {
		switch l := b.Lines[i]; {
		case l == "", i == to:
			d.flush()
		case l[0] == '=' && strings.Trim(l, "= ") == "":
			d.flush()
			if i == rules[1] {
				heads = len(d.rows)
			}
		case len(l) > 2 && l[0] == '-' && strings.Trim(l, "- ") == "": // what the row above spans
		default:
			d.simpleLine(l, starts)
		}
	}
	b.Add(markup.Table(d.rows, heads))
	b.I = to + 1
	return true
}

// simpleLine takes the parts of a line that stand below the borders. A line with nothing in the first column goes on the row above.
func (d *drawn) simpleLine(l string, starts []int) {
	if l[0] != ' ' {
		d.flush()
	}
	text := []rune(l)
	for c, start := range starts {
		end := len(text)
		if c+1 < len(starts) {
			end = starts[c+1]
		}
		d.row[c] = append(d.row[c], strings.TrimRight(slice(text, start, end), " "))
	}
}

// tableDirective reads a table with a title, or one that is written as a list or as CSV.
func (b *body) tableDirective(d directive) {
	if d.args != "" {
		b.Add(markup.Element(atom.Figcaption, b.inline(d.args)...))
	}
	heads, _ := strconv.Atoi(d.options["header-rows"])
	var rows [][][]*Node
	switch d.name {
	case "csv-table":
		rows, heads = b.csv(d, heads)
	case "list-table", "flat-table":
		for _, list := range b.inner(d.lines, d.from) {
			for item := list.FirstChild; item != nil && list.DataAtom == atom.Ul; item = item.NextSibling {
				rows = append(rows, listCells(item))
			}
		}
	}
	if rows == nil {
		b.Add(b.inner(d.lines, d.from)...)
		return
	}
	b.Add(markup.Table(rows, heads))
}

// listCells returns the cells of a row that is a list within an item of a list.
func listCells(item *Node) (cells [][]*Node) {
	for list := item.FirstChild; list != nil; list = list.NextSibling {
		for li := list.FirstChild; li != nil && list.DataAtom == atom.Ul; li = li.NextSibling {
			var cell []*Node
			for c := li.FirstChild; c != nil; c = li.FirstChild {
				li.RemoveChild(c)
				cell = append(cell, c)
			}
			cells = append(cells, cell)
		}
	}
	return cells
}

// csv returns the rows of a table that is written as CSV, and how many of them are its head.
func (b *body) csv(d directive, heads int) (rows [][][]*Node, _ int) {
	text := strings.Join(d.lines, "\n")
	if h := d.options["header"]; h != "" {
		text, heads = h+"\n"+text, 1
	}
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord, r.LazyQuotes, r.TrimLeadingSpace = -1, true, true
	for {
		cells, err := r.Read()
		if err != nil {
			return rows, heads
		}
		var row [][]*Node
		for _, c := range cells {
			row = append(row, b.cell(strings.Split(c, "\n")))
		}
		rows = append(rows, row)
	}
}
