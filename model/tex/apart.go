package tex

import (
	"bytes"
	"strings"
)

// longestApart is how many bytes of a formula that stands apart are looked through for its end.
const longestApart = 4 << 10

// openedBy returns what opens the mathematics on lines of its own that text begins with, if that isn't of it, and what closes it; "" for other text.
func openedBy(text []byte) (mark, last string) {
	switch {
	case bytes.HasPrefix(text, []byte("$$")):
		return "$$", "$$"
	case bytes.HasPrefix(text, []byte(`\[`)):
		return `\[`, `\]`
	case bytes.HasPrefix(text, []byte(`\begin{`)):
		const longest = 32
		text = text[len(`\begin{`):]
		if name, _, _ := bytes.Cut(text[:min(len(text), longest)], []byte("}")); IsDisplay(string(name)) {
			return "", `\end{` + string(name) + "}"
		}
	}
	return "", ""
}

// Lines returns how many bytes of text have to be read to tell what Apart says of it: whole lines, which may have marks of other kinds before
// them; 0 if it says that there is no mathematics.
func Lines(text []byte) int {
	mark, last := openedBy(text)
	if last == "" {
		return 0
	}
	k := bytes.Index(text[len(mark):min(len(text), longestApart)], []byte(last))
	if k < 0 {
		return 0
	}
	k += len(mark) + len(last)
	if n := bytes.IndexByte(text[k:], '\n'); n >= 0 {
		return k + n + 1
	}
	return len(text)
}

// Apart returns the length of the mathematics that stands on lines of its own, with which text begins at the start of a line, and where the
// TeX in it begins and ends; 0 if there is none. It stands between "$$" and "$$" or "\[" and "\]", or is an environment such as align, and
// nothing stands behind it in its last line.
func Apart(text []byte) (n, from, to int) {
	first := len(text) - len(bytes.TrimLeft(text, " \t"))
	mark, last := openedBy(text[first:])
	if last == "" {
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
