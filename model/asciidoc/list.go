package asciidoc

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"

	"lede/model/markup"
)

// list reads a list. around are the marks of the lists that it stands in: an item with one of those ends it.
func (b *body) list(around []string) *Node {
	mark, _ := marker(b.Lines[b.I])
	kind := atom.Ul
	switch {
	case mark[0] == ':' || mark[0] == ';':
		kind = atom.Dl
	case mark[0] == '.' || mark == "1." || mark[0] == '<':
		kind = atom.Ol
	}
	list := markup.Element(kind)
	b.Here(list)
	for b.I < len(b.Lines) {
		l := b.Lines[b.I]
		m, n := marker(l)
		if m != mark {
			break
		}
		item := markup.Element(atom.Li)
		b.Here(item)
		if kind == atom.Dl {
			item = markup.Element(atom.Dd)
			at := strings.Index(l, mark+" ")
			if at < 0 {
				at = len(l) - len(mark)
			}
			dt := markup.Element(atom.Dt, b.inline(strings.TrimSpace(l[:at]))...)
			b.Here(dt)
			list.AppendChild(dt)
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
	i := b.I
	for i < len(b.Lines) && (b.Lines[i] == "" || strings.HasPrefix(b.Lines[i], "//") && delimiter(b.Lines[i]) == "") {
		i++
	}
	if m, _ := marker(b.Line(i)); m != mark || b.Line(i) == "" {
		return true
	}
	b.I = i
	return false
}

// item reads an item whose first line of text is given, with all that belongs to it.
func (b *body) item(item *Node, text string, marks []string) {
	lines := []string{}
	if text != "" {
		lines = append(lines, checked(text))
	}
	for b.I++; b.I < len(b.Lines) && b.Lines[b.I] != ""; b.I++ {
		l := b.Lines[b.I]
		if l == "+" || isItem(l) || delimiter(l) != "" || l[0] == '[' && strings.HasSuffix(l, "]") {
			break
		}
		lines = append(lines, strings.TrimSpace(l))
	}
	if len(lines) > 0 {
		item.AppendChild(b.text(lines))
	}
	for b.I < len(b.Lines) {
		i := b.I
		for i < len(b.Lines) && b.Lines[i] == "" {
			i++
		}
		l, blank := b.Line(i), i > b.I
		m, _ := marker(l)
		switch {
		case l == "":
			b.I = i
			return
		case l == "+":
			b.I = i + 1
			b.attached(item)
		case m != "" && slices.Contains(marks, m):
			return
		case m != "" && len(marks) < markup.Deepest:
			b.I = i
			item.AppendChild(b.list(marks))
		case blank && (l[0] == ' ' || l[0] == '\t'):
			b.I = i
			b.one(item)
		case item.DataAtom == atom.Dd && item.FirstChild == nil && l[0] != '[' && delimiter(l) == "" && !isHeading(b.Line(i), b.Line(i+1)):
			b.I = i
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
	for b.I < len(b.Lines) && b.Lines[b.I] != "" && b.above(b.Lines[b.I]) {
	}
	if b.Line(b.I) != "" && b.Lines[b.I] != "+" {
		b.one(item)
	}
}

// one reads one block into an item.
func (b *body) one(item *Node) {
	out, was := b.Out, b.itemEnds
	b.Depth++
	b.Out, b.itemEnds = nil, true
	b.block()
	for _, n := range b.Out {
		item.AppendChild(n)
	}
	b.Out, b.itemEnds = out, was
	b.Depth--
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
