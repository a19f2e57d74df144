package markdown

import (
	"bytes"
	"unicode"
)

// delimiterRun is a run of `*`, `_` or `~` that may open or close emphasis.
type delimiterRun struct {
	token       int
	char        byte
	n, whole    int // characters that are left of it, and that there were
	open, close bool
}

// run reads the run of delimiters at i.
func (p *inliner) run(i int) int {
	s := p.s
	n := run(s[i:], s[i])
	prev, next := character(s, i, true), character(s, i+n, false)
	spaceBefore, spaceAfter := unicode.IsSpace(prev), unicode.IsSpace(next)
	markBefore, markAfter := isMark(prev), isMark(next)
	left := !spaceAfter && (!markAfter || spaceBefore || markBefore)
	right := !spaceBefore && (!markBefore || spaceAfter || markAfter)
	d := delimiterRun{token: len(p.tokens), char: s[i], n: n, whole: n, open: left, close: right}
	if s[i] == '_' {
		d.open, d.close = left && (!right || markBefore), right && (!left || markAfter)
	}
	p.put(s[i : i+n])
	if (d.open || d.close) && (s[i] != '~' || n <= 2) {
		p.runs = append(p.runs, d)
	}
	return n
}

// isMark reports whether r is punctuation in the sense of CommonMark 2.1.
func isMark(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

// emphasis takes out the delimiters among the runs from from on that are emphasis (CommonMark, appendix).
func (p *inliner) emphasis(from int) {
	var bottom [3][6]int // below it there is no opener for a closer of this kind
	stack := make([]int, 0, 16)
	for c := from; c < len(p.runs); c++ {
		closer := &p.runs[c]
		for closer.close && closer.n > 0 {
			key := closer.whole % 3
			if closer.open {
				key += 3
			}
			kind := &bottom[bytes.IndexByte([]byte("*_~"), closer.char)]
			k := len(stack) - 1
			low := min(kind[key], len(stack))
			for k >= low && !p.match(stack[k], c) {
				k--
			}
			if k < low {
				kind[key] = len(stack)
				break
			}
			opener := &p.runs[stack[k]]
			stack = stack[:k+1]
			n := 1
			if opener.n >= 2 && closer.n >= 2 {
				n = 2
			}
			p.take(opener, n)
			p.take(closer, n)
			if opener.n == 0 {
				stack = stack[:k]
			}
			for i := range kind {
				kind[i] = min(kind[i], len(stack))
			}
		}
		if closer.open && closer.n > 0 {
			stack = append(stack, c)
		}
	}
	p.runs = p.runs[:from]
}

// match reports whether run o may open what run c closes.
func (p *inliner) match(o, c int) bool {
	a, b := &p.runs[o], &p.runs[c]
	if a.char != b.char {
		return false
	}
	if a.char == '~' {
		return a.n == b.n
	}
	return !(a.close || b.open) || (a.whole+b.whole)%3 != 0 || a.whole%3 == 0 && b.whole%3 == 0
}

// take takes n characters off a run.
func (p *inliner) take(d *delimiterRun, n int) {
	d.n -= n
	p.tokens[d.token].text = p.tokens[d.token].text[n:]
}
