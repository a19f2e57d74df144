package markdown

import "bytes"

// htmlStart returns the type, 1 to 7, of the HTML block that s begins (CommonMark 4.6), 0 if it begins none.
func htmlStart(s []byte) int {
	if len(s) < 2 {
		return 0
	}
	switch s[1] {
	case '?':
		return 3
	case '!':
		switch {
		case bytes.HasPrefix(s, []byte("<!--")):
			return 2
		case bytes.HasPrefix(s, []byte("<![CDATA[")):
			return 5
		case len(s) > 2 && isLetter(s[2]):
			return 4
		}
		return 0
	}
	name, closing := tagName(s)
	if len(name) == 0 {
		return 0
	}
	rest := s[1+len(name):]
	if closing {
		rest = rest[1:]
	}
	ends := len(rest) == 0 || isBlank(rest[0]) || rest[0] == '>'
	switch {
	case isRawTag(name):
		if ends && !closing {
			return 1
		}
	case (ends || bytes.HasPrefix(rest, []byte("/>"))) && isBlockTag(name):
		return 6
	case isWholeTag(rest, closing):
		return 7
	}
	return 0
}

// isLetter reports whether c is an ASCII letter.
func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// tagName returns the name of the tag that s begins with.
func tagName(s []byte) (name []byte, closing bool) {
	i := 1
	if s[i] == '/' {
		i, closing = 2, true
	}
	n := i
	for n < len(s) && (isLetter(s[n]) || n > i && (s[n] >= '0' && s[n] <= '9' || s[n] == '-')) {
		n++
	}
	return s[i:n], closing
}

// isWholeTag reports whether s, which follows on a tag's name, completes the tag and the line.
func isWholeTag(s []byte, closing bool) bool {
	for !closing {
		n := attribute(s)
		if n == 0 {
			break
		}
		s = s[n:]
	}
	s = bytes.TrimLeft(s, " \t")
	if !closing && len(s) > 0 && s[0] == '/' {
		s = s[1:]
	}
	return len(s) > 0 && s[0] == '>' && allBlank(s[1:])
}

// attribute returns the length of the attribute that s begins with, white space before it included, 0 if it is none.
func attribute(s []byte) int {
	i := blanks(s, 0)
	if i == 0 || i >= len(s) || !isLetter(s[i]) && s[i] != '_' && s[i] != ':' {
		return 0
	}
	for i < len(s) && (isLetter(s[i]) || s[i] >= '0' && s[i] <= '9' || bytes.IndexByte([]byte("_.:-"), s[i]) >= 0) {
		i++
	}
	v := blanks(s, i)
	if v >= len(s) || s[v] != '=' {
		return i
	}
	v = blanks(s, v+1)
	if v >= len(s) {
		return 0
	}
	if q := s[v]; q == '"' || q == '\'' {
		n := bytes.IndexByte(s[v+1:], q)
		if n < 0 {
			return 0
		}
		return v + n + 2
	}
	n := v
	for n < len(s) && !isBlank(s[n]) && bytes.IndexByte([]byte("\"'=<>`"), s[n]) < 0 {
		n++
	}
	if n == v {
		return 0
	}
	return n
}

// blanks returns where white space that begins at i ends.
func blanks(s []byte, i int) int {
	for i < len(s) && isBlank(s[i]) {
		i++
	}
	return i
}

// htmlEnds reports whether a line ends an HTML block of one of the types 1 to 5.
func htmlEnds(kind uint8, line []byte) bool {
	switch kind {
	case 1:
		for {
			i := bytes.Index(line, []byte("</"))
			if i < 0 {
				return false
			}
			name, _ := tagName(line[i:])
			line = line[i+2:]
			if isRawTag(name) && len(line) > len(name) && line[len(name)] == '>' {
				return true
			}
		}
	case 2:
		return bytes.Contains(line, []byte("-->"))
	case 3:
		return bytes.Contains(line, []byte("?>"))
	case 4:
		return bytes.IndexByte(line, '>') >= 0
	case 5:
		return bytes.Contains(line, []byte("]]>"))
	}
	return false
}

// htmlOpening and htmlClosing return what opens and closes an HTML block of a type. The tag is that of type 1.
func htmlOpening(kind uint8, tag string) string {
	return [...]string{"", "<" + tag + ">", "<!--", "<?", "<!A", "<![CDATA[", "<div>", "<div>"}[kind]
}

func htmlClosing(kind uint8, tag string) string {
	return [...]string{"", "</" + tag + ">", "-->", "?>", ">", "]]>", "", ""}[kind]
}

// isRawTag reports whether a tag's content is no Markdown up to its end tag.
func isRawTag(name []byte) bool {
	var b [16]byte
	switch string(lower(b[:0], name)) {
	case "script", "pre", "style", "textarea":
		return true
	}
	return false
}

// lower appends an ASCII name to b in lower case, or nothing if it is longer than any tag that we look for.
func lower(b, name []byte) []byte {
	if len(name) > cap(b) {
		return b
	}
	for _, c := range name {
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		b = append(b, c)
	}
	return b
}

// isBlockTag reports whether a tag begins an HTML block of type 6.
func isBlockTag(name []byte) bool {
	var b [16]byte
	switch string(lower(b[:0], name)) {
	case "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center", "col", "colgroup", "dd", "details",
		"dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4",
		"h5", "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link", "main", "menu", "menuitem", "nav", "noframes", "ol",
		"optgroup", "option", "p", "param", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr",
		"track", "ul":
		return true
	}
	return false
}
