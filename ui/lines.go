package ui

import (
	"slices"
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"lede/model"
)

// letters counts a line's letters and digits: what is there at any width, unlike spaces, bars and bullets.
func letters(line string) int {
	n := 0
	for _, c := range ansi.Strip(line) {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			n++
		}
	}
	return n
}

// says reports whether a line shows more than blanks and what is drawn.
func says(line string) bool { return strings.Trim(ansi.Strip(line), " ─┼═│·") != "" }

// blank returns how many lines at the front show nothing.
func blank(lines []string) int {
	n := 0
	for n < len(lines) && strings.TrimSpace(lines[n]) == "" {
		n++
	}
	return n
}

// blankEnd returns how many lines at the end show nothing.
func blankEnd(lines []string) int {
	n := 0
	for n < len(lines) && strings.TrimSpace(lines[len(lines)-1-n]) == "" {
		n++
	}
	return n
}

// lineAt returns the line that a place stands in, of lines that begin at starts.
func lineAt(starts []model.Pos, at model.Pos) int {
	i, _ := slices.BinarySearch(starts, at+1)
	return max(0, i-1)
}
