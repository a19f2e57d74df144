package rst

import (
	"strings"
	"unicode/utf8"
)

// isAdornment reports whether a line is one character again and again, as stand below and above titles.
func isAdornment(line string) bool {
	return line != "" && isPunctuation(line[0]) && strings.Trim(line, line[:1]) == ""
}

// isPunctuation reports whether a byte is one of those that adornments are made of.
func isPunctuation(c byte) bool {
	return c > ' ' && c < 0x7f && !isWord(c)
}

// isWord reports whether a byte is a letter or a digit of ASCII.
func isWord(c byte) bool { return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' }

// underlines reports whether an adornment is long enough to stand below a title: a short one only below what is as short.
func underlines(adornment, title string) bool {
	if !isAdornment(adornment) || title == "" {
		return false
	}
	return len(adornment) >= 4 || len(adornment) >= utf8.RuneCountInString(strings.TrimSpace(title))
}

// isGridRule reports whether a line is the border of a grid table, or the one below its head.
func isGridRule(line string) bool {
	return len(line) > 2 && line[0] == '+' && line[len(line)-1] == '+' && strings.Trim(line, "+-=") == "" && strings.ContainsAny(line, "-=")
}

// isSimpleRule reports whether a line is the border of a simple table of two columns or more.
func isSimpleRule(line string) bool {
	return line != "" && line[0] == '=' && strings.Trim(line, "= ") == "" && strings.Contains(line, " ")
}

// bullet returns where in a line the text of a bulleted item begins that the line is the first of, 0 if it is none.
func bullet(line string) int {
	r, n := utf8.DecodeRuneInString(line)
	if !strings.ContainsRune("-*+•‣⁃", r) {
		return 0
	}
	return afterBlanks(line, n)
}

// afterBlanks returns where in a line the text begins behind the blanks that stand at n; 0 if none do.
func afterBlanks(line string, n int) int {
	text := strings.TrimLeft(line[n:], " ")
	switch {
	case n == len(line):
		return n + 1
	case len(text) == len(line)-n:
		return 0
	}
	return len(line) - len(text)
}

// enumerator returns what numbers an item, without its signs, and where in the line its text begins; 0 if the line begins none.
func enumerator(line string) (number string, text int) {
	s, open := strings.CutPrefix(line, "(")
	n := 0
	for n < len(s) && n < 12 && isWord(s[n]) {
		n++
	}
	if n == 0 && strings.HasPrefix(s, "#") {
		n = 1
	}
	if n == 0 || n == len(s) || s[n] != ')' && (open || s[n] != '.') {
		return "", 0
	}
	number = s[:n]
	if n > 1 && strings.Trim(number, "0123456789") != "" && strings.Trim(number, "ivxlcdm") != "" && strings.Trim(number, "IVXLCDM") != "" {
		return "", 0
	}
	return number, afterBlanks(line, len(line)-len(s)+n+1)
}

// field returns the name of a field, and where its text begins; 0 if the line begins none.
func field(line string) (name string, text int) {
	if len(line) < 3 || line[0] != ':' || line[1] == ':' || line[1] == ' ' || line[1] == '`' {
		return "", 0
	}
	for i := 1; i < len(line) && i < 256; i++ {
		switch {
		case line[i] == '\\':
			i++
		case line[i] == '`' && line[i-1] == ':': // a role
			return "", 0
		case line[i] == ':' && (i+1 == len(line) || line[i+1] == ' '):
			return line[1:i], afterBlanks(line, i+1)
		}
	}
	return "", 0
}

// option returns the options that a line begins with, and where what they do is told; 0 if there are none.
func option(line string) (names string, text int) {
	if len(line) < 2 || line[0] != '-' && line[0] != '/' && line[0] != '+' || !isWord(line[1]) && line[1] != '-' && line[1] != '?' {
		return "", 0
	}
	names, rest, told := strings.Cut(line, "  ")
	for part := range strings.SplitSeq(names, ", ") {
		name, _, _ := strings.Cut(part, "=")
		name, arg, spaced := strings.Cut(name, " ")
		sign := len(name) - len(strings.TrimLeft(name, "-/+"))
		switch {
		case sign == 0 || sign > 2 || sign == len(name), spaced && strings.Contains(arg, " ") && !strings.HasPrefix(arg, "<"):
			return "", 0
		case sign == 1 && name[0] == '-' && len(name) > 2 && isWord(name[2]) && !spaced && !told:
			return "", 0
		}
	}
	return names, len(line) - len(strings.TrimLeft(rest, " "))
}

// isItem reports whether a line begins an item of a list of any kind, or a line of a block of lines.
func isItem(line string) bool {
	if _, n := enumerator(line); n > 0 {
		return true
	}
	if _, n := field(line); n > 0 {
		return true
	}
	if _, n := option(line); n > 0 {
		return true
	}
	return bullet(line) > 0 || isLine(line)
}

// isLine reports whether a line is one of a block of lines.
func isLine(line string) bool { return line == "|" || strings.HasPrefix(line, "| ") }
