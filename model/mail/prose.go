package mail

import (
	"strings"

	"lede/model/flow"
)

// mostQuotes is how many quotes in one another are told apart.
const mostQuotes = 8

// prose shows plain text: paragraphs, quotes, and what is set with blanks. flowed tells that a blank at the end of a line joins it with the next one
// (RFC 3676).
func (b *Box) prose(f *flow.Flow, text string, flowed bool) {
	var lines []string
	level := 0
	end := func() {
		if len(lines) > 0 {
			quoted(f, level).Lines(lines, flowed)
		}
		lines = nil
	}
	for line := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		n, rest := quotes(line)
		if n != level || strings.TrimSpace(rest) == "" || rest == "-- " {
			end()
			level = n
		}
		if strings.TrimSpace(rest) != "" {
			lines = append(lines, rest)
		}
	}
	end()
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
