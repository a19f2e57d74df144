package library

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// unspaced are the scripts whose words stand without blanks between them, and Hangul, whose words have endings that a search leaves out.
var unspaced = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar}

// isUnspaced reports whether c is of a script without blanks between words; the mark of a long vowel is of two of them.
func isUnspaced(c rune) bool { return c >= 0x0e00 && (c == 'ー' || unicode.In(c, unspaced...)) }

// indexed returns a text as the index takes it: where words have no blanks between them, each pair of neighbours is a word, and so is
// the last of a row. SQLite's tokenizer would take the whole row for one.
func indexed(text string) string {
	if !strings.ContainsFunc(text, func(c rune) bool { return c == 'ß' || isUnspaced(c) }) {
		return text
	}
	var b strings.Builder
	b.Grow(2 * len(text))
	var last rune // of a row that is under way
	end := func() {
		if last != 0 {
			b.WriteRune(last)
			b.WriteByte(' ')
		}
		last = 0
	}
	for _, c := range text {
		switch {
		case isUnspaced(c):
			if last == 0 {
				b.WriteByte(' ')
			} else {
				b.WriteRune(last)
				b.WriteRune(c)
				b.WriteByte(' ')
			}
			last = c
		case c == 'ß':
			end()
			b.WriteString("ss")
		default:
			end()
			b.WriteRune(c)
		}
	}
	end()
	return b.String()
}

// term is something that is searched for: a word, the beginning of one, or several words one behind the other.
type term struct {
	text   string
	prefix bool // it is the beginning of a word
}

// terms returns what words ask for, which are as they were typed: "in quotes" is a phrase, begin* the beginning of a word. With
// typing, the last word may be unfinished.
func terms(words string, typing bool) (all []term) {
	words = strings.Map(func(c rune) rune {
		if c < ' ' || c == utf8.RuneError { // SQLite's syntax ends at a NUL
			return ' '
		}
		return c
	}, words)
	for i, piece := range strings.Split(words, `"`) {
		if i%2 == 1 {
			all = addTerm(all, piece)
			continue
		}
		for word := range strings.FieldsSeq(piece) {
			all = addTerm(all, word)
		}
	}
	if n := len(all); typing && n > 0 && !strings.HasSuffix(words, " ") && !strings.HasSuffix(words, `"`) {
		all[n-1].prefix = true
	}
	return all
}

// addTerm adds a term, if there is anything in it that could be found.
func addTerm(all []term, text string) []term {
	t := term{text: strings.TrimRight(text, "*")}
	t.prefix = t.text != text
	if c, n := utf8.DecodeRuneInString(t.text); n == len(t.text) && isUnspaced(c) {
		t.prefix = true // only pairs are words
	}
	if !strings.ContainsFunc(t.text, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) {
		return all
	}
	return append(all, t)
}

// words returns the words of the index that the term is made of. The last letter of a row of letters is a word by itself only where the row ends.
func (t term) words() []string {
	words := strings.Fields(indexed(strings.ReplaceAll(t.text, `"`, " ")))
	if n := len(words); n > 1 && isLoneLetter(words[n-1]) {
		words = words[:n-1]
	}
	return words
}

// isLoneLetter reports whether a word is one letter of a script without blanks.
func isLoneLetter(word string) bool {
	c, n := utf8.DecodeRuneInString(word)
	return n == len(word) && isUnspaced(c)
}

// folded is a text as SQLite's index compares it: without letter case and diacritics.
type folded struct {
	text []byte
	at   []int // where each byte of text stands in what was folded
}

// fold folds a text.
func fold(s string) folded {
	f := folded{make([]byte, 0, len(s)), make([]int, 0, len(s)+1)}
	for i, c := range s {
		switch {
		case c < utf8.RuneSelf:
			if c >= 'A' && c <= 'Z' {
				c += 'a' - 'A'
			} else if c == '\n' || c == '\t' {
				c = ' '
			}
			f.text, f.at = append(f.text, byte(c)), append(f.at, i)
		case c == 'ß':
			f.text, f.at = append(f.text, "ss"...), append(f.at, i, i)
		default:
			for _, d := range norm.NFD.String(string(c)) {
				if unicode.Is(unicode.Mn, d) {
					continue
				}
				before := len(f.text)
				f.text = utf8.AppendRune(f.text, unicode.ToLower(d))
				for range len(f.text) - before {
					f.at = append(f.at, i)
				}
			}
		}
	}
	f.at = append(f.at, len(s))
	return f
}

// find returns where a folded term stands first, as bytes of what was folded; -1 if nowhere. Unless it is of a script without blanks, it stands at
// the beginning of a word.
func (f *folded) find(t []byte) (from, to int) {
	for i := 0; len(t) > 0; {
		k := strings.Index(string(f.text[i:]), string(t))
		if k < 0 {
			break
		}
		i += k
		c, _ := utf8.DecodeRune(t)
		if before, _ := utf8.DecodeLastRune(f.text[:i]); i == 0 || isUnspaced(c) || !unicode.IsLetter(before) && !unicode.IsDigit(before) {
			return f.at[i], f.at[i+len(t)]
		}
		i++
	}
	return -1, -1
}
