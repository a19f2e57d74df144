package asciidoc

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"

	"lede/model/markup"
)

// list reads a list. around are the marks of the lists that it stands in: an item with one of those ends it.
func (b *body) list(around []string) *Node {
	mark, _ := marker(b.lines[b.i])
	kind := atom.Ul
	switch {
	case mark[0] == ':' || mark[0] == ';':
		kind = atom.Dl
	case mark[0] == '.' || mark == "1." || mark[0] == '<':
		kind = atom.Ol
	}
	list := markup.Element(kind)
	for b.i < len(b.lines) {
		l := b.lines[b.i]
		m, n := marker(l)
		if m != mark {
			break
		}
		item := markup.Element(atom.Li)
		if kind == atom.Dl {
			item = markup.Element(atom.Dd)
			at := strings.Index(l, mark+" ")
			if at < 0 {
				at = len(l) - len(mark)
			}
			list.AppendChild(markup.Element(atom.Dt, b.inline(strings.TrimSpace(l[:at]))...))
		}
		b.item(item, l[min(n, len(l)):], append(around[:len(around):len(around)], mark))
		if kind != atom.Dl || item.FirstChild != nil {
			list.AppendChild(item)
		}
		if b.upTo(mark) {
			break
		}
	}
	return list
}

// upTo passes over blank lines if the next item stands behind them, and reports whether none does.
func (b *body) upTo(mark string) bool {
	i := b.i
	for i < len(b.lines) && (b.lines[i] == "" || strings.HasPrefix(b.lines[i], "//") && delimiter(b.lines[i]) == "") {
		i++
	}
	if m, _ := marker(b.line(i)); m != mark || b.line(i) == "" {
		return true
	}
	b.i = i
	return false
}

// item reads an item whose first line of text is given, with all that belongs to it.
func (b *body) item(item *Node, text string, marks []string) {
	lines := []string{}
	if text != "" {
		lines = append(lines, checked(text))
	}
	for b.i++; b.i < len(b.lines) && b.lines[b.i] != ""; b.i++ {
		l := b.lines[b.i]
		if l == "+" || isItem(l) || delimiter(l) != "" || l[0] == '[' && strings.HasSuffix(l, "]") {
			break
		}
		lines = append(lines, strings.TrimSpace(l))
	}
	if len(lines) > 0 {
		item.AppendChild(b.text(lines))
	}
	for b.i < len(b.lines) {
		i := b.i
		for i < len(b.lines) && b.lines[i] == "" {
			i++
		}
		l, blank := b.line(i), i > b.i
		m, _ := marker(l)
		switch {
		case l == "":
			b.i = i
			return
		case l == "+":
			b.i = i + 1
			b.attached(item)
		case m != "" && slices.Contains(marks, m):
			return
		case m != "" && len(marks) < deepest:
			b.i = i
			item.AppendChild(b.list(marks))
		case blank && (l[0] == ' ' || l[0] == '\t'):
			b.i = i
			b.one(item)
		case item.DataAtom == atom.Dd && item.FirstChild == nil && l[0] != '[' && delimiter(l) == "" && !isHeading(b.line(i), b.line(i+1)):
			b.i = i
			b.one(item)
		default:
			return
		}
	}
}

// isHeading reports whether a line is a title, alone or with the one below it.
func isHeading(l, below string) bool {
	n, _ := heading(l)
	return n > 0 || twoLine(l, below) > 0
}

// attached reads the block that a plus attaches to an item.
func (b *body) attached(item *Node) {
	for b.i < len(b.lines) && b.lines[b.i] != "" && b.above(b.lines[b.i]) {
	}
	if b.line(b.i) != "" && b.lines[b.i] != "+" {
		b.one(item)
	}
}

// one reads one block into an item.
func (b *body) one(item *Node) {
	out, was := b.out, b.itemEnds
	b.depth++
	b.out, b.itemEnds = nil, true
	b.block()
	for _, n := range b.out {
		item.AppendChild(n)
	}
	b.out, b.itemEnds = out, was
	b.depth--
}

// checked returns the text of an item with its box as a sign.
func checked(text string) string {
	for _, box := range [][2]string{{"[ ] ", "☐ "}, {"[x] ", "☑ "}, {"[X] ", "☑ "}, {"[*] ", "☑ "}} {
		if rest, ok := strings.CutPrefix(text, box[0]); ok {
			return box[1] + rest
		}
	}
	return text
}
