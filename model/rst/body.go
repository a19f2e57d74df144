package rst

import (
	"strings"

	"golang.org/x/net/html/atom"

	"lede/model/markup"
	"lede/model/tree"
)

// body reads the elements of a text, a quote, an item and the like.
type body struct {
	*Text
	markup.Body
	top     bool // titles may stand here
	endless bool // no simple table ends behind the line that comes next
}

// inner returns the elements of lines that stand in this body; from are those of the source that they are, nil if that is not known.
func (b *body) inner(lines []string, from []markup.Line) []*Node {
	return b.Inner(lines, from, func(in markup.Body) []*Node { return (&body{Text: b.Text, Body: in}).read() })
}

// read returns all elements.
func (b *body) read() []*Node {
	for b.More() {
		l := b.Lines[b.I]
		switch {
		case l == "":
			b.I++
		case l[0] == ' ':
			b.quote()
		case b.title(), b.table():
		case l[0] == '.' && (l == ".." || strings.HasPrefix(l, ".. ")):
			b.explicit()
		case l == "__" || strings.HasPrefix(l, "__ "):
			b.I++ // a target without a name
		case isAdornment(l) && len(l) >= 4 && b.Line(b.I+1) == "":
			b.Add(markup.Element(atom.Hr))
			b.I++
		case isLine(l):
			b.lineBlock()
		case strings.HasPrefix(l, ">>> "):
			b.doctest()
		case b.list():
		default:
			b.paragraph()
		}
	}
	return b.Out
}

// title reads a title, if the next lines are one.
func (b *body) title() bool {
	l, title, style, n := b.Lines[b.I], "", "", 0
	switch next := b.Line(b.I + 1); {
	case isAdornment(l) && next != "" && !isAdornment(next) && b.Line(b.I+2) == l && underlines(l, next):
		title, style, n = strings.TrimSpace(next), l[:1]+l[:1], 3
	case isAdornment(next) && next != "::" && !isAdornment(l) && underlines(next, l):
		title, style, n = l, next[:1], 2
	default:
		return false
	}
	b.I += n
	if !b.top {
		b.Add(markup.Element(atom.P, markup.Element(atom.Strong, b.inline(title)...)))
		return true
	}
	b.Add(markup.Heading(b.level(style), b.inline(title)...))
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

// indented returns the lines from the i-th on that are blank or indented, without their common indentation, and which of the source they are, and moves behind them.
func (b *body) indented(i int) ([]string, []markup.Line) {
	for b.Line(i) == "" && i < len(b.Lines) {
		i++
	}
	from, least := i, 1<<30
	for ; i < len(b.Lines) && (b.Lines[i] == "" || b.Lines[i][0] == ' '); i++ {
		if b.Lines[i] != "" {
			least = min(least, markup.Indent(b.Lines[i]))
		}
	}
	b.I = i
	return markup.Trim(markup.Dedent(b.Lines[from:i], least)), b.From(from)
}

// quote reads what is indented.
func (b *body) quote() {
	b.Add(markup.Element(atom.Blockquote, b.inner(b.indented(b.I))...))
}

// lineBlock reads lines that stand as they are: verse, addresses.
func (b *body) lineBlock() {
	p := markup.Element(atom.P)
	for first := true; b.I < len(b.Lines) && isLine(b.Lines[b.I]); first = false {
		text := strings.TrimPrefix(b.Lines[b.I][1:], " ")
		for b.I++; strings.HasPrefix(b.Line(b.I), "  "); b.I++ {
			text += " " + strings.TrimSpace(b.Lines[b.I])
		}
		if !first {
			p.AppendChild(markup.Element(atom.Br))
		}
		if text == "" {
			b.Add(p)
			p, first = markup.Element(atom.P), true
			continue
		}
		in := markup.Indent(text)
		p.AppendChild(tree.Word(strings.Repeat("\u00a0", in)))
		for _, c := range b.inline(text[in:]) {
			p.AppendChild(c)
		}
	}
	b.Add(p)
}

// doctest reads a session with Python.
func (b *body) doctest() {
	from := b.I
	for b.I < len(b.Lines) && b.Lines[b.I] != "" {
		b.I++
	}
	b.Add(markup.Pre("python", strings.Join(b.Lines[from:b.I], "\n")))
}

// paragraph reads a paragraph, a term with its definition, or what begins a literal block.
func (b *body) paragraph() {
	from := b.I
	next := b.Line(b.I + 1)
	if strings.HasPrefix(next, " ") && !strings.HasSuffix(b.Lines[b.I], "::") {
		b.definitions()
		return
	}
	for b.I < len(b.Lines) && b.Lines[b.I] != "" {
		if b.I > from && b.Lines[b.I][0] == ' ' && strings.HasSuffix(b.Lines[b.I-1], "::") {
			break
		}
		b.I++
		if b.I > from+1 && isAdornment(b.Line(b.I+1)) && len(b.Line(b.I+1)) >= 4 && b.top && b.Line(b.I) != "" && underlines(b.Line(b.I+1), b.Line(b.I)) && b.Line(b.I+2) == "" {
			break // a title that no blank line stands above
		}
	}
	text := strings.Join(b.Lines[from:b.I], "\n")
	if !strings.HasSuffix(text, "::") {
		b.Add(markup.Element(atom.P, b.inline(text)...))
		return
	}
	text = text[:len(text)-1]
	if before, ok := strings.CutSuffix(text, " :"); ok || text == ":" {
		text = strings.TrimSuffix(before, ":")
	} else {
		text = strings.TrimSuffix(text, "\n:")
	}
	if text != "" {
		b.Add(markup.Element(atom.P, b.inline(text)...))
	}
	b.literal()
}

// literal reads what follows two colons: it is indented, or each line of it begins with the same sign.
func (b *body) literal() {
	i := b.I
	for i < len(b.Lines) && b.Lines[i] == "" {
		i++
	}
	b.I = i
	b.Begin()
	l := b.Line(i)
	switch {
	case strings.HasPrefix(l, " "):
		lines, _ := b.indented(i)
		b.Add(markup.Pre("", strings.Join(lines, "\n")))
	case l != "" && isPunctuation(l[0]):
		from := i
		for i < len(b.Lines) && b.Lines[i] != "" && b.Lines[i][0] == l[0] {
			i++
		}
		b.Add(markup.Pre("", strings.Join(b.Lines[from:i], "\n")))
		b.I = i
	}
}
