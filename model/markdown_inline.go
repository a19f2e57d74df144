package model

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

// angle returns the length of the autolink or the tag, comment or the like that s begins with, 0 if it is none.
func angle(s []byte) int {
	end := bytes.IndexByte(s, '>')
	if end < 2 {
		return 0
	}
	if isAutolink(s[1:end]) {
		return end + 1
	}
	switch s[1] {
	case '?':
		return through(s, "?>", 2)
	case '!':
		switch {
		case bytes.HasPrefix(s, []byte("<!-->")):
			return 5
		case bytes.HasPrefix(s, []byte("<!--->")):
			return 6
		case bytes.HasPrefix(s, []byte("<!--")):
			return through(s, "-->", 4)
		case bytes.HasPrefix(s, []byte("<![CDATA[")):
			return through(s, "]]>", 9)
		case len(s) > 2 && isLetter(s[2]):
			return end + 1
		}
		return 0
	}
	name, closing := tagName(s)
	if len(name) == 0 {
		return 0
	}
	i := 1 + len(name)
	if closing {
		i++
	}
	for !closing {
		n := attribute(s[i:])
		if n == 0 {
			break
		}
		i += n
	}
	i = blanks(s, i)
	if !closing && i < len(s) && s[i] == '/' {
		i++
	}
	if i < len(s) && s[i] == '>' {
		return i + 1
	}
	return 0
}

// through returns where mark ends in s, looked for from from on, 0 if it isn't there.
func through(s []byte, mark string, from int) int {
	if i := bytes.Index(s[from:], []byte(mark)); i >= 0 {
		return from + i + len(mark)
	}
	return 0
}

// isAutolink reports whether s, which stands in angle brackets, is an address.
func isAutolink(s []byte) bool {
	if bytes.ContainsAny(s, " \t\n<") || len(s) == 0 {
		return false
	}
	i := 0
	for i < len(s) && (isLetter(s[i]) || i > 0 && (s[i] >= '0' && s[i] <= '9' || s[i] == '+' || s[i] == '.' || s[i] == '-')) {
		i++
	}
	if i >= 2 && i <= 32 && i < len(s) && s[i] == ':' {
		return true
	}
	return isMail(s)
}

// isMail reports whether s is an e-mail address (CommonMark 6.5).
func isMail(s []byte) bool {
	local, domain, ok := bytes.Cut(s, []byte{'@'})
	if !ok || len(local) == 0 {
		return false
	}
	for _, c := range local {
		if !isLetter(c) && (c < '0' || c > '9') && bytes.IndexByte([]byte(".!#$%&'*+/=?^_`{|}~-"), c) < 0 {
			return false
		}
	}
	for part := range bytes.SplitSeq(domain, []byte{'.'}) {
		if len(part) == 0 || len(part) > 63 || part[0] == '-' || part[len(part)-1] == '-' {
			return false
		}
		for _, c := range part {
			if !isLetter(c) && (c < '0' || c > '9') && c != '-' {
				return false
			}
		}
	}
	return true
}

// linkTail returns the length of what s, behind the `]`, adds to a link with the given text: a destination or a label. It is -1 if
// the text is no link. Whether a label is defined isn't known here: it is taken to be.
func linkTail(s, text []byte) int {
	if len(s) > 0 && s[0] == '(' {
		i := blanks(s, 1)
		if n := destination(s[i:]); n > 0 {
			i += n
			if t := blanks(s, i); t > i {
				i = t + title(s[t:])
			}
			i = blanks(s, i)
		}
		if i < len(s) && s[i] == ')' {
			return i + 1
		}
	}
	if n := label(s); n > 0 && s[1] != '^' {
		return n
	}
	if len(text) == 0 || len(text) > maxLabel || allBlank(text) || hasBracket(text) {
		return -1
	}
	if bytes.HasPrefix(s, []byte("[]")) {
		return 2
	}
	return 0
}

// hasBracket reports whether s, which is a link's text, can't be a label.
func hasBracket(s []byte) bool {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '[', ']':
			return true
		}
	}
	return false
}
