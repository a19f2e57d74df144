package plain

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// wordsCap is how many words of a text's head are remembered: all of most heads.
const wordsCap = 20000

// wordSet is the words of a text's head, by their hashes. It tells whether a word that was divided at a line's
// end is written in one elsewhere. It is nil for a text that divides no words.
type wordSet map[uint64]struct{}

// wordsOf returns the words of a head of which lines end in hyphens within words.
func wordsOf(head []byte, look layout) wordSet {
	if !look.wrapped || !dividesWords(head) {
		return nil
	}
	words := wordSet{}
	for part := false; len(head) > 0 && len(words) < wordsCap; {
		n := bytes.IndexFunc(head, func(r rune) bool { return !unicode.IsLetter(r) })
		if n < 0 {
			n = len(head)
		}
		rest, divided := bytes.CutPrefix(head[n:], []byte(hyphen+"\n"))
		if n > 3 && !part && !divided {
			words[hashWords(head[:n])] = struct{}{}
		}
		if part = divided; divided {
			head = bytes.TrimLeft(rest, " \t")
			continue
		}
		_, k := utf8.DecodeRune(head[n:])
		head = head[n+k:]
	}
	return words
}

// hyphen is what programs that divide words by themselves, such as groff, end a line with.
const hyphen = "‐"

// dividesWords reports whether a line of text ends in a word that goes on in the next, and does so more than once.
func dividesWords(text []byte) bool {
	return divisions(text, "-\n")+divisions(text, hyphen+"\n") > 1
}

// divisions counts the lines of text that end in a word that goes on in the next, up to two.
func divisions(text []byte, end string) (n int) {
	for n < 2 {
		k := bytes.Index(text, []byte(end))
		if k < 0 {
			break
		}
		rest := bytes.TrimLeft(text[k+len(end):], " \t")
		n += b2i(k > 0 && unicode.IsLower(lastRune(text[:k])) && unicode.IsLower(firstRune(rest)))
		text = text[k+len(end):]
	}
	return n
}

// Divided reports whether the word that ends before, in a hyphen, goes on in after, the next line, and how many bytes of the hyphen are
// there only because of the line's end.
func (t *Text) Divided(before, after []byte) (drop int, divided bool) {
	r, n := utf8.DecodeLastRune(before)
	if r != '-' && string(r) != hyphen || !t.look.wrapped || t.look.verse {
		return 0, false
	}
	start := before[:len(before)-n]
	if !unicode.IsLetter(lastRune(start)) || !unicode.IsLetter(firstRune(after)) {
		return 0, false
	}
	if t.words.join(start, after, r == '-') {
		return n, true
	}
	return 0, true
}

// join reports whether a and b, at the end of a line and the start of the next, are one word: it is written in one elsewhere. Where no
// writer put the hyphen, they are also if they aren't two words that stand elsewhere.
func (w wordSet) join(a, b []byte, written bool) bool {
	if written && len(w) == 0 || !unicode.IsLower(firstRune(b)) {
		return false
	}
	i := bytes.LastIndexFunc(a, func(r rune) bool { return !unicode.IsLetter(r) })
	k := bytes.IndexFunc(b, func(r rune) bool { return !unicode.IsLetter(r) })
	if k < 0 {
		k = len(b)
	}
	a, b = a[i+1:], b[:k]
	if w.has(append(append([]byte(nil), a...), b...)) {
		return true
	}
	return !written && !(w.has(a) && w.has(b))
}

// has reports whether word is one of them.
func (w wordSet) has(word []byte) bool {
	_, ok := w[hashWords(word)]
	return ok
}
