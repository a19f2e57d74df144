package model

import (
	"bufio"
	"bytes"
	"io"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// overstruck reports whether a text with this head is meant for a printer or a terminal: letters that are struck twice or
// underlined by going back over them, as man and nroff write them, or sequences that set a style.
func overstruck(head []byte) bool {
	return bytes.Count(head, []byte("\b")) > 2 || bytes.Count(head, []byte("\x1b[")) > 2
}

// strikes reads a text of that kind as it looks on paper: the characters that were struck last, and how they look.
type strikes struct {
	r      *bufio.Reader
	rest   []byte
	at     Pos      // how much was read
	style  Style    // that a sequence has set
	styled []Styled // not taken yet
	cells  []cell   // of the line that is read
}

// newStrikes returns the reader of what r gives.
func newStrikes(r io.Reader) *strikes { return &strikes{r: bufio.NewReaderSize(r, growStep)} }

// Read implements io.Reader. It waits for one line, and gives all that are there.
func (s *strikes) Read(p []byte) (n int, err error) {
	for n < len(p) && (n == 0 || len(s.rest) > 0 || s.r.Buffered() > 0) {
		if len(s.rest) == 0 {
			line, err := s.r.ReadSlice('\n')
			if len(line) == 0 {
				return n, err
			}
			s.rest = s.struck(line)
			s.at += Pos(len(s.rest))
		}
		k := copy(p[n:], s.rest)
		n, s.rest = n+k, s.rest[k:]
	}
	return n, nil
}

// take returns the styles of what was read, each once.
func (s *strikes) take() []Styled {
	if s == nil {
		return nil
	}
	styled := s.styled
	s.styled = nil
	return styled
}

// cell is a place of a line that a character was struck in.
type cell struct {
	from, to int // the character's bytes in the line
	style    Style
}

// struck returns a line without overstrikes and sequences, and notes how its characters look.
func (s *strikes) struck(line []byte) []byte {
	if s.style == 0 && bytes.IndexByte(line, '\b') < 0 && bytes.IndexByte(line, 0x1b) < 0 {
		return line
	}
	s.cells = s.cells[:0]
	at := 0 // the cell that is struck next
	for i := 0; i < len(line); {
		switch n := s.sequence(line[i:]); {
		case n > 0:
			i += n
		case line[i] == '\b':
			k := i
			for k < len(line) && line[k] == '\b' {
				k++
			}
			at = s.back(line, at, k-i)
			i = k
		default:
			if line[i] == '\n' {
				at = len(s.cells)
			}
			_, n := utf8.DecodeRune(line[i:])
			s.strike(line, at, cell{i, i + n, s.style})
			i, at = i+n, at+1
		}
	}
	return s.paper(line)
}

// sequence returns the length of the control sequence that begins t, 0 if none does, and takes the style that it sets.
func (s *strikes) sequence(t []byte) int {
	if t[0] != 0x1b || len(t) < 2 {
		return 0
	}
	longest := 64
	if t[1] != '[' {
		longest = 4096 // it holds a text, such as where a link leads
	}
	n := escape(string(t[:min(len(t), longest)]))
	if n > 2 && t[1] == '[' && t[n-1] == 'm' {
		s.style = s.style.set(t[2 : n-1])
	}
	return n
}

// back returns the cell that is n columns before cell at, or the first.
func (s *strikes) back(line []byte, at, n int) int {
	for ; at > 0 && n > 0; at-- {
		r, _ := utf8.DecodeRune(line[s.cells[at-1].from:])
		if n--; r >= 0x1100 && isWide(r) { // nroff goes back over both its columns
			n--
		}
	}
	return at
}

// isWide reports whether r takes two columns.
func isWide(r rune) bool {
	k := width.LookupRune(r).Kind()
	return k == width.EastAsianWide || k == width.EastAsianFullwidth
}

// strike strikes a character in a cell: over the one that is there already, if there is one. Two that are alike are bold, one with "_" is underlined, and
// of others the last counts. "_" twice may be either, and is as what stands before it.
func (s *strikes) strike(line []byte, at int, c cell) {
	if at == len(s.cells) {
		s.cells = append(s.cells, c)
		return
	}
	was := &s.cells[at]
	this, that := line[c.from:c.to], line[was.from:was.to]
	switch {
	case bytes.Equal(this, that) && this[0] == '_' && at > 0 && s.cells[at-1].style != 0:
		was.style |= s.cells[at-1].style
	case bytes.Equal(this, that):
		was.style |= c.style | Bold
	case that[0] == '_':
		c.style |= was.style | Underline
		*was = c
	case this[0] == '_':
		was.style |= Underline
	default:
		*was = c
	}
}

// paper puts the characters of the cells into the place of the line, and notes their styles.
func (s *strikes) paper(line []byte) []byte {
	out := line[:0]
	for _, c := range s.cells {
		at := s.at + Pos(len(out))
		out = append(out, line[c.from:c.to]...)
		if c.style == 0 || line[c.from] == '\n' {
			continue
		}
		end := s.at + Pos(len(out))
		if n := len(s.styled); n > 0 && s.styled[n-1].To == at && s.styled[n-1].Style == c.style {
			s.styled[n-1].To = end
		} else {
			s.styled = append(s.styled, Styled{at, end, c.style})
		}
	}
	return out
}
