package html

import (
	"strings"
	"unicode/utf8"
)

// escape writes text so that Markdown reads it as it is. next is what follows it.
func escape(b *strings.Builder, s, next string, table bool) {
	from := 0
	for i := range len(s) {
		if misread(s, i, next, table) {
			b.WriteString(s[from:i])
			b.WriteByte('\\')
			from = i
		}
	}
	b.WriteString(s[from:])
}

// misread reports whether Markdown takes the byte at i, inside of a line, for more than itself.
func misread(s string, i int, next string, table bool) bool {
	switch s[i] {
	case '\\', '`', '*', '[', ']', '~':
		return true
	case '|':
		return table
	case '_':
		return i == 0 || i+1 == len(s) || !inWord(s[i-1]) || !inWord(s[i+1])
	case '!':
		return i+1 == len(s) && next != ""
	case '$': // of mathematics, which begins with no blank behind it
		return i+1 < len(s) && s[i+1] > ' ' || i+1 == len(s) && next != ""
	case '{':
		return i+1 < len(s) && (s[i+1] == '#' || s[i+1] == '.')
	case '<':
		if i+1 == len(s) {
			return next != ""
		}
		c := s[i+1]
		return isLetter(c) || c == '/' || c == '!' || c == '?'
	case '&':
		if i+1 == len(s) || !isLetter(s[i+1]) && s[i+1] != '#' {
			return false
		}
		return strings.IndexByte(s[i:min(len(s), i+34)], ';') > 0
	}
	return false
}

// escapeStart returns a line of running text such that its start is read as text.
func escapeStart(s string) string {
	if s == "" {
		return s
	}
	switch c := s[0]; c {
	case '#':
		if rest := strings.TrimLeft(s, "#"); len(s)-len(rest) <= 6 && (rest == "" || rest[0] == ' ') {
			return `\` + s
		}
	case '>', '=':
		return `\` + s
	case '+', '-', ':':
		if len(s) == 1 || s[1] == ' ' || strings.Trim(s, "-:| ") == "" {
			return `\` + s
		}
	case '|':
		if strings.Trim(s, "-:| ") == "" {
			return `\` + s
		}
	default:
		if n := len(s) - len(strings.TrimLeft(s, "0123456789")); n > 0 && n < 10 && n < len(s) && (s[n] == '.' || s[n] == ')') && (n+1 == len(s) || s[n+1] == ' ') {
			return s[:n] + `\` + s[n:]
		}
	}
	return s
}

// inWord reports whether a byte is of a word, next to which an underscore is no mark.
func inWord(c byte) bool { return isLetter(c) || c >= '0' && c <= '9' || c >= utf8.RuneSelf }

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// Destination returns a link's target as it can stand in parentheses.
func Destination(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(s) {
		switch c := s[i]; {
		case c <= ' ' || c == 0x7f || strings.IndexByte("()<>\\|`\"*_[]", c) >= 0 && c != '_' && c != '*':
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}
