package flow

import (
	"strconv"
	"strings"
)

// LongestLabel is how many bytes the text of a label may have: it stands before each item.
const LongestLabel = 64

// Level is how the items of one level of a list are marked.
type Level struct {
	Format string // decimal, lowerLetter, upperLetter, lowerRoman, upperRoman, bullet, none (ECMA-376 part 1, 17.18.59)
	Text   string // the label, in which %1 stands for the number of the first level, and so on
	Start  int    // the first number
}

// Counter counts the items of a list.
type Counter struct {
	n     [10]int
	begun [10]bool
}

// Set makes n the number of the next item of a level.
func (c *Counter) Set(level, n int) {
	if level >= 0 && level < len(c.n) {
		c.n[level], c.begun[level] = n-1, true
	}
}

// Next counts an item and returns its label; "" if it has a bullet or nothing.
func (c *Counter) Next(levels []Level, level int) string {
	if level < 0 || level >= len(levels) || level >= len(c.n) {
		return ""
	}
	if !c.begun[level] {
		c.Set(level, levels[level].Start)
	}
	if c.n[level] < 1e8 {
		c.n[level]++
	}
	for i := level + 1; i < len(c.n); i++ {
		c.begun[i] = false
	}
	if f := levels[level].Format; f == "bullet" || f == "none" {
		return ""
	}
	text := levels[level].Text
	for i := range min(level+1, len(levels)) {
		n := c.n[i]
		if !c.begun[i] {
			n = levels[i].Start
		}
		text = strings.ReplaceAll(text, "%"+strconv.Itoa(i+1), numeral(n, levels[i].Format))
	}
	return strings.TrimSpace(text)
}

// numeral writes a number in a format.
func numeral(n int, format string) string {
	if n < 1 || n > 4999 {
		return strconv.Itoa(n)
	}
	lower := strings.HasPrefix(format, "lower")
	var s string
	switch format {
	case "none":
		return ""
	case "lowerLetter", "upperLetter": // z is followed by aa, then bb
		s = strings.Repeat(string(rune('A'+(n-1)%26)), min(8, (n-1)/26+1))
	case "lowerRoman", "upperRoman":
		s = roman(n)
	default:
		return strconv.Itoa(n)
	}
	if lower {
		s = strings.ToLower(s)
	}
	return s
}

// roman returns a Roman numeral.
func roman(n int) string {
	var b strings.Builder
	for _, d := range [...]struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= d.value; n -= d.value {
			b.WriteString(d.sign)
		}
	}
	return b.String()
}
