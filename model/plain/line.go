package plain

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// line is one line of a text: where it lies, and how far it is indented.
type line struct {
	start  int // where its text begins, behind the indentation
	end    int // where its text ends, before the spaces at its end
	next   int // where the next line begins
	indent int // columns of indentation; a tab goes to the next multiple of 8
	feed   bool
}

// lineAt returns the line that begins at i.
func lineAt(text []byte, i int) line {
	l := line{start: i}
	if n := bytes.IndexByte(text[i:], '\n'); n >= 0 {
		l.end, l.next = i+n, i+n+1
	} else {
		l.end, l.next = len(text), len(text)
	}
	for l.start < l.end && text[l.start] == ' ' { // as nearly all indentation is
		l.start++
	}
	l.indent = l.start - i
	for l.start < l.end {
		switch c := text[l.start]; {
		case c == ' ':
			l.indent++
		case c == '\t':
			l.indent += 8 - l.indent%8
		case c == '\f':
			l.feed, l.indent = true, 0
		case c == '\r':
		case c == 0xc2 && l.start+1 < l.end && text[l.start+1] == 0xa0: // no-break space, as browsers' dumps have it
			l.indent++
			l.start++
		case c == 0xe3 && l.start+2 < l.end && text[l.start+1] == 0x80 && text[l.start+2] == 0x80: // ideographic space
			l.indent += 2
			l.start += 2
		default:
			for c := text[l.end-1]; c <= ' ' && (c == ' ' || c == '\t' || c == '\r'); c = text[l.end-1] {
				l.end--
			}
			return l
		}
		l.start++
	}
	l.start = l.end
	return l
}

// blank reports whether nothing but spaces stands in the line.
func (l line) blank() bool { return l.start == l.end }

// of returns the line's text without indentation and spaces at its end.
func (l line) of(text []byte) []byte { return text[l.start:l.end] }

// len returns the length of the line's text in bytes.
func (l line) len() int { return l.end - l.start }

// ruleMarks are the characters of which people draw rules under and around headings.
const ruleMarks = "=-~*_^\"'`#+.:<>"

// ruleOf returns the character of which a line is a rule, 0 if it is none: three or more
// of one character, close together or all one space apart ("* * *").
func ruleOf(body []byte) rune {
	if len(body) < 3 || body[0]|0x20 >= 'a' && body[0]|0x20 <= 'z' || body[1] != body[0] && body[1] != ' ' && body[0] < utf8Self {
		return 0
	}
	r, n := utf8.DecodeRune(body)
	if r < utf8.RuneSelf && bytes.IndexByte([]byte(ruleMarks), byte(r)) < 0 ||
		r >= utf8.RuneSelf && (r < 0x2500 || r > 0x257f) && r != '—' && r != '–' && r != '―' && r != '•' && r != '·' {
		return 0
	}
	count := 0
	for i := 0; i < len(body); count++ {
		if !bytes.HasPrefix(body[i:], body[:n]) {
			return 0
		}
		if i += n; i < len(body) && body[i] == ' ' {
			i++
		}
	}
	if count < 3 || r == '.' && count < 4 {
		return 0
	}
	return r
}

// columns returns how many columns body takes, near enough: Chinese, Japanese and Korean characters
// and emoji, of which the first byte is 0xe3 or more, take two.
func columns(body []byte) int {
	n := utf8.RuneCount(body)
	if n < len(body) {
		for _, c := range body {
			if c >= 0xe3 {
				n++
			}
		}
	}
	return n
}

// ending says how a line ends.
type ending uint8

const (
	endWord    ending = iota // with a letter or digit
	endStop                  // a sentence's: . 。 and also "." behind a quote or bracket
	endAsk                   // ? and its like
	endBang                  // !
	endColon                 // :
	endComma                 // , ; - and an opening bracket: the sentence goes on
	endQuote                 // a closing quote or bracket behind a word
	endOther                 // anything else
	endingsEnd = iota
)

// endOf returns how body ends, and whether a quote or bracket closes behind that.
func endOf(body []byte) ending {
	quoted := false
	for len(body) > 0 {
		r, n := utf8.DecodeLastRune(body)
		switch r {
		case '"', '\'', '”', '’', '»', '“', '‘', '」', '』', ')', ']', '*', '_', '）', '】':
			quoted = true
			body = body[:len(body)-n]
			continue
		case '.', '。', '…', '．', '।', '۔', '｡':
			if r == '.' && abbreviated(body) {
				return endWord
			}
			return endStop
		case '?', '？', '؟', '‽':
			return endAsk
		case '!', '！':
			return endBang
		case ':', '：':
			return endColon
		case ';', '\u037e': // in Greek, a question mark
			if before, _ := utf8.DecodeLastRune(body[:len(body)-n]); unicode.Is(unicode.Greek, before) {
				return endAsk
			}
			return endComma
		case ',', '-', '–', '—', '、', '，', '；', '(', '[', '«', '،', '/', '&':
			return endComma
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			if quoted {
				return endQuote
			}
			return endWord
		}
		return endOther
	}
	return endOther
}

// abbreviated reports whether the last word of body has a dot inside too, as "U.S." and "e.V.".
func abbreviated(body []byte) bool {
	word := body[bytes.LastIndexByte(body, ' ')+1:]
	return len(word) > 3 && len(word) < 10 && word[len(word)-3] == '.'
}

// startsSmall reports whether the first letter of body is a small one: a sentence that goes on.
func startsSmall(body []byte) bool {
	for i := 0; i < len(body) && i < 16; {
		r, n := utf8.DecodeRune(body[i:])
		if unicode.IsLetter(r) {
			return unicode.IsLower(r)
		}
		if unicode.IsDigit(r) {
			return false
		}
		i += n
	}
	return false
}

func abs(n int) int { return max(n, -n) }
