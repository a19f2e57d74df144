package model

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// headingText returns a heading's text without its rule and in one line.
func headingText(text []byte) string {
	if l := lineAt(text, 0); len(bytes.TrimSpace(text[l.next:])) == 0 && singleSpaced(l.of(text)) {
		return unboxed(l.of(text)) // as most are: this takes half the time
	}
	var s []string
	for i := 0; i < len(text); {
		l := lineAt(text, i)
		i = l.next
		if body := l.of(text); !l.blank() && ruleOf(body) == 0 {
			if len(s) > 0 && numberOf([]byte(s[0])).alone && endOf([]byte(s[0])) == endWord {
				s[0] += ":" // of a chapter's number and its title
			}
			s = append(s, unboxed(body))
		}
	}
	return strings.Join(strings.Fields(strings.Join(s, " ")), " ")
}

// singleSpaced reports whether no space in body is anything but one ASCII space.
func singleSpaced(body []byte) bool {
	for i, c := range body {
		if c == ' ' && i > 0 && body[i-1] == ' ' || c < ' ' || c == 0xa0 || c == 0x80 {
			return false
		}
	}
	return true
}

// unboxed returns the text of a line of a boxed heading: "* Title *" and "| Title |" lose their sides.
func unboxed(body []byte) string {
	if n := len(body); n > 4 && bytes.IndexByte([]byte("*|#"), body[0]) >= 0 && body[n-1] == body[0] && body[1] == ' ' && body[n-2] == ' ' {
		body = bytes.TrimSpace(body[1 : n-1])
	}
	return string(body)
}

// Markdown returns a block as Markdown that reads exactly as the text stands.
// It is cleaned before signs in it are escaped: an escape must not end what it stands in.
func (p *plain) Markdown(b Block, text []byte) string {
	text = []byte(Clean(string(text)))
	switch b.Kind {
	case Hidden:
		return ""
	case Rule:
		return "***\n"
	case Heading:
		title := headingText(text)
		if b.left.traits.has(starred) {
			title = strings.TrimSpace(strings.TrimLeft(title, "*"))
		}
		return strings.Repeat("#", int(b.Level)) + " " + p.inline(title) + "\n"
	case Code:
		return fenced(text)
	case Quote:
		return p.quoted(text)
	case List:
		return p.items(text)
	}
	return p.prose(linesOf(text), "") + "\n"
}

// linesOf returns the lines of text that are not blank.
func linesOf(text []byte) (lines [][]byte) {
	for i := 0; i < len(text); {
		l := lineAt(text, i)
		i = l.next
		if !l.blank() {
			lines = append(lines, padded(l.indent, l.of(text)))
		}
	}
	return lines
}

// padded returns body behind n spaces.
func padded(n int, body []byte) []byte {
	return append(bytes.Repeat([]byte{' '}, min(n, 400)), body...)
}

// fenced returns text as code: between fences longer than any in it, less the indentation that all lines share.
func fenced(text []byte) string {
	text = bytes.TrimRight(text, " \t\r\n\f")
	least, fence, run := 1<<20, 3, 0
	for i := 0; i < len(text); {
		l := lineAt(text, i)
		i = l.next
		if !l.blank() {
			least = min(least, l.indent)
		}
	}
	for _, c := range text {
		if c != '`' {
			run = 0
			continue
		}
		run++
		fence = max(fence, run+1)
	}
	var b strings.Builder
	b.WriteString(strings.Repeat("`", fence) + "\n")
	for i := 0; i < len(text); {
		l := lineAt(text, i)
		i = l.next
		if !l.blank() {
			b.WriteString(strings.Repeat(" ", l.indent-least))
			b.Write(l.of(text))
		}
		b.WriteByte('\n')
	}
	b.WriteString(strings.Repeat("`", fence) + "\n")
	return b.String()
}

// quoted returns lines behind ">" as a quote: the lines of one depth and without a blank line between make a paragraph.
func (p *plain) quoted(text []byte) string {
	var b strings.Builder
	var para [][]byte
	depth := 0
	flush := func() {
		if len(para) > 0 {
			mark := strings.Repeat("> ", min(depth, 12))
			b.WriteString(mark + p.prose(para, mark) + "\n")
			para = para[:0]
		}
	}
	for _, l := range linesOf(text) {
		l = bytes.TrimLeft(l, " \t")
		d := 0
		for len(l) > 0 && l[0] == '>' {
			d++
			l = bytes.TrimPrefix(l[1:], []byte{' '})
		}
		if d != depth || len(l) == 0 {
			flush()
			if depth > 0 {
				b.WriteString(strings.TrimRight(strings.Repeat("> ", min(d, depth, 12)), " ") + "\n")
			}
		}
		if depth = d; len(l) > 0 {
			para = append(para, l)
		}
	}
	flush()
	return b.String()
}

// prose returns the lines of a paragraph as Markdown: joined if the text is wrapped, else with hard
// line breaks. So are the lines of verse and of addresses, which end before they are full.
// prefix stands before all lines but the first.
func (p *plain) prose(lines [][]byte, prefix string) string {
	var b strings.Builder
	keep := p.keepsLines(lines)
	var whole []byte // of lines that are joined, so that emphasis and addresses may go over a line's end
	for i, l := range lines {
		l = bytes.TrimSpace(l)
		if i > 0 {
			switch last, first := lastRune(whole), firstRune(l); {
			case keep:
				b.WriteString(p.inline(string(whole)) + "\\\n" + prefix)
				whole = whole[:0]
			case last >= 0x2e80 && first >= 0x2e80: // Chinese and Japanese have no spaces between words
			case p.words.joins(whole, l):
				whole = whole[:len(whole)-1]
			case last == '-' && unicode.IsLetter(first) && len(whole) > 1 && unicode.IsLetter(lastRune(whole[:len(whole)-1])): // "well-" and "known"
			default:
				whole = append(whole, ' ')
			}
		}
		whole = append(whole, l...)
	}
	return b.String() + p.inline(string(whole))
}

func lastRune(b []byte) rune {
	r, _ := utf8.DecodeLastRune(bytes.TrimRight(b, " \t\r"))
	return r
}

// keepsLines reports whether line breaks were meant: all are in a text that isn't wrapped; in one that
// is, those of a paragraph of which most lines would have had room for the next word.
func (p *plain) keepsLines(lines [][]byte) bool {
	if !p.look.wrapped || p.look.verse {
		return true
	}
	breaks := 0
	for i := 1; i < len(lines); i++ {
		word := bytes.TrimLeft(lines[i], " \t")
		if n := bytes.IndexByte(word, ' '); n >= 0 {
			word = word[:n]
		}
		breaks += b2i(columns(lines[i-1])+1+len(word) < p.look.width-6)
	}
	return breaks*2 > len(lines)-1
}

// inline returns s with all signs escaped that mean something in Markdown, but _emphasis_ and
// *emphasis* as mail and old books have it, and addresses of the web, which become links.
func (p *plain) inline(s string) string {
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
