package tex

import (
	"strings"
	"unicode/utf8"
)

// deepest is how deep groups, scripts and fractions may stand in one another. What is deeper stays as it is written.
const deepest = 24

// parser reads a formula from left to right.
type parser struct {
	s     string
	i     int
	depth int
}

// until reads up to one of the ends of a formula, which it leaves there: a closing brace, the end of a row or a cell, or of an
// environment; in the outermost formula a brace ends nothing.
func (p *parser) until(f *formula, cell bool) {
	for p.i < len(p.s) {
		switch c := p.s[p.i]; {
		case c == '}' && p.depth > 0:
			return
		case cell && (c == '&' || strings.HasPrefix(p.s[p.i:], `\\`) || p.ends()):
			return
		default:
			p.one(f)
		}
	}
}

// ends reports whether an environment or a pair of delimiters ends here.
func (p *parser) ends() bool {
	rest := p.s[p.i:]
	return strings.HasPrefix(rest, `\end{`) || strings.HasPrefix(rest, `\end `)
}

// one reads one thing.
func (p *parser) one(f *formula) {
	switch c := p.s[p.i]; c {
	case ' ', '\t', '\n', '\r', '~':
		p.i++
		if f.blank = true; c == '~' {
			f.space()
		}
	case '{':
		f.put(ordinary, p.group(f.script))
	case '^', '_':
		p.i++
		p.script(f, c)
	case '\'':
		n := 1
		for p.i+n < len(p.s) && p.s[p.i+n] == '\'' {
			n++
		}
		p.i += n
		f.b.WriteString(primes(n))
	case '&':
		p.i++
		f.space()
	case '\\':
		p.command(f)
	default:
		r, n := utf8.DecodeRuneInString(p.s[p.i:])
		f.put(classOf(r), p.s[p.i:p.i+n])
		p.i += n
	}
}

// primes returns n primes.
func primes(n int) string {
	if n == 2 {
		return "″"
	}
	return strings.Repeat("′", n)
}

// script reads what stands above or below the thing that was read last.
func (p *parser) script(f *formula, mark byte) {
	p.skip()
	if p.i < len(p.s) && strings.HasPrefix(p.s[p.i:], `\limits`) {
		p.i += len(`\limits`)
	}
	s := p.argument(true)
	switch {
	case s == "" && p.i >= len(p.s):
		f.put(ordinary, string(mark))
		return
	case s == "":
		return
	case f.last == none: // it stands before what it belongs to
		f.last = ordinary
	case f.last != operator && f.last != fraction && f.last != relation && f.last != binary:
		f.last = ordinary
	}
	f.b.WriteString(script(mark, s))
	f.blank = false
}

// skip moves past white space.
func (p *parser) skip() {
	for p.i < len(p.s) && strings.IndexByte(" \t\r\n", p.s[p.i]) >= 0 {
		p.i++
	}
}

// argument reads what a command or a script applies to: a group, a command with its arguments, or one character. It is "" if nothing is left.
func (p *parser) argument(script bool) string {
	p.skip()
	switch {
	case p.i >= len(p.s) || p.s[p.i] == '}' && p.depth > 0 || p.s[p.i] == '&' || strings.HasPrefix(p.s[p.i:], `\\`) || p.ends():
		return ""
	case p.s[p.i] == '{':
		return p.group(script)
	}
	f := formula{script: script}
	if p.depth >= deepest {
		_, n := utf8.DecodeRuneInString(p.s[p.i:])
		p.i += n
		return p.s[p.i-n : p.i]
	}
	p.depth++
	if p.s[p.i] == '^' || p.s[p.i] == '_' { // not a script of nothing
		f.put(ordinary, p.s[p.i:p.i+1])
		p.i++
	} else {
		p.one(&f)
	}
	p.depth--
	return trim(&f)
}

// group reads a group in braces; where it isn't closed, up to the end.
func (p *parser) group(script bool) string {
	if p.depth >= deepest {
		return p.raw()
	}
	p.i++
	p.depth++
	f := formula{script: script}
	p.until(&f, false)
	p.depth--
	if p.i < len(p.s) {
		p.i++
	}
	return trim(&f)
}

// trim returns what was written without blanks at its ends.
func trim(f *formula) string { return strings.Trim(f.b.String(), " ") }

// raw returns a group as it is written.
func (p *parser) raw() string {
	from, depth := p.i, 0
	for p.i < len(p.s) {
		c := p.s[p.i]
		p.i++
		switch c {
		case '\\':
			p.i = min(p.i+1, len(p.s))
		case '{':
			depth++
		case '}':
			depth--
		}
		if depth == 0 {
			break
		}
	}
	return p.s[from:p.i]
}

// word reads a group as the words that stand in it, without its braces; if there is no group it is "".
func (p *parser) word() string {
	p.skip()
	if p.i >= len(p.s) || p.s[p.i] != '{' {
		return ""
	}
	s := p.raw()
	return strings.TrimSuffix(s[1:], "}")
}

// bracketed reads an optional argument in brackets.
func (p *parser) bracketed() (string, bool) {
	from := p.i
	p.skip()
	if p.i < len(p.s) && p.s[p.i] == '[' {
		depth := 0
		for k := p.i + 1; k < len(p.s); k++ {
			switch c := p.s[k]; {
			case c == '{':
				depth++
			case c == '}':
				depth--
			case c == ']' && depth == 0:
				s := p.s[p.i+1 : k]
				p.i = k + 1
				return s, true
			}
			if depth < 0 {
				break
			}
		}
	}
	p.i = from
	return "", false
}

// inner returns another piece of TeX as text.
func (p *parser) inner(source string, script bool) string {
	if p.depth >= deepest {
		return source
	}
	q := &parser{s: source, depth: p.depth + 1}
	f := formula{script: script}
	for q.i < len(q.s) {
		q.until(&f, false)
		if q.i < len(q.s) { // a brace that closes nothing
			f.put(closing, "}")
			q.i++
		}
	}
	return trim(&f)
}
