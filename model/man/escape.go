package man

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// fonts are the font that is on and the one before it.
type fonts struct{ now, before font }

// font is a font of roff.
type font struct{ bold, italic, code bool }

// fontCalled returns the font of a name; false for one that is none.
func fontCalled(name string) (font, bool) {
	switch name {
	case "R", "1", "TR", "HR", "r":
		return font{}, true
	case "B", "3", "TB", "HB":
		return font{bold: true}, true
	case "I", "2", "TI", "HI":
		return font{italic: true}, true
	case "BI", "4", "TBI", "HBI":
		return font{bold: true, italic: true}, true
	case "C", "CW", "CR", "V", "VR", "L", "tt":
		return font{code: true}, true
	case "CB", "VB", "CI", "VI", "CBI", "VBI":
		return font{bold: name != "CI" && name != "VI", italic: strings.HasSuffix(name, "I")}, true
	}
	return font{}, false
}

// setFont changes the font; P and nothing stand for the one before.
func (r *roff) setFont(name string) {
	f := r.font.before
	if name != "P" && name != "" {
		var ok bool
		if f, ok = fontCalled(name); !ok {
			f = font{}
		}
	}
	r.font.now, r.font.before = f, r.font.now
}

// style returns how text looks that is in the font that is on.
func (p *Page) style() style {
	f := p.font.now
	return style{bold: f.bold, italic: f.italic, code: f.code, to: p.to}
}

// put adds a text in which strings were expanded already.
func (p *Page) put(s string) {
	for s != "" {
		n := len(s)
		if p.escapes != 0 {
			if n = strings.IndexByte(s, '\\'); n < 0 {
				n = len(s)
			}
		}
		if n > 0 {
			p.print(s[:n])
			s = s[n:]
			continue
		}
		s = s[p.escape(s):]
	}
}

// print adds a text without escapes.
func (p *Page) print(s string) {
	if p.translate != nil {
		s = strings.Map(func(r rune) rune {
			if to, ok := p.translate[r]; ok {
				return to
			}
			return r
		}, s)
	}
	p.add(s, p.style())
}

// escape does what the escape says that s begins with, and returns its length.
func (p *Page) escape(s string) int {
	if len(s) < 2 {
		return len(s)
	}
	if c, n := p.character(s); n > 0 {
		if c != 0 {
			p.print(string(c))
		}
		return n
	}
	switch c := s[1]; c {
	case 'f', 'F':
		name, n := nameAt(s[2:])
		if c == 'f' {
			p.setFont(name)
		}
		return 2 + n
	case 'h':
		arg, n := delimited(s, 2)
		p.across(arg)
		return n
	case 'c':
		p.joined = true
		return 2
	case 'p':
		p.lineBreak()
		return 2
	case '[', '(', 'C', 'N':
		text, n := p.glyph(s)
		p.print(text)
		return n
	case 'o':
		arg, n := delimited(s, 2)
		p.put(arg)
		return n
	case 'z':
		_, n := utf8.DecodeRuneInString(s[2:])
		if strings.HasPrefix(s[2:], `\`) {
			_, n = p.character(s[2:])
			n = max(n, 1)
		}
		return 2 + n
	}
	return silent(s)
}

// silent returns the length of an escape of which nothing can be seen.
func silent(s string) int {
	switch s[1] {
	case 's':
		return 2 + sizeLength(s[2:])
	case 'm', 'M', 'k', 'g', 'V', 'Y', 'O', '*', 'n', '$':
		_, n := nameAt(s[2:])
		return 2 + n
	case 'v', 'l', 'L', 'D', 'X', 'R', 'S', 'H', 'x', 'b', 'A', 'B', 'w', 'Z':
		_, n := delimited(s, 2)
		return n
	case '{', '}', 'u', 'd', 'r', '!', 'E':
		return 2
	case '?':
		if n := strings.Index(s[2:], `\?`); n >= 0 {
			return n + 4
		}
	}
	return 2
}

// sizeLength returns the length of what follows \s: a size, perhaps behind a sign.
func sizeLength(s string) int {
	n := 0
	if n < len(s) && (s[n] == '+' || s[n] == '-') {
		n++
	}
	switch {
	case n >= len(s):
		return n
	case s[n] == '(' || s[n] == '[':
		_, k := nameAt(s[n:])
		return n + k
	case s[n] == '\'':
		_, end := delimited(s, n)
		return end
	case s[n] >= '0' && s[n] <= '9':
		if n++; s[n-1] != '0' && s[n-1] < '4' && n < len(s) && s[n] >= '0' && s[n] <= '9' {
			n++
		}
	}
	return n
}

// character returns the character that s begins with, as it stands or as an escape of one character more, and its length; 0 characters for
// an escape that prints nothing, length 0 for any other escape.
func (r *roff) character(s string) (rune, int) {
	if s[0] != '\\' || len(s) == 1 {
		return utf8.DecodeRuneInString(s)
	}
	switch s[1] {
	case '\\', 'e':
		return '\\', 2
	case '-':
		return '-', 2
	case '\'':
		return '´', 2
	case '`':
		return '`', 2
	case '_':
		return '_', 2
	case ' ', '~', '0':
		return ' ', 2
	case 't':
		return '\t', 2
	case 'a', '.', '"':
		if s[1] == '.' {
			return '.', 2
		}
		return 0, 2
	case '&', ')', '/', ',', '|', '^', '%', ':', '{', '}':
		return 0, 2
	case '(', '[':
		if text, n := r.glyph(s); utf8.RuneCountInString(text) == 1 {
			c, _ := utf8.DecodeRuneInString(text)
			return c, n
		}
		return 0, 0
	}
	if strings.IndexByte("fFhcpCNozsmMkgVYO*n$vlLDXRSHxbABwZudr!E?", s[1]) >= 0 {
		return 0, 0
	}
	c, n := utf8.DecodeRuneInString(s[1:])
	return c, 1 + n
}

// glyph returns what the escape stands for that names a character, and its length.
func (r *roff) glyph(s string) (string, int) {
	name, n := "", 0
	switch s[1] {
	case 'C':
		name, n = delimited(s, 2)
	case 'N':
		name, n = delimited(s, 2)
		name = "char" + name
	default:
		name, n = nameAt(s[1:])
		n++
	}
	return glyphOf(name), n
}

// glyphOf returns the character of a name; "" if there is none.
func glyphOf(name string) string {
	if c := glyphs(name); c != "" {
		return c
	}
	base, accent, ok := strings.Cut(name, " ")
	if ok { // a letter and its accents
		return glyphOf(base) + combining(accent)
	}
	code, width := name, 16
	switch {
	case strings.HasPrefix(name, "char"):
		code, width = name[4:], 10
	case len(name) > 4 && name[0] == 'u':
		code, _, _ = strings.Cut(name[1:], "_")
	case len(name) == 1:
		return name
	default:
		return ""
	}
	if n, err := strconv.ParseUint(code, width, 32); err == nil && n >= ' ' && n != 0x7f && utf8.ValidRune(rune(n)) {
		return string(rune(n))
	}
	return ""
}

// across moves to the right or the left. What stands out to the left of indented text is the sign of an item.
func (p *Page) across(arg string) {
	n, _, ok := p.number(strings.TrimPrefix(arg, "+"))
	switch l := p.top(); {
	case !ok:
	case n < 0 && p.blank() && l.made && l.hang == "" && l.at.FirstChild == nil:
		p.hanging = true
	case n > 0 && p.hanging && p.size < 16:
		p.hanging = false
		for _, r := range p.runs {
			l.hang += r.text
		}
		l.hang = strings.TrimSpace(l.hang)
		if listKind(l.hang) == "dl" {
			l.hang = ""
			return
		}
		p.runs, p.size = p.runs[:0], 0
	case n >= 12 && p.nofill:
		p.print(strings.Repeat(" ", min(n/24, 40)))
	case n >= 12 && !p.blank():
		p.print(" ")
	}
}

// plain returns a text without its escapes.
func plain(s string) string {
	var p Page
	p.roff.escapes = '\\'
	p.fresh()
	p.put(s)
	var b strings.Builder
	for _, r := range p.runs {
		b.WriteString(r.text)
	}
	return b.String()
}
