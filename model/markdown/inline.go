package markdown

import (
	"bytes"
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"lede/model/tex"
)

// special tells the bytes at which text may hold inline markup.
var special = [256]bool{'\\': true, '`': true, '*': true, '_': true, '[': true, ']': true, '!': true, '<': true, '&': true, '~': true, '\n': true, '$': true}

// plainText returns the text of inline Markdown as a reader sees it, on one line.
func plainText(s []byte) string {
	plain, last := true, byte(' ')
	for _, c := range s {
		if special[c] || c == ' ' && last == ' ' || c < ' ' {
			plain = false
			break
		}
		last = c
	}
	if plain && last != ' ' {
		return string(s)
	}
	p := inliner{s: joinLines(s)}
	p.scan()
	p.emphasis(0)
	var b strings.Builder
	for _, t := range p.tokens {
		b.Write(t.text)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// joinLines returns lines as one, without the backslashes that break them.
func joinLines(s []byte) []byte {
	if bytes.IndexByte(s, '\n') < 0 {
		return s
	}
	var b []byte
	for line := range bytes.SplitSeq(s, []byte{'\n'}) {
		line = bytes.TrimRight(line, " \t\r")
		if n := len(line) - len(bytes.TrimRight(line, "\\")); n%2 == 1 {
			line = line[:len(line)-1]
		}
		b = append(append(b, line...), ' ')
	}
	return b
}

// columns returns how many columns a terminal needs for s.
func columns(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case r < 0x300:
			n++
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		default:
			n++
			if k := width.LookupRune(r).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth {
				n++
			}
		}
	}
	return n
}

// inliner takes the markup out of inline Markdown, in time linear in its length but for nested brackets.
type inliner struct {
	s      []byte
	tokens []token
	runs   []delimiterRun
	open   []bracket
	noTick map[int]bool // lengths of backtick runs that no further run of that length closes
}

// token is a piece of the text that comes out.
type token struct{ text []byte }

// bracket is a `[` that may begin a link.
type bracket struct {
	token, run, at int
	image, dead    bool
}

// put appends text to what comes out.
func (p *inliner) put(text []byte) { p.tokens = append(p.tokens, token{text}) }

// scan reads all of the text.
func (p *inliner) scan() {
	for i := 0; i < len(p.s); {
		k := i
		for k < len(p.s) && !special[p.s[k]] {
			k++
		}
		if k > i {
			p.put(p.s[i:k])
			i = k
			continue
		}
		i += p.one(i)
	}
}

// one reads the special byte at i and what belongs to it. It returns how many bytes that was.
func (p *inliner) one(i int) int {
	s := p.s[i:]
	switch s[0] {
	case '\\':
		if len(s) > 1 && isPunct(s[1]) {
			p.put(s[1:2])
			return 2
		}
	case '`':
		return p.code(s)
	case '<':
		if n, text := script(s); n > 0 {
			p.put(text)
			return n
		}
		if n := angle(s); n > 0 {
			if isAutolink(s[1 : n-1]) {
				p.put(s[1 : n-1])
			}
			return n
		}
	case '&':
		if n, text := entity(s); n > 0 {
			p.put(text)
			return n
		}
	case '*', '_', '~':
		return p.run(i)
	case '!':
		if len(s) > 1 && s[1] == '[' && (len(s) < 3 || s[2] != '^') {
			p.open = append(p.open, bracket{len(p.tokens), len(p.runs), i + 2, true, false})
			p.put(s[:2])
			return 2
		}
	case '[':
		if n := label(s); n > 2 && s[1] == '^' {
			return n // a footnote's mark
		}
		p.open = append(p.open, bracket{len(p.tokens), len(p.runs), i + 1, false, false})
	case ']':
		return p.link(i)
	case '$':
		if n, source := tex.Inline(s, byte(min(character(p.s, i, true), 0x7f))); n > 0 {
			p.put([]byte(tex.Text(string(source))))
			return n
		}
	}
	p.put(s[:1])
	return 1
}

// code reads a code span, or the backticks of none.
func (p *inliner) code(s []byte) int {
	n := run(s, '`')
	for i := n; i < len(s) && !p.noTick[n]; {
		k := bytes.IndexByte(s[i:], '`')
		if k < 0 {
			break
		}
		i += k
		if k = run(s[i:], '`'); k == n {
			p.put(s[n:i])
			return i + n
		}
		i += k
	}
	if p.noTick == nil {
		p.noTick = map[int]bool{}
	}
	p.noTick[n] = true
	p.put(s[:n])
	return n
}

// link reads a `]`, and where it ends a link, what follows it.
func (p *inliner) link(i int) int {
	if len(p.open) == 0 {
		p.put(p.s[i : i+1])
		return 1
	}
	o := p.open[len(p.open)-1]
	p.open = p.open[:len(p.open)-1]
	n := 0
	if !o.dead {
		n = linkTail(p.s[i+1:], p.s[o.at:i])
	}
	if n < 0 || o.dead {
		p.put(p.s[i : i+1])
		return 1
	}
	p.tokens[o.token].text = nil
	p.emphasis(o.run)
	p.runs = p.runs[:o.run]
	if !o.image { // links hold no links
		for k := range p.open {
			p.open[k].dead = p.open[k].dead || !p.open[k].image
		}
	}
	return 1 + n
}

// entity returns the length and the meaning of the character reference that s begins with.
func entity(s []byte) (int, []byte) {
	n := bytes.IndexByte(s[:min(len(s), 40)], ';') + 1
	if n < 3 {
		return 0, nil
	}
	in := string(s[:n])
	for i, c := range in[1 : n-1] {
		if !isLetter(byte(c)) && (c < '0' || c > '9') && (c != '#' || i > 0) {
			return 0, nil
		}
	}
	out := html.UnescapeString(in)
	if out == in || strings.HasSuffix(out, ";") && in != "&semi;" && in != "&#59;" {
		return 0, nil
	}
	return n, []byte(out)
}

// character returns the character before or after i in s, a blank at the ends.
func character(s []byte, i int, before bool) rune {
	r, n := utf8.DecodeRune(s[min(i, len(s)):])
	if before {
		r, n = utf8.DecodeLastRune(s[:i])
	}
	if n == 0 {
		return ' '
	}
	return r
}
