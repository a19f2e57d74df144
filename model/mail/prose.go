package mail

import (
	"strings"

	dom "golang.org/x/net/html"

	"lede/model/flow"
	"lede/model/tree"
)

const (
	// fullLine is how long in bytes a line is that was broken because it was full, at 60 to 78 columns.
	fullLine = 50
	// mostQuotes is how many quotes in one another are told apart.
	mostQuotes = 8
)

// prose shows plain text: paragraphs, quotes, and what is set with blanks. flowed tells that a blank at the end of a line joins it with the next one
// (RFC 3676).
func (b *Box) prose(f *flow.Flow, text string, flowed bool) {
	var lines []string
	level := 0
	end := func() {
		if len(lines) > 0 {
			paragraph(quoted(f, level), lines, flowed)
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

// paragraph adds some lines that stand together.
func paragraph(f *flow.Flow, lines []string, flowed bool) {
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
