package model

import (
	"strings"
	"unicode/utf8"
)

// Clean returns s without anything that could act on a terminal or reorder a line: escape sequences are dropped whole, other
// controls but tab and line feed (C0, DEL, C1), bidirectional controls (U+202A–202E, U+2066–2069)
// and bytes that are not UTF-8 become U+FFFD; carriage returns become spaces or are dropped before a line
// feed, other line separators become spaces, byte order marks are dropped.
func Clean(s string) string {
	i := unclean(s)
	if i == len(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for {
		b.WriteString(s[:i])
		s = s[i:]
		if s == "" {
			return b.String()
		}
		n, to := cleanOne(s)
		b.WriteString(to)
		s = s[n:]
		i = unclean(s)
	}
}

// CleanLine returns s as Clean does, on one line: line feeds and tabs become blanks. It is for names: of files, of sections, of errors.
func CleanLine(s string) string {
	return strings.NewReplacer("\n", " ", "\t", " ").Replace(Clean(s))
}

// unclean returns where the first thing in s stands that Clean changes, len(s) if there is none.
func unclean(s string) int {
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c >= ' ' && c < 0x7f || c == '\n' || c == '\t':
			i++
		case c < utf8.RuneSelf:
			return i
		default:
			r, n := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && n == 1 || hidden(r) {
				return i
			}
			i += n
		}
	}
	return len(s)
}

// hidden reports whether r acts on the terminal or on the order of the text, rather than being shown.
func hidden(r rune) bool {
	return r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 ||
		r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0x2028 || r == 0x2029 || r == 0xfeff
}

// cleanOne says how many bytes at the start of s, which are unclean, become what.
func cleanOne(s string) (n int, to string) {
	r, n := utf8.DecodeRuneInString(s)
	switch r {
	case '\r':
		if strings.HasPrefix(s, "\r\n") {
			return 1, ""
		}
		return 1, " "
	case 0x1b, 0x9b, 0x9d, 0x90:
		if k := escape(s); k > 0 {
			return k, ""
		}
	case 0x2028, 0x2029, '\v', '\f':
		return n, " "
	case 0xfeff:
		return n, ""
	}
	return n, "\uFFFD"
}

// escape returns the length of the control sequence (ECMA-48 5.4) that s begins with, 0 if
// there is none. A string sequence (OSC, DCS, APC) that doesn't end within 4 KB is none.
func escape(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	if r == 0x1b {
		if len(s) < 2 {
			return 0
		}
		r, n = rune(s[1])+0x40, 2
	}
	switch r {
	case 0x9b: // CSI: parameters, intermediates, one final byte
		for i := n; i < len(s) && i < 64; i++ {
			if s[i] >= 0x40 && s[i] <= 0x7e {
				return i + 1
			}
			if s[i] < 0x20 || s[i] > 0x3f {
				return 0
			}
		}
	case 0x9d, 0x90, 0x98, 0x9e, 0x9f: // a string, up to BEL or ST
		for i := n; i < len(s) && i < 4096; i++ {
			switch {
			case s[i] == 0x07:
				return i + 1
			case s[i] == 0x1b && i+1 < len(s) && s[i+1] == '\\', s[i] == 0xc2 && i+1 < len(s) && s[i+1] == 0x9c:
				return i + 2
			}
		}
	}
	return 0
}
