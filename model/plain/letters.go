package plain

import (
	"bytes"
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
	colon, slash, at, bar, comma, dash           bool // such a sign
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
		r, n := rune(body[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRune(body[i:])
		}
		i += n
		c.runes++
		switch {
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= utf8.RuneSelf && unicode.IsLetter(r):
			c.letter(r)
		case r >= '0' && r <= '9':
			c.digits++
			c.begin(r)
			c.inWord = c.inWord || c.prev != ' '
		case r == ' ' || r == '\t' || r == '\u00a0' || r == '\u3000':
			if c.prev == ' ' && c.prev2 != ' ' && c.prev2 != '.' && c.prev2 != ':' || r == '\t' {
				c.gaps++
			}
			c.endWord()
			r = ' '
		case r == '。' || r == '！' || r == '？':
			c.stops += b2i(i < len(body)-3)
		default:
			c.sign(r)
		}
		c.prev2, c.prev = c.prev, r
	}
	c.endWord()
	return c.letters
}

// letter counts a letter, and with the first of a word the word.
func (c *letterCount) letter(r rune) {
	up, low := unicode.IsUpper(r), unicode.IsLower(r)
	c.upper += b2i(up)
	c.lower += b2i(low)
	c.caseless += b2i(!up && !low)
	c.begin(r)
	if !c.inWord {
		c.words++
		c.capital += b2i(up)
		if c.prev == ' ' && (c.prev2 == '.' || c.prev2 == '?' || c.prev2 == '!') && !low && c.words > 2 && c.wordLen > 2 {
			c.stops++
		}
		c.inWord, c.wordLen, c.wordSmall = true, 0, low
	}
	c.wordLen++
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

// sign counts a sign. Apostrophes and hyphens belong to words.
func (c *letterCount) sign(r rune) {
	c.signs++
	switch r {
	case '-':
		c.dash = true
		return
	case '\'', '’', '_':
		return
	}
	c.note(r)
	if r < utf8.RuneSelf && bytes.IndexByte([]byte("{}=;<>$\\|@[]*+~^`#%"), byte(r)) >= 0 {
		c.codeish++
	}
	c.endWord()
}

// note notes a sign that some trait asks for.
func (c *letters) note(r rune) {
	switch r {
	case ':':
		c.colon = true
	case '/':
		c.slash = true
	case '@':
		c.at = true
	case '|':
		c.bar = true
	case ',':
		c.comma = true
	default:
		c.odd = c.odd || r >= utf8.RuneSelf
	}
}
