package plain

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// leastTurns is how many paragraphs of a text's head must begin with a name for the text to be an interview, a play or a transcript.
const leastTurns = 4

// isTalk reports whether most paragraphs of a text with this head begin with the name of who says them, and whether these speak again and again.
func isTalk(head []byte) bool {
	said, begun := 0, 0
	speakers := map[string]bool{}
	for i, blank := 0, true; i < len(head); {
		l := lineAt(head, i)
		i = l.next
		if l.blank() {
			blank = true
			continue
		}
		body := l.of(head)
		if n := labelOf(body); n > 0 {
			said++
			speakers[string(body[:n])] = true
			begun++
		} else if blank {
			begun++
		}
		blank = false
	}
	return said >= leastTurns && len(speakers) > 1 && said >= 2*len(speakers) && said*10 >= begun*6
}

// labelOf returns how long the name is that a line begins with, with the colon behind it; 0 if there is none.
func labelOf(line []byte) int {
	first, _ := utf8.DecodeRune(line)
	if !hasLabel(line) || !unicode.IsLetter(first) || unicode.IsLower(first) {
		return 0
	}
	return bytes.IndexByte(line, ':') + 1
}
