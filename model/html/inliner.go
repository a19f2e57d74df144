package html

import "strings"

// inliner writes runs as Markdown.
type inliner struct {
	out   strings.Builder
	table bool
	open  style
}

// change closes and opens what the next text's style takes.
func (p *inliner) change(to style) {
	if p.open == to {
		return
	}
	same := mark(0)
	for same < marks && p.open.on[same] == to.on[same] && (same != linked || p.open.dest == to.dest) {
		same++
	}
	for m := marks; m > same; m-- {
		if p.open.on[m-1] {
			p.out.WriteString(signs[m-1])
			if m-1 == linked {
				p.out.WriteString("](" + p.open.dest + ")")
			}
		}
	}
	for m := same; m < marks; m++ {
		if to.on[m] {
			p.out.WriteString(signs[m])
			if m == linked {
				p.out.WriteString("[")
			}
		}
	}
	p.open = to
}

// add writes one run.
func (p *inliner) add(r run, next string) {
	switch r.kind {
	case verbatim, spot:
		p.out.WriteString(r.text)
	case code:
		p.code(r.text)
	case lineBreak:
		switch {
		case p.table:
			p.out.WriteString("<br>")
		case strings.HasSuffix(p.out.String(), `\`): // goldmark takes the one for escaped
			p.out.WriteString("  \n")
		default:
			p.out.WriteString("\\\n")
		}
	case words:
		escape(&p.out, r.text, next, p.table)
	}
}

// code writes a code span, whose fence is longer than any in it.
func (p *inliner) code(s string) {
	if p.table {
		s = strings.ReplaceAll(s, "|", "\\|")
	}
	fence := strings.Repeat("`", longest(s, '`')+1)
	if s[0] == '`' || s[len(s)-1] == '`' || s[0] == ' ' && s[len(s)-1] == ' ' && strings.TrimSpace(s) != "" {
		s = " " + s + " "
	}
	p.out.WriteString(fence + s + fence)
}

// longest returns the length of the longest stretch of a character in s.
func longest(s string, c byte) int {
	most, n := 0, 0
	for i := range len(s) {
		if s[i] == c {
			n++
			most = max(most, n)
		} else {
			n = 0
		}
	}
	return most
}
