package html

import "strings"

// writer writes blocks of Markdown, with a blank line between two of them.
type writer struct {
	out   []byte
	lead  string // what stands before each line: the marks of the quotes and items around it
	first string // what stands before the next line instead: an item's marker
	fresh bool   // nothing stands in this container yet
	tight bool   // no blank line before the next block
	after byte   // the sign of the list that was the last block, 0 if it was none

	source Line    // with which the block begins that is written
	known  bool    // of the next one more is known than of the one before
	starts []Start // of those that were
}

// begin is called before a block's first line.
func (w *writer) begin() {
	if !w.fresh && !w.tight && len(w.out) > 0 {
		w.out = append(w.out, strings.TrimRight(w.lead, " ")...)
		w.out = append(w.out, '\n')
	}
	if w.known {
		w.starting()
	}
	w.fresh, w.after = false, 0
}

// starting notes where the block stands in the source, the next line of which is its first there.
func (w *writer) starting() {
	if n := len(w.starts); w.source.Number > 0 && (n == 0 || w.starts[n-1].At < len(w.out)) {
		w.starts = append(w.starts, Start{len(w.out), w.source})
	}
	w.known = false
}

// line writes one line of a block.
func (w *writer) line(s string) {
	lead := w.lead
	if w.first != "" {
		lead, w.first = w.first, ""
	}
	if s == "" {
		lead = strings.TrimRight(lead, " ")
	}
	w.out = append(append(append(w.out, lead...), s...), '\n')
}

// inside writes a container: marker stands before its first line, lead before the others.
func (w *writer) inside(marker, lead string, tight bool, body func()) {
	w.begin()
	was := *w
	w.first, w.lead, w.fresh, w.tight, w.after = w.prefix()+marker, w.lead+lead, true, tight, 0
	body()
	if w.first != "" { // nothing was in it
		w.line("")
	}
	w.lead, w.tight, w.fresh, w.after = was.lead, was.tight, false, 0
}

// prefix returns what stands before the next line.
func (w *writer) prefix() string {
	if w.first != "" {
		return w.first
	}
	return w.lead
}
