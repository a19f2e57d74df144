package plain

import (
	"bytes"
	"strings"
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
func (t *Text) Markdown(b Block, text []byte) string {
	text = []byte(t.clean(string(text)))
	switch b.Kind {
	case Hidden:
		return ""
	case Rule:
		return "***\n"
	case Head:
		title := headingText(text)
		if b.Left.traits.has(starred) {
			title = strings.TrimSpace(strings.TrimLeft(title, "*"))
		}
		return strings.Repeat("#", int(b.Level)) + " " + t.inline(title) + "\n"
	case Code:
		if t.look.manual && isEdge(text) {
			break
		}
		if s := t.tagged(text); s != "" {
			return s
		}
		return fenced(text)
	case Quote:
		return t.quoted(text)
	case List:
		return t.items(unpaged(text))
	}
	lines := linesOf(unpaged(text))
	if t.look.talk && b.Kind == Paragraph && len(lines) > 0 {
		if n := labelOf(lines[0]); n > 0 {
			name := t.inline(string(lines[0][:n]))
			lines[0] = lines[0][n+1:]
			return "**" + name + "** " + t.prose(lines, "") + "\n"
		}
	}
	if s := t.tagged(text); s != "" && b.Kind == Paragraph {
		return s
	}
	if s := t.shifted(lines); s != "" {
		return s
	}
	return t.prose(lines, "") + "\n"
}

// isEdge reports whether text is the first line of a page that man prints, or the last: "NAME(1) … NAME(1)", with the parts far
// apart, at the width of the terminal that it was printed for.
func isEdge(text []byte) bool {
	l := lineAt(text, 0)
	body := l.of(text)
	n := bytes.LastIndexByte(body, ' ')
	return len(bytes.TrimSpace(text[l.next:])) == 0 && hasGap3(body) && body[len(body)-1] == ')' && bytes.IndexByte(body[n+1:], '(') > 0
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
func (t *Text) quoted(text []byte) string {
	var b strings.Builder
	var para [][]byte
	depth := 0
	flush := func() {
		if len(para) > 0 {
			mark := strings.Repeat("> ", min(depth, 12))
			b.WriteString(mark + t.prose(para, mark) + "\n")
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
func (t *Text) prose(lines [][]byte, prefix string) string {
	var b strings.Builder
	keep := t.keepsLines(lines)
	var whole []byte // of lines that are joined, so that emphasis and addresses may go over a line's end
	for i, l := range lines {
		l = bytes.TrimSpace(l)
		if i > 0 {
			switch last, first := lastRune(whole), firstRune(l); {
			case keep:
				b.WriteString(t.inline(string(whole)) + "\\\n" + prefix)
				whole = whole[:0]
			case last >= 0x2e80 && first >= 0x2e80: // Chinese and Japanese have no spaces between words
			default:
				if drop, divided := t.Divided(whole, l); divided {
					whole = whole[:len(whole)-drop]
				} else {
					whole = append(whole, ' ')
				}
			}
		}
		whole = append(whole, l...)
	}
	if !keep { // lines that were justified have many spaces
		whole = bytes.Join(bytes.Fields(whole), []byte{' '})
	}
	return b.String() + t.inline(string(whole))
}

func lastRune(b []byte) rune {
	r, _ := utf8.DecodeLastRune(bytes.TrimRight(b, " \t\r"))
	return r
}

// keepsLines reports whether line breaks were meant: all are in a text that isn't wrapped; in one that
// is, those of a paragraph of which most lines would have had room for the next word.
func (t *Text) keepsLines(lines [][]byte) bool {
	if !t.look.wrapped || t.look.verse {
		return true
	}
	breaks := 0
	for i := 1; i < len(lines); i++ {
		word := bytes.TrimLeft(lines[i], " \t")
		if n := bytes.IndexByte(word, ' '); n >= 0 {
			word = word[:n]
		}
		breaks += b2i(columns(lines[i-1])+1+len(word) < t.look.width-6)
	}
	return breaks*2 > len(lines)-1
}
