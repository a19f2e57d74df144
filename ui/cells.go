package ui

import "github.com/charmbracelet/x/ansi"

// simple are ranges of characters, ascending, of which each takes the same columns by itself and beside any other of them: no marks that
// combine, no emoji, nothing that changes what stands before it.
var simple = [][2]rune{
	{0x0000, 0x02ff},                   // Latin
	{0x0370, 0x0482}, {0x048a, 0x052f}, // Greek, Cyrillic
	{0x2010, 0x2027}, {0x2030, 0x203b}, {0x203d, 0x2048}, {0x20a0, 0x20c0}, // punctuation, currencies
	{0x2190, 0x2193}, {0x2200, 0x22ff}, // arrows, mathematics
	{0x2500, 0x259f}, {0x25a0, 0x25a9}, {0x25b2, 0x25b5}, {0x25b8, 0x25bf}, {0x25c2, 0x25fa}, // the program's own lines and signs
	{0x3001, 0x3029}, {0x3041, 0x3096}, {0x30a0, 0x30ff}, {0x3400, 0x4dbf}, {0x4e00, 0x9fff}, {0xac00, 0xd7a3}, {0xff01, 0xff5e}, // CJK
}

// isSimple reports whether a text has nothing but such characters.
func isSimple(s string) bool {
	for _, r := range s {
		if r > simple[0][1] && !within(r) {
			return false
		}
	}
	return true
}

// within reports whether a character is a simple one.
func within(r rune) bool {
	for _, g := range simple {
		if r <= g[1] {
			return r >= g[0]
		}
	}
	return false
}

// widths returns how the columns of a text are counted on a terminal that takes characters one by one, as most do. A simple text takes
// the same by graphemes, for which no table of two megabytes is made.
func widths(s string, graphemes bool) ansi.Method {
	if graphemes || isSimple(s) {
		return ansi.GraphemeWidth
	}
	return ansi.WcWidth
}
