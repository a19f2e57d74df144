package tex

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// IsDisplay reports whether an environment holds mathematics that stands on lines of its own.
func IsDisplay(name string) bool {
	switch strings.TrimSuffix(name, "*") {
	case "equation", "align", "gather", "eqnarray", "multline", "displaymath", "alignat", "flalign", "dmath", "math", "subequations", "IEEEeqnarray":
		return true
	}
	return false
}

// isArrangement reports whether an environment only divides what is in it into rows and cells.
func isArrangement(name string) bool {
	switch strings.TrimSuffix(name, "*") {
	case "aligned", "alignedat", "gathered", "split", "multlined":
		return true
	}
	return IsDisplay(name)
}

// row is a row of cells.
type row struct {
	cells []string
	at    int
}

// rows reads rows up to the end of an environment, or of the source, which are the rows of what stands in it where that only arranges them.
func (p *parser) rows(rows *[]row, env string) {
	*rows = append(*rows, row{at: p.i})
	f := &formula{}
	end := func(more string) {
		last := &(*rows)[len(*rows)-1]
		if s := strings.ReplaceAll(trim(f), "\n", " "); s != "" || more == "&" || len(last.cells) > 0 {
			last.cells = append(last.cells, s)
		}
		f = &formula{}
	}
	for p.i < len(p.s) {
		p.until(f, true)
		rest := p.s[p.i:]
		switch {
		case rest == "":
		case rest[0] == '&':
			end("&")
			p.i++
		case strings.HasPrefix(rest, `\\`):
			end("")
			p.i += 2
			if p.i < len(p.s) && p.s[p.i] == '*' {
				p.i++
			}
			p.bracketed()
			p.skip()
			*rows = append(*rows, row{at: p.i})
		case rest[0] == '}':
			f.put(closing, "}")
			p.i++
		case env != "":
			p.i += len(`\end`)
			p.word()
			end("")
			return
		default: // of what was not begun, or is the rows themselves
			p.i += len(`\end`)
			if name := p.word(); !isArrangement(name) {
				f.put(ordinary, `\end{`+name+"}")
			}
		}
	}
	end("")
}

// behindBegin returns where in source, from a place on, something stands that is neither white space nor the begin of what only divides.
func behindBegin(source string, at int) int {
	const begin = `\begin{`
	rest := strings.TrimLeft(source[at:], " \t\r\n")
	if strings.HasPrefix(rest, begin) {
		const longest = 32
		rest := rest[len(begin):]
		if name, _, ok := strings.Cut(rest[:min(len(rest), longest)], "}"); ok && isArrangement(name) {
			return behindBegin(source, len(source)-len(rest)+len(name)+1)
		}
	}
	if rest == "" {
		return at
	}
	return len(source) - len(rest)
}

// fences are what stands around a matrix, by its environment.
var fences = map[string][2]string{
	"matrix": {}, "smallmatrix": {}, "array": {}, "cases": {"{ ", ""}, "dcases": {"{ ", ""}, "rcases": {"", " }"},
	"pmatrix": {"(", ")"}, "bmatrix": {"[", "]"}, "Bmatrix": {"{", "}"}, "vmatrix": {"|", "|"}, "Vmatrix": {"‖", "‖"},
}

// environment reads an environment, whose command \begin was read.
func (p *parser) environment(f *formula) {
	name := p.word()
	base := strings.TrimSuffix(name, "*")
	around, known := fences[base]
	switch {
	case isArrangement(name) && p.depth == 0: // its rows are those of the formula
		if base == "alignat" || base == "alignedat" || base == "IEEEeqnarray" {
			p.word()
		}
		p.bracketed()
		return
	case p.depth >= deepest || !known && !isArrangement(name):
		f.put(ordinary, `\begin{`+name+"}")
		f.blank = true
		return
	case base == "array":
		p.bracketed()
		p.word()
	case base == "alignedat":
		p.word()
	}
	p.depth++
	var rows []row
	p.rows(&rows, name)
	p.depth--
	var lines []string
	for _, r := range rows {
		if strings.HasSuffix(base, "cases") {
			for i := range len(r.cells) - 1 { // what it is, and when
				r.cells[i] = strings.TrimRight(r.cells[i], ",") + ","
			}
		}
		if line := strings.Join(r.cells, " "); line != "" {
			lines = append(lines, line)
		}
	}
	f.put(ordinary, around[0]+strings.Join(lines, "; ")+around[1])
}

// align returns rows as text, with their cells in columns: by turns they end and begin where their columns meet.
func align(rows []row) []Row {
	const widest = 60
	var widths []int
	for _, r := range rows {
		for i, c := range r.cells {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], columns(c))
		}
	}
	var out []Row
	for _, r := range rows {
		var b strings.Builder
		for i, c := range r.cells {
			room := widths[i] - columns(c)
			if len(rows) == 1 || room > widest {
				room = 0
			}
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			if i%2 == 0 {
				c = strings.Repeat(" ", room) + c
			} else if i+1 < len(r.cells) {
				c += strings.Repeat(" ", room)
			}
			b.WriteString(c)
		}
		if text := strings.TrimRight(b.String(), " "); text != "" {
			out = append(out, Row{text, r.at})
		}
	}
	if len(out) == 0 {
		return []Row{{}}
	}
	return out
}

// columns returns about how many columns a terminal needs for s.
func columns(s string) int {
	n := utf8.RuneCountInString(s)
	for _, c := range s {
		if c >= 0x300 && unicode.Is(unicode.Mn, c) {
			n--
		}
	}
	return n
}
