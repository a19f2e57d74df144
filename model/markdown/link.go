package markdown

import "bytes"

// angle returns the length of the autolink or the tag, comment or the like that s begins with, 0 if it is none.
func angle(s []byte) int {
	end := bytes.IndexByte(s, '>')
	if end < 2 {
		return 0
	}
	if isAutolink(s[1:end]) {
		return end + 1
	}
	switch s[1] {
	case '?':
		return through(s, "?>", 2)
	case '!':
		switch {
		case bytes.HasPrefix(s, []byte("<!-->")):
			return 5
		case bytes.HasPrefix(s, []byte("<!--->")):
			return 6
		case bytes.HasPrefix(s, []byte("<!--")):
			return through(s, "-->", 4)
		case bytes.HasPrefix(s, []byte("<![CDATA[")):
			return through(s, "]]>", 9)
		case len(s) > 2 && isLetter(s[2]):
			return end + 1
		}
		return 0
	}
	name, closing := tagName(s)
	if len(name) == 0 {
		return 0
	}
	i := 1 + len(name)
	if closing {
		i++
	}
	for !closing {
		n := attribute(s[i:])
		if n == 0 {
			break
		}
		i += n
	}
	i = blanks(s, i)
	if !closing && i < len(s) && s[i] == '/' {
		i++
	}
	if i < len(s) && s[i] == '>' {
		return i + 1
	}
	return 0
}

// through returns where mark ends in s, looked for from from on, 0 if it isn't there.
func through(s []byte, mark string, from int) int {
	if i := bytes.Index(s[from:], []byte(mark)); i >= 0 {
		return from + i + len(mark)
	}
	return 0
}

// isAutolink reports whether s, which stands in angle brackets, is an address.
func isAutolink(s []byte) bool {
	if bytes.ContainsAny(s, " \t\n<") || len(s) == 0 {
		return false
	}
	i := 0
	for i < len(s) && (isLetter(s[i]) || i > 0 && (s[i] >= '0' && s[i] <= '9' || s[i] == '+' || s[i] == '.' || s[i] == '-')) {
		i++
	}
	if i >= 2 && i <= 32 && i < len(s) && s[i] == ':' {
		return true
	}
	return isMail(s)
}

// isMail reports whether s is an e-mail address (CommonMark 6.5).
func isMail(s []byte) bool {
	local, domain, ok := bytes.Cut(s, []byte{'@'})
	if !ok || len(local) == 0 {
		return false
	}
	for _, c := range local {
		if !isLetter(c) && (c < '0' || c > '9') && bytes.IndexByte([]byte(".!#$%&'*+/=?^_`{|}~-"), c) < 0 {
			return false
		}
	}
	for part := range bytes.SplitSeq(domain, []byte{'.'}) {
		if len(part) == 0 || len(part) > 63 || part[0] == '-' || part[len(part)-1] == '-' {
			return false
		}
		for _, c := range part {
			if !isLetter(c) && (c < '0' || c > '9') && c != '-' {
				return false
			}
		}
	}
	return true
}

// linkTail returns the length of what s, behind the `]`, adds to a link with the given text: a destination or a label. It is -1 if
// the text is no link. Whether a label is defined isn't known here: it is taken to be.
func linkTail(s, text []byte) int {
	if len(s) > 0 && s[0] == '(' {
		i := blanks(s, 1)
		if n := destination(s[i:]); n > 0 {
			i += n
			if t := blanks(s, i); t > i {
				i = t + title(s[t:])
			}
			i = blanks(s, i)
		}
		if i < len(s) && s[i] == ')' {
			return i + 1
		}
	}
	if n := label(s); n > 0 && s[1] != '^' {
		return n
	}
	if len(text) == 0 || len(text) > maxLabel || allBlank(text) || hasBracket(text) {
		return -1
	}
	if bytes.HasPrefix(s, []byte("[]")) {
		return 2
	}
	return 0
}

// hasBracket reports whether s, which is a link's text, can't be a label.
func hasBracket(s []byte) bool {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '[', ']':
			return true
		}
	}
	return false
}
