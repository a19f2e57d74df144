package man

import (
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/tree"
)

// mostRows is how many lines of a table are read; the longest of real pages has 500.
const mostRows = 20_000

// equation shows what eqn(1) would set as it is written.
func (p *Page) equation() {
	var lines []string
	for size := 0; size < mostBody; {
		line, ok := p.readLine()
		if !ok || isRequest(line, "EN") {
			break
		}
		size += len(line) + 1
		lines = append(lines, line)
	}
	p.flush()
	if len(lines) > 0 {
		p.code([]run{{text: strings.Join(lines, "\n")}})
	}
}

// isRequest reports whether a line is a request or macro of that name.
func isRequest(line, name string) bool {
	rest, ok := strings.CutPrefix(line, ".")
	if !ok {
		return false
	}
	rest, ok = strings.CutPrefix(strings.TrimLeft(rest, " "), name)
	return ok && (rest == "" || rest[0] == ' ' || rest[0] == '\t')
}

// grid is a table that is read.
type grid struct {
	node   *dom.Node
	tab    string     // what stands between cells
	format [][]string // the keys of the columns of the first rows; the last holds for all others
	rows   int        // that were read since the format was said
	cells  []*dom.Node
	ruled  bool // a rule stands below the first row
}

// table reads a table of tbl(1).
func (p *Page) table() {
	if p.within++; p.within > deepest/4 {
		return
	}
	defer func() { p.within-- }()
	p.flush()
	p.paragraphGap()
	g := grid{node: tree.New("table"), tab: "\t"}
	p.room()
	into, nofill := p.into, p.nofill
	p.into, p.nofill = nil, false
	p.where().AppendChild(g.node)
	said := 0 // of the options and the formats, what was read
	for range mostRows {
		line, ok := p.readLine()
		if !ok || isRequest(line, "TE") {
			break
		}
		switch {
		case said == 0 && strings.HasSuffix(strings.TrimSpace(line), ";"):
			said = 1
			g.options(line)
		case said < 2:
			said = 2
			g.formats(p, line)
		case isRequest(line, "T&"):
			if line, ok = p.readLine(); ok {
				g.formats(p, line)
			}
		case p.isControl(line) && len(line) > 1 && (line[1] < '0' || line[1] > '9'):
			p.line(line)
		default:
			g.row(p, line)
		}
	}
	g.heads()
	p.into, p.nofill, p.gap, p.joined = into, nofill, false, false
}

// options takes what is said of the whole table: of that, only what stands between cells matters.
func (g *grid) options(line string) {
	if _, after, ok := strings.Cut(line, "tab("); ok && after != "" {
		for _, r := range after {
			g.tab = string(r)
			break
		}
	} else if _, after, ok := strings.Cut(line, "tab ("); ok && after != "" {
		g.tab = after[:1]
	}
}

// formats reads how the columns are set, up to the line that ends in a dot.
func (g *grid) formats(p *Page, line string) {
	g.format, g.rows = nil, 0
	for range 100 {
		line = strings.TrimSpace(line)
		last := strings.HasSuffix(line, ".")
		for _, part := range strings.Split(strings.TrimSuffix(line, "."), ",") {
			g.format = append(g.format, columns(part))
		}
		if last {
			return
		}
		var ok bool
		if line, ok = p.readLine(); !ok || isRequest(line, "TE") {
			return
		}
	}
}

// columns returns the keys in a line of the format, each with what is said of it.
func columns(s string) []string {
	var all []string
	for i := 0; i < len(s); i++ {
		switch c := s[i] | 0x20; {
		case c == '(':
			for i < len(s) && s[i] != ')' {
				i++
			}
		case s[i] == '|' || s[i] == ' ' || s[i] == '\t':
		case strings.IndexByte("lrcnas", c) >= 0 && c != ' ', s[i] == '^', s[i] == '_' || s[i] == '=' || s[i] == '-':
			all = append(all, string(c))
		case len(all) > 0:
			all[len(all)-1] += string(c)
			if c == 'f' && i+1 < len(s) { // a font
				i++
				all[len(all)-1] += strings.ToLower(s[i : i+1])
			} else if c == 'w' && i+1 < len(s) && s[i+1] == '(' {
				for i < len(s) && s[i] != ')' {
					i++
				}
			}
		}
	}
	return all
}

// row reads a row. A cell that begins with T{ goes on until T}.
func (g *grid) row(p *Page, line string) {
	if t := strings.TrimSpace(line); t == "_" || t == "=" || t == "" {
		if t != "" && len(g.cells) > 0 && g.node.FirstChild == g.node.LastChild {
			g.ruled = true
		}
		return
	}
	tr := tree.New("tr")
	g.cells = nil
	rest, more := line, true
	for column := 0; more; column++ {
		var cell string
		cell, rest, more = strings.Cut(rest, g.tab)
		td := tree.New("td")
		key := g.key(column)
		switch {
		case strings.HasPrefix(strings.TrimSpace(cell), "T{"):
			rest, more = g.block(p, td, strings.TrimPrefix(strings.TrimSpace(cell), "T{"))
		case cell == `\^` || cell == "_" || cell == "=" || cell == `\_` || strings.HasPrefix(key, "^"):
		default:
			g.text(p, td, cell, key)
		}
		if strings.HasPrefix(key, "s") && td.FirstChild == nil && len(g.cells) > 0 {
			continue
		}
		tr.AppendChild(td)
		g.cells = append(g.cells, td)
	}
	g.rows++
	g.node.AppendChild(tr)
}

// key returns the key of a column of the row that is read; "" if the format has none.
func (g *grid) key(column int) string {
	if len(g.format) == 0 {
		return ""
	}
	keys := g.format[min(g.rows, len(g.format)-1)]
	if column >= len(keys) {
		return ""
	}
	return keys[column]
}

// text writes a cell of one line.
func (g *grid) text(p *Page, td *dom.Node, cell, key string) {
	p.into, p.font = td, fonts{}
	switch {
	case strings.Contains(key, "b"):
		p.setFont("B")
	case strings.Contains(key, "i"):
		p.setFont("I")
	}
	p.put(p.expand(strings.TrimSpace(cell)))
	p.flush()
	p.into, p.font = nil, fonts{}
}

// block reads a cell of several lines, and returns what stands behind it.
func (g *grid) block(p *Page, td *dom.Node, first string) (rest string, more bool) {
	p.levels = append(p.levels, level{at: td})
	n := len(p.levels)
	if first != "" {
		p.line(first)
	}
	for range mostRows {
		line, ok := p.readLine()
		if !ok || isRequest(line, "TE") {
			break
		}
		if after, ok := strings.CutPrefix(line, "T}"); ok {
			_, rest, more = strings.Cut(after, g.tab)
			break
		}
		p.line(line)
	}
	p.flush()
	for len(p.levels) >= n && n > 1 {
		p.closeItem()
		p.levels = p.levels[:len(p.levels)-1]
	}
	p.nofill, p.next, p.into, p.font, p.term = false, "", nil, fonts{}, nil
	flat(td)
	return rest, more
}

// flat makes lines of the paragraphs of a cell.
func flat(td *dom.Node) {
	for c := td.FirstChild; c != nil; {
		next := c.NextSibling
		if c.DataAtom == atom.P {
			for d := c.FirstChild; d != nil; d = c.FirstChild {
				c.RemoveChild(d)
				td.InsertBefore(d, c)
			}
			if next != nil {
				td.InsertBefore(tree.New("br"), c)
			}
			td.RemoveChild(c)
		}
		c = next
	}
}

// heads makes the first row the head, if a rule below it or its font say so.
func (g *grid) heads() {
	tr := g.node.FirstChild
	if tr == nil {
		g.node.Parent.RemoveChild(g.node)
		return
	}
	if tr.NextSibling == nil {
		return
	}
	bold := len(g.format) > 1
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		bold = bold && (c.FirstChild == nil || c.FirstChild.DataAtom == atom.Strong && c.FirstChild.NextSibling == nil)
	}
	if !bold && !g.ruled {
		return
	}
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		c.Data, c.DataAtom = "th", atom.Th
	}
}
