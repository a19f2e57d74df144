package org

import (
	"strconv"
	"strings"

	"golang.org/x/net/html/atom"

	"lede/model/markup"
	"lede/model/tree"
)

// item returns what marks the item that a line begins, and where its text begins; 0 if the line begins none.
func item(line string) (mark string, text int) {
	in := markup.Indent(line)
	s := line[in:]
	if s == "" {
		return "", 0
	}
	n := 1
	switch c := s[0]; {
	case c == '-' || c == '+' || c == '*' && in > 0:
	case c >= '0' && c <= '9':
		for n < len(s) && s[n] >= '0' && s[n] <= '9' && n < 9 {
			n++
		}
		fallthrough
	case c|0x20 >= 'a' && c|0x20 <= 'z':
		if n >= len(s) || s[n] != '.' && s[n] != ')' {
			return "", 0
		}
		n++
	default:
		return "", 0
	}
	if n == len(s) {
		return s, in + n + 1
	}
	if s[n] != ' ' {
		return "", 0
	}
	return s[:n], len(line) - len(strings.TrimLeft(s[n:], " "))
}

// isItem reports whether a line begins an item. A letter numbers one only where Org is told so, which it hardly ever is.
func isItem(line string) bool {
	mark, n := item(line)
	return n > 0 && (mark[0] < 'A' || mark[0] > 'z')
}

// list reads a list: items with the same indentation, whose text is indented more.
func (b *body) list() {
	in := markup.Indent(b.Lines[b.I])
	mark, _ := item(b.Lines[b.I])
	kind := atom.Ul
	if mark[0] >= '0' && mark[0] <= '9' {
		kind = atom.Ol
	} else if _, _, ok := term(b.Lines[b.I]); ok {
		kind = atom.Dl
	}
	list := markup.Element(kind)
	for b.I < len(b.Lines) && isItem(b.Lines[b.I]) && markup.Indent(b.Lines[b.I]) == in {
		l := b.Lines[b.I]
		mark, at := item(l)
		if (mark[0] >= '0' && mark[0] <= '9') != (kind == atom.Ol) {
			break
		}
		tag, text, ok := term(l)
		switch {
		case kind == atom.Dl && ok:
			list.AppendChild(markup.Element(atom.Dt, b.inline(tag)...))
			list.AppendChild(markup.Element(atom.Dd, b.hanging(text, in)...))
		case kind == atom.Dl:
			list.AppendChild(markup.Element(atom.Dd, b.hanging(l[min(at, len(l)):], in)...))
		default:
			text := l[min(at, len(l)):]
			li := markup.Element(atom.Li)
			if rest, ok := strings.CutPrefix(text, "[@"); ok {
				if number, after, ok := strings.Cut(rest, "]"); ok {
					text = strings.TrimLeft(after, " ")
					tree.Set(li, "value", number)
				}
			}
			for _, c := range b.hanging(checked(text), in) {
				li.AppendChild(c)
			}
			list.AppendChild(li)
		}
	}
	if n, err := strconv.Atoi(strings.TrimRight(mark, ".)")); err == nil {
		tree.Set(list, "start", strconv.Itoa(n))
	}
	b.Add(list)
}

// checked returns the text of an item with its box as a sign.
func checked(text string) string {
	for _, box := range [][2]string{{"[ ]", "☐"}, {"[X]", "☑"}, {"[-]", "◩"}} {
		if rest, ok := strings.CutPrefix(text, box[0]); ok && (rest == "" || rest[0] == ' ') {
			return box[1] + rest
		}
	}
	return text
}

// term divides an item "- term :: text".
func term(line string) (tag, text string, ok bool) {
	_, n := item(line)
	if n == 0 || n > len(line) {
		return "", "", false
	}
	tag, text, ok = strings.Cut(line[n:]+" ", " :: ")
	return tag, strings.TrimSpace(text), ok && !strings.Contains(tag, "=")
}

// hanging returns the elements of an item whose first line is text, and that goes on with what is indented more than in; it moves behind them. Two blank lines end a list.
func (b *body) hanging(text string, in int) []*Node {
	from, blank, least := b.I+1, 0, 1<<20
	source := b.From(b.I)
	for b.I++; b.I < len(b.Lines); b.I++ {
		l := b.Lines[b.I]
		if l == "" {
			if blank++; blank > 1 {
				break
			}
			continue
		}
		if markup.Indent(l) <= in {
			break
		}
		blank, least = 0, min(least, markup.Indent(l))
	}
	return b.inner(append([]string{text}, markup.Dedent(b.Lines[from:b.I], least)...), source)
}

// table reads a table.
func (b *body) table() {
	var rows [][][]*Node
	heads := 0
	for ; b.I < len(b.Lines); b.I++ {
		l := strings.TrimSpace(b.Lines[b.I])
		if !strings.HasPrefix(l, "|") {
			break
		}
		if strings.HasPrefix(l, "|-") {
			if heads == 0 {
				heads = len(rows)
			}
			continue
		}
		var row [][]*Node
		for cell := range strings.SplitSeq(strings.TrimSuffix(l[1:], "|"), "|") {
			row = append(row, b.inline(strings.TrimSpace(cell)))
		}
		if !widths(row) {
			rows = append(rows, row)
		}
	}
	for strings.HasPrefix(strings.ToLower(strings.TrimLeft(b.Line(b.I), " ")), "#+tblfm:") {
		b.I++
	}
	if len(rows) > 0 {
		b.Add(markup.Table(rows, heads))
	}
}

// widths reports whether a row only says how wide and how aligned the columns are: "<l>", "<10>".
func widths(row [][]*Node) bool {
	some := false
	for _, cell := range row {
		s := markup.Plain(cell)
		if s == "" {
			continue
		}
		inner, opens := strings.CutPrefix(s, "<")
		inner, closes := strings.CutSuffix(inner, ">")
		if !opens || !closes || inner == "" || strings.Trim(inner, "lcr0123456789") != "" {
			return false
		}
		some = true
	}
	return some
}
