package rst

import (
	"strings"

	"golang.org/x/net/html/atom"

	"lede/model/markup"
	"lede/model/tree"
)

// deepest is how many quotes, lists and directives may stand in each other; what is deeper is shown as it stands.
const deepest = 12

// body reads the elements of a text, a quote, an item and the like.
type body struct {
	*Text
	lines   []string
	i       int // the line that comes next
	out     []*Node
	top     bool // titles may stand here
	depth   int
	endless bool // no simple table ends behind i
}

// inner returns the elements of what stands in this body.
func (b *body) inner(lines []string) []*Node {
	if b.depth >= deepest {
		return []*Node{markup.Pre("", strings.Join(markup.Trim(lines), "\n"))}
	}
	n := &body{Text: b.Text, lines: lines, depth: b.depth + 1}
	return n.read()
}

// add adds elements.
func (b *body) add(n ...*Node) { b.out = append(b.out, n...) }

// line returns the line at i, "" behind the end.
func (b *body) line(i int) string {
	if i < len(b.lines) {
		return b.lines[i]
	}
	return ""
}

// read returns all elements.
func (b *body) read() []*Node {
	for b.i < len(b.lines) {
		l := b.lines[b.i]
		switch {
		case l == "":
			b.i++
		case l[0] == ' ':
			b.quote()
		case b.title(), b.table():
		case l[0] == '.' && (l == ".." || strings.HasPrefix(l, ".. ")):
			b.explicit()
		case l == "__" || strings.HasPrefix(l, "__ "):
			b.i++ // a target without a name
		case isAdornment(l) && len(l) >= 4 && b.line(b.i+1) == "":
			b.add(markup.Element(atom.Hr))
			b.i++
		case isLine(l):
			b.lineBlock()
		case strings.HasPrefix(l, ">>> "):
			b.doctest()
		case b.list():
		default:
			b.paragraph()
		}
	}
	return b.out
}

// title reads a title, if the next lines are one.
func (b *body) title() bool {
	l, title, style, n := b.lines[b.i], "", "", 0
	switch next := b.line(b.i + 1); {
	case isAdornment(l) && next != "" && !isAdornment(next) && b.line(b.i+2) == l && underlines(l, next):
		title, style, n = strings.TrimSpace(next), l[:1]+l[:1], 3
	case isAdornment(next) && next != "::" && !isAdornment(l) && underlines(next, l):
		title, style, n = l, next[:1], 2
	default:
		return false
	}
	b.i += n
	if !b.top {
		b.add(markup.Element(atom.P, markup.Element(atom.Strong, b.inline(title)...)))
		return true
	}
	b.add(markup.Heading(b.level(style), b.inline(title)...))
	return true
}

// level returns the level of titles of a style: one that is new is below all that are known.
func (t *Text) level(style string) int {
	for i, s := range t.styles {
		if s == style {
			return i + 1 + t.above
		}
	}
	if len(t.styles) < 64 {
		t.styles = append(t.styles, style)
	}
	return len(t.styles) + t.above
}

// indented returns the lines from the i-th on that are blank or indented, without their common indentation, and moves behind them.
func (b *body) indented(i int) []string {
	from, least := i, 1<<30
	for ; i < len(b.lines) && (b.lines[i] == "" || b.lines[i][0] == ' '); i++ {
		if b.lines[i] != "" {
			least = min(least, markup.Indent(b.lines[i]))
		}
	}
	b.i = i
	return markup.Trim(markup.Dedent(b.lines[from:i], least))
}

// quote reads what is indented.
func (b *body) quote() {
	lines := b.indented(b.i)
	n := markup.Element(atom.Blockquote)
	for _, c := range b.inner(lines) {
		n.AppendChild(c)
	}
	b.add(n)
}

// lineBlock reads lines that stand as they are: verse, addresses.
func (b *body) lineBlock() {
	p := markup.Element(atom.P)
	for first := true; b.i < len(b.lines) && isLine(b.lines[b.i]); first = false {
		text := strings.TrimPrefix(b.lines[b.i][1:], " ")
		for b.i++; strings.HasPrefix(b.line(b.i), "  "); b.i++ {
			text += " " + strings.TrimSpace(b.lines[b.i])
		}
		if !first {
			p.AppendChild(markup.Element(atom.Br))
		}
		if text == "" {
			b.add(p)
			p, first = markup.Element(atom.P), true
			continue
		}
		in := markup.Indent(text)
		p.AppendChild(tree.Word(strings.Repeat("\u00a0", in)))
		for _, c := range b.inline(text[in:]) {
			p.AppendChild(c)
		}
	}
	b.add(p)
}

// doctest reads a session with Python.
func (b *body) doctest() {
	from := b.i
	for b.i < len(b.lines) && b.lines[b.i] != "" {
		b.i++
	}
	b.add(markup.Pre("python", strings.Join(b.lines[from:b.i], "\n")))
}

// paragraph reads a paragraph, a term with its definition, or what begins a literal block.
func (b *body) paragraph() {
	from := b.i
	next := b.line(b.i + 1)
	if strings.HasPrefix(next, " ") && !strings.HasSuffix(b.lines[b.i], "::") {
		b.definitions()
		return
	}
	for b.i < len(b.lines) && b.lines[b.i] != "" {
		if b.i > from && b.lines[b.i][0] == ' ' && strings.HasSuffix(b.lines[b.i-1], "::") {
			break
		}
		b.i++
		if b.i > from+1 && isAdornment(b.line(b.i+1)) && len(b.line(b.i+1)) >= 4 && b.top && b.line(b.i) != "" && underlines(b.line(b.i+1), b.line(b.i)) && b.line(b.i+2) == "" {
			break // a title that no blank line stands above
		}
	}
	text := strings.Join(b.lines[from:b.i], "\n")
	if !strings.HasSuffix(text, "::") {
		b.add(markup.Element(atom.P, b.inline(text)...))
		return
	}
	text = text[:len(text)-1]
	if before, ok := strings.CutSuffix(text, " :"); ok || text == ":" {
		text = strings.TrimSuffix(before, ":")
	} else {
		text = strings.TrimSuffix(text, "\n:")
	}
	if text != "" {
		b.add(markup.Element(atom.P, b.inline(text)...))
	}
	b.literal()
}

// literal reads what follows two colons: it is indented, or each line of it begins with the same sign.
func (b *body) literal() {
	i := b.i
	for i < len(b.lines) && b.lines[i] == "" {
		i++
	}
	l := b.line(i)
	switch {
	case strings.HasPrefix(l, " "):
		b.add(markup.Pre("", strings.Join(b.indented(i), "\n")))
	case l != "" && isPunctuation(l[0]):
		from := i
		for i < len(b.lines) && b.lines[i] != "" && b.lines[i][0] == l[0] {
			i++
		}
		b.add(markup.Pre("", strings.Join(b.lines[from:i], "\n")))
		b.i = i
	}
}
