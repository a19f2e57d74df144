package model

import (
	"bufio"
	"bytes"
	"io"
)

// overstruck reports whether a text with this head is meant for a printer or a terminal: letters that are struck twice or
// underlined by going back over them, as man and nroff write them, or sequences that set a style.
func overstruck(head []byte) bool {
	return bytes.Count(head, []byte("\b")) > 2 || bytes.Count(head, []byte("\x1b[")) > 2
}

// strikes reads a text of that kind without going back: of the characters that were struck in one place, the last one that is
// no underline. Sequences that set a style are left out.
type strikes struct {
	r    *bufio.Reader
	rest []byte
}

// newStrikes returns the reader of what r gives, struck once.
func newStrikes(r io.Reader) *strikes { return &strikes{r: bufio.NewReaderSize(r, growStep)} }

// Read implements io.Reader. It waits for one line, and gives all that are there.
func (s *strikes) Read(p []byte) (n int, err error) {
	for n < len(p) && (n == 0 || len(s.rest) > 0 || s.r.Buffered() > 0) {
		if len(s.rest) == 0 {
			line, err := s.r.ReadSlice('\n')
			if len(line) == 0 {
				return n, err
			}
			s.rest = struckOnce(line)
		}
		k := copy(p[n:], s.rest)
		n, s.rest = n+k, s.rest[k:]
	}
	return n, nil
}

// struckOnce returns a line without overstrikes and styles, in the place of the line.
func struckOnce(line []byte) []byte {
	out := line[:0]
	for i := 0; i < len(line); {
		switch c := line[i]; {
		case c == 0x1b:
			if n := escape(string(line[i:min(len(line), i+64)])); n > 0 {
				i += n
				continue
			}
		case c == '\b':
			k := len(out)
			for k > 0 && out[k-1]&0xc0 == 0x80 { // to the start of the character
				k--
			}
			if k > 0 && out[k-1] != '\n' {
				k--
			}
			if i+1 < len(line) && line[i+1] == '_' && k < len(out) && out[k] != '_' {
				i += 2 // it is underlined
				continue
			}
			out = out[:k]
			i++
			continue
		}
		out = append(out, line[i])
		i++
	}
	return out
}
