package model

import "strings"

// Between returns the source text from one place to another, cleaned for a terminal; at most most bytes of it.
func (a *Article) Between(from, to Pos, most int) string {
	to = min(to, a.size, from+Pos(most))
	if from >= to {
		return ""
	}
	return Clean(string(a.text.readAt(make([]byte, to-from), from)))
}

// Code returns the code that block b, which is code, belongs to, with the pieces that it was cut into: without fence or indent, cleaned for a terminal.
func (a *Article) Code(b Block) string {
	first := b
	for p := range a.Before(b.Start) {
		if p.Kind != Code || !p.Cut {
			break
		}
		first = p
	}
	var s strings.Builder
	for p := range a.Blocks(first.Start) {
		s.WriteString(bareCode(a.Markdown(p)))
		if !p.Cut {
			break
		}
	}
	return s.String()
}

// bareCode returns the code in a block's Markdown.
func bareCode(markdown string) string {
	lines := strings.SplitAfter(strings.TrimRight(markdown, "\n")+"\n", "\n")
	first := strings.TrimLeft(lines[0], " ")
	if mark := first[:min(3, len(first))]; mark == "```" || mark == "~~~" {
		indent := len(lines[0]) - len(first)
		lines = lines[1 : len(lines)-1]
		if n := len(lines); n > 0 && strings.HasPrefix(strings.TrimLeft(lines[n-1], " "), mark) {
			lines = lines[:n-1]
		}
		return unindented(lines, indent)
	}
	return unindented(lines, 4)
}

// unindented joins lines, without up to n blanks at the front of each.
func unindented(lines []string, n int) string {
	var s strings.Builder
	for _, l := range lines {
		k := 0
		for k < n && k < len(l) && l[k] == ' ' {
			k++
		}
		if k == 0 && n == 4 {
			l = strings.TrimPrefix(l, "\t")
		}
		s.WriteString(l[k:])
	}
	return s.String()
}
