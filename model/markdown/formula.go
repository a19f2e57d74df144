package markdown

import (
	"bytes"

	"lede/model/seen"
	"lede/model/tex"
)

// longestFormula is how many bytes of a block are looked through for the end of a formula.
const longestFormula = 8 << 10

// formula adds a formula that stands on lines of its own as a reader sees it, if text, which stands at at in a block, begins with one, and
// returns how many bytes of text it takes. code tells that text is within code.
func formula(s *seen.Text, b Block, at int64, text []byte, code bool) int {
	switch b.Kind {
	case Paragraph, List, Quote, Footnote, Code:
	default:
		return 0
	}
	before := marksBefore(text[:lineEnd(text, 0)], b.Kind)
	rest := bytes.TrimSpace(text[before:lineEnd(text, 0)])
	switch {
	case code || len(rest) < 2:
	case isMathFence(rest) && !b.goesOn():
		first := lineEnd(text, 0)
		inner, places, n := linesUpTo(text[first:], b.Kind, fenceLike)
		if show(s, at+int64(first), inner, places) {
			return first + n + lineEnd(text[first+n:], 0)
		}
	case b.Kind == Code:
	default:
		end := tex.Lines(text[before:])
		if end == 0 {
			break
		}
		lines, places, _ := linesUpTo(text[:before+end], b.Kind, allBlank)
		n, from, to := tex.Apart(lines)
		if n > 0 && show(s, at, lines[from:to], places[from:]) {
			return places[n-1] + lineEnd(text[places[n-1]:], 0)
		}
	}
	return 0
}

// isMathFence reports whether a line opens code in a fence that is a formula.
func isMathFence(line []byte) bool {
	return fenceLike(line) && string(bytes.Trim(line, "`~ \t")) == "math"
}

// linesUpTo returns the lines that text begins with, without what stands before the text of each, up to one that ends them. places has where
// each byte stands in text, of which they take n bytes.
func linesUpTo(text []byte, k Kind, ends func(line []byte) bool) (lines []byte, places []int, n int) {
	for n < len(text) && n < longestFormula {
		e := lineEnd(text, n)
		from := n + marksBefore(text[n:e], k)
		if ends(text[from:e]) {
			break
		}
		for i := from; i < e; i++ {
			lines, places = append(lines, text[i]), append(places, i)
		}
		n = e
	}
	return lines, places, n
}

// show adds the rows of a formula, whose bytes stand at places behind at; false if it is shown as TeX.
func show(s *seen.Text, at int64, source []byte, places []int) bool {
	rows, ok := tex.Displayed(string(source))
	if !ok {
		return false
	}
	s.Apart()
	for _, r := range rows {
		s.Put([]byte(r.Text+" "), at+int64(places[min(r.At, len(source)-1)]))
	}
	s.Apart()
	return true
}
