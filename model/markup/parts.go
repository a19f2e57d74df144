// Package markup has what the readers of marked-up texts share: it cuts a text into parts, and makes the elements that package html writes as Markdown.
package markup

import (
	"bufio"
	"io"
	"strings"
	"unicode/utf8"

	"lede/model/html"
)

const (
	// firstPart is from how many bytes on a part ends with the next block; the page that is shown first comes from the first part.
	firstPart = 16 << 10
	// laterPart is the same of the others, as long as the text is there.
	laterPart = 64 << 10
	// longestPart is where a part is cut even within a block.
	longestPart = 512 << 10
	// longestLine is where a line is cut.
	longestLine = 256 << 10
)

// Syntax says where a text can be cut.
type Syntax interface {
	// Begins is called with each line in turn, and reports whether the line can be the first one of a part.
	Begins(line string) bool
	// Again returns the lines that have to stand before a line that is in the middle of a block, so that it is read as that.
	Again() []string
}

// Line is a line of a source: its number and where it begins.
type Line = html.Line

// Lines are lines of a text, and the lines of the source that they are.
type Lines struct {
	Text []string
	From []Line // behind the end of the text, the last of the source
}

// Add adds a line.
func (l *Lines) Add(text string, from Line) {
	l.Text, l.From = append(l.Text, text), append(l.From, from)
}

// Parts are the parts of a text, each of which can be read by itself.
type Parts struct {
	in     *bufio.Reader
	syntax Syntax
	next   Lines // the first of the next part
	target int
	at     Line // which comes next
	last   Line // which came last
	err    error
}

// NewParts returns the parts of what r gives.
func NewParts(r io.Reader, s Syntax) *Parts {
	return &Parts{in: bufio.NewReaderSize(r, longestLine), syntax: s, target: firstPart, at: Line{Number: 1}}
}

// Next returns the lines of the next part, in valid UTF-8, without what ends them and with tabs; io.EOF after the last.
func (p *Parts) Next() (Lines, error) {
	lines, size, paused := p.next, 0, false
	p.next = Lines{}
	for p.err == nil {
		wait := p.in.Buffered() == 0
		paused = paused || wait && size > 0
		line, from, err := p.line()
		if err != nil {
			p.err = err
			break
		}
		begins := p.syntax.Begins(line)
		switch {
		case begins && size > 0 && (size >= p.target || paused):
			p.next.Add(line, from)
			p.target = laterPart
			return lines, nil
		case size >= longestPart:
			for _, l := range append(p.syntax.Again(), line) {
				p.next.Add(l, from)
			}
			p.target = laterPart
			return lines, nil
		}
		lines.Add(line, from)
		size += len(line) + 1
	}
	if len(lines.Text) > 0 {
		return lines, nil
	}
	return Lines{From: []Line{p.last}}, p.err
}

// line returns the next line, and which of the source it is. One that is cut stays one.
func (p *Parts) line() (string, Line, error) {
	b, err := p.in.ReadSlice('\n')
	if len(b) == 0 && err != nil {
		return "", Line{}, err
	}
	from := p.at
	end := len(b)
	for end > 0 && (b[end-1] == '\n' || b[end-1] == '\r') {
		end--
	}
	s := string(b[:end])
	if from.Pos == 0 && strings.HasPrefix(s, "\ufeff") {
		s, from.Pos = s[len("\ufeff"):], int64(len("\ufeff"))
	}
	p.last = from
	p.at.Pos += int64(len(b))
	if b[len(b)-1] == '\n' {
		p.at.Number++
	}
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	return s, from, nil
}

// Indent returns how many columns of blanks a line begins with.
func Indent(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// Blank reports whether a line has nothing to be seen.
func Blank(line string) bool { return strings.Trim(line, " \t\f\v") == "" }

// Dedent returns lines without n columns of their indentation, or without all of it where they have less.
func Dedent(lines []string, n int) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = l[min(n, Indent(l)):]
	}
	return out
}

// Untab returns a line with blanks for the tabs that it begins with, up to columns of a width.
func Untab(line string, width int) string {
	if !strings.Contains(line, "\t") {
		return line
	}
	var b strings.Builder
	column := 0
	for i, r := range line {
		if r != '\t' {
			if r != ' ' {
				b.WriteString(line[i:])
				break
			}
			b.WriteByte(' ')
			column++
			continue
		}
		for n := width - column%width; n > 0; n-- {
			b.WriteByte(' ')
			column++
		}
	}
	return b.String()
}

// Trim returns lines without the blank ones at both ends.
func Trim(lines []string) []string {
	for len(lines) > 0 && Blank(lines[0]) {
		lines = lines[1:]
	}
	for len(lines) > 0 && Blank(lines[len(lines)-1]) {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// Ends finds the ends of marks in a line of text. What it didn't find once it doesn't look for again, so that
// all that is looked for in a line takes the time of reading it.
type Ends struct {
	s    string
	none map[string]bool
}

// EndsIn returns what finds ends in s.
func EndsIn(s string) *Ends { return &Ends{s: s} }

// Find returns where mark stands at from or behind it, as far as ok, which may be nil, says that something ends with the one that begins at i; -1 if nowhere.
func (e *Ends) Find(mark string, from int, ok func(s string, i int) bool) int {
	if e.none[mark] {
		return -1
	}
	for i := from; i < len(e.s); {
		k := strings.Index(e.s[i:], mark)
		if k < 0 {
			break
		}
		if ok == nil || ok(e.s, i+k) {
			return i + k
		}
		i += k + 1
	}
	if e.none == nil {
		e.none = map[string]bool{}
	}
	e.none[mark] = true
	return -1
}
