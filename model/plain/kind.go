package plain

import (
	"bytes"
	"unicode"
)

// layout is what a look at the head of a text says about the whole: how its lines make paragraphs.
// It never changes afterwards, so that blocks begin and end where they did.
type layout struct {
	wrapped bool // paragraphs are broken into lines of about width; else every line is a paragraph
	spaced  bool // blank lines stand between paragraphs
	data    bool // code, a log, a table, a list: lines that make no paragraphs
	manual  bool // a page that man printed: headings stand out to the left of the text
	verse   bool // most lines begin with a capital letter although they follow another
	outline bool // lines begin with *, **, *** as Emacs' outlines do
	starred bool // lines begin with a star as items of lists do
	talk    bool // paragraphs begin with the name of who says them
	width   int  // of a full line; 0 if lines are not wrapped
	paged   bool // page breaks stand in it, with footers such as "[Page 7]"
	margin  int  // columns by which the running text is indented
}

// census counts what the lines of a text's head are like.
type census struct {
	lines, blanks, runs         int // lines with text; blank ones; runs of them
	long, longBytes, bytes      int // lines that only a paragraph can be; bytes
	longSpaced                  int // long lines with a blank line behind
	plainLines, plainSpaced     int // lines that are not indented; those with a blank line behind
	joined                      int // lines that follow another without a blank line
	prose                       int // lines of words
	sparse                      int // lines with many digits and signs
	flush                       int // lines without indentation
	code, comment, columnar     int // of these, lines as programs, their comments and tables have them
	sentences                   int // lines that end as sentences do
	stars, twoStars             int
	outline                     bool
	codeish                     int // lines with many signs
	paged                       bool
	capital                     int // lines of words behind another that begin with a capital letter
	follow                      int // lines of words behind another
	widths                      [maxWidth + 1]int
	indents                     [maxWidth + 1]int // of lines that are full
	lastBlank, lastLong, lastIn bool
}

// maxWidth is the greatest width that text is wrapped at: 100 with some leeway.
const maxWidth = 110

// layoutOf looks at the head of a text.
func layoutOf(head []byte) layout {
	var c census
	c.lastBlank = true
	for i := 0; i < len(head); {
		l := lineAt(head, i)
		c.count(head, l)
		i = l.next
	}
	w := c.fullWidth()
	c.margins(head, w)
	l := layout{wrapped: w > 0, paged: c.paged}
	l.width = w
	l.outline = c.outline && c.twoStars > 0
	l.starred = !l.outline && c.stars > 2 && c.stars*20 > c.lines
	l.spaced = c.spaced(l.wrapped)
	if l.verse = c.follow > 7 && c.capital*100 > c.follow*65 && c.prose*2 > c.lines && c.long == 0; l.verse {
		l.spaced = true // a stanza is one paragraph
	}
	l.talk = isTalk(head)
	l.data = c.data(l)
	l.manual = l.wrapped && manualHead(head)
	if l.wrapped || c.flush*4 < c.lines { // else only lists and code are indented
		l.margin = c.margin(l.manual)
	}
	return l
}

// count takes in one line.
func (c *census) count(head []byte, l line) {
	c.bytes += l.next - l.start
	if l.blank() {
		c.blanks++
		if !c.lastBlank {
			c.runs++
			if c.lastLong {
				c.longSpaced++
			}
			if c.lastIn {
				c.plainSpaced++
			}
		}
		c.lastBlank = true
		return
	}
	c.lines++
	c.text(l, l.of(head))
	c.lastBlank = false
}

// text takes in a line that is not blank.
func (c *census) text(l line, body []byte) {
	cols := columns(body)
	c.paged = c.paged || l.feed || isFooter(body)
	signs := codeish(body)
	c.codeish += b2i(signs)
	prose := !signs && ruleOf(body) == 0 && !hasGap3(body)
	c.lastLong = prose && cols > maxWidth+10
	if c.lastLong {
		c.long++
		c.longBytes += len(body)
	}
	c.lastIn = l.indent == 0 && numberOf(body).style == noNumber
	c.plainLines += b2i(c.lastIn)
	if prose && bytes.Count(body, []byte{' '}) > 3 {
		c.prose++
		c.widths[min(l.indent+cols, maxWidth)]++
	}
	if !c.lastBlank {
		c.joined++
		if r := firstRune(body); prose && l.len() > 8 {
			c.follow++
			c.capital += b2i(unicode.IsUpper(r) || r == '"' || r == '\'')
		}
	}
	c.sparse += b2i(isSparse(body))
	if l.indent == 0 {
		c.flush++
		c.signs(body)
		if e := endOf(body); e == endStop || e == endAsk || e == endBang {
			c.sentences++
		}
	}
	c.columns(body)
}

// signs counts lines that look like a program's or a table's.
func (c *census) signs(body []byte) {
	switch first, last := body[0], body[len(body)-1]; {
	case last == '{' || last == '}' || last == ';' && !bytes.Contains(body, []byte(", ")) || last == '\\',
		bytes.HasSuffix(body, []byte("):")), bytes.HasSuffix(body, []byte(");")),
		bytes.Contains(body, []byte(" = ")) && bytes.Count(body, []byte{' '}) < 8, bytes.HasPrefix(body, []byte("@@ ")):
		c.code++
	case first == '#' && !bytes.HasPrefix(body, []byte("##")) || bytes.HasPrefix(body, []byte("//")),
		bytes.HasPrefix(body, []byte("/*")), (first == '+' || first == '-') && len(body) > 1 && body[1] != ' ' && body[1] != '-':
		c.comment++
	case first == '*' && len(body) > 2 && body[1] == ' ':
		c.stars++
	case first == '*' && len(body) > 3 && body[1] == '*' && body[2] == ' ':
		c.twoStars++
		c.outline = c.outline || c.stars == 1 // a second level right behind the first heading
	case startsProgram(body):
		c.code++
	}
}

// startsProgram reports whether body begins as a statement does of some widespread languages.
func startsProgram(body []byte) bool {
	for _, w := range []string{"import ", "from ", "def ", "class ", "func ", "package ", "return", "var ", "const ", "#include", "public ", "static ", "struct "} {
		if bytes.HasPrefix(body, []byte(w)) {
			return bytes.Count(body, []byte{' '}) < 5 && endOf(body) != endStop
		}
	}
	return false
}

// columns counts lines that look like a table's.
func (c *census) columns(body []byte) {
	if first := body[0]; first == '|' || first == '+' && body[len(body)-1] == '+' || bytes.IndexByte(body, '\t') > 0 || bytes.Contains(body, []byte("     ")) {
		c.columnar++
	}
}

// fullWidth returns the width that lines are wrapped at, 0 if they are not: few lines are wider, and
// many of those that another follows come near it.
func (c *census) fullWidth() int {
	if c.longBytes*4 > c.bytes || c.joined*6 < c.lines {
		return 0
	}
	w, over := maxWidth, 0
	for ; w > 20; w-- {
		over += c.widths[w]
		if over*40 > c.prose {
			break
		}
	}
	full := 0
	for k := w - w/5; k <= maxWidth; k++ {
		full += c.widths[k]
	}
	if w <= 44 || w == maxWidth || full*100 < c.prose*25 {
		return 0
	}
	return w
}

// margins counts how far the long and full lines are indented.
func (c *census) margins(head []byte, width int) {
	for i := 0; i < len(head); {
		l := lineAt(head, i)
		i = l.next
		if cols := l.indent + l.len(); !l.blank() && !hasGap3(l.of(head)) && (width > 0 && cols > width*3/5 || width == 0 && cols > 60) {
			c.indents[min(l.indent, maxWidth)]++
		}
	}
}

// margin returns the least indentation that a good part of the full lines has.
func (c *census) margin(manual bool) int {
	sum := 0
	for _, n := range c.indents {
		sum += n
	}
	for k, n := range c.indents {
		if n*10 > sum || manual && k > 3 && n > 2 {
			return k
		}
	}
	return 0
}

// spaced reports whether blank lines stand between paragraphs.
func (c *census) spaced(wrapped bool) bool {
	switch {
	case wrapped:
		return c.runs > 0 && c.runs*25 > c.lines
	case c.long > 2:
		return c.longSpaced*2 > c.long
	default:
		return c.plainSpaced*3 > c.plainLines
	}
}

// data reports whether the lines make no paragraphs.
func (c *census) data(l layout) bool {
	if c.lines < 4 {
		return false
	}
	program := c.longBytes*5 < c.bytes && (c.flush*4 > c.lines || c.codeish*3 > c.lines) && (c.code*4 > c.flush || (c.code+c.comment)*2 > c.flush)
	if program || c.columnar*2 > c.lines {
		return true
	}
	if l.wrapped {
		return !l.spaced && c.sparse*2 > c.lines
	}
	return !l.spaced && c.long*8 < c.flush && c.sentences*3 < c.flush
}

// isSparse reports whether digits and signs make up much of body, as in logs, tables and lists of values.
func isSparse(body []byte) bool {
	letters := 0
	for _, b := range body {
		letters += b2i(b|0x20 >= 'a' && b|0x20 <= 'z' || b >= utf8Self)
	}
	return letters*4 < len(body)*3-bytes.Count(body, []byte{' '})*3
}

// manualHead reports whether a text begins as the pages do that man prints: with
// "NAME(1) … NAME(1)", the same at both ends of the line.
func manualHead(head []byte) bool {
	for i := 0; i < len(head); {
		l := lineAt(head, i)
		i = l.next
		if l.blank() {
			continue
		}
		body := l.of(head)
		n := bytes.IndexByte(body, ' ')
		return n > 3 && body[n-1] == ')' && bytes.HasSuffix(body, body[:n])
	}
	return false
}
