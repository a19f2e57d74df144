package model

import "bytes"

// See gathers the text of a block without Markdown's marks.
func (markdown) See(s *seen, b Block, text []byte) {
	s.markup = true
	if b.Kind == Rule {
		return
	}
	code := b.Kind == Code
	for i := 0; i < len(text); {
		e := i + bytes.IndexByte(text[i:], '\n') + 1
		if e == i {
			e = len(text)
		}
		line := text[i:e]
		n := marksBefore(line, b.Kind)
		rest := bytes.TrimSpace(line[n:])
		switch {
		case len(rest) == 0:
			s.apart()
		case fenceLike(rest):
			code = b.Kind == Code || !code
		case !code && underline(rest):
		default:
			if n > 0 && itemLike(line[:n]) {
				s.apart()
			}
			s.text(line[n:], b.Start+Pos(i+n), code)
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
