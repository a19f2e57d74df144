package ui

import (
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"
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
