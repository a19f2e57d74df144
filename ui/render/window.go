package render

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/clipperhouse/displaywidth"
)

// The marks of what is hidden at the left and at the right.
const hiddenLeft, hiddenRight = "‹", "›"

// Window returns what a page shows of a line whose block stands shift columns to the left: the first held columns, and of the others
// those that have room, with a mark where something is hidden. Of a wide character that has no room as a whole, blanks are shown.
func (r *Renderer) Window(line string, held, shift int) string {
	if held < 0 || shift == 0 && (len(line) <= r.Width || ansi.StringWidth(line) <= r.Width) {
		return line
	}
	w := window{held: held, shift: shift, width: r.Width}
	for line != "" && !w.more {
		n := w.sequence(line)
		if n == 0 {
			if n = strings.IndexByte(line[1:], 0x1b) + 1; n == 0 {
				n = len(line)
			}
			w.text(line[:n])
		}
		line = line[n:]
	}
	ground := "" // of the block of code that what is held is the edge of
	if w.stay > 0 {
		ground = w.cells[w.stay-1].sgr
	}
	w.marks(ground + r.faint)
	if ground != "" && w.columns < w.width {
		w.add(cell{look: look{sgr: ground}}, w.width-w.columns)
	}
	return w.line()
}

// window is what is shown of a line.
type window struct {
	held, shift, width int
	cells              []cell
	columns            int  // that the cells take
	stay               int  // how many of the cells are held
	look               look // of the text where the line is read
	at                 int  // the column where it is read
	less, more         bool // something is hidden at the left, at the right
}

// cell is a character, or the blanks in the place of one.
type cell struct {
	text  string
	width int
	look
}

// look is the sequences that set how text looks and where it leads.
type look struct{ sgr, link string }

// sequence reads the sequence that s begins with and returns its length, 0 if there is none.
func (w *window) sequence(s string) int {
	if n := styleSequence(s); n > 0 {
		if w.look.sgr += s[:n]; s[:n] == "\x1b[m" || s[:n] == "\x1b[0m" {
			w.look.sgr = ""
		}
		return n
	}
	if s[0] != 0x1b {
		return 0
	}
	n := strings.Index(s, "\x1b\\") + len("\x1b\\") // lines have no other sequences
	if w.look.link = s[:n]; w.look.link == endLink {
		w.look.link = ""
	}
	return n
}

// text reads the characters of a text without sequences.
func (w *window) text(s string) {
	for s != "" && !w.more {
		n, width := 1, 1
		if s[0] >= utf8.RuneSelf || len(s) > 1 && s[1] >= utf8.RuneSelf { // else it is one of ASCII that no mark follows
			g := displaywidth.StringGraphemes(s)
			g.Next()
			n, width = len(g.Value()), g.Width()
		}
		w.read(cell{s[:n], width, w.look})
		s = s[n:]
	}
}

// read reads a character: it is shown if it has room.
func (w *window) read(c cell) {
	from, to := w.at, w.at+c.width
	if w.at = to; from < w.held {
		w.add(c, c.width)
		w.stay = len(w.cells)
		return
	}
	from, to = from-w.shift, to-w.shift
	switch hides := c.text != " " && c.text != tableRule; {
	case from >= w.width:
		w.more = hides
	case to > w.width:
		w.add(c, w.width-from)
		w.more = true
	case from < w.held && to <= w.held:
		w.less = w.less || hides
	case from < w.held:
		w.add(c, to-w.held)
		w.less = true
	default:
		w.add(c, c.width)
	}
}

// add shows a character, or blanks if it has not that many columns.
func (w *window) add(c cell, columns int) {
	if c.width != columns {
		c.text, c.width = strings.Repeat(" ", columns), columns
	}
	w.cells = append(w.cells, c)
	w.columns += columns
}

// marks puts marks where something is hidden: into the last column that is held, with a blank behind it if there is one, or into the
// first one if none is held; and into the last one of the page.
func (w *window) marks(style string) {
	mark := func(i int, text string, before bool) {
		c := &w.cells[i]
		blanks := strings.Repeat(" ", max(0, c.width-1))
		if c.text = text + blanks; before {
			c.text = blanks + text
		}
		c.look = look{sgr: style}
	}
	if w.less && len(w.cells) > 0 {
		i := max(0, w.stay-1)
		if blank := (cell{" ", 1, w.cells[i].look}); i > 0 && w.cells[i] == blank && w.cells[i-1] == blank {
			i--
		}
		mark(i, hiddenLeft, false)
	}
	if w.more && w.stay < len(w.cells) {
		mark(len(w.cells)-1, hiddenRight, true)
	}
}

// line returns the line of the cells.
func (w *window) line() string {
	var b strings.Builder
	var set look
	for _, c := range append(w.cells, cell{}) {
		if c.link != set.link {
			if c.link == "" {
				b.WriteString(endLink)
			}
			b.WriteString(c.link)
		}
		if c.sgr != set.sgr {
			if set.sgr != "" {
				b.WriteString("\x1b[m")
			}
			b.WriteString(c.sgr)
		}
		set = c.look
		b.WriteString(c.text)
	}
	return b.String()
}
