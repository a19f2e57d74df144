package markdown

import (
	"bytes"
	"strconv"
	"strings"
)

// frontMatterEnd returns where the front matter ends that text begins with, 0 if there is none: YAML between lines of `---`,
// which begins with a key (else the lines are rules), or TOML between lines of `+++`.
func frontMatterEnd(text []byte) int {
	text = text[:min(len(text), Window)]
	if len(text) < 4 || text[0] != '-' && text[0] != '+' {
		return 0
	}
	first := lineEnd(text, 0)
	fence := strings.Repeat(string(text[:1]), 3)
	if string(bytes.TrimRight(text[:first], " \t\r\n")) != fence {
		return 0
	}
	keyed, mark := false, byte(':')
	if fence == "+++" {
		mark = '='
	}
	for i := first; i < len(text); {
		e := lineEnd(text, i)
		line := bytes.TrimRight(text[i:e], " \t\r\n")
		if keyed && (string(line) == fence || fence == "---" && string(line) == "...") {
			return e
		}
		if !keyed && !bytes.HasPrefix(line, []byte("#")) {
			if keyed = isKey(line, mark); !keyed {
				return 0
			}
		}
		i = e
	}
	return 0
}

// isKey reports whether a line of front matter gives a key its value, or is a TOML table's head.
func isKey(line []byte, mark byte) bool {
	i := bytes.IndexByte(line, mark)
	if mark == '=' && len(line) > 1 && line[0] == '[' {
		return true
	}
	if i <= 0 || mark == ':' && i+1 < len(line) && !isBlank(line[i+1]) {
		return false
	}
	for _, c := range bytes.Trim(line[:i], " \"'") {
		if !isLetter(c) && (c < '0' || c > '9') && c != '_' && c != '-' && c != '.' && c != ' ' && c < 0x80 {
			return false
		}
	}
	return true
}

// Title returns the title that the front matter at the start of a text gives, "" if there is none.
func Title(head []byte) string {
	n := frontMatterEnd(head)
	lines := strings.Split(strings.ReplaceAll(string(head[:n]), "\r\n", "\n"), "\n")
	for i, line := range lines {
		if i == 0 || strings.HasPrefix(line, "[") {
			if i > 0 && lines[0][0] == '+' {
				break // the title of a table in TOML is not that of the text
			}
			continue
		}
		mark := strings.IndexAny(line, ":=")
		if mark < 0 || !strings.EqualFold(strings.Trim(line[:mark], " \"'"), "title") || line[0] == ' ' && lines[0][0] == '-' {
			continue
		}
		value := strings.TrimSpace(line[mark+1:])
		if line[mark] == ':' {
			return yamlText(value, lines[i+1:])
		}
		return quoted(value, lines[i+1:])
	}
	return ""
}

// yamlText returns the text of a YAML value, which the more indented of the lines behind it go on with.
func yamlText(value string, more []string) string {
	if strings.HasPrefix(value, "\"") || strings.HasPrefix(value, "'") {
		return quoted(value, more)
	}
	if strings.HasPrefix(value, ">") || strings.HasPrefix(value, "|") {
		value = ""
	}
	for _, line := range more {
		if line == "" || line[0] != ' ' && line[0] != '\t' {
			break
		}
		value += " " + strings.TrimSpace(line)
	}
	value, _, _ = strings.Cut(" "+value, " #") // a comment
	return strings.Join(strings.Fields(value), " ")
}

// quoted returns the text in quotes that value begins with, which may go on in the lines behind it.
func quoted(value string, more []string) string {
	mark := ""
	for _, m := range []string{`"""`, `'''`, `"`, `'`} {
		if strings.HasPrefix(value, m) {
			mark = m
			break
		}
	}
	if mark == "" {
		return value
	}
	s := value[len(mark):]
	end := closingQuote(s, mark)
	for _, line := range more {
		if end >= 0 {
			break
		}
		s += " " + strings.TrimSpace(line)
		end = closingQuote(s, mark)
	}
	if end < 0 {
		return ""
	}
	s = strings.Join(strings.Fields(s[:end]), " ")
	if mark[0] == '\'' {
		return strings.ReplaceAll(s, "''", "'")
	}
	if u, err := strconv.Unquote(`"` + strings.ReplaceAll(strings.ReplaceAll(s, `\"`, `"`), `"`, `\"`) + `"`); err == nil {
		return u
	}
	return s
}

// closingQuote returns where the quote ends that s is the inside of, -1 if it doesn't.
func closingQuote(s, mark string) int {
	for i := 0; i+len(mark) <= len(s); i++ {
		switch {
		case s[i] == '\\' && mark[0] == '"':
			i++
		case s[i:i+len(mark)] == mark:
			if mark == "'" && strings.HasPrefix(s[i+1:], "'") {
				i++
				continue
			}
			return i
		}
	}
	return -1
}
