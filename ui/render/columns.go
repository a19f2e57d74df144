package render

import "strings"

const (
	leastCell  = 6  // columns that a cell gets, if its text is as wide; where there is no room for that, rows are shown as records
	usualWords = 12 // columns that a cell gets if there is room, so that its words aren't divided

	// Where a page can move, a table is wrapped to its width only if each column can be read: it has room for this many columns, its
	// longest word if that is not longer than a word, and no cell takes more lines than that; if its text is as wide.
	leastRead, mostWord, mostHigh = 12, 20, 12
	// mostCell is how wide a column is at most of a table that is wider than the page.
	mostCell = 40
)

// measure gives each column its width: what its cells need if there is room, else a share. least are widths that it has at least. Columns
// that can't be read side by side in the page are wider than it, or have no widths.
func (t *grid) measure(least []int, width int) {
	natural, words := t.needs(least)
	room := width - gap*(len(natural)-1)
	moves := t.d.moves(width)
	lowest := make([]int, len(natural))
	for i, w := range natural {
		lowest[i] = min(w, leastCell)
		if moves {
			lowest[i] = min(w, max(leastRead, min(words[i], mostWord), w/mostHigh))
		}
	}
	switch {
	case sum(natural) <= room:
		t.widths = natural
	case sum(lowest) <= room:
		t.tall = true
		t.widths = share(lowest, natural, words, room)
	case moves:
		t.beyond(natural, width)
	}
}

// needs returns how many columns the cells of each column need to stand on one line each, and how many their longest word does.
func (t *grid) needs(least []int) (natural, words []int) {
	n := len(t.align)
	natural, words = make([]int, n), make([]int, n)
	rows := t.rows
	if len(least) == n { // a part of a table: the head alone is in all of them
		rows = rows[:1]
		copy(natural, least)
		for i, w := range least {
			words[i] = min(w, usualWords)
		}
	}
	for _, row := range rows {
		for i := range min(n, len(row)) {
			w, word := extent(row[i])
			natural[i], words[i] = max(natural[i], w), max(words[i], word)
		}
	}
	for i, w := range natural {
		natural[i] = max(w, 1)
	}
	return natural, words
}

// sum returns the sum of some widths.
func sum(widths []int) (s int) {
	for _, w := range widths {
		s += w
	}
	return s
}

// beyond gives the columns widths in which their cells read well, with no regard to the page. The first one stays in its place and
// leaves room for others.
func (t *grid) beyond(natural []int, width int) {
	t.widths = natural
	for i, w := range natural {
		most := min(mostCell, width*2/3)
		if i == 0 {
			most = width * 2 / 5
		}
		t.tall = t.tall || w > most
		if t.d.cut || t.d.carried { // numbers, for one, grow further on than the widths were measured
			w += 2 + w/4
		}
		t.widths[i] = min(w, most)
	}
	t.held = t.widths[0] + gap
	start := 0
	for _, w := range t.widths[1:] {
		t.stops = append(t.stops, start)
		start += w + gap
	}
}

// share divides room between columns that have the given widths at least: each gets its longest word if that has room, then
// what is left goes to those that need more, evenly.
func share(widths, natural, words []int, room int) []int {
	left := room
	for _, w := range widths {
		left -= w
	}
	grow := func(want func(i int) int) {
		for left > 0 {
			short := 0
			for i := range widths {
				if widths[i] < want(i) {
					short++
				}
			}
			if short == 0 {
				return
			}
			step := max(1, left/short)
			for i := range widths {
				add := min(step, want(i)-widths[i], left)
				if add > 0 {
					widths[i] += add
					left -= add
				}
			}
		}
	}
	grow(func(i int) int { return min(words[i], room/2) })
	grow(func(i int) int { return natural[i] })
	return widths
}

// extent returns the columns of a cell on one line, and of its longest word.
func extent(runs []run) (width, word int) {
	line, w := 0, 0
	for _, r := range runs {
		for i, part := range strings.FieldsFunc(strings.ReplaceAll(r.text, " ", " \x00"), func(c rune) bool { return c == 0 }) {
			if i > 0 {
				w = 0
			}
			n, _ := cells(strings.Trim(part, " \n"))
			w += n
			word = max(word, w)
		}
		for i, part := range strings.Split(r.text, "\n") {
			if i > 0 {
				line = 0
			}
			n, _ := cells(part)
			line += n
			width = max(width, line)
		}
	}
	return width, word
}
