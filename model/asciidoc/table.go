package asciidoc

import (
	"encoding/csv"
	"strconv"
	"strings"

	"golang.org/x/net/html/atom"

	"lede/model/markup"
)

// mostCells is how many times one cell may be repeated.
const mostCells = 64

// table reads the lines of a table.
func (b *body) table(lines []string, d string, a attributeList) {
	sep := d[:1]
	if s := a.named["separator"]; s != "" {
		sep = s
	}
	options := a.named["options"] + "," + a.named["opts"]
	head := strings.Contains(options, "header")
	if len(lines) > 1 && lines[0] != "" && lines[1] == "" && !strings.Contains(options, "noheader") {
		head = true
	}
	var cells []cell
	columns := columnsOf(a.named["cols"])
	if f := a.named["format"]; sep == "," || sep == ":" || f == "csv" || f == "tsv" || f == "dsv" {
		cells, columns = values(lines, sep, f)
	} else {
		cells = cellsOf(lines, sep)
		if columns == 0 { // those of the first line
			for i, c := range cells {
				if i > 0 && c.line != cells[0].line {
					break
				}
				columns += max(1, c.span)
			}
		}
	}
	if columns == 0 || len(cells) == 0 {
		return
	}
	var rows [][][]*Node
	var row [][]*Node
	for _, c := range cells {
		row = append(row, b.cell(c))
		for range min(c.span, columns-len(row)+1) - 1 {
			row = append(row, nil)
		}
		if len(row) >= columns {
			rows, row = append(rows, row), nil
		}
	}
	if row != nil {
		rows = append(rows, row)
	}
	b.Add(markup.Table(rows, b2i(head)))
}

// cell is a cell of a table.
type cell struct {
	text  string
	style byte // how its text is read: 'a' as blocks, 'l' and 'm' as it stands, 'h' as a head and so on
	span  int  // how many columns it takes, 0 for one
	line  int  // the line that it begins in
}

// cell returns what is in a cell.
func (b *body) cell(c cell) []*Node {
	text := strings.TrimSpace(c.text)
	switch c.style {
	case 'a':
		return b.inner(strings.Split(text, "\n"), nil)
	case 'm', 'l':
		if text != "" {
			return []*Node{markup.Code(text)}
		}
	case 'h', 's':
		return []*Node{markup.Element(atom.Strong, b.inline(text)...)}
	case 'e':
		return []*Node{markup.Element(atom.Em, b.inline(text)...)}
	}
	var out []*Node
	for i, p := range strings.Split(text, "\n\n") {
		if i > 0 {
			out = append(out, markup.Element(atom.Br))
		}
		out = append(out, b.inline(p)...)
	}
	return out
}

// columnsOf returns how many columns an attribute such as "1,2" or "3*" says.
func columnsOf(s string) int {
	n := 0
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ',' || r == ';' }) {
		times, _, ok := strings.Cut(part, "*")
		if k, err := strconv.Atoi(strings.TrimSpace(times)); ok && err == nil && k > 0 {
			n += k
		} else {
			n++
		}
	}
	return min(n, 256)
}

// cellsOf returns the cells in lines, each of which begins with a separator, before which may stand how it is to be read.
func cellsOf(lines []string, sep string) []cell {
	var cells []cell
	add := func(s string) {
		if n := len(cells) - 1; n >= 0 {
			cells[n].text += s
		}
	}
	for i, l := range lines {
		from := 0
		for {
			k := strings.Index(l[from:], sep)
			if k < 0 {
				add(l[from:] + "\n")
				break
			}
			k += from
			if k > 0 && l[k-1] == '\\' {
				add(l[from:k-1] + sep)
				from = k + len(sep)
				continue
			}
			text := l[from:k]
			spec, c, times := specOf(text)
			add(text[:len(text)-len(spec)])
			c.line = i
			for range times {
				cells = append(cells, c)
			}
			from = k + len(sep)
		}
	}
	return cells
}

// specOf returns what stands at the end of text to say how the next cell is read, such as "2+^a" or "3*".
func specOf(text string) (spec string, c cell, times int) {
	spec = text[strings.LastIndexByte(text, ' ')+1:]
	rest, times := spec, 1
	n := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
	if n < len(rest) && n < 4 {
		number, _ := strconv.Atoi(rest[:n])
		switch {
		case rest[n] == '*' && n > 0:
			times, rest = min(max(number, 1), mostCells), rest[n+1:]
		case rest[n] == '+' && n > 0:
			c.span, rest = number, rest[n+1:]
		case rest[n] == '.':
			if k := strings.IndexByte(rest, '+'); k > 0 && strings.Trim(rest[n+1:k], "0123456789") == "" {
				c.span, rest = number, rest[k+1:]
			}
		}
	}
	rest = strings.TrimLeft(rest, "<>^.")
	if len(rest) == 1 && strings.Contains("aehlmsdv", rest) {
		c.style, rest = rest[0], ""
	}
	if rest != "" {
		return "", cell{}, 1
	}
	return spec, c, times
}

// values returns the cells of a table that is written as CSV or the like, and how many columns it has.
func values(lines []string, sep, format string) (cells []cell, columns int) {
	r := csv.NewReader(strings.NewReader(strings.Join(lines, "\n")))
	r.FieldsPerRecord, r.LazyQuotes, r.TrimLeadingSpace = -1, true, true
	switch {
	case format == "tsv":
		r.Comma = '\t'
	case sep == ":" || format == "dsv":
		r.Comma = ':'
	}
	for {
		record, err := r.Read()
		if err != nil {
			return cells, columns
		}
		if columns == 0 {
			columns = len(record)
		}
		for i := range columns {
			c := cell{}
			if i < len(record) {
				c.text = record[i]
			}
			cells = append(cells, c)
		}
	}
}
