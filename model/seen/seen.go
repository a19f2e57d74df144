// Package seen gathers a text as its reader sees it, which is the form in which it is searched.
package seen

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Text is what a reader sees of a text: one blank for any white space, a line feed where two parts don't read on (blocks,
// cells), composed characters (NFC), plain quotes for curly ones.
type Text struct {
	Fold  bool // without letter case
	Exact bool // At is wanted
	Out   []byte
	At    []int64 // where each byte of Out stands in the source
	Parts []Part  // the parts of Out
	// Divided reports whether the word at the end of before goes on in after, the next line, and how many bytes of its hyphen no reader
	// sees; nil if no word does.
	Divided func(before, after []byte) (drop int, divided bool)
	begun   bool // what comes next goes on with the last of them
}

// Part is a piece of text that reads on: where it begins in Out, and in the source.
type Part struct {
	Out int
	At  int64
}

// Markup is what a language has marks for that its readers don't see.
type Markup struct {
	class [256]uint8
	read  func(s *Text, t []byte, i int) int
}

// NewMarkup returns the markup whose marks begin with the bytes of first. read adds to s what is seen of the mark, or of what turns out
// to be none, that may begin at t[i], and returns how many bytes it takes, at least one.
func NewMarkup(first string, read func(s *Text, t []byte, i int) int) *Markup {
	m := &Markup{unmarked, read}
	for i := range len(first) {
		m.class[first[i]] = mark
	}
	return m
}

// The classes of bytes that are more than a letter.
const (
	asIs   = iota
	letter // has another case
	space
	mark // may be a mark
	wide // begins a character of several bytes
	drop
)

// unmarked tells for each byte what it takes to read it where nothing is a mark.
var unmarked = func() (t [256]uint8) {
	for c := range t {
		switch {
		case c == ' ' || c >= '\t' && c <= '\r':
			t[c] = space
		case c >= 'A' && c <= 'Z':
			t[c] = letter
		case c < ' ' || c == 0x7f:
			t[c] = drop
		case c >= utf8.RuneSelf:
			t[c] = wide
		}
	}
	return t
}()

// Add reads running text that stands at at in the source. m is nil where nothing is a mark.
func (s *Text) Add(t []byte, at int64, m *Markup) {
	class := &unmarked
	if m != nil {
		class = &m.class
	}
	for i := 0; i < len(t); {
		if s.begun && !s.Exact {
			if i += s.run(t[i:], class); i == len(t) {
				break
			}
		}
		from := i
		c := t[i]
		i++
		if !s.begun && class[c] != space {
			s.Parts, s.begun = append(s.Parts, Part{len(s.Out), at + int64(from)}), true
		}
		switch class[c] {
		case asIs:
			s.Out = append(s.Out, c)
		case letter:
			if s.Fold {
				c |= 0x20
			}
			s.Out = append(s.Out, c)
		case space:
			i += s.white(t[i:], c)
		case wide:
			i += s.wide(t[from:]) - 1
		case mark:
			i += m.read(s, t, from) - 1
		}
		if s.Exact {
			s.place(at + int64(from))
		}
	}
}

// run reads the ordinary bytes at the start of t, with single blanks between them, and returns how many there are. Nearly all of a
// text is of such, so this is what the speed of a search comes from.
func (s *Text) run(t []byte, class *[256]uint8) int {
	from := len(s.Out)
	s.Out = slices.Grow(s.Out, len(t))
	out := s.Out[from : from+len(t)]
	n := s.eights(t, out, class)
	written := &same
	if s.Fold {
		written = &folded
	}
	for ; n < len(t); n++ {
		c := t[n]
		if class[c] > letter && (c != ' ' || n == 0 || n+1 == len(t) || class[t[n+1]] > letter) {
			break
		}
		out[n] = written[c]
	}
	s.Out = s.Out[:from+n]
	return n
}

// same and folded are what is written for each byte, with letter case and without.
var same, folded = func() (same, folded [256]byte) {
	for c := range same {
		same[c], folded[c] = byte(c), byte(c)
		if unmarked[c] == letter {
			folded[c] |= 0x20
		}
	}
	return same, folded
}()

// Insert adds t where a mark is read that stands for it, such as a character reference.
func (s *Text) Insert(t []byte) {
	in := Text{Fold: s.Fold, Out: s.Out, begun: true}
	in.Add(t, 0, nil)
	s.Out = in.Out
}

// Put adds text that stands for what the source has at at.
func (s *Text) Put(t []byte, at int64) {
	if !s.begun {
		s.Parts, s.begun = append(s.Parts, Part{len(s.Out), at}), true
	}
	s.Insert(t)
	if s.Exact {
		s.place(at)
	}
}

// place notes that what was added stands at at in the source.
func (s *Text) place(at int64) {
	s.At = s.At[:min(len(s.At), len(s.Out))]
	for len(s.At) < len(s.Out) {
		s.At = append(s.At, at)
	}
}

// white reads white space that begins with c and goes on with t, and returns how many bytes of t are of it.
func (s *Text) white(t []byte, c byte) int {
	lines, n := 0, 0
	for {
		if c == '\n' {
			lines++
		}
		if n == len(t) || unmarked[t[n]] != space {
			break
		}
		c = t[n]
		n++
	}
	switch {
	case lines > 1:
		s.Apart()
	case lines == 1 && s.goesOn(t[n:]):
	default:
		s.space()
	}
	return n
}

// goesOn reports whether the last word goes on in the next line, and takes away what no reader sees of its hyphen.
func (s *Text) goesOn(next []byte) bool {
	n := len(s.Out)
	if n == 0 || s.Divided == nil || s.Out[n-1] != '-' && s.Out[n-1] != 0x90 { // the last byte of a hyphen
		return false
	}
	drop, divided := s.Divided(s.Out, next)
	s.Out = s.Out[:n-drop]
	return divided
}

// space adds a blank, unless white space or a break stands there already.
func (s *Text) space() {
	if n := len(s.Out); n > 0 && s.Out[n-1] != ' ' && s.Out[n-1] != '\n' {
		s.Out = append(s.Out, ' ')
	}
}

// Apart adds a break, over which nothing reads on.
func (s *Text) Apart() {
	n := len(s.Out)
	if n > 0 && s.Out[n-1] == ' ' {
		n--
	}
	if s.Out = s.Out[:n]; n > 0 && s.Out[n-1] != '\n' {
		s.Out = append(s.Out, '\n')
	}
	s.begun = false
}

// wide adds a character of several bytes, and returns how many of t it takes.
func (s *Text) wide(t []byte) int {
	r, n := utf8.DecodeRune(t)
	switch {
	case r == '’' || r == '‘' || r == '‛' || r == 'ʼ':
		s.Out = append(s.Out, '\'')
	case r == '“' || r == '”' || r == '„' || r == '‟':
		s.Out = append(s.Out, '"')
	case r == '\u00ad' || r >= 0x200b && r <= 0x200f || r == 0x2060 || r == 0xfeff:
	case unicode.IsSpace(r):
		s.space()
	case r >= 0x300 && unicode.Is(unicode.Mn, r):
		s.compose(t[:n])
	case s.Fold:
		s.Out = utf8.AppendRune(s.Out, unicode.ToLower(r))
	default:
		s.Out = append(s.Out, t[:n]...)
	}
	return n
}

// compose adds a combining mark to the character before it.
func (s *Text) compose(mark []byte) {
	_, n := utf8.DecodeLastRune(s.Out)
	both := append(append([]byte{}, s.Out[len(s.Out)-n:]...), mark...)
	s.Out = append(s.Out[:len(s.Out)-n], norm.NFC.Bytes(both)...)
}
