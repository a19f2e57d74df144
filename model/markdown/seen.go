package markdown

import (
	"bytes"
	"unicode/utf8"

	"lede/model/seen"
	"lede/model/tex"
)

// See adds the text of a block, which stands at at in the source, to what a reader sees, without Markdown's marks.
func See(s *seen.Text, b Block, at int64, text []byte) {
	if b.Kind == Rule {
		return
	}
	if b.isFront() {
		seeHeader(s, b, at, text)
		return
	}
	if b.Kind == Heading {
		text = withoutName(text)
	}
	code := b.Kind == Code
	for i := 0; i < len(text); {
		if n := formula(s, b, at+int64(i), text[i:], i > 0 && code); n > 0 {
			i += n
			continue
		}
		e := i + lineEnd(text[i:], 0)
		line := text[i:e]
		n := marksBefore(line, b.Kind)
		rest := bytes.TrimSpace(line[n:])
		switch {
		case len(rest) == 0:
			s.Apart()
		case fenceLike(rest):
			code = b.Kind == Code || !code
		case !code && underline(rest):
		default:
			if n > 0 && itemLike(line[:n]) {
				s.Apart()
			}
			m := marks
			if code {
				m = nil
			}
			s.Add(line[n:], at+int64(i+n), m)
		}
		i = e
	}
}

// marksBefore returns how much of a line stands before its text: blanks, and the marks of quotes, items and headings.
func marksBefore(line []byte, k Kind) int {
	i := 0
	for i < len(line) {
		switch c := line[i]; {
		case c == ' ' || c == '\t':
			i++
		case k == Code:
			return i
		case c == '>' && (k == Quote || k == List || k == Footnote):
			i++
		case (c == '-' || c == '+' || c == '*') && (k == Quote || k == List || k == Footnote) && i+1 < len(line) && (line[i+1] == ' ' || line[i+1] == '\t'):
			i++
		case c == '#' && k == Heading:
			i++
		default:
			return i
		}
	}
	return i
}

// itemLike reports whether marks before a line begin an item.
func itemLike(marks []byte) bool { return bytes.ContainsAny(marks, "-+*") }

// fenceLike reports whether a line opens or closes a fence.
func fenceLike(line []byte) bool {
	return bytes.HasPrefix(line, []byte("```")) || bytes.HasPrefix(line, []byte("~~~"))
}

// underline reports whether a line is only the rule below a heading or a table's head.
func underline(line []byte) bool {
	return len(bytes.Trim(line, "-=|: \t")) == 0
}

// marks are the marks within lines.
var marks = seen.NewMarkup("\\*_`~[]!<&|$", mark)

// mark reads what may be a mark of Markdown at i, and returns how many bytes it takes.
func mark(s *seen.Text, t []byte, i int) int {
	before, next := beside(t, i)
	switch c := t[i]; c {
	case '\\':
		if isPunct(next) {
			s.Out = append(s.Out, next)
			return 2
		}
	case '`':
		return 1
	case '*', '~':
		if next > ' ' || before > ' ' {
			return 1
		}
	case '_':
		if (next > ' ' || before > ' ') && !(inWord(next) && inWord(before)) {
			return 1
		}
	case '!':
		if next == '[' {
			return 1
		}
	case '[':
		if label, n := Alert(t); i == 0 && label != "" {
			s.Insert([]byte(label))
			return n
		}
		return 1
	case ']':
		return 1 + whereTo(t[i+1:])
	case '<':
		return tag(s, t[i:])
	case '&':
		if n, text := entity(t[i:]); n > 0 {
			s.Insert(text)
			return n
		}
	case '|':
		s.Apart()
		return 1
	case '$':
		if n, source := tex.Inline(t[i:], before); n > 0 {
			s.Insert([]byte(tex.Text(string(source))))
			return n
		}
	}
	s.Out = append(s.Out, t[i])
	return 1
}

// beside returns the bytes before and behind one, blanks where there are none.
func beside(t []byte, i int) (before, next byte) {
	before, next = ' ', ' '
	if i > 0 {
		before = t[i-1]
	}
	if i+1 < len(t) {
		next = t[i+1]
	}
	return before, next
}

// inWord reports whether a byte is of a word, as emphasis sees it.
func inWord(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= utf8.RuneSelf
}

// whereTo returns how much of t, which follows a closing bracket, is where the link leads.
func whereTo(t []byte) int {
	if len(t) == 0 {
		return 0
	}
	const longest = 2048
	t = t[:min(len(t), longest)]
	switch t[0] {
	case '(':
		depth := 0
		for i, c := range t {
			switch c {
			case '(':
				depth++
			case ')':
				if depth--; depth == 0 {
					return i + 1
				}
			case '\n':
				if i+1 < len(t) && t[i+1] == '\n' {
					return 0
				}
			}
		}
	case '[':
		if n := bytes.IndexByte(t, ']'); n > 0 && bytes.IndexByte(t[:n], '\n') < 0 {
			return n + 1
		}
	}
	return 0
}

// script returns the length of an element <sub> or <sup> that t begins with, and what is shown of it; 0 if it is shown as it stands.
func script(t []byte) (n int, text []byte) {
	const open, longest = len("<sub>"), 32
	t = t[:min(len(t), longest)]
	for _, tag := range [...]string{"sub", "sup"} {
		if !bytes.HasPrefix(t, []byte("<"+tag+">")) {
			continue
		}
		if end := bytes.Index(t, []byte("</"+tag+">")); end > 0 {
			if s, ok := tex.Script(map[string]byte{"sub": '_', "sup": '^'}[tag], string(t[open:end])); ok {
				return end + open + 1, []byte(s)
			}
		}
	}
	return 0, nil
}

// tag reads what begins with <: of a link its address, of a tag nothing.
func tag(s *seen.Text, t []byte) int {
	if n, text := script(t); n > 0 {
		s.Insert(text)
		return n
	}
	n := bytes.IndexByte(t[:min(len(t), 2048)], '>')
	if n > 1 {
		inner := t[1:n]
		switch c := inner[0] | 0x20; {
		case bytes.IndexByte(inner, ':') > 0 && bytes.IndexByte(inner, ' ') < 0 || bytes.IndexByte(inner, '@') > 0 && bytes.IndexByte(inner, ' ') < 0:
			s.Insert(inner)
			return n + 1
		case c >= 'a' && c <= 'z' || c == '/' || c == '!':
			return n + 1
		}
	}
	s.Out = append(s.Out, '<')
	return 1
}
