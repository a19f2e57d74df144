package markup

import (
	"bufio"
	"io"
)

// Ahead reads the lines of a text before its parts come to them, as far as what they say is wanted. Its zero value, and nil, is at the end.
type Ahead struct {
	lines *Parts
	do    func(line string)
}

// NewAhead returns what calls do with the lines of what r gives, most bytes of it, one after the other as they are wanted; r may be nil.
func NewAhead(r io.Reader, most int64, do func(line string)) *Ahead {
	if r == nil {
		return nil
	}
	return &Ahead{lines: &Parts{in: bufio.NewReaderSize(io.LimitReader(r, most), longestLine)}, do: do}
}

// Until reads on until known reports that it knows enough, which it is asked first and between some lines, or to the end. Errors in reading are
// left to who reads the parts.
func (a *Ahead) Until(known func() bool) {
	const asked = 32 // lines
	for a != nil && a.lines != nil && !known() {
		for range asked {
			line, _, err := a.lines.line()
			if err != nil {
				a.lines = nil
				break
			}
			a.do(line)
		}
	}
}

// All reads on to the end.
func (a *Ahead) All() { a.Until(func() bool { return false }) }
