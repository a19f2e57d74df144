package markdown

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
)

// maxFence is the longest fence that is written for code which was cut.
const maxFence = 200

// Markdown returns the block's source, with what a cut left open opened before it and closed behind it.
func Markdown(b Block, text []byte) string {
	if b.isFront() {
		return header(b, text)
	}
	s := spanOf(b.Open)
	s.from.within.size = min(s.from.within.size, maxFence)
	if !b.goesOn() || b.Kind == Hidden {
		if b.Kind == Heading {
			text = withoutName(text)
		}
		return string(text)
	}
	var w strings.Builder
	w.Grow(len(text) + len(text)/8)
	open := unpack(s.from.chain)
	switch s.from.leaf {
	case fenceLeaf, htmlLeaf, tableLeaf:
		w.WriteString(reopened(s.from, open))
		if s.from.mid {
			w.WriteString(behind(open))
			if s.from.leaf == fenceLeaf && bytes.HasPrefix(text, bytes.Repeat([]byte{s.from.within.char}, s.from.within.size)) {
				w.WriteString("    ") // it closes no fence
			}
		}
		w.Write(text)
	default:
		if s.from.leaf == noLeaf && s.from.within.head != "" {
			w.WriteString(s.from.within.head)
			text = text[lineEnd(text, lineEnd(text, 0)):]
		}
		writeFrom(&w, s, open, text)
	}
	if s.from.leaf == fenceLeaf {
		s.to.within.size = min(s.to.within.size, maxFence)
	}
	if end := closing(s.to); end != "" {
		if text[len(text)-1] != '\n' {
			w.WriteByte('\n')
		}
		w.WriteString(behind(unpack(s.to.chain)) + end + "\n")
	}
	return w.String()
}

// isFront reports whether the block is front matter that is shown.
func (b Block) isFront() bool { return b.Open == shownFront || b.Open == titledFront }

// goesOn reports whether something is open at one of the block's ends.
func (b Block) goesOn() bool { _, ok := b.Open.(span); return ok }

// reopened returns what opens anew the containers and the leaf that a block goes on with.
func reopened(c carry, open []container) string {
	first, _ := before(open, c)
	switch c.leaf {
	case fenceLeaf:
		return first + fenceOf(c.within) + c.within.info + "\n"
	case htmlLeaf:
		return first + htmlOpening(c.within.char, c.within.info) + "\n"
	}
	row, delimiters, _ := strings.Cut(c.within.head, "\n")
	return first + row + "\n" + behind(open) + delimiters
}

// fenceOf returns the line that opens or closes a fence, without its info string.
func fenceOf(w within) string {
	return strings.Repeat(" ", int(w.at)) + strings.Repeat(string(w.char), min(w.size, CodeCap))
}

// closing returns the line that closes what is open, "" if nothing needs it.
func closing(c carry) string {
	switch c.leaf {
	case fenceLeaf:
		return fenceOf(c.within)
	case htmlLeaf:
		return htmlClosing(c.within.char, c.within.info)
	}
	return ""
}

// before returns what stands before the first line of a block that is in some containers, and how many columns wider
// that makes each of them.
func before(open []container, c carry) (string, []int) {
	var b strings.Builder
	wider := make([]int, len(open))
	for i, k := range open {
		switch {
		case k.kind == '>':
			b.WriteString("> ")
		case k.kind == '^':
			b.WriteString("[^" + c.label + "]: ")
		default:
			mark := string(k.kind)
			if k.counted() {
				mark = strconv.Itoa(int(k.number)) + mark
			}
			room := int(k.width) - len(mark) - 1
			wider[i] = max(0, -room)
			at := max(0, min(int(k.at), room))
			if c.leaf == codeLeaf {
				at = max(0, min(3, room)) // more than one blank behind a marker would be part of the code
			}
			b.WriteString(strings.Repeat(" ", at) + mark + strings.Repeat(" ", max(0, room-at)+1))
		}
	}
	return b.String(), wider
}

// behind returns what stands before the further lines of a block in some containers.
func behind(open []container) string {
	var b strings.Builder
	for _, k := range open {
		if k.kind == '>' {
			b.WriteString("> ")
		} else {
			b.WriteString(strings.Repeat(" ", int(k.width)))
		}
	}
	return b.String()
}

// writeFrom writes text, which goes on within containers or within a leaf that needs no line to open it.
func writeFrom(w *strings.Builder, s span, open []container, text []byte) {
	if len(open) > 0 && !s.from.mid && s.from.leaf == noLeaf {
		for e := lineEnd(text, 0); e < len(text) && allBlank(text[:e]); e = lineEnd(text, 0) {
			text = text[e:]
		}
	}
	e := lineEnd(text, 0)
	first, rest := text[:e], text[e:]
	prefix, wider := before(open, s.from)
	if len(open) > 0 && !s.from.mid {
		first = inner(first, open)
	}
	if s.number > 0 {
		var k container
		first, k = renumbered(first, int(s.number))
		if n := len(strconv.Itoa(int(s.number))) + 1 - int(k.mark); n > 0 {
			open, wider = append(open, k), append(wider, n)
		}
	}
	switch s.from.leaf {
	case textLeaf, freshLeaf, rowLeaf, restLeaf:
		first = asText(first)
	case codeLeaf:
		if s.from.mid {
			prefix += "    "
		}
	}
	w.WriteString(prefix)
	w.Write(first)
	if slices.Max(append(wider, 0)) > 0 {
		widen(w, rest, open, wider)
	} else {
		w.Write(rest)
	}
}

// inner returns a line without what the containers that hold it have at its start.
func inner(line []byte, open []container) []byte {
	c := newCursor(line)
	for i := range open {
		if !c.enter(&open[i]) {
			break
		}
	}
	i := min(c.i, len(line))
	if c.pad == 0 {
		return line[i:]
	}
	return append(bytes.Repeat([]byte{' '}, c.pad), line[i:]...)
}

// renumbered returns a line that begins with a list item with another number, and the item.
func renumbered(line []byte, number int) ([]byte, container) {
	n := nest{}
	n.line(line)
	i := blanks(line, 0)
	digits := 0
	for i+digits < len(line) && line[i+digits] >= '0' && line[i+digits] <= '9' {
		digits++
	}
	out := strconv.AppendInt(append([]byte{}, line[:i]...), int64(number), 10)
	return append(out, line[i+digits:]...), *n.at(0)
}

// asText returns a line of a paragraph so that it begins nothing else.
func asText(line []byte) []byte {
	s := bytes.TrimLeft(line, " \t")
	t := trimEOL(s)
	if len(t) == 0 || !mayStart[t[0]] {
		return s
	}
	what, n := startOf(t, false, false)
	switch {
	case what == startItem && n > 1:
		return append(append(append([]byte{}, s[:n-1]...), '\\'), s[n-1:]...)
	case what != noStart || t[0] == '[' && definitions(s) > 0:
		return append([]byte{'\\'}, s...)
	}
	return s
}

// widen writes lines so that they stay in containers that have become wider than they were.
func widen(w *strings.Builder, lines []byte, open []container, wider []int) {
	blank := false
	for len(lines) > 0 {
		e := lineEnd(lines, 0)
		line := lines[:e]
		c := newCursor(line)
		blankBefore := blank
		blank = c.blank()
		for i := range open {
			at := c.i
			if !c.enter(&open[i]) {
				if !c.blank() && (blankBefore || c.indent(4) < 4 && itemMarker(c.rest()) > 0) {
					open = open[:i]
				}
				break
			}
			if open[i].kind == '>' {
				w.Write(line[at:c.i])
			} else if !c.blank() {
				w.WriteString(strings.Repeat(" ", int(open[i].width)+wider[i]))
			}
		}
		w.WriteString(strings.Repeat(" ", c.pad))
		w.Write(line[min(c.i, len(line)):])
		lines = lines[e:]
	}
}
