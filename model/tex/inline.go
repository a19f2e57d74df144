package tex

import (
	"bytes"
	"strings"
)

// Inline returns the length of the mathematics between dollar signs that line begins with, and the TeX in it; 0 if it begins with none.
// before is the byte before it, a blank at the start. A dollar sign opens mathematics only if no blank follows it and no letter or
// digit stands before it, and closes it only if no blank is before it and no letter or digit behind: "$5 and $6" are prices.
func Inline(line []byte, before byte) (n int, source []byte) {
	const longest = 4 << 10
	mark := 1
	if bytes.HasPrefix(line, []byte("$$")) {
		mark = 2
	}
	if len(line) < 2*mark+1 || line[0] != '$' || inWord(before) || before == '$' || before == '\\' {
		return 0, nil
	}
	line = line[:min(len(line), longest)]
	if mark == 2 {
		end := bytes.Index(line[2:], []byte("$$"))
		if end < 0 || end != bytes.IndexByte(line[2:], '$') || bytes.IndexByte(line[:end+2], '\n') >= 0 || isProse(line[2:end+2]) {
			return 0, nil
		}
		return end + 4, line[2 : end+2]
	}
	if isBlank(line[1]) {
		return 0, nil
	}
	for i := 1; i < len(line); i++ {
		switch c := line[i]; {
		case c == '`' || c == '\n':
			return 0, nil
		case c != '$' || line[i-1] == '\\':
		case i == 1 || isBlank(line[i-1]) || i+1 < len(line) && (line[i+1] == '$' || inWord(line[i+1])) || isProse(line[1:i]):
			return 0, nil
		default:
			return i + 1, line[1:i]
		}
	}
	return 0, nil
}

// isProse reports whether what stands between dollar signs has words, and no sign of mathematics.
func isProse(s []byte) bool {
	if bytes.ContainsAny(s, `\^_{}=<>`) {
		return false
	}
	words := strings.Fields(string(s))
	for _, w := range words {
		if len(words) > 1 && len(w) > 1 && strings.IndexFunc(w, func(c rune) bool { return c < 0x80 && !isLetter(byte(c)) }) < 0 {
			return true
		}
	}
	return len(words) == 0
}

// inWord reports whether c is of a word or a number.
func inWord(c byte) bool { return isLetter(c) || c >= '0' && c <= '9' }

// isBlank reports whether c is white space.
func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }
