package render

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Frame is what stays in its place while the lines of a block's tables and code move: some columns at the left as they move
// sideways, and a table's head as they move up. Its zero value is that of a block in which nothing moves.
type Frame struct {
	// Most is how many columns the longest line is longer than the page is wide, 0 if none is longer.
	Most int
	// Head is the line with the names of a table's columns, "" if the block is no table. Where it takes several lines, it is the first.
	Head string
	// Names is how many lines at the start of the block show those names: none if the table goes on from the block before.
	Names int
	// HeldHead is what Held is for Head.
	HeldHead int

	held  []int // for each line; the lines that it is too short for stay
	stops []int // how far the columns of a table stand from the first one that moves
	room  int   // the columns of the page that what moves is seen in at least
}

// hold stands in a line that may move between the columns that stay and the others, until the block is done. No text has it:
// model.Clean takes it away.
const hold = "\x1f"

const (
	// leastMoving is how wide the page is at least if lines move. Where it is narrower, all is as in print.
	leastMoving = 24
	// longestMoving is how many columns a line of code has at most that moves. What is longer no person wrote to be read: it goes on in the next.
	longestMoving = 500
	// codeStep is how many columns code moves at once.
	codeStep = 16
)

// moves reports whether lines may be longer than a width.
func (d *drawing) moves(width int) bool { return d.r.moving && width >= leastMoving }

// frameOf takes the holds out of lines and notes where they were. The other lines are made no wider than the page.
func (d *drawing) frameOf(lines []string) {
	f := &d.frame
	for i, l := range lines {
		line, held := released(l)
		if held < 0 {
			lines[i] = fit(l, d.r.Width)
			continue
		}
		for len(f.held) < i {
			f.held = append(f.held, -1)
		}
		lines[i], f.held = line, append(f.held, held)
		if room := d.r.Width - held; f.room == 0 || room < f.room {
			f.room = room
		}
		f.Most = max(f.Most, ansi.StringWidth(line)-d.r.Width)
	}
	f.Head, f.HeldHead = released(f.Head)
}

// released returns a line without its hold, and how many columns stand before that; -1 if there is none.
func released(line string) (string, int) {
	before, after, ok := strings.Cut(line, hold)
	if !ok {
		return line, -1
	}
	return before + after, ansi.StringWidth(before)
}

// Held returns how many columns of a line stay where they are, -1 if all of it does.
func (f *Frame) Held(line int) int {
	if f == nil || line >= len(f.held) {
		return -1
	}
	return f.held[line]
}

// Step returns how far to the left a block stands that stood shift columns to the left and is moved n steps on, or back if n is less than 0:
// a table by its columns, code by the same everywhere; neither so far that something is seen before it and after it in part only.
func (f *Frame) Step(shift, n int) int {
	room := max(1, f.room-2) // a mark takes a column, and half of a wide character another
	for ; n > 0 && shift < f.Most; n-- {
		next := shift + codeStep
		for i := len(f.stops) - 1; i >= 0 && f.stops[i] > shift; i-- {
			next = f.stops[i]
		}
		shift = min(next, shift+room)
	}
	for ; n < 0 && shift > 0; n++ {
		next := shift - codeStep
		for _, stop := range f.stops {
			if stop < shift {
				next = stop
			}
		}
		shift = max(next, shift-room)
	}
	return max(0, min(shift, f.Most))
}

// Reach returns how far to the left a block stands that stands shift columns to the left, once the columns of a line from one up to
// another are to be seen, in a page of width columns. It moves no further than needed from where the line begins.
func (f *Frame) Reach(line, shift, from, to, width int) int {
	held := f.Held(line)
	seen := func(shift int) bool { return from-shift >= held && to-shift < width }
	if held < 0 || from < held || seen(shift) {
		return shift
	}
	if seen(0) {
		return 0
	}
	for _, stop := range f.stops {
		if seen(stop) {
			return min(stop, f.Most)
		}
	}
	return max(0, min(from-held-(width-held)/3, f.Most))
}
