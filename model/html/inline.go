package html

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mark is a style of running text, in the order in which marks are nested: punctuation at the inside of a link's brackets would keep the
// asterisks around it from being read as marks.
type mark uint8

const (
	linked mark = iota
	strong
	emphatic
	struck
	marks
)

// signs are what stands on both sides of a marked text.
var signs = [marks]string{strong: "**", emphatic: "*", struck: "~~"}

// style is what a piece of text is marked as.
type style struct {
	on   [marks]bool
	dest string // where it leads, if linked
}

// runKind says what a run is.
type runKind uint8

const (
	words runKind = iota
	code
	verbatim // Markdown already: a picture, a note's reference
	spot     // the same of a place that links lead to, which nobody sees
	lineBreak
)

// run is a piece of running text.
type run struct {
	kind  runKind
	text  string
	style style
}

// inline returns runs as Markdown on one line, or more where the text has line breaks. In a table, a line break is a tag and bars are escaped.
func inline(runs []run, table bool) string {
	p := inliner{table: table}
	runs = divided(squeezed(runs))
	for i, r := range runs {
		p.change(r.style)
		next := ""
		if i+1 < len(runs) {
			next = runs[i+1].text
		}
		p.add(r, next)
	}
	p.change(style{})
	return strings.TrimRight(p.out.String(), " ")
}

// squeezed makes one blank of all white space between words, and drops it at both ends of lines.
func squeezed(runs []run) []run {
	out := make([]run, 0, len(runs))
	space := true   // a blank would be one too many
	var last []byte // the text of the last run, where it is joined of several
	settle := func() {
		if last != nil {
			out[len(out)-1].text, last = string(last), nil
		}
	}
	for _, r := range runs {
		switch r.kind {
		case lineBreak:
			settle()
			out = trimmed(out)
			if space = true; len(out) == 0 || out[len(out)-1].kind == lineBreak {
				continue
			}
			r.style.plain()
		case verbatim:
			space = false
		case words, code:
			r.text = squeeze(r.text, space)
			if r.text == "" {
				continue
			}
			space = strings.HasSuffix(r.text, " ")
			if n := len(out) - 1; n >= 0 && out[n].style == r.style && out[n].kind == r.kind {
				if last == nil {
					last = append(last, out[n].text...)
				}
				last = append(last, r.text...)
				continue
			}
			if r.kind == code { // punctuation, to what decides whether asterisks are marks
				r.style.plain()
			}
		}
		settle()
		out = append(out, r)
	}
	settle()
	out = trimmed(out)
	for len(out) > 0 && out[len(out)-1].kind == lineBreak {
		out = trimmed(out[:len(out)-1])
	}
	return out
}

// trimmed drops the blank at the end of runs.
func trimmed(runs []run) []run {
	if n := len(runs); n > 0 && runs[n-1].kind == words {
		if runs[n-1].text = strings.TrimRight(runs[n-1].text, " "); runs[n-1].text == "" {
			return runs[:n-1]
		}
	}
	return runs
}

// squeeze makes one blank of each stretch of HTML's white space in s; one at the start goes if space is set.
func squeeze(s string, space bool) string {
	clean := true
	for i := 0; i < len(s) && clean; i++ {
		clean = s[i] > ' ' || s[i] == ' ' && (i > 0 || !space) && (i+1 == len(s) || s[i+1] > ' ')
	}
	if clean {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c > ' ' || c < '\t' || c > '\r' && c < ' ':
			b.WriteByte(c)
			space = false
		case !space:
			b.WriteByte(' ')
			space = true
		}
	}
	return b.String()
}

// divided moves blanks, and punctuation where letters stand on the other side, from the ends of marked text to its outside: marks
// there would not be read as such (CommonMark 0.31, 6.2).
func divided(runs []run) []run {
	out := make([]run, 0, len(runs)+8)
	for i, r := range runs {
		if r.kind != words || !r.style.emphasized() {
			out = append(out, r)
			continue
		}
		before, after := ' ', ' '
		if n := len(out); n > 0 {
			before = border(out[n-1], true)
		}
		if i+1 < len(runs) {
			after = border(runs[i+1], false)
		}
		a, z := 0, len(r.text)
		if i == 0 || runs[i-1].style != r.style {
			a = z - len(strings.TrimLeftFunc(r.text, outside(before)))
		}
		if i+1 == len(runs) || runs[i+1].style != r.style {
			z = len(strings.TrimRightFunc(r.text[a:], outside(after))) + a
		}
		bare := r.style
		bare.plain()
		for _, part := range []run{{words, r.text[:a], bare}, {words, r.text[a:z], r.style}, {words, r.text[z:], bare}} {
			if part.text != "" {
				out = append(out, part)
			}
		}
	}
	return joined(out)
}

// joined makes one run of words of one style that follow each other: what Markdown misreads may begin in one and end in the other.
func joined(runs []run) []run {
	out := runs[:0]
	for i := 0; i < len(runs); {
		k, size := i, 0
		for ; k < len(runs) && (k == i || runs[k].kind == words && runs[i].kind == words && runs[k].style == runs[i].style); k++ {
			size += len(runs[k].text)
		}
		r := runs[i]
		if k > i+1 {
			var b strings.Builder
			b.Grow(size)
			for _, part := range runs[i:k] {
				b.WriteString(part.text)
			}
			r.text = b.String()
		}
		out, i = append(out, r), k
	}
	return out
}

// emphasized reports whether asterisks or tildes stand around a text.
func (s style) emphasized() bool { return s.on[strong] || s.on[emphatic] || s.on[struck] }

// plain takes away what asterisks or tildes stand for.
func (s *style) plain() { s.on[strong], s.on[emphatic], s.on[struck] = false, false, false }

// border returns the last or the first character of a run, a punctuation mark for what begins and ends in one.
func border(r run, last bool) rune {
	c := ' '
	switch {
	case r.kind == code || r.kind == verbatim || r.kind == spot || r.style.on[linked]:
		return '.'
	case r.kind == lineBreak:
	case last:
		c, _ = utf8.DecodeLastRuneInString(r.text)
	default:
		c, _ = utf8.DecodeRuneInString(r.text)
	}
	return c
}

// outside returns what must not stand at the end of a marked text with the character c on its other side.
func outside(c rune) func(rune) bool {
	letter := !unicode.IsSpace(c) && !unicode.IsPunct(c) && !unicode.IsSymbol(c)
	return func(r rune) bool {
		return unicode.IsSpace(r) || letter && (unicode.IsPunct(r) || unicode.IsSymbol(r))
	}
}

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
