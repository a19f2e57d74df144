package latex

import (
	"sort"
	"strings"

	"lede/model/markup"
)

// source tells where the lines of a part stand in the source.
type source struct {
	starts []int // where each line begins in the part
	lines  []markup.Line
	size   int
}

// add adds lines at the end of the part, and returns their text.
func (s *source) add(l markup.Lines) string {
	for i, line := range l.Text {
		s.starts, s.lines = append(s.starts, s.size), append(s.lines, l.From[i])
		s.size += len(line) + 1
	}
	if len(l.Text) == 0 {
		return ""
	}
	return strings.Join(l.Text, "\n") + "\n"
}

// line returns the line that holds a place of the part; of a part that is not known, none.
func (s *source) line(at int) markup.Line {
	if s == nil || len(s.lines) == 0 {
		return markup.Line{}
	}
	return s.lines[max(0, sort.SearchInts(s.starts, at+1)-1)]
}
