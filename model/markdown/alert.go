package markdown

import "bytes"

// Alert returns the word for the kind of alert that the first line of a quote says the quote is, as it is shown, "" if it says none; and the
// length of the mark for that. GitHub has "[!NOTE]", Obsidian has any kind, a sign that folds the text, and a title behind it.
func Alert(line []byte) (label string, mark int) {
	const longest = 40
	end := bytes.IndexByte(line[:min(len(line), longest)], ']')
	if end < 3 || line[0] != '[' || line[1] != '!' || !isLetter(line[2]) {
		return "", 0
	}
	kind := bytes.ToLower(line[2:end])
	for i, c := range kind {
		switch {
		case c == '-' || c == '_':
			kind[i] = ' '
		case !isLetter(c) && (c < '0' || c > '9'):
			return "", 0
		}
	}
	kind[0] -= 'a' - 'A'
	mark = end + 1
	if mark < len(line) && (line[mark] == '-' || line[mark] == '+') {
		mark++
	}
	title := bytes.TrimSpace(line[mark:])
	if len(title) == 0 {
		return string(kind), mark
	}
	if !isBlank(line[mark]) {
		return "", 0
	}
	return string(kind) + ": ", len(line) - len(bytes.TrimLeft(line[mark:], " \t"))
}
