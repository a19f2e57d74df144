package asciidoc

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"lede/model/markup"
	"lede/model/tree"
)

// mostMarks is how deep marks may stand in each other.
const mostMarks = 6

// inliner reads running text.
type inliner struct {
	*Text
	markup.Running
	depth int
}

// inline returns running text.
func (t *Text) inline(s string) []*Node { return t.marked(quotes.Replace(t.replaced(s)), 0) }

// quotes are how quotation marks are written that aren't straight.
var quotes = strings.NewReplacer("\"`", "“", "`\"", "”", "'`", "‘", "`'", "’")

func (t *Text) marked(s string, depth int) []*Node {
	p := inliner{Text: t, Running: markup.Running{S: s, Ends: markup.EndsIn(s), Show: typographic.Replace}, depth: depth}
	for i := 0; i < len(s) && depth < mostMarks; {
		if n := p.mark(i); n > 0 {
			i += n
			p.From = i
			continue
		}
		i++
	}
	p.Upto(len(s))
	return p.Out
}

// replaced returns text with the values of the attributes that are named in it between braces. Those that aren't known stay.
func (t *Text) replaced(s string) string {
	if !strings.Contains(s, "{") {
		return s
	}
	var b strings.Builder
	for {
		i := strings.IndexByte(s, '{')
		if i < 0 {
			b.WriteString(s)
			return b.String()
		}
		n := strings.IndexByte(s[i:min(len(s), i+64)], '}')
		if n < 0 {
			b.WriteString(s[:i+1])
			s = s[i+1:]
			continue
		}
		value, ok := t.attributes[strings.ToLower(s[i+1:i+n])]
		t.spent += len(value)
		if !ok || t.spent > mostSpent || i > 0 && s[i-1] == '\\' {
			b.WriteString(strings.TrimSuffix(s[:i], `\`) + s[i:i+n+1])
		} else {
			b.WriteString(s[:i] + value)
		}
		s = s[i+n+1:]
	}
}

// typographic are the signs that stand for others.
var typographic = strings.NewReplacer("(C)", "©", "(R)", "®", "(TM)", "™", " -- ", " — ", "...", "…", "->", "→", "=>", "⇒")

// emphases are the elements of what stands between marks.
var emphases = map[byte]atom.Atom{'*': atom.Strong, '_': atom.Em, '`': atom.Code, '#': atom.Span, '^': atom.Sup, '~': atom.Sub, '+': atom.Span}

// mark reads what is at i, if it is more than text, and returns its length.
func (p *inliner) mark(i int) int {
	switch c := p.S[i]; c {
	case '*', '_', '`', '#', '^', '~', '+':
		if c == '+' && strings.HasPrefix(p.S[i:], "+\n") && i > 0 && p.S[i-1] == ' ' {
			p.Add(i, markup.Element(atom.Br))
			return 2
		}
		return p.emphasis(i, c)
	case '[':
		return p.bracket(i)
	case '<':
		return p.reference(i)
	case '\\':
		if i+1 < len(p.S) && (emphases[p.S[i+1]] != 0 || strings.IndexByte("[<{(-=.hlx", p.S[i+1]) >= 0) {
			p.Add(i, tree.Word(p.S[i+1:i+2]))
			return 2
		}
	case 'a', 'b', 'f', 'h', 'i', 'k', 'l', 'm', 'p', 's', 'x':
		if i == 0 || !isWord(p.S[:i]) || strings.HasPrefix(p.S[i:], "footnote") {
			if n := p.macro(i); n > 0 {
				return n
			}
			return p.address(i)
		}
	}
	return 0
}

// isWord reports whether s ends in a letter or a digit.
func isWord(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r)
}

// emphasis reads what stands between two marks: between single ones only at the borders of words, between double ones anywhere.
func (p *inliner) emphasis(i int, c byte) int {
	single, double := p.S[i:i+1], ""
	if strings.HasPrefix(p.S[i+1:], single) {
		double = single + single
	}
	from, to, n := i+1, -1, 1
	switch {
	case double != "" && c != '^' && c != '~':
		from, n = i+2, 2
		to = p.Ends.Find(double, i+3, nil)
	case c == '^' || c == '~':
		to = p.Ends.Find(single, i+2, nil)
		if to > 0 && strings.ContainsAny(p.S[from:min(to, from+128)], " \n") {
			return 0
		}
	default:
		if i > 0 && (isWord(p.S[:i]) || strings.IndexByte(`\;:}`, p.S[i-1]) >= 0 && c != '`') || i+1 >= len(p.S) || p.S[i+1] == ' ' || p.S[i+1] == '\n' {
			return 0
		}
		to = p.Ends.Find(single, i+2, func(s string, k int) bool {
			r, _ := utf8.DecodeRuneInString(s[k+1:])
			return s[k-1] != ' ' && s[k-1] != '\n' && (k+1 == len(s) || r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r))
		})
	}
	if to < from {
		return 0
	}
	inner := p.S[from:to]
	switch c {
	case '`':
		if len(inner) > 2 && inner[0] == '+' && inner[len(inner)-1] == '+' {
			inner = inner[1 : len(inner)-1]
		}
		p.Add(i, markup.Code(inner))
	case '+':
		p.Add(i, tree.Word(inner))
	default:
		p.Add(i, markup.Element(emphases[c], p.marked(inner, p.depth+1)...))
	}
	return to + n - i
}

// address reads an address that stands in the text, which may have a text of its own in brackets.
func (p *inliner) address(i int) int {
	s := p.S[i:]
	if !strings.HasPrefix(s, "http://") && !strings.HasPrefix(s, "https://") && !strings.HasPrefix(s, "ftp://") && !strings.HasPrefix(s, "irc://") && !strings.HasPrefix(s, "mailto:") {
		return 0
	}
	n := strings.IndexAny(s, " \n<>[]\"|")
	if n < 0 {
		n = len(s)
	}
	if n < 9 {
		return 0
	}
	if n < len(s) && s[n] == '[' {
		if text, size := p.inBrackets(i + n); size > 0 {
			to := s[:n]
			text, _, _ = strings.Cut(text, ",role=")
			text, _, _ = strings.Cut(text, ",window=")
			if text = strings.Trim(strings.TrimSuffix(text, "^"), `"`); text == "" {
				text = to
			}
			p.Add(i, markup.Link(to, p.marked(text, p.depth+3)...))
			return n + size
		}
	}
	to := strings.TrimRight(s[:n], ".,;:!?'*_)")
	if n < len(s) && s[n] == '>' && i > 0 && p.S[i-1] == '<' {
		p.Upto(i - 1)
		p.From = i
		p.Add(i, markup.Link(s[:n], tree.Word(s[:n])))
		return n + 1
	}
	p.Add(i, markup.Link(to, tree.Word(to)))
	return len(to)
}

// inBrackets returns what stands in the brackets that open at i, and its length with them; 0 if they aren't closed.
func (p *inliner) inBrackets(i int) (string, int) {
	end := p.Ends.Find("]", i+1, func(s string, k int) bool { return s[k-1] != '\\' })
	if end < 0 {
		return "", 0
	}
	return strings.ReplaceAll(p.S[i+1:end], `\]`, "]"), end + 1 - i
}
