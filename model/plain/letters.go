package plain

import (
	"unicode"
	"unicode/utf8"
)

// letters is what can be said of the letters and words of a line.
type letters struct {
	runes, upper, lower, caseless, digits, signs int
	words, capital, small                        int  // words; those that begin with a capital; of four letters and more, with a small letter
	first                                        rune // the first letter or digit
	stops                                        int  // ends of sentences inside the line
	gaps                                         int  // runs of two spaces and more
	codeish                                      int  // characters that prose hardly has
	odd                                          bool // a sign beyond ASCII, as dashes and the copyright sign are
	seen                                         asciiSet
}

// asciiSet is a bit for each character of ASCII that is neither letter, digit nor space.
type asciiSet [2]uint64

func (s *asciiSet) has(c byte) bool { return s[c>>6]>>(c&63)&1 != 0 }

// class is what kind of character a byte is.
type class uint8

const (
	classSign    class = iota // any other, controls among them
	classCode                 // a sign that prose hardly has
	classInner                // a sign that belongs to words: ' - _
	classSmall                // a to z
	classCapital              // A to Z
	classDigit                // 0 to 9
	classBlank                // space, tab
	classHigh                 // of a character beyond ASCII
)

// classes tells the class of each byte.
var classes = classesOf()

func classesOf() (all [256]class) {
	for c := range all {
		switch {
		case c >= 'a' && c <= 'z':
			all[c] = classSmall
		case c >= 'A' && c <= 'Z':
			all[c] = classCapital
		case c >= '0' && c <= '9':
			all[c] = classDigit
		case c >= utf8.RuneSelf:
			all[c] = classHigh
		}
	}
	for _, c := range "{}=;<>$\\|@[]*+~^`#%" {
		all[c] = classCode
	}
	all['\''], all['-'], all['_'] = classInner, classInner, classInner
	all[' '], all['\t'] = classBlank, classBlank
	return all
}

// letterCount counts them, character by character.
type letterCount struct {
	letters
	prev, prev2 rune
	inWord      bool
	wordLen     int  // of the last word
	wordSmall   bool // it begins with a small letter
}

// lettersOf counts the letters and words of body.
func lettersOf(body []byte) letters {
	c := letterCount{prev: ' ', prev2: ' '}
	for i := 0; i < len(body); {
		b := body[i]
		switch class := classes[b]; class {
		case classSmall, classCapital:
			i = c.run(body, i)
			continue
		case classDigit:
			c.digit(rune(b))
		case classBlank:
			c.blank(b == '\t')
			b = ' '
		case classHigh:
			n := c.high(body[i:], len(body)-i)
			c.runes++
			i += n
			continue
		default:
			c.signs++
			c.seen[b>>6&1] |= 1 << (b & 63)
			c.codeish += b2i(class == classCode)
			if class != classInner {
				c.endWord()
			}
		}
		c.runes++
		i++
		c.prev2, c.prev = c.prev, rune(b)
	}
	c.endWord()
	return c.letters
}

// run counts the letters of ASCII from i on and returns where they end.
func (c *letterCount) run(body []byte, i int) int {
	low := classes[body[i]] == classSmall
	c.begin(rune(body[i]))
	c.word(!low, low)
	from, upper := i, 0
	for i < len(body) {
		class := classes[body[i]]
		if class != classSmall && class != classCapital {
			break
		}
		upper += b2i(class == classCapital)
		i++
	}
	n := i - from
	c.runes, c.upper, c.lower, c.wordLen = c.runes+n, c.upper+upper, c.lower+n-upper, c.wordLen+n
	if c.prev2 = c.prev; n > 1 {
		c.prev2 = rune(body[i-2])
	}
	c.prev = rune(body[i-1])
	return i
}

// high counts the character beyond ASCII that b begins with and returns its length.
func (c *letterCount) high(b []byte, left int) int {
	r, n := utf8.DecodeRune(b)
	switch {
	case unicode.IsLetter(r):
		up, low := unicode.IsUpper(r), unicode.IsLower(r)
		c.upper += b2i(up)
		c.lower += b2i(low)
		c.caseless += b2i(!up && !low)
		c.begin(r)
		c.word(up, low)
		c.wordLen++
	case r == '\u00a0' || r == '\u3000':
		c.blank(false)
		r = ' '
	case r == '。' || r == '！' || r == '？':
		c.stops += b2i(n < left-3)
	default:
		c.signs++
		if r != '’' {
			c.odd = true
			c.endWord()
		}
	}
	c.prev2, c.prev = c.prev, r
	return n
}

// word counts the word that begins with a letter, unless that stands in one.
func (c *letterCount) word(up, low bool) {
	if c.inWord {
		return
	}
	c.words++
	c.capital += b2i(up)
	if c.prev == ' ' && (c.prev2 == '.' || c.prev2 == '?' || c.prev2 == '!') && !low && c.words > 2 && c.wordLen > 2 {
		c.stops++
	}
	c.inWord, c.wordLen, c.wordSmall = true, 0, low
}

// digit counts a digit. One that follows a letter or a sign belongs to a word.
func (c *letterCount) digit(r rune) {
	c.digits++
	c.begin(r)
	c.inWord = c.inWord || c.prev != ' '
}

// blank counts a space or a tab, which ends a word.
func (c *letterCount) blank(tab bool) {
	if c.prev == ' ' && c.prev2 != ' ' && c.prev2 != '.' && c.prev2 != ':' || tab {
		c.gaps++
	}
	c.endWord()
}

// begin notes the first letter or digit.
func (c *letterCount) begin(r rune) {
	if c.first == 0 {
		c.first = r
	}
}

// endWord counts the word that ends, if it begins with a small letter and is not one of the short ones that titles have so.
func (c *letterCount) endWord() {
	if c.inWord && c.wordSmall && c.wordLen > 3 {
		c.small++
	}
	c.inWord = false
}
