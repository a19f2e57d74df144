package mediawiki

import (
	"strings"

	"golang.org/x/net/html/atom"

	"lede/model/markup"
	"lede/model/tree"
)

// table reads a table, up to the line that closes it.
func (b *body) table() {
	depth, from := 0, b.I+1
	for ; b.I < len(b.Lines); b.I++ {
		l := strings.TrimLeft(b.Lines[b.I], " \t:*")
		if strings.HasPrefix(l, "{|") {
			depth++
		} else if strings.HasPrefix(l, "|}") && !strings.HasPrefix(l, "|}}") {
			if depth--; depth == 0 {
				break
			}
		}
	}
	lines := b.Lines[from:min(max(b.I, from), len(b.Lines))]
	b.I = min(b.I+1, len(b.Lines))
	t := tabled{body: b, table: markup.Element(atom.Table)}
	for _, l := range lines {
		t.line(l)
	}
	t.flush()
	if t.caption != "" {
		b.Add(markup.Element(atom.Figcaption, b.inline(t.caption)...))
	}
	if t.table.FirstChild != nil {
		b.Add(t.table)
	}
}

// tabled is a table as far as it is read.
type tabled struct {
	*body
	table, row *Node
	caption    string
	head       bool
	cell       []string // the lines of the cell that is open
	attrs      string   // its attributes
	open       bool
	tables     int // how many tables are open in the cell
}

// line reads a line of a table.
func (t *tabled) line(l string) {
	s := strings.TrimLeft(l, " \t")
	if inner := strings.TrimLeft(s, ":*"); strings.HasPrefix(inner, "{|") {
		t.tables++
	} else if t.tables > 0 && strings.HasPrefix(inner, "|}") {
		t.tables--
		t.cell = append(t.cell, l)
		return
	}
	switch {
	case t.tables > 0 || s == "" || s[0] != '|' && s[0] != '!':
		t.cell = append(t.cell, l)
	case strings.HasPrefix(s, "|-"):
		t.flush()
		t.row = nil
	case strings.HasPrefix(s, "|+"):
		t.flush()
		t.caption = behindAttributes(s[2:])
	default:
		head := s[0] == '!'
		s = s[1:]
		if head {
			s = strings.ReplaceAll(s, "!!", "||")
		}
		for cell := range strings.SplitSeq(s, "||") {
			t.flush()
			text := behindAttributes(cell)
			t.attrs = cell[:len(cell)-len(text)]
			t.cell, t.open, t.head = []string{strings.TrimSpace(text)}, true, head
		}
	}
}

// behindAttributes returns the text of a cell behind its attributes.
func behindAttributes(cell string) string {
	before, after, ok := strings.Cut(cell, "|")
	if !ok || strings.Contains(before, "[[") || strings.Contains(before, "{{") || strings.Contains(before, "<") {
		return cell
	}
	return after
}

// flush ends the cell that is open.
func (t *tabled) flush() {
	if !t.open {
		t.cell = nil
		return
	}
	kind := atom.Td
	if t.head {
		kind = atom.Th
	}
	var inner []*Node
	if lines := markup.Trim(t.cell); len(lines) == 1 && !begins(lines[0]) {
		inner = t.inline(lines[0])
	} else if len(lines) > 0 {
		inner = t.inner(lines, nil)
	}
	if t.row == nil {
		t.row = markup.Element(atom.Tr)
		t.table.AppendChild(t.row)
	}
	n := markup.Element(kind, inner...)
	if span := attribute(t.attrs, "colspan"); span != "" {
		tree.Set(n, "colspan", span)
	}
	t.row.AppendChild(n)
	t.cell, t.open, t.attrs = nil, false, ""
}
