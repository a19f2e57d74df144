package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// ligatures are single characters for letters that stand close together: a word with one is found by nobody who looks for it.
var ligatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st")

// isBullet reports whether a line begins an item of a list.
func isBullet(line string) bool {
	sign, n := utf8.DecodeRuneInString(strings.TrimLeft(line, " "))
	return strings.ContainsRune("•◦▪‣●○■□", sign) && strings.HasPrefix(strings.TrimLeft(line, " ")[n:], " ")
}

// goesOn reports whether a line begins as none does that begins a sentence.
func goesOn(line string) bool {
	first, _ := utf8.DecodeRuneInString(line)
	return unicode.IsLower(first)
}

// ends reports whether a line ends a sentence, or introduces something.
func ends(line string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(line, " )”\"’"))
	return strings.ContainsRune(".:;!?", last)
}

// joinItems returns the lines of a page with the items of its lists in one piece: the end of an item, which is set deeper, comes after a blank line as if
// it were a paragraph. What stands between two items, the first of which has no end, is of that, and so is what begins with a small letter.
func joinItems(lines []string) []string {
	var out []string
	for i := 0; i < len(lines); i++ {
		out = append(out, lines[i])
		if !isBullet(lines[i]) || ends(lines[i]) {
			continue
		}
		from := i + 1
		for from < len(lines) && lines[from] == "" {
			from++
		}
		to := from
		for to < len(lines) && lines[to] != "" && !isBullet(lines[to]) {
			to++
		}
		next := to
		for next < len(lines) && lines[next] == "" {
			next++
		}
		if from == i+1 || to == from || (next == len(lines) || !isBullet(lines[next])) && !goesOn(lines[from]) {
			continue
		}
		for _, l := range lines[from:to] {
			out = append(out, "  "+l)
		}
		i = to - 1
		if next < len(lines) && isBullet(lines[next]) {
			i = next - 1
		}
	}
	return out
}
