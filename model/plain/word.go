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
	for len(head) > 0 && len(words) < wordsCap {
		n := bytes.IndexFunc(head, func(r rune) bool { return !unicode.IsLetter(r) })
		if n < 0 {
			n = len(head)
		}
		if n > 3 {
			words[hashWords(head[:n])] = struct{}{}
		}
		_, k := utf8.DecodeRune(head[n:])
		head = head[min(len(head), n+k):]
	}
	return words
}

// dividesWords reports whether a line of text ends in a word that goes on in the next, and does so more than once.
func dividesWords(text []byte) bool {
	n := 0
	for i := 0; n < 2; {
		k := bytes.Index(text[i:], []byte("-\n"))
		if k < 0 {
			return false
		}
		i += k + 2
		rest := bytes.TrimLeft(text[i:], " \t")
		n += b2i(k > 1 && unicode.IsLower(lastRune(text[:i-2])) && unicode.IsLower(firstRune(rest)))
	}
	return true
}

// joins reports whether the word that ends line a in a hyphen and goes on in line b is written in one elsewhere.
func (w wordSet) joins(a, b []byte) bool {
	if len(w) == 0 || !bytes.HasSuffix(a, []byte{'-'}) || !unicode.IsLower(firstRune(b)) {
		return false
	}
	a = a[:len(a)-1]
	i := bytes.LastIndexFunc(a, func(r rune) bool { return !unicode.IsLetter(r) })
	k := bytes.IndexFunc(b, func(r rune) bool { return !unicode.IsLetter(r) })
	if k < 0 {
		k = len(b)
	}
	_, ok := w[hashWords(append(append([]byte(nil), a[i+1:]...), b[:k]...))]
	return ok && i+1 < len(a)
}
