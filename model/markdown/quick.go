package markdown

import "bytes"

// quick returns where the block that text begins with ends, its kind and level, if it is one of those that most texts are made of:
// paragraphs, headings, code in a fence, tables in pipes, and lists and quotes whose lines are nothing but text. It is 0 if that takes a closer look, and never
// another place than what that gives: it is only three times as fast.
func quick(text []byte) (end int, kind Kind, level uint8) {
	switch c := text[0]; {
	case !mayStart[c] || len(text) > 1 && isText(text) && !mayDefine(text):
		return quickParagraph(text), Paragraph, 0
	case c == '-' || c == '*' || c == '+' || c >= '0' && c <= '9':
		return quickList(text), List, 0
	case c == '>':
		return quickQuote(text), Quote, 0
	case c == '|':
		return quickTable(text), Table, 0
	case c == '#':
		if n := run(text, '#'); n <= 6 && n < len(text) && text[n] == ' ' {
			if e := bytes.IndexByte(text, '\n') + 1; e <= ProseCap {
				return e, Heading, uint8(n)
			}
		}
	case c == '`':
		first := bytes.IndexByte(text, '\n') + 1
		if first == 0 || first > CodeCap {
			return 0, Hidden, 0
		}
		if n := fenceLength(text[:first]); n > 0 {
			return fenceEnd(text, first, within{char: c, size: n}), Code, 0
		}
	}
	return 0, Hidden, 0
}

// mayDefine reports whether text, which begins with a paragraph, may begin with a link reference definition.
func mayDefine(text []byte) bool {
	n := label(text)
	return n > 0 && (n == len(text) || text[n] == ':')
}

// quickParagraph returns the end of a paragraph before a blank line, 0 if it has a line that may be something else.
func quickParagraph(text []byte) int {
	for i := 0; ; {
		n := bytes.IndexByte(text[i:], '\n')
		if i += n + 1; n < 0 || i > ProseCap || i+1 >= len(text) {
			return 0
		}
		if c := text[i]; c == '\n' {
			return i
		} else if mayStart[c] && !isText(text[i:]) {
			return 0
		}
	}
}

// quickTable returns the end of a table before a blank line all lines of which begin with a pipe, 0 if text begins with none.
func quickTable(text []byte) int {
	head := bytes.IndexByte(text, '\n') + 1
	if head < 3 || text[head-2] != '|' || head >= len(text) || text[head] != '|' {
		return 0
	}
	i := head + bytes.IndexByte(text[head:], '\n') + 1
	if i == head || i > listCap/2 || bytes.Count(text[:head], []byte{'|'})-1 > delimiters(text[head:i-1]) {
		return 0
	}
	for i < len(text) && text[i] == '|' {
		n := bytes.IndexByte(text[i:], '\n')
		if i += n + 1; n < 0 || i > listCap {
			return 0
		}
	}
	if i >= len(text) || text[i] != '\n' {
		return 0
	}
	return i
}

// quickQuote returns the end of a quote before a blank line, 0 if it has a line that is no text.
func quickQuote(text []byte) int {
	for i := 0; ; {
		switch c := text[i]; {
		case c == '\n':
			return i
		case c == '>':
			if i+4 >= len(text) || text[i+1] != ' ' || !isText(text[i+2:]) {
				return 0
			}
		case mayStart[c]:
			return 0
		}
		n := bytes.IndexByte(text[i:], '\n')
		if i += n + 1; n < 0 || i > listCap || i >= len(text) {
			return 0
		}
	}
}

// quickList returns the end of a list before a blank line and a line that is no item and not indented, 0 if it has lines that
// are neither text nor items of text: since a paragraph is open behind each of its lines, more text belongs to it, and so does
// an item that stands in its last item.
func quickList(text []byte) int {
	mark, width := itemOfText(text)
	if mark == 0 {
		return 0
	}
	kind := text[mark-1]
	for i, blank := 0, false; ; {
		c := text[i]
		switch {
		case i == 0:
		case c == '\n':
			blank = true
		case c == kind || c >= '0' && c <= '9' && (kind == '.' || kind == ')'):
			if mark, width = itemOfText(text[i:]); mark == 0 || text[i+mark-1] != kind {
				return 0
			}
			blank = false
		case blank:
			if c == ' ' || c == '\t' || c == '\r' || itemMarker(text[i:min(len(text), i+12)]) > 0 {
				return 0
			}
			return i
		case c == ' ':
			if !isInner(text[i:], width) {
				return 0
			}
		case mayStart[c]:
			return 0
		}
		n := bytes.IndexByte(text[i:], '\n')
		if i += n + 1; n < 0 || i > listCap || i+1 >= len(text) {
			return 0
		}
	}
}

// isInner reports whether a line that begins with blanks is text, or an item of text in an item of the given width.
func isInner(line []byte, width int) bool {
	n := run(line, ' ')
	if n < len(line) && !mayStart[line[n]] {
		return true
	}
	mark, _ := itemOfText(line[n:])
	return mark > 0 && n >= width
}

// itemOfText returns the length of the marker of the list item that line begins with, and how far its text is indented; 0 if
// it is no item or doesn't begin with text. line may be longer than a line.
func itemOfText(line []byte) (mark, width int) {
	n := digits(line)
	if n >= 10 || n+4 >= len(line) || line[n+1] != ' ' || !isText(line[n+2:]) {
		return 0, 0
	}
	switch c := line[n]; {
	case n == 0 && (c == '-' || c == '*' || c == '+'), n > 0 && (c == '.' || c == ')'):
		return n + 1, n + 2
	}
	return 0, 0
}

// isText reports whether s, which has at least two bytes, surely begins with text. It may be a definition's.
func isText(s []byte) bool {
	c := s[0]
	switch {
	case !mayStart[c]:
		return true
	case c == '[':
		return s[1] != '^'
	case c == '`' || c == '~':
		n := run(s, c)
		return n < 3 && n < len(s)
	case c >= '0' && c <= '9':
		n := digits(s)
		return n < len(s) && s[n] != '.' && s[n] != ')'
	case c == '*' || c == '_':
		n := run(s, c)
		return n < len(s) && isLetter(s[n])
	}
	return false
}
