package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// inline returns s with all signs escaped that mean something in Markdown, but _emphasis_ and
// *emphasis* as mail and old books have it, and addresses of the web, which become links.
func (t *Text) inline(s string) string {
	var b strings.Builder
	b.Grow(len(s) + 16)
	prev := ' '
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if (r == 'h' || r == 'f' || r == 'm') && !unicode.IsLetter(prev) {
			if k := linkEnd(s[i:]); k > 0 {
				b.WriteString("<" + s[i:i+k] + ">")
				prev = rune(s[i+k-1])
				i += k
				continue
			}
		}
		if (r == '_' || r == '*') && !isWord(prev) {
			if k := strongEnd(s[i:]); k > 0 {
				b.WriteString("**" + escapeText(s[i+2:i+k-2]) + "**")
				prev, i = r, i+k
				continue
			}
			if k := emphasisEnd(s[i:]); k > 0 {
				b.WriteString("*" + escapeText(s[i+1:i+k-1]) + "*")
				prev, i = r, i+k
				continue
			}
		}
		escapeRune(&b, s, i, r, n)
		prev = r
		i += n
	}
	return b.String()
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '*' || r == '_' }

// escapeRune writes the rune r at s[i:], escaped if Markdown would misread it.
func escapeRune(b *strings.Builder, s string, i int, r rune, n int) {
	switch r {
	case '\\', '`', '*', '_', '[', ']', '<', '>', '&', '|', '#', '~', '$', '^', '{', '}':
		b.WriteByte('\\')
	case '!':
		if i+1 < len(s) && s[i+1] == '[' {
			b.WriteByte('\\')
		}
	case '+', '-', '=', ':', '\t':
		if strings.TrimLeft(s[:i], " ") == "" {
			b.WriteByte('\\')
		}
		if r == '\t' {
			b.WriteByte(' ')
			return
		}
	case '.', ')':
		if i < 10 && i > 0 && strings.Trim(s[:i], "0123456789") == "" {
			b.WriteByte('\\')
		}
	case '@': // a bare mail address would become a link, which it may
	}
	b.WriteString(s[i : i+n])
}

// escapeText escapes a short text without looking for links or emphasis in it.
func escapeText(s string) string {
	var b strings.Builder
	for i, r := range s {
		n := utf8.RuneLen(r)
		if r == utf8.RuneError {
			_, n = utf8.DecodeRuneInString(s[i:])
		}
		escapeRune(&b, s, i, r, n)
	}
	return b.String()
}

// linkEnd returns the length of the web or mail address that s begins with, 0 if there is none.
// Signs that end a sentence, and a bracket that was opened before it, don't belong to it.
func linkEnd(s string) int {
	if !strings.HasPrefix(s, "https://") && !strings.HasPrefix(s, "http://") && !strings.HasPrefix(s, "ftp://") && !strings.HasPrefix(s, "mailto:") {
		return 0
	}
	end := 0
	for end < len(s) && end < 2000 {
		c := s[end]
		if c <= ' ' || c == '<' || c == '>' || c == '"' || c == '\\' || c == '`' || c == 0x7f {
			break
		}
		if c >= utf8.RuneSelf {
			r, _ := utf8.DecodeRuneInString(s[end:])
			if !unicode.IsLetter(r) {
				break
			}
		}
		end++
	}
	for end > 0 && end < 2000 {
		c := s[end-1]
		if c >= utf8.RuneSelf || strings.IndexByte(".,;:!?'*_]}|", c) < 0 && !(c == ')' && strings.IndexByte(s[:end], '(') < 0) {
			break
		}
		end--
	}
	if end < 10 || !utf8.ValidString(s[:end]) {
		return 0
	}
	return end
}

// strongEnd returns the length of the text between double signs that s begins with, these included; 0 if there is none.
func strongEnd(s string) int {
	if len(s) < 5 || s[1] != s[0] {
		return 0
	}
	k := strings.Index(s[2:min(len(s), 120)], s[:2])
	if k < 1 || emphasisEnd(s[1:k+3]) != k+2 {
		return 0
	}
	end, last := k+4, lastRune([]byte(s[2:k+2]))
	if r := firstRune([]byte(s[end:])); end < len(s) && (isWord(r) || !isWord(last) && r != ' ') {
		return 0
	}
	return end
}

// emphasisEnd returns the length of the emphasis that s begins with, its signs included; 0 if there is
// none: words close to a sign on either side, on one line, none of them inside a word.
func emphasisEnd(s string) int {
	k := strings.IndexByte(s[1:min(len(s), 120)], s[0])
	if k < 1 {
		return 0
	}
	in := s[1 : 1+k]
	first, last := firstRune([]byte(in)), lastRune([]byte(in))
	if !isWord(first) || in[k-1] == ' ' || strings.ContainsAny(in, "<>`\\/=|_*[]") || !isWord(last) && strings.IndexByte(".,!?;:'\"", byte(last)) < 0 {
		return 0
	}
	if k+2 < len(s) {
		if r, _ := utf8.DecodeRuneInString(s[k+2:]); isWord(r) {
			return 0
		}
	}
	if strings.Count(in, " ") > 12 {
		return 0
	}
	// CommonMark closes emphasis behind punctuation only if none or a space follows.
	if !isWord(last) && k+2 < len(s) && s[k+2] != ' ' && isWord(firstRune([]byte(s[k+2:]))) {
		return 0
	}
	return k + 2
}
