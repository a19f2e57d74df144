package flow

import (
	"strings"

	dom "golang.org/x/net/html"

	"lede/model/tree"
)

// fullLine is how long in bytes a line is that was broken because it was full, at 60 to 78 columns.
const fullLine = 50

// Lines adds some lines of plain text that stand together: as one paragraph where all are full, with their ends where they are not, as they stand where
// blanks arrange them. flowed tells that a blank at the end of a line joins it with the next one (RFC 3676).
func (f *Flow) Lines(lines []string, flowed bool) {
	set, full := false, true
	for i, l := range lines {
		body := strings.TrimRight(l, " \t")
		set = set || strings.HasPrefix(l, "    ") || strings.HasPrefix(l, "\t") || strings.Contains(strings.TrimLeft(body, " "), "   ") || strings.Contains(body, "\t")
		full = full && (i+1 == len(lines) || len(body) >= fullLine)
	}
	if set && !flowed {
		f.Add(tree.New("pre", tree.Word(strings.Join(lines, "\n"))))
		return
	}
	p := tree.New("p")
	for i, l := range lines {
		if i > 0 {
			p.AppendChild(between(lines[i-1], full, flowed))
		}
		p.AppendChild(tree.Word(l))
	}
	f.Add(p)
}

// between returns what stands between a line and the next one.
func between(line string, full, flowed bool) *dom.Node {
	if full || flowed && strings.HasSuffix(line, " ") {
		return tree.Word(" ")
	}
	return tree.New("br")
}
