package mail

import (
	"bufio"
	"strings"

	"lede/model/flow"
)

// mostQuotes is how many quotes in one another are told apart.
const mostQuotes = 8

// mostLines is how many bytes of lines without a blank one between them are one paragraph.
const mostLines = 256 << 10

// prose is plain text that is shown paragraph by paragraph: paragraphs, quotes, and what is set with blanks. flowed tells that a blank at the end of a line
// joins it with the next one (RFC 3676).
type prose struct {
	flow   *flow.Flow
	in     *bufio.Reader
	flowed bool
	lines  []string // of the paragraph that is gathered
	size   int      // of these
	level  int      // of the quotes that they stand in
}

// step shows the next paragraph, and reports whether there may be more.
func (p *prose) step() bool {
	for {
		line, err := p.in.ReadString('\n')
		line = strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
		n, rest := quotes(line)
		blank := strings.TrimSpace(rest) == ""
		shown := false
		if n != p.level || blank || rest == "-- " || p.size > mostLines {
			shown = p.end()
			p.level = n
		}
		if !blank {
			p.lines = append(p.lines, rest)
			p.size += len(rest)
		}
		if err != nil {
			p.end()
			return false
		}
		if shown {
			return true
		}
	}
}

// end shows the paragraph that was gathered, and reports whether there was one.
func (p *prose) end() bool {
	if len(p.lines) == 0 {
		return false
	}
	quoted(p.flow, p.level).Lines(p.lines, p.flowed)
	p.lines, p.size = nil, 0
	return true
}

// quotes returns in how many quotes a line stands, and the line without their signs.
func quotes(line string) (n int, rest string) {
	for rest = line; n < mostQuotes; n++ {
		t, ok := strings.CutPrefix(strings.TrimPrefix(rest, " "), ">")
		if !ok || n == 0 && rest[0] == ' ' {
			break
		}
		rest = t
	}
	if n > 0 {
		rest = strings.TrimPrefix(rest, " ")
	}
	return n, rest
}

// quoted returns what a paragraph in some quotes is added to: the quote that the last one stands in, if it stands as deep.
func quoted(f *flow.Flow, level int) *flow.Flow {
	for range level {
		f = f.InQuote()
	}
	return f
}
