package render

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/clipperhouse/displaywidth"
	"github.com/rivo/uniseg"
)

// span is a part of a text, in bytes.
type span struct {
	from, to int
	hang     int // how many blanks stand before a line, in columns
}

// wrap divides runs into lines of at most width columns, at spaces and where Unicode allows it otherwise (UAX 14).
// A line feed in the text ends a line. Words are split only if they are longer than a line.
//
// glamour's own wrap is not used: it starts lines with "。", cuts addresses in the middle, and takes ten times as long.
func wrap(runs []run, width int) [][]run {
	spans := breakLines(textOf(runs), width)
	lines := cut(runs, spans)
	for i, s := range spans {
		if s.hang > 0 && len(lines[i]) > 0 {
			lines[i] = append([]run{{text: strings.Repeat(" ", s.hang)}}, lines[i]...)
		}
	}
	return lines
}

// textOf returns the text of runs.
func textOf(runs []run) string {
	if len(runs) == 1 {
		return runs[0].text
	}
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.text)
	}
	return b.String()
}

// cut returns parts of runs, given by where they are in the text of all of them, in order.
func cut(runs []run, spans []span) [][]run {
	lines := make([][]run, len(spans))
	first, at := 0, 0 // the run that holds the start of the line, and where that run starts
	for i, s := range spans {
		for first < len(runs) && at+len(runs[first].text) <= s.from {
			at += len(runs[first].text)
			first++
		}
		for k, start := first, at; k < len(runs) && start < s.to; k++ {
			r := runs[k]
			end := start + len(r.text)
			r.text = r.text[max(s.from-start, 0) : min(s.to, end)-start]
			lines[i] = append(lines[i], r)
			start = end
		}
	}
	return lines
}

// breaker finds where the lines of a text end.
type breaker struct {
	text  string
	width int
	lines []span
	line  span // the line that is being filled
	col   int  // columns in it
}

// breakLines returns the lines of a text, without the blanks at their ends.
func breakLines(text string, width int) []span {
	b := breaker{text: text, width: max(1, width)}
	for at := 0; at <= len(text); {
		end := strings.IndexByte(text[at:], '\n')
		if end < 0 {
			end = len(text)
		} else {
			end += at
		}
		b.paragraph(at, end)
		at = end + 1
	}
	return b.lines
}

// paragraph fills lines with the text from one place to another, which has no line feeds. Text that is indented, by no-break spaces, goes on a
// little further to the right.
func (b *breaker) paragraph(from, to int) {
	const nbsp, further = "\u00a0", 2
	indent := 0
	for strings.HasPrefix(b.text[from+indent*len(nbsp):to], nbsp) {
		indent++
	}
	if first := len(b.lines); indent > 0 && indent < b.width/2 {
		from += indent * len(nbsp)
		b.width -= indent + further
		defer func() {
			b.width += indent + further
			for i := range b.lines[first:] {
				b.lines[first+i].hang = indent + min(i, 1)*further
			}
		}()
	}
	b.line, b.col = span{from: from, to: from}, 0
	for at := from; at < to; {
		if b.text[at] == ' ' {
			at++
			continue
		}
		end := b.wordEnd(at, to)
		b.word(at, end)
		at = end
	}
	b.lines = append(b.lines, b.line)
}

// wordEnd returns where the word at at ends. Closing marks that stand alone go with the word
// before them: French has blanks before them, and a dash doesn't begin a line.
func (b *breaker) wordEnd(at, to int) int {
	end := at + wordLen(b.text[at:to])
	for end < to {
		next := end
		for next < to && b.text[next] == ' ' {
			next++
		}
		n := wordLen(b.text[next:to])
		if n == 0 || n > 6 || strings.Trim(b.text[next:next+n], "!?:;%»›)]}…–—") != "" {
			break
		}
		end = next + n
	}
	return end
}

// wordLen returns how many bytes s has before its first blank.
func wordLen(s string) int {
	if n := strings.IndexByte(s, ' '); n >= 0 {
		return n
	}
	return len(s)
}

// word puts a word into the line, or into the next one.
func (b *breaker) word(from, to int) {
	word := b.text[from:to]
	width, ascii := cells(word)
	blanks := 0
	if b.col > 0 {
		blanks = from - b.line.to
	}
	switch {
	case b.col+blanks+width <= b.width:
		b.put(from, to, blanks+width)
	case ascii && width <= b.width:
		b.hyphens(from, to, blanks)
	case width <= b.width && (strings.Contains(word, "://") || strings.ContainsFunc(word, hangul)):
		b.next(from)
		b.put(from, to, width)
	default:
		b.pieces(from, to, blanks)
	}
}

// put adds text to the line.
func (b *breaker) put(from, to, width int) {
	if b.col == 0 {
		b.line.from = from
	}
	b.line.to = to
	b.col += width
}

// next ends the line, unless it is empty; the next one begins at from.
func (b *breaker) next(from int) {
	if b.col > 0 {
		b.lines = append(b.lines, b.line)
	}
	b.line, b.col = span{from: from, to: from}, 0
}

// hyphens puts a word of ASCII that the line has no room for: what fits up to a hyphen between letters stays in the line.
func (b *breaker) hyphens(from, to, blanks int) {
	room, cut := b.width-b.col-blanks, 0
	if word := b.text[from:to]; b.col > 0 && !strings.Contains(word, "://") {
		for i := 3; i+3 < len(word) && i < room; i++ {
			if word[i] == '-' && ascii3(word[i-3:]) && ascii3(word[i+1:]) {
				cut = i + 1
			}
		}
	}
	if cut > 0 {
		b.put(from, from+cut, blanks+cut)
	}
	b.next(from + cut)
	b.put(from+cut, to, to-from-cut)
}

// hangul reports whether c is a syllable of Korean, whose words have blanks between them and stay whole.
func hangul(c rune) bool { return c >= 0xac00 && c <= 0xd7a3 }

// ascii3 reports whether s begins with three letters of ASCII.
func ascii3(s string) bool {
	for i := range 3 {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

// pieces puts a word that may be divided: where Unicode allows it, and where it must be.
func (b *breaker) pieces(from, to, blanks int) {
	state := -1
	for rest := b.text[from:to]; rest != ""; {
		var piece string
		piece, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
		end := from + len(piece)
		for end > from && b.text[end-1] == ' ' {
			end--
		}
		width, _ := cells(b.text[from:end])
		if b.col+blanks+width > b.width {
			b.next(from)
			blanks = 0
		}
		if width > b.width {
			b.split(from, end)
		} else {
			b.put(from, end, blanks+width)
		}
		blanks = len(piece) - (end - from)
		from += len(piece)
	}
}

// split puts a piece that is longer than a line. What closes a sentence or a bracket takes what stands before it along.
func (b *breaker) split(from, to int) {
	before, columns := from, 0 // the character before, if it has the line not for itself
	for g := displaywidth.StringGraphemes(b.text[from:to]); g.Next(); {
		n, width := len(g.Value()), g.Width()
		switch closes := strings.Contains(closing, g.Value()); {
		case b.col+width <= b.width:
		case closes && before > b.line.from && columns+width <= b.width:
			b.line.to = before
			b.next(before)
			b.put(before, from, columns)
		default:
			b.next(from)
		}
		b.put(from, from+n, width)
		before, columns = from, width
		from += n
	}
}

// closing is what no line begins with.
const closing = "。、，．・：；？！」』）】〕〉》］｝’”…,.!?:;)]}"

// cells returns how many columns a text without controls takes.
func cells(s string) (width int, ascii bool) {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return displaywidth.String(s), false
		}
	}
	return len(s), true
}

// fit returns a painted line that is no wider than width. What has to be cut is absurd: a wide
// character in a line of one column, a table in one of three, marks whose width depends on what stands before them.
func fit(line string, width int) string {
	if len(line) <= width || ansi.StringWidth(line) <= width {
		return line
	}
	return ansi.Truncate(line, width, "")
}
