package man

import (
	"slices"
	"strings"
)

// reference returns where a reference to another page leads.
func reference(name, section string) string { return "man:" + name + "." + section }

// referred returns runs in which names of pages, such as printf(3), lead to them.
func (b *builder) referred(runs []run) []run {
	if !slices.ContainsFunc(runs, func(r run) bool { return strings.IndexByte(r.text, '(') >= 0 }) {
		return runs
	}
	var text []byte
	for _, r := range runs {
		text = append(text, r.text...)
	}
	var marks [][2]int
	for i := 1; i < len(text); i++ {
		if text[i] != '(' {
			continue
		}
		from, to := pageName(text, i)
		if from < to && !strings.EqualFold(string(text[from:to]), b.self) {
			marks = append(marks, [2]int{from, to})
			i = to - 1
		}
	}
	if len(marks) == 0 {
		return runs
	}
	out := make([]run, 0, len(runs)+2*len(marks))
	at, m := 0, 0
	for _, r := range runs {
		for s := r.text; s != ""; {
			for m < len(marks) && marks[m][1] <= at {
				m++
			}
			n, linked := len(s), false
			if m < len(marks) {
				switch from, to := marks[m][0], marks[m][1]; {
				case at < from:
					n = min(n, from-at)
				default:
					n, linked = min(n, to-at), true
				}
			}
			part := run{s[:n], r.style}
			if linked && part.to == "" && !part.code {
				name, section := cutReference(string(text[marks[m][0]:marks[m][1]]))
				part.to = reference(name, section)
			}
			out = append(out, part)
			s = s[n:]
			at += n
		}
	}
	return out
}

// cutReference returns the name and the section of a reference such as printf(3).
func cutReference(s string) (name, section string) {
	for i := len(s) - 2; i > 0; i-- {
		if s[i] == '(' {
			return s[:i], s[i+1 : len(s)-1]
		}
	}
	return s, ""
}

// longestName is how many bytes the name of a page may have; longestSection, the part behind the number of its section.
const longestName, longestSection = 100, 8

// pageName returns where the name of a page with its section begins and ends whose parenthesis stands at i; two equal numbers if there is none.
func pageName(text []byte, i int) (from, to int) {
	end := i + 2
	if end >= len(text) || text[i+1] < '1' || text[i+1] > '9' {
		return i, i
	}
	for end < len(text) && end-i < longestSection+2 && isAlnum(text[end]) {
		end++
	}
	if end >= len(text) || text[end] != ')' {
		return i, i
	}
	letters := false
	for from = i; from > 0 && i-from < longestName && isNameByte(text[from-1]); from-- {
		letters = letters || text[from-1]|0x20 >= 'a' && text[from-1]|0x20 <= 'z'
	}
	for from < i && !isAlnum(text[from]) && text[from] != '_' && text[from] != '[' && text[from] != '.' {
		from++
	}
	if !letters || from == i || from > 0 && text[from-1] >= 0x80 {
		return i, i
	}
	return from, end + 1
}

func isAlnum(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' }

// isNameByte reports whether a byte may be of the name of a page.
func isNameByte(c byte) bool {
	return isAlnum(c) || c == '_' || c == '-' || c == '.' || c == '+' || c == ':' || c == '@' || c == '['
}
