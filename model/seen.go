package model

import (
	"bytes"
	"html"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// seen gathers what a reader sees of a text, in the form in which it is searched: one blank for any white space, a
// line feed where two parts don't read on (blocks, cells), composed characters (NFC), plain quotes for curly ones, and
// without letter case if fold is set. Marks of Markdown are left out if markup is.
type seen struct {
	fold   bool
	markup bool
	exact  bool // tell for each byte of out where it stands in the source
	out    []byte
	src    []Pos     // where each byte of out stands, if exact
	parts  []passage // where the parts of out begin
	fresh  bool      // what comes next begins a part
}

// passage is a piece of text that reads on: where it begins in what is seen, and in the source.
type passage struct {
	out int
	src Pos
}

// The classes of bytes that are more than a letter to seen.
const (
	seenAsIs = iota
	seenSpace
	seenLetter // has another case
	seenMark   // may be Markdown's
	seenWide   // begins a character of several bytes
	seenDrop
)

// seenClass tells for each byte what it takes to read it.
var seenClass = func() (t [256]uint8) {
	for c := range t {
		switch {
		case c == ' ' || c >= '\t' && c <= '\r':
			t[c] = seenSpace
		case c >= 'A' && c <= 'Z':
			t[c] = seenLetter
		case c < ' ' || c == 0x7f:
			t[c] = seenDrop
		case c >= utf8.RuneSelf:
			t[c] = seenWide
		case bytes.IndexByte([]byte("\\*_`~[]!<&|"), byte(c)) >= 0:
			t[c] = seenMark
		}
	}
	return t
}()

// text reads running text that stands at at in the source; in code, Markdown has no marks.
func (s *seen) text(t []byte, at Pos, code bool) {
	for i := 0; i < len(t); {
		from := i
		c := t[i]
		i++
		if s.fresh && seenClass[c] != seenSpace {
			s.parts, s.fresh = append(s.parts, passage{len(s.out), at + Pos(from)}), false
		}
		switch seenClass[c] {
		case seenAsIs:
			s.out = append(s.out, c)
		case seenLetter:
			if s.fold {
				c |= 0x20
			}
			s.out = append(s.out, c)
		case seenSpace:
			i += s.white(t[i:], c)
		case seenWide:
			i += s.wide(t[from:]) - 1
		case seenMark:
			if s.markup && !code {
				i += s.mark(t, from) - 1
			} else {
				s.out = append(s.out, c)
			}
		}
		if s.exact {
			s.place(at + Pos(from))
		}
	}
}

// place notes that what was added stands at at in the source.
func (s *seen) place(at Pos) {
	s.src = s.src[:min(len(s.src), len(s.out))]
	for len(s.src) < len(s.out) {
		s.src = append(s.src, at)
	}
}

// white reads white space that begins with c and goes on with t, and returns how many bytes of t are of it.
func (s *seen) white(t []byte, c byte) int {
	lines, n := 0, 0
	for {
		if c == '\n' {
			lines++
		}
		if n == len(t) || seenClass[t[n]] != seenSpace {
			break
		}
		c = t[n]
		n++
	}
	if lines > 1 {
		s.apart()
	} else {
		s.space()
	}
	return n
}

// space adds a blank, unless white space or a break stands there already.
func (s *seen) space() {
	if n := len(s.out); n > 0 && s.out[n-1] != ' ' && s.out[n-1] != '\n' {
		s.out = append(s.out, ' ')
	}
}

// apart adds a break, over which nothing reads on.
func (s *seen) apart() {
	n := len(s.out)
	if n > 0 && s.out[n-1] == ' ' {
		n--
	}
	if s.out = s.out[:n]; n > 0 && s.out[n-1] != '\n' {
		s.out = append(s.out, '\n')
	}
	s.fresh = true
}

// wide adds a character of several bytes, and returns how many of t it takes.
func (s *seen) wide(t []byte) int {
	r, n := utf8.DecodeRune(t)
	switch {
	case r == '’' || r == '‘' || r == '‛' || r == 'ʼ':
		s.out = append(s.out, '\'')
	case r == '“' || r == '”' || r == '„' || r == '‟':
		s.out = append(s.out, '"')
	case r == '\u00ad' || r >= 0x200b && r <= 0x200f || r == 0x2060 || r == 0xfeff:
	case unicode.IsSpace(r):
		s.space()
	case r >= 0x300 && unicode.Is(unicode.Mn, r):
		s.compose(t[:n])
	case s.fold:
		s.out = utf8.AppendRune(s.out, unicode.ToLower(r))
	default:
		s.out = append(s.out, t[:n]...)
	}
	return n
}

// compose adds a combining mark to the character before it.
func (s *seen) compose(mark []byte) {
	_, n := utf8.DecodeLastRune(s.out)
	both := append(append([]byte{}, s.out[len(s.out)-n:]...), mark...)
	s.out = append(s.out[:len(s.out)-n], norm.NFC.Bytes(both)...)
}

// mark reads what may be a mark of Markdown at i, and returns how many bytes it takes.
func (s *seen) mark(t []byte, i int) int {
	next := byte(' ')
	if i+1 < len(t) {
		next = t[i+1]
	}
	before := byte(' ')
	if i > 0 {
		before = t[i-1]
	}
	switch c := t[i]; c {
	case '\\':
		if next > ' ' && next < 0x7f && !inWord(next) {
			s.out = append(s.out, next)
			return 2
		}
	case '`':
		return 1
	case '*', '~':
		if next > ' ' || before > ' ' {
			return 1
		}
	case '_':
		if (next > ' ' || before > ' ') && !(inWord(next) && inWord(before)) {
			return 1
		}
	case '!':
		if next == '[' {
			return 1
		}
	case '[':
		return 1
	case ']':
		return 1 + whereTo(t[i+1:])
	case '<':
		return s.tag(t[i:])
	case '&':
		if n := bytes.IndexByte(t[i:min(len(t), i+32)], ';'); n > 1 {
			if u := html.UnescapeString(string(t[i : i+n+1])); u != string(t[i:i+n+1]) {
				plain := seen{fold: s.fold, out: s.out}
				plain.text([]byte(u), 0, true)
				s.out = plain.out
				return n + 1
			}
		}
	case '|':
		s.apart()
		return 1
	}
	s.out = append(s.out, t[i])
	return 1
}

// inWord reports whether a byte is of a word, as emphasis sees it.
func inWord(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= utf8.RuneSelf
}

// whereTo returns how much of t, which follows a closing bracket, is where the link leads.
func whereTo(t []byte) int {
	if len(t) == 0 {
		return 0
	}
	const longest = 2048
	t = t[:min(len(t), longest)]
	switch t[0] {
	case '(':
		depth := 0
		for i, c := range t {
			switch c {
			case '(':
				depth++
			case ')':
				if depth--; depth == 0 {
					return i + 1
				}
			case '\n':
				if i+1 < len(t) && t[i+1] == '\n' {
					return 0
				}
			}
		}
	case '[':
		if n := bytes.IndexByte(t, ']'); n > 0 && bytes.IndexByte(t[:n], '\n') < 0 {
			return n + 1
		}
	}
	return 0
}

// tag reads what begins with <: of a link its address, of a tag nothing.
func (s *seen) tag(t []byte) int {
	n := bytes.IndexByte(t[:min(len(t), 2048)], '>')
	if n > 1 {
		inner := t[1:n]
		switch c := inner[0] | 0x20; {
		case bytes.IndexByte(inner, ':') > 0 && bytes.IndexByte(inner, ' ') < 0 || bytes.IndexByte(inner, '@') > 0 && bytes.IndexByte(inner, ' ') < 0:
			s.out = append(s.out, inner...)
			return n + 1
		case c >= 'a' && c <= 'z' || c == '/' || c == '!':
			return n + 1
		}
	}
	s.out = append(s.out, '<')
	return 1
}
