// Package tex shows mathematics that is written in TeX as text: by the characters that Unicode has for it, or as it is written.
package tex

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Text returns mathematics as text on one line. Nothing is lost but what only arranges: sizes, labels, colours. What has a command that
// isn't known stays TeX.
func Text(source string) string {
	var b strings.Builder
	for i, row := range Rows(source) {
		if i > 0 && row.Text != "" {
			b.WriteString("; ")
		}
		b.WriteString(strings.Join(strings.Fields(row.Text), " "))
	}
	if text := b.String(); !strings.Contains(text, `\`) {
		return text
	}
	return strings.Join(strings.Fields(source), " ")
}

// Row is a line of mathematics that is shown apart from running text.
type Row struct {
	Text string
	At   int // where what it shows begins in the source, in bytes
}

// Rows returns mathematics that stands apart: a line for each that the source has, in columns where it has them. There is one at least.
func Rows(source string) []Row {
	p := &parser{s: source}
	var rows []row
	p.rows(&rows, "")
	for i := range rows {
		rows[i].at = behindBegin(source, rows[i].at)
	}
	return align(rows)
}

// class says what kind of a thing stands in a formula, by which it gets its space (The TeXbook, chapter 18).
type class uint8

const (
	none     class = iota
	ordinary       // a letter, a number
	operator       // a function's name, a sum
	binary         // +
	relation       // =
	opening
	closing
	comma
	fraction // apart from what stands beside it
	space
)

// formula is a formula that is being written.
type formula struct {
	b      strings.Builder
	last   class
	blank  bool // the source has a blank here
	script bool // it is raised or lowered, and has no space around its signs
}

// put writes a thing with the space that it takes.
func (f *formula) put(c class, s string) {
	if s == "" {
		return
	}
	if c == binary && (f.last == none || f.last == operator || f.last == binary || f.last == relation || f.last == opening || f.last == comma) {
		c = ordinary // a sign before a number
		f.blank = f.blank && f.last == ordinary
	}
	if f.apart(c) || f.blank && f.last == ordinary && c == ordinary && endsWord(f.b.String()) && beginsWord(s) {
		f.space()
	}
	f.b.WriteString(s)
	f.last, f.blank = c, false
}

// apart reports whether there is space between the last thing and the next.
func (f *formula) apart(next class) bool {
	last := f.last
	switch {
	case last == none || last == space || last == opening || next == closing || next == comma || next == space:
		return false
	case last == operator || next == operator || last == fraction || next == fraction:
		loose := next == ordinary || next == operator || next == fraction || last == fraction && next == opening || last == closing
		return loose || !f.script && (next == relation || next == binary || last == relation || last == binary || last == comma)
	case f.script:
		return false
	case next == relation || last == relation:
		return last != next
	case next == binary || last == binary || last == comma:
		return true
	}
	return false
}

// endsWord and beginsWord report whether a blank that the source has there is to be seen: TeX shows none, but words are read more easily with it.
func endsWord(s string) bool {
	c, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(c) && !isScript(c) || unicode.IsDigit(c) || c == '}'
}

func beginsWord(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(c) || unicode.IsDigit(c) || c == '\\'
}

// space writes a blank, unless there is one.
func (f *formula) space() {
	if s := f.b.String(); s != "" && !strings.HasSuffix(s, " ") {
		f.b.WriteByte(' ')
	}
	f.blank = false
}

// classOf returns the class of a character that stands for itself.
func classOf(c rune) class {
	switch c {
	case '+', '-', '*':
		return binary
	case '=', '<', '>', ':':
		return relation
	case '(', '[':
		return opening
	case ')', ']', '!', '.':
		return closing
	case ',', ';':
		return comma
	}
	if c >= utf8.RuneSelf {
		return max(ordinary, classes()[c])
	}
	return ordinary
}
