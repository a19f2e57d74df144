package tex

import (
	"strings"
	"unicode/utf8"
)

// marks are the marks above or below a letter, by the commands for them.
var marks = map[string]string{
	"hat": "\u0302", "widehat": "\u0302", "check": "\u030c", "tilde": "\u0303", "widetilde": "\u0303", "acute": "\u0301", "grave": "\u0300", "dot": "\u0307", "ddot": "\u0308", "dddot": "\u20db",
	"breve": "\u0306", "bar": "\u0304", "vec": "\u20d7", "mathring": "\u030a", "overline": "\u0305", "underline": "\u0332", "underbar": "\u0332", "overrightarrow": "\u20d7", "overleftarrow": "\u20d6",
}

// alphabet is where the letters of a style stand in Unicode (chapter 22.2), which has some of them elsewhere.
type alphabet struct {
	upper, lower, digit rune // of the first; 0 if there are none
	other               map[rune]rune
}

// alphabets are the styles of letters, by the commands for them.
var alphabets = map[string]alphabet{
	"mathbb":   {0x1d538, 0x1d552, 0x1d7d8, pairs("CℂHℍNℕPℙQℚRℝZℤ")},
	"mathcal":  {0x1d49c, 0x1d4b6, 0, pairs("BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ")},
	"mathfrak": {0x1d504, 0x1d51e, 0, pairs("CℭHℌIℑRℜZℨ")},
	"mathbf":   {0x1d400, 0x1d41a, 0x1d7ce, nil},
}

// alphabetOf returns the style of letters that a command sets.
func alphabetOf(name string) (alphabet, bool) {
	switch name {
	case "Bbb", "mathds":
		name = "mathbb"
	case "mathscr":
		name = "mathcal"
	case "frak":
		name = "mathfrak"
	case "boldsymbol", "bm", "pmb", "bold", "symbf", "mathbfit":
		name = "mathbf"
	}
	a, ok := alphabets[name]
	return a, ok
}

// letters reads a command that sets letters in a style, or a mark on them.
func (p *parser) letters(f *formula, name string) bool {
	if a, ok := alphabetOf(name); ok {
		f.put(ordinary, strings.Map(a.letter, p.argument(f.script)))
		return true
	}
	mark, ok := marks[name]
	if !ok {
		return false
	}
	s := p.argument(f.script)
	if all := strings.Contains(name, "line"); all || utf8.RuneCountInString(s) < 2 {
		f.put(ordinary, marked(s, mark))
	} else {
		f.put(ordinary, `\`+name+"{"+s+"}")
	}
	return true
}

// letter returns a letter or a digit in the style, all else as it is.
func (a alphabet) letter(c rune) rune {
	if to, ok := a.other[c]; ok {
		return to
	}
	switch {
	case c >= 'A' && c <= 'Z' && a.upper != 0:
		return a.upper + c - 'A'
	case c >= 'a' && c <= 'z' && a.lower != 0:
		return a.lower + c - 'a'
	case c >= '0' && c <= '9' && a.digit != 0:
		return a.digit + c - '0'
	}
	return c
}

// marked returns s with a mark on each character.
func marked(s, mark string) string {
	var b strings.Builder
	for _, c := range s {
		b.WriteRune(c)
		if c != ' ' {
			b.WriteString(mark)
		}
	}
	return b.String()
}
