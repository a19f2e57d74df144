package markdown

import "bytes"

// HeadingText returns the text of a heading on one line, without its markup.
func HeadingText(b Block, text []byte) string { return plainText(headingText(b, text)) }

// headingText returns the content of a heading, its marks and its underline cut off.
func headingText(b Block, text []byte) []byte {
	line := text[blanks(text, 0):lineEnd(text, 0)]
	if (b.Open == nil || spanOf(b.Open).from.leaf == noLeaf) && line[0] == '#' && headingLevel(trimEOL(line)) > 0 {
		s := trimEnd(line)
		s = withoutAttributes(s[blanks(s, run(s, '#')):])
		n := len(s)
		for n > 0 && s[n-1] == '#' {
			n--
		}
		if n == 0 || isBlank(s[n-1]) {
			s = trimEnd(s[:n])
		}
		return s
	}
	s := bytes.TrimRight(text, " \t\r\n")
	s = s[:max(0, bytes.LastIndexByte(s, '\n'))]
	return withoutAttributes(bytes.TrimSpace(s))
}

// trimEnd returns s without the white space at its end.
func trimEnd(s []byte) []byte {
	n := len(s)
	for n > 0 && (isBlank(s[n-1]) || s[n-1] == '\n') {
		n--
	}
	return s[:n]
}

// withoutName returns the source of a heading without the attributes that its content ends in.
func withoutName(text []byte) []byte {
	s := bytes.TrimRight(text, " \t\r\n")
	from, to := blanks(s, 0), len(s) // where the content begins and ends
	if from == len(s) {
		return text
	}
	if s[from] == '#' {
		from += run(s[from:], '#')
		from = blanks(s, from)
	} else if underline := bytes.LastIndexByte(s, '\n'); underline > from {
		to = underline
	}
	content := bytes.TrimRight(s[from:max(from, to)], " \t\r")
	bare := withoutAttributes(content)
	if len(bare) == len(content) {
		return text
	}
	out := bytes.Clone(s[:from+len(bare)])
	if to < len(s) {
		out = append(out, s[to:]...)
	}
	return append(out, '\n')
}

// withoutAttributes returns a heading's content without `{#id .class}` at its end.
func withoutAttributes(s []byte) []byte {
	if len(s) < 4 || s[len(s)-1] != '}' {
		return s
	}
	i := bytes.LastIndexByte(s, '{')
	if i <= 0 || s[i-1] == '\\' || s[i+1] != '#' && s[i+1] != '.' {
		return s
	}
	return bytes.TrimRight(s[:i], " \t")
}
