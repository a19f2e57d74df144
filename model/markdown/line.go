package markdown

import "bytes"

// cursor reads one line from left to right. Columns matter: a tab goes to the next multiple of
// four, and a container may take only a part of its width.
type cursor struct {
	line []byte // without its line feed
	i    int    // the next byte
	col  int    // the column of line[i]
	pad  int    // columns of a tab before line[i] that are not taken yet
	next int    // where the next byte that is no white space stands, if not before i
}

// newCursor returns a cursor at the start of a line, which may end in a line feed.
func newCursor(line []byte) cursor {
	c := cursor{line: trimEOL(line)}
	if len(c.line) > 0 && c.line[0] <= ' ' {
		c.skip()
	}
	return c
}

// trimEOL returns the line without its line ending.
func trimEOL(line []byte) []byte {
	if n := len(line); n > 0 && line[n-1] == '\n' {
		line = line[:n-1]
		if n > 1 && line[n-2] == '\r' {
			line = line[:n-2]
		}
	}
	return line
}

// skip finds the next byte that is no white space.
func (c *cursor) skip() {
	c.next = max(c.next, c.i)
	for c.next < len(c.line) && isBlank(c.line[c.next]) {
		c.next++
	}
}

// isBlank reports whether b is white space within a line.
func isBlank(b byte) bool { return b == ' ' || b == '\t' || b == '\r' }

// blank reports whether nothing but white space is left of the line.
func (c *cursor) blank() bool { return c.next >= len(c.line) }

// rest returns the line from the next byte on that is no white space.
func (c *cursor) rest() []byte { return c.line[c.next:] }

// indent returns how many columns of white space follow, at most most.
func (c *cursor) indent(most int) int {
	n, col := c.pad, c.col
	for i := c.i; i < c.next && n < most; i++ {
		w := 1
		if c.line[i] == '\t' {
			w = 4 - col&3
		}
		n, col = n+w, col+w
	}
	return min(n, most)
}

// advance takes n columns of white space.
func (c *cursor) advance(n int) {
	if c.pad >= n {
		c.pad -= n
		return
	}
	n, c.pad = n-c.pad, 0
	for n > 0 && c.i < c.next {
		w := 1
		if c.line[c.i] == '\t' {
			w = 4 - c.col&3
		}
		c.i, c.col = c.i+1, c.col+w
		if w > n {
			c.pad, w = w-n, n
		}
		n -= w
	}
}

// mark takes the white space that follows and n bytes behind it that have one column each.
func (c *cursor) mark(n int) {
	for c.i < c.next {
		c.advance(4)
	}
	c.pad = 0
	c.i, c.col = c.i+n, c.col+n
	c.skip()
}

// start is a kind of line that begins a block.
type start uint8

const (
	noStart start = iota
	startQuote
	startHeading // level
	startFence   // length
	startHTML    // type
	startUnderline
	startRule
	startItem     // length of the marker
	startFootnote // length of the label with its brackets and colon
)

// mayStart tells the bytes, first on a line, by which a line can be anything but a paragraph's text.
var mayStart = [256]bool{
	' ': true, '\t': true, '\r': true, '\n': true, '#': true, '`': true, '~': true, '>': true, '<': true, '-': true, '*': true, '_': true, '+': true, '=': true,
	'[': true, '|': true, ':': true, '0': true, '1': true, '2': true, '3': true, '4': true, '5': true, '6': true, '7': true, '8': true, '9': true,
}

// startOf tells what begins with s: a line from its first byte on that is no white space, which is indented by less than four
// columns. n is what the start's name says. after tells that s follows on an open paragraph, lazy that a
// paragraph in containers which s may not belong to is open.
func startOf(s []byte, after, lazy bool) (what start, n int) {
	if len(s) == 0 { // what a cut leaves of a line may be nothing but white space
		return noStart, 0
	}
	switch c := s[0]; c {
	case '>':
		return startQuote, 1
	case '#':
		if n := headingLevel(s); n > 0 {
			return startHeading, n
		}
	case '`', '~':
		if n := fenceLength(s); n > 0 {
			return startFence, n
		}
	case '<':
		if n := htmlStart(s); n > 0 && (n < 7 || !after && !lazy) {
			return startHTML, n
		}
	case '[':
		if n := footnoteLabel(s); n > 0 {
			return startFootnote, n
		}
	case '=', '-', '*', '_', '+', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		if after && isUnderline(s) {
			if c == '=' {
				return startUnderline, 1
			}
			return startUnderline, 2
		}
		if isRule(s) {
			return startRule, 0
		}
		if n := itemMarker(s); n > 0 && (!after || interrupts(s, n)) {
			return startItem, n
		}
	}
	return noStart, 0
}

// headingLevel returns the level of the heading that s begins with, 0 if it is none.
func headingLevel(s []byte) int {
	n := run(s, '#')
	if n > 6 || n < len(s) && !isBlank(s[n]) {
		return 0
	}
	return n
}

// run returns how often c stands at the start of s.
func run(s []byte, c byte) int {
	n := 0
	for n < len(s) && s[n] == c {
		n++
	}
	return n
}

// fenceLength returns the length of the fence that s opens, 0 if it opens none.
func fenceLength(s []byte) int {
	n := run(s, s[0])
	if n < 3 || s[0] == '`' && bytes.IndexByte(s[n:], '`') >= 0 {
		return 0
	}
	return n
}

// closesFence reports whether s closes a fence of n times c.
func closesFence(s []byte, c byte, n int) bool {
	if len(s) < n || s[0] != c {
		return false
	}
	k := run(s, c)
	return k >= n && allBlank(s[k:])
}

// allBlank reports whether s is nothing but white space.
func allBlank(s []byte) bool {
	for _, c := range s {
		if !isBlank(c) && c != '\n' {
			return false
		}
	}
	return true
}

// isUnderline reports whether s makes a heading of the paragraph before it.
func isUnderline(s []byte) bool {
	return (s[0] == '=' || s[0] == '-') && allBlank(s[run(s, s[0]):])
}

// isRule reports whether s is a thematic break.
func isRule(s []byte) bool {
	n, c := 0, s[0]
	if c != '-' && c != '*' && c != '_' {
		return false
	}
	for _, b := range s {
		switch {
		case b == c:
			n++
		case !isBlank(b):
			return false
		}
	}
	return n >= 3
}

// digits returns how many digits s begins with, at most ten: one more than an item's number may have.
func digits(s []byte) int {
	n := 0
	for n < len(s) && n < 10 && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

// itemMarker returns the length of the list marker that s begins with, 0 if it is none.
func itemMarker(s []byte) int {
	n := digits(s)
	switch {
	case n == 0 && (s[0] == '-' || s[0] == '+' || s[0] == '*'):
	case n > 0 && n < 10 && n < len(s) && (s[n] == '.' || s[n] == ')'):
	default:
		return 0
	}
	if n++; n < len(s) && !isBlank(s[n]) {
		return 0
	}
	return n
}

// interrupts reports whether the item that s begins with, whose marker has n bytes, may follow
// on a paragraph without a blank line: it isn't empty and counts from 1.
func interrupts(s []byte, n int) bool {
	return !allBlank(s[n:]) && (n == 1 || number(s) == 1)
}

// number returns the number that s begins with, of at most nine digits.
func number(s []byte) int {
	n := 0
	for _, c := range s {
		if c < '0' || c > '9' {
			break
		}
		n = n*10 + int(c-'0')
	}
	return n
}

// footnoteLabel returns the length of `[^label]:` at the start of s, 0 if it is none.
func footnoteLabel(s []byte) int {
	if len(s) < 5 || s[1] != '^' {
		return 0
	}
	for i := 2; i < len(s)-1 && i < 1000; i++ {
		switch s[i] {
		case '\\':
			i++
		case '[':
			return 0
		case ']':
			if s[i+1] != ':' || allBlank(s[2:i]) {
				return 0
			}
			return i + 2
		}
	}
	return 0
}
