package asciidoc

import "strings"

// delimiter returns what a line delimits that is a delimiter: its sign and nothing else; "" for any other line.
func delimiter(line string) string {
	if len(line) < 2 {
		return ""
	}
	switch {
	case line == "--", line == "|===", line == "!===", line == ",===", line == ":===":
		return line
	case strings.HasPrefix(line, "```") && !strings.Contains(line[3:], "`"):
		return "```"
	case len(line) < 4 || len(line) > 200 || strings.IndexByte("-.=*_+/", line[0]) < 0 || strings.Trim(line, line[:1]) != "":
		return ""
	}
	return line
}

// cuts knows where a text can be cut.
type cuts struct {
	blank, marked bool
	before        string
	open          string // the delimiter of the block that is open, "" outside of one
	style         string // the line of attributes that stands before it
	styled        string
}

// Begins reports whether a line is a title or, behind a blank one, the first of a paragraph.
func (c *cuts) Begins(line string) bool {
	line = strings.TrimRight(line, " \t")
	blank, before := c.blank, c.before
	c.blank, c.before = line == "", line
	d := delimiter(line)
	if c.open != "" {
		if d == c.open {
			c.open = ""
		}
		return false
	}
	if d != "" && twoLine(before, line) == 0 {
		c.open, c.style = d, c.styled
		return false
	}
	marked := c.marked // attributes stand above this line
	if c.marked = line != "" && (line[0] == '[' || line[0] == '.'); c.marked {
		if c.styled = ""; line[0] == '[' {
			c.styled = line
		}
	} else {
		c.styled = ""
	}
	if n, _ := heading(line); n > 0 {
		return !marked
	}
	return blank && !marked && line != "" && strings.IndexByte(" \t+[.*-<|/:", line[0]) < 0 && !isItem(line)
}

// Again returns what the block that is open began with.
func (c *cuts) Again() []string {
	switch {
	case c.open == "":
		return nil
	case c.style != "":
		return []string{c.style, c.open}
	}
	return []string{c.open}
}

// marker returns what marks the item that a line begins, and where its text begins: "*", "..", "1.", "::", "<1>"; 0 if it begins none. For a term, the text is what describes it.
func marker(line string) (mark string, text int) {
	in := len(line) - len(strings.TrimLeft(line, " \t"))
	s := line[in:]
	if s == "" {
		return "", 0
	}
	n := 0
	switch c := s[0]; {
	case c == '*' || c == '.':
		n = len(s) - len(strings.TrimLeft(s, s[:1]))
		mark = s[:n]
	case c == '-' || strings.HasPrefix(s, "•"):
		n, mark = 1, "-"
		if c != '-' {
			n = len("•")
		}
	case c >= '0' && c <= '9':
		for n < len(s) && n < 9 && s[n] >= '0' && s[n] <= '9' {
			n++
		}
		if n < len(s) && s[n] == '.' {
			n++
			mark = "1."
		}
	case (c|0x20 >= 'a' && c|0x20 <= 'z') && len(s) > 2 && (s[1] == '.' || s[1] == ')') && s[2] == ' ' && in > 0:
		n, mark = 2, "1."
	case c == '<':
		if k := strings.IndexByte(s[:min(len(s), 8)], '>'); k > 1 && strings.Trim(s[1:k], "0123456789.") == "" {
			n, mark = k+1, "<1>"
		}
	}
	if mark != "" && len(mark) < 7 && n < len(s) && (s[n] == ' ' || s[n] == '\t') {
		return mark, len(line) - len(strings.TrimLeft(s[n:], " \t"))
	}
	return term(line)
}

// term returns what marks a term that a line begins with, and where its description begins; 0 if there is none.
func term(line string) (mark string, text int) {
	for i := 1; i+1 < len(line) && i < 512; i++ {
		if c := line[i]; c != ':' && c != ';' || line[i+1] != c || line[i-1] == c {
			continue
		}
		n := len(line[i:]) - len(strings.TrimLeft(line[i:], line[i:i+1]))
		if rest := line[i+n:]; n <= 4 && (line[i] == ':' || n == 2) && (rest == "" || rest[0] == ' ' || rest[0] == '\t') && !strings.HasPrefix(line, "//") {
			return line[i : i+n], len(line) - len(strings.TrimLeft(rest, " \t")) + b2i(rest == "")
		}
		i += n - 1
	}
	return "", 0
}

// isItem reports whether a line begins an item of any kind of list.
func isItem(line string) bool {
	_, n := marker(line)
	return n > 0
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// attributeList is what stands in brackets before a block, or behind a macro.
type attributeList struct {
	positional []string
	named      map[string]string
	id, title  string
}

// attributesOf reads a list of attributes.
func attributesOf(s string) attributeList {
	a := attributeList{}
	for part := range quotedParts(s) {
		if name, value, ok := strings.Cut(part, "="); ok && !strings.ContainsAny(name, " \"") {
			if a.named == nil {
				a.named = map[string]string{}
			}
			a.named[name] = strings.Trim(strings.TrimSpace(value), `"'`)
			continue
		}
		a.positional = append(a.positional, strings.Trim(part, `"`))
	}
	a.id = a.named["id"]
	if len(a.positional) > 0 {
		first := a.positional[0]
		if at := strings.IndexAny(first, "#.%"); at >= 0 && !strings.Contains(first, " ") { // style#id.role%option
			for rest := first[at:]; rest != ""; {
				n := strings.IndexAny(rest[1:], "#.%") + 1
				if n == 0 {
					n = len(rest)
				}
				switch rest[0] {
				case '#':
					a.id = rest[1:n]
				case '%':
					if a.named == nil {
						a.named = map[string]string{}
					}
					a.named["options"] += "," + rest[1:n]
				}
				rest = rest[n:]
			}
			a.positional[0] = first[:at]
		}
	}
	return a
}

// style returns the first of the attributes without names.
func (a attributeList) style() string { return a.at(0) }

// at returns an attribute without a name.
func (a attributeList) at(i int) string {
	if i < len(a.positional) {
		return a.positional[i]
	}
	return ""
}

// quotedParts yields what stands between commas outside of quotes.
func quotedParts(s string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		from, quoted := 0, false
		for i := 0; i <= len(s); i++ {
			switch {
			case i < len(s) && s[i] == '"':
				quoted = !quoted
			case i == len(s), s[i] == ',' && !quoted:
				if !yield(strings.TrimSpace(s[from:i])) {
					return
				}
				from = i + 1
			}
		}
	}
}

// Looks reports whether a text without a telling name is AsciiDoc: it begins with a title, or has titles, and blocks or macros that no other text has.
func Looks(head []byte) bool {
	titles, signs, before := 0, 0, ""
	for line := range strings.SplitSeq(string(head), "\n") {
		line = strings.TrimRight(line, " \r")
		n, text := heading(line)
		switch {
		case n > 0 && line[0] == '=' && before == "" && !strings.HasSuffix(text, "="): // MediaWiki closes its titles
			titles++
		case n > 0 && line[0] == '#', strings.HasPrefix(line, "#!"):
			return false
		case len(line) > 5 && line[0] == ':' && line[1] != ' ' && titles == 1 && (strings.HasPrefix(before, "= ") || before != "" && before[0] == ':') && strings.Contains(line[1:], ":"),
			strings.HasPrefix(line, "[source"), strings.HasPrefix(line, "[[") && strings.HasSuffix(line, "]]"), line == "|===", strings.HasPrefix(line, "include::"), strings.HasPrefix(line, "image::"), strings.HasPrefix(line, "ifdef::"),
			line == "[NOTE]", line == "[TIP]", line == "[WARNING]":
			signs++
		}
		before = line
	}
	return titles > 0 && signs > 0
}
