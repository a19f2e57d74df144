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

// sourceLines returns a block's source in lines of at most width columns. A long one goes on as one of code does.
func (r *Renderer) sourceLines(text string, width int) []string {
	var lines []string
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\n"), "\n") {
		source := []run{{text: strings.TrimRight(untabbed(line), " ")}}
		indent := codeIndent(source, width)
		for i, part := range wrapCode(source, width, len(indent)+2) {
			if i > 0 {
				part = append([]run{{text: indent + "↪ ", sgr: r.faint}}, part...)
			}
			lines = append(lines, fit(paint(part, ""), width))
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
