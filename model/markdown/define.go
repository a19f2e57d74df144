package markdown

import (
	"bytes"
	"strings"
)

const (
	// maxLabel is the most bytes that a label may have (CommonMark 4.7 says characters).
	maxLabel = 999
	// maxDefinition is the size from which on a definition is not gathered: it would be added to each block that uses it.
	maxDefinition = 2 << 10
	// maxParens is how deep parentheses may nest in a destination; CommonMark asks for three levels.
	maxParens = 32
)

// Define adds to defs the link reference definitions that stand in the block, as Markdown by label.
func Define(b Block, text []byte, defs map[string]string) {
	switch b.Kind {
	case Hidden:
		if b.Open != frontMatter && b.Open != hiddenHTML {
			gather(text, defs)
		}
	case List, Quote, Footnote:
		if bytes.Contains(text, []byte("]:")) {
			defineWithin(spanOf(b.Open).from, text, defs)
		}
	}
}

// defineWithin adds the definitions that stand in containers, in a block that goes on with what is open.
func defineWithin(from carry, text []byte, defs map[string]string) {
	n := nest{}
	n.resume(from)
	n.defs = defs
	n.read(text, from.mid)
	n.close()
}

// addDefinition adds a line to the text of a paragraph that may begin with definitions.
func (n *nest) addDefinition(s []byte, first bool) {
	if !first && mayStart[s[0]] {
		n.text = append(n.text, "    "...) // so that it can't begin another block when it stands alone
	}
	n.text = append(append(n.text, s...), '\n')
}

// gather adds the definitions that a paragraph begins with to defs. The first with a label counts.
func gather(text []byte, defs map[string]string) {
	for {
		n, label := definition(text)
		if n == 0 {
			return
		}
		if n <= maxDefinition {
			key := normalLabel(label)
			if _, ok := defs[key]; !ok {
				defs[key] = strings.TrimSpace(string(text[:n]))
			}
		}
		text = text[n:]
	}
}

// definitions returns the length of the link reference definitions that a paragraph begins with.
func definitions(text []byte) int {
	at := 0
	for {
		n, _ := definition(text[at:])
		if n == 0 {
			return at
		}
		at += n
	}
}

// definition returns the length of the link reference definition that s begins with, its line ending included, and its
// label; 0 if s begins with none (CommonMark 4.7).
func definition(s []byte) (int, []byte) {
	i := blanks(s, 0)
	n := label(s[i:])
	if n == 0 || i+n >= len(s) || s[i+n] != ':' {
		return 0, nil
	}
	name := s[i+1 : i+n-1]
	i = spaces(s, i+n+1)
	n = destination(s[i:])
	if n == 0 {
		return 0, nil
	}
	i += n
	end := lineRest(s, i) // where the definition ends if it has no title
	t := spaces(s, i)
	if t > i {
		if n := title(s[t:]); n > 0 {
			if e := lineRest(s, t+n); e > 0 {
				return e, name
			}
		}
	}
	if end == 0 {
		return 0, nil
	}
	return end, name
}

// label returns the length of the link label in brackets that s begins with, 0 if it is none.
func label(s []byte) int {
	if len(s) == 0 || s[0] != '[' {
		return 0
	}
	for i := 1; i < len(s) && i <= maxLabel+1; i++ {
		switch s[i] {
		case '\\':
			i++
		case '[':
			return 0
		case ']':
			if allBlank(s[1:i]) {
				return 0
			}
			return i + 1
		}
	}
	return 0
}

// spaces returns where the white space that begins at i ends, which may hold one line ending.
func spaces(s []byte, i int) int {
	i = blanks(s, i)
	if i < len(s) && s[i] == '\n' {
		i = blanks(s, i+1)
	}
	return i
}

// lineRest returns where the line ends on which i stands, if nothing but white space is left of it, else 0.
func lineRest(s []byte, i int) int {
	i = blanks(s, i)
	switch {
	case i >= len(s):
		return len(s)
	case s[i] == '\n':
		return i + 1
	}
	return 0
}

// destination returns the length of the link destination that s begins with, 0 if it is none.
func destination(s []byte) int {
	if len(s) == 0 {
		return 0
	}
	if s[0] == '<' {
		for i := 1; i < len(s); i++ {
			switch s[i] {
			case '\\':
				i++
			case '<', '\n':
				return 0
			case '>':
				return i + 1
			}
		}
		return 0
	}
	depth, i := 0, 0
	for ; i < len(s) && s[i] > ' ' && s[i] != 0x7f; i++ {
		switch s[i] {
		case '\\':
			if i+1 < len(s) && isPunct(s[i+1]) {
				i++
			}
		case '(':
			if depth++; depth > maxParens {
				return 0
			}
		case ')':
			if depth--; depth < 0 {
				return i
			}
		}
	}
	if depth != 0 {
		return 0
	}
	return i
}

// title returns the length of the link title in quotes that s begins with, 0 if it is none.
func title(s []byte) int {
	if len(s) == 0 {
		return 0
	}
	end := s[0]
	switch end {
	case '"', '\'':
	case '(':
		end = ')'
	default:
		return 0
	}
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '\\':
			i++
		case s[i] == end:
			return i + 1
		case s[i] == '(' && end == ')':
			return 0
		}
	}
	return 0
}

// isPunct reports whether c is ASCII punctuation, which a backslash may escape.
func isPunct(c byte) bool {
	return c >= '!' && c <= '/' || c >= ':' && c <= '@' || c >= '[' && c <= '`' || c >= '{' && c <= '~'
}

// normalLabel returns a label as it is compared: case folded, white space collapsed.
func normalLabel(s []byte) string {
	last, simple := byte(' '), true
	for _, c := range s {
		simple = simple && c >= ' ' && c < 0x80 && (c < 'A' || c > 'Z') && (c != ' ' || last != ' ')
		last = c
	}
	if simple && last != ' ' {
		return string(s)
	}
	return strings.ReplaceAll(strings.ToLower(strings.Join(strings.Fields(string(s)), " ")), "ß", "ss")
}

// Uses returns the labels that the Markdown of a block may refer to. In nested brackets the innermost are the label.
func Uses(markdown string) []string {
	var labels []string
	open := -1
	for i := 0; i < len(markdown); i++ {
		switch markdown[i] {
		case '\\':
			i++
		case '[':
			open = i + 1
		case ']':
			if n := i - open; open >= 0 && n > 0 && n <= maxLabel && markdown[open] != '^' {
				labels = append(labels, normalLabel([]byte(markdown[open:i])))
			}
			open = -1
		}
	}
	return labels
}
