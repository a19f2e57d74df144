package tex

import (
	"bytes"
	"strings"
)

// longestApart is how many bytes of a formula that stands apart are looked for its end.
const longestApart = 4 << 10

// Apart returns the length of the mathematics that stands on lines of its own, with which text begins at the start of a line, and where the
// TeX in it begins and ends; 0 if there is none. It stands between "$$" and "$$" or "\[" and "\]", or is an environment such as align, and
// nothing stands behind it in its last line.
func Apart(text []byte) (n, from, to int) {
	text = text[:min(len(text), longestApart)]
	first := len(text) - len(bytes.TrimLeft(text, " \t"))
	mark, last := "", ""
	switch rest := text[first:]; {
	case bytes.HasPrefix(rest, []byte("$$")):
		mark, last = "$$", "$$"
	case bytes.HasPrefix(rest, []byte(`\[`)):
		mark, last = `\[`, `\]`
	case bytes.HasPrefix(rest, []byte(`\begin{`)):
		name, _, _ := bytes.Cut(rest[len(`\begin{`):], []byte("}"))
		if !IsDisplay(string(name)) {
			return 0, 0, 0
		}
		last = `\end{` + string(name) + "}"
	default:
		return 0, 0, 0
	}
	from = first + len(mark)
	k := bytes.Index(text[from:], []byte(last))
	if k < 0 {
		return 0, 0, 0
	}
	n = from + k + len(last)
	if to = n; mark != "" {
		to = from + k
	}
	behind, _, _ := bytes.Cut(text[n:], []byte("\n"))
	source := text[from:to]
	if len(bytes.Trim(behind, " \t\r.,;")) > 0 || isProse(source) || mark == `\[` && !bytes.ContainsAny(source, `\^_=`) {
		return 0, 0, 0
	}
	return n + len(behind), from, to
}

// Displayed returns the lines of a formula that stands apart; false if a command in it isn't known, so that all of it had better stay TeX.
func Displayed(source string) ([]Row, bool) {
	rows := Rows(source)
	for _, r := range rows {
		if strings.Contains(r.Text, `\`) {
			return nil, false
		}
	}
	return rows, rows[0].Text != ""
}
