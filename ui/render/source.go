package render

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// NewSource returns a renderer that shows the source as it stands, with all that is hidden otherwise.
func NewSource(t Theme, width int) *Renderer {
	r := New(t, width)
	r.asIs = true
	return r
}

// tabWidth is how far apart tab stops are.
const tabWidth = 8

// sourceLines returns a block's source in lines of at most width columns.
func sourceLines(text string, width int) []string {
	var lines []string
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\n"), "\n") {
		wrapped := ansi.Hardwrap(strings.TrimRight(untabbed(line), " "), width, true)
		for l := range strings.SplitSeq(wrapped, "\n") {
			lines = append(lines, fit(l, width))
		}
	}
	return lines
}

// untabbed returns a line with blanks up to the next stop for each tab.
func untabbed(line string) string {
	if !strings.Contains(line, "\t") {
		return line
	}
	var b strings.Builder
	column := 0
	for i, part := range strings.Split(line, "\t") {
		if i > 0 {
			n := tabWidth - column%tabWidth
			b.WriteString(strings.Repeat(" ", n))
			column += n
		}
		b.WriteString(part)
		column += ansi.StringWidth(part)
	}
	return b.String()
}
