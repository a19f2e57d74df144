package plain

import (
	"bytes"
	"unicode"
)

// tagged returns text of a page that man printed as definitions, if it is some: an option or a word, two blanks at least, and what it
// does, which goes on in lines that begin where it began. It is "" for any other text.
func (t *Text) tagged(text []byte) string {
	if !t.look.manual {
		return ""
	}
	lines := linesOf(unpaged(text))
	var out []byte
	margin, column := 0, 0
	for i := 0; i < len(lines); {
		indent := leading(lines[i])
		if i == 0 {
			margin = indent
		}
		tag, text := cutTag(lines[i])
		if column == 0 {
			column = len(lines[i]) - len(text)
		}
		if indent != margin || text == nil || column != len(lines[i])-len(text) {
			return ""
		}
		meaning := [][]byte{padded(column, text)} // at its place, so that it is as full as it was
		for i++; i < len(lines) && leading(lines[i]) == column; i++ {
			meaning = append(meaning, lines[i])
		}
		if !isOption(tag) && (len(meaning) == 1 || len(tag) > mostTag || !unicode.IsLetter(firstRune(tag))) {
			return ""
		}
		if len(out) > 0 {
			out = append(out, '\n')
		}
		out = append(out, t.inline(string(tag))+"\n: "+t.prose(meaning, "  ")+"\n"...)
	}
	return string(out)
}

// mostTag is how long a word may be whose meaning stands beside it.
const mostTag = 24

// isOption reports whether a tag begins as options do: "-a", "--all".
func isOption(tag []byte) bool {
	r := firstRune(bytes.TrimLeft(tag, "-"))
	return tag[0] == '-' && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// leading returns how many blanks a line begins with.
func leading(l []byte) int { return len(l) - len(bytes.TrimLeft(l, " ")) }

// cutTag divides a line at the first two blanks that stand together in it; text is nil if none do.
func cutTag(l []byte) (tag, text []byte) {
	tag, text, ok := bytes.Cut(bytes.TrimLeft(l, " "), []byte("  "))
	if text = bytes.TrimLeft(text, " "); !ok || len(tag) == 0 || len(text) == 0 {
		return tag, nil
	}
	return tag, text
}
