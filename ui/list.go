package ui

import (
	"strings"
	"unicode/utf8"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"lede/ui/render"
)

// rows is what a list shows: the sections, the library. It is asked for the rows in view only.
type rows interface {
	// Len returns how many rows there are.
	Len() int
	// Row returns row i.
	Row(i int) row
}

// row is one line of a list.
type row struct {
	text   string
	hits   []int  // bytes of text that match what was typed, painted
	tail   string // dim at the right
	about  string // what the footer says of it when the cursor is there
	after  string // dim behind the text where there is room
	indent int    // columns
	fold   string // ▸ or ▾ where there is something to fold
	lit    bool   // where the reader is
	read   bool
	muted  bool // it can't be chosen with success
	title  bool // the heading of the list, in bold
}

// list is the window on some rows and the cursor in it.
type list struct {
	top    int
	cursor int
}

// show moves the window as little as needed for the cursor to stand in it, with a neighbour on either side.
func (l *list) show(n, height int) {
	l.cursor = max(0, min(l.cursor, n-1))
	edge := min(1, max(0, (height-1)/2))
	l.top = min(l.top, l.cursor-edge)
	l.top = max(l.top, l.cursor+edge-height+1)
	l.top = max(0, min(l.top, n-height))
}

// scroll moves the window by lines; the cursor stays in it.
func (l *list) scroll(lines, n, height int) {
	l.top = max(0, min(l.top+lines, n-height))
	edge := min(1, max(0, (height-1)/2))
	l.cursor = max(l.top+edge, min(l.cursor, l.top+height-1-edge))
	l.show(n, height)
}

// view returns the list's rows in view, each exactly width columns wide.
func (l *list) view(r rows, width, height int, focused bool, t render.Theme) []string {
	l.show(r.Len(), height)
	out := make([]string, 0, height)
	for i := l.top; i < r.Len() && len(out) < height; i++ {
		out = append(out, r.Row(i).view(width, focused && i == l.cursor, t))
	}
	return out
}

// view returns the row, exactly width columns wide: a column for the mark, one blank, the text, one blank.
func (r row) view(width int, cursor bool, t render.Theme) string {
	if width < 1 {
		return ""
	}
	mark, style := " ", lipgloss.NewStyle()
	switch {
	case r.lit:
		mark, style = "▌", t.Bold
	case r.title:
		style = t.Bold
	case r.read:
		mark, style = "·", t.Dim
	case r.muted:
		style = t.Dim
	}
	if width < 4 {
		return t.Accent.Render(mark) + strings.Repeat(" ", width-1)
	}
	if cursor {
		style = t.Cursor
	}
	room := width - 2
	lead := " " + strings.Repeat(" ", min(r.indent, width/3)) + r.fold
	tail := ""
	if r.tail != "" && room > len(r.tail)+6 {
		tail = "  " + r.tail
	}
	text := ansi.Truncate(lead+r.text, room-ansi.StringWidth(tail), "…")
	after := ""
	if left := room - ansi.StringWidth(text) - ansi.StringWidth(tail) - 2; r.after != "" && left > 3 {
		after = "  " + ansi.Truncate(r.after, left, "…")
	}
	fill := strings.Repeat(" ", max(0, width-2-ansi.StringWidth(text)-ansi.StringWidth(after)-ansi.StringWidth(tail)))
	if r.lit {
		mark = t.Accent.Render(mark)
	} else {
		mark = t.Dim.Render(mark)
	}
	return mark + painted(text, r.hits, len(lead), style) + style.Faint(!cursor).Bold(false).Render(after+fill+tail+" ")
}

// painted returns a text in a style, the letters at some bytes behind from underlined.
func painted(text string, hits []int, from int, style lipgloss.Style) string {
	if len(hits) == 0 {
		return style.Render(text)
	}
	var b strings.Builder
	at, hit := 0, style.Underline(true).Bold(true)
	for i := 0; i < len(hits); {
		start := from + hits[i]
		if start >= len(text) {
			break
		}
		end := start
		for ; i < len(hits) && from+hits[i] == end && end < len(text); i++ {
			_, n := utf8.DecodeRuneInString(text[end:])
			end += n
		}
		if start > at {
			b.WriteString(style.Render(text[at:start]))
		}
		b.WriteString(hit.Render(text[start:end]))
		at = end
	}
	if at < len(text) {
		b.WriteString(style.Render(text[at:]))
	}
	return b.String()
}

// pad returns s with blanks at its end, so that it is at least width columns wide.
func pad(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-ansi.StringWidth(s)))
}
