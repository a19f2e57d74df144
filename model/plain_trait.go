package model

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// trait is one thing that speaks for or against a line's being a heading. The names in traitNames
// say what each means.
type trait uint8

// traits is a set of them.
type traits [2]uint64

func (t *traits) set(x trait)     { t[x>>6] |= 1 << (x & 63) }
func (t traits) has(x trait) bool { return t[x>>6]>>(x&63)&1 != 0 }

func (t *traits) when(yes bool, x trait) {
	if yes {
		t.set(x)
	}
}

// The traits of a line in itself, then of what stands before and behind it, then of the document's habits.
const (
	veryShort trait = iota
	short
	middling
	longish
	long
	veryLong
	oneWord
	fewWords
	someWords
	manyWords
	endsStop
	endsAsk
	endsBang
	endsColon
	endsComma
	endsQuote
	endsOther
	allCapitals
	titleCase
	sentenceCase
	beginsSmall
	beginsDigit
	noCase
	numArabic
	numDotted
	numRoman
	numLetter
	numChapter
	numBare
	numAlone
	bulleted
	beginsQuote
	beginsBracket
	wholeQuote
	hasAddress
	hasDigits
	hasYear
	hasBar
	hasCopyright
	hasStops
	hasColon
	hasGaps
	hasCode
	hasDash
	hasComma
	byline
	credit
	caption
	slashed
	name
	furniture
	dated
	numStop
	shortColon
	introduces
	credited
	labelled
	twoLines
	underlined
	boxed
	starred
	sparse // more signs than letters

	atStart
	afterNoBlank
	afterOneBlank
	afterBlanks
	afterStop
	afterWord
	afterColon
	afterComma
	afterShort
	afterText
	afterLongText
	afterList
	afterCode
	afterRule

	thenNoBlank
	thenOneBlank
	thenBlanks
	thenEnd
	thenLong
	thenMiddling
	thenShort
	thenSmall
	thenList
	thenCode
	thenDeeper
	thenOut
	thenRule
	thenNumbered
	thenLeast
	thenSentence

	outdented
	atMargin
	indented
	deep
	centred
	rightAligned

	inWrapped
	inUnspaced
	inData
	inManual
	inVerse
	nearFull // as long as the lines of the text are
	traitsEnd
)

// body is a candidate's text and what was found out about it.
type candidateText struct {
	body   []byte
	number number
	c      letters
	cols   int
}

func examine(body []byte) candidateText {
	t := candidateText{body: body, number: numberOf(body), cols: columns(body)}
	t.c = lettersOf(body[t.number.size:])
	return t
}

// capitals reports that no letter is small.
func (t candidateText) capitals() bool { return t.c.upper > 1 && t.c.lower == 0 }

// titled reports that nearly all words of four letters and more begin with a capital, and not
// only the first word.
func (t candidateText) titled() bool {
	return t.c.capital > 1 && t.c.small*4 <= t.c.capital && !t.capitals()
}

// self sets the traits of the text itself.
func (s *traits) self(t candidateText) {
	s.length(t)
	s.ending(t)
	s.letters(t)
	s.numbers(t)
	s.contents(t)
}

func (s *traits) ending(t candidateText) {
	switch endOf(t.body) {
	case endStop:
		s.set(endsStop)
	case endAsk:
		s.set(endsAsk)
	case endBang:
		s.set(endsBang)
	case endColon:
		s.set(endsColon)
	case endComma:
		s.set(endsComma)
	case endQuote:
		s.set(endsQuote)
	case endOther:
		s.set(endsOther)
	}
}

func (s *traits) length(t candidateText) {
	cols := t.cols
	s.set([...]trait{veryShort, short, middling, longish, long, veryLong}[b2i(cols > 12)+b2i(cols > 25)+b2i(cols > 42)+b2i(cols > 64)+b2i(cols > 100)])
	s.set([...]trait{oneWord, fewWords, someWords, manyWords}[b2i(t.c.words > 1)+b2i(t.c.words > 3)+b2i(t.c.words > 9)])
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (s *traits) letters(t candidateText) {
	c := t.c
	switch {
	case c.upper+c.lower == 0 && c.caseless > 0:
		s.set(noCase)
	case t.capitals():
		s.set(allCapitals)
	case c.first != 0 && unicode.IsDigit(c.first):
		s.set(beginsDigit)
	case unicode.IsLower(c.first):
		s.set(beginsSmall)
	case t.titled():
		s.set(titleCase)
	default:
		s.set(sentenceCase)
	}
	s.when(c.signs+c.digits > c.upper+c.lower+c.caseless, sparse)
}

func (s *traits) numbers(t candidateText) {
	switch t.number.style {
	case arabic:
		s.set(numArabic)
	case dotted:
		s.set(numDotted)
	case roman:
		s.set(numRoman)
	case letter:
		s.set(numLetter)
	case chapter, paragraph:
		s.set(numChapter)
	case bullet:
		s.set(bulleted)
	}
	s.when(t.number.bare, numBare)
	s.when(t.number.alone, numAlone)
}

func (s *traits) contents(t candidateText) {
	b := t.body
	c := t.c
	r := firstRune(b)
	quote := r == '"' || r == '“' || r == '„' || r == '«' || r == '‘' || r == '\'' || r == '「' || r == '『' || r == '»'
	s.when(quote, beginsQuote)
	s.when(quote && s.has(endsQuote) || quote && endOf(b) != endWord && endOf(b) != endOther && b[len(b)-1] >= utf8Self, wholeQuote)
	s.when(r == '(' && t.number.style == noNumber || r == '[' || r == '{' || r == '<', beginsBracket)
	s.when(c.at || c.slash && bytes.Contains(b, []byte("://")) || bytes.Contains(b, []byte("www.")), hasAddress)
	s.when(c.digits > 1, hasDigits)
	s.when((c.digits > 3 || t.number.style != noNumber) && hasYearIn(b), hasYear)
	s.when(c.bar && bytes.Contains(b, []byte(" | ")) || c.slash && bytes.Contains(b, []byte(" / ")) || c.odd && (bytes.Contains(b, []byte(" • ")) || bytes.Contains(b, []byte(" · "))), hasBar)
	s.when(c.odd && bytes.Contains(b, []byte("©")) || bytes.Contains(b, []byte("(C) ")) || bytes.Contains(b, []byte("(c) ")), hasCopyright)
	s.when(c.stops > 0, hasStops)
	s.when(c.colon && bytes.Index(b, []byte(": ")) > 0, hasColon)
	s.when(hasLabel(b), labelled)
	s.when(c.gaps > 0, hasGaps)
	s.when(c.codeish > 1 || c.codeish > 0 && c.words < 3, hasCode)
	s.when(c.odd && (bytes.Contains(b, []byte(" – ")) || bytes.Contains(b, []byte(" — "))) || c.dash && (bytes.Contains(b, []byte(" - ")) || bytes.Contains(b, []byte("--"))), hasDash)
	s.when(c.comma && bytes.Contains(b, []byte(", ")), hasComma)
	s.when(isByline(b), byline)
	s.when(isCredit(b), credit)
	s.when(isFurniture(b), furniture)
	s.when(s.has(endsColon) && t.cols < 32 && c.words < 5, shortColon)
	s.when(s.has(credit) && (c.words < 4 || startsWithCredit(b)), credited)
	s.when(s.has(hasYear) && c.words < 3 && len(b) < 40, dated)
	s.when(t.number.style != noNumber && t.cols < 70 && c.stops == 0 && s.has(endsStop), numStop)
	s.when(isCaption(b), caption)
	slash := -1
	if c.slash {
		slash = bytes.IndexByte(b, '/')
	}
	s.when(slash > 0 && slash+1 < len(b) && b[slash-1] != ' ' && b[slash+1] != ' ', slashed)
	s.when(isName(b, c), name)
}

const utf8Self = 0x80

// bylines are the words that stand before an author's name.
var bylines = []string{"by ", "von ", "por ", "par ", "di ", "door ", "av ", "written by", "posted by", "edited by", "reported by", "published ", "published: ", "updated ", "updated: ", "author: ", "autor: ", "autora: ", "投稿者 ", "作者 ", "text: ", "photo: ", "foto: ", "image: ", "source: ", "quelle: ", "credit: ", "автор: "}

// begins reports whether b begins with the words w, whatever their case.
func begins(b []byte, w string) bool {
	return len(b) >= len(w) && (b[0]|0x20 == w[0]|0x20 || b[0] >= utf8Self) && bytes.EqualFold(b[:len(w)], []byte(w))
}

// isByline reports whether b begins as a line does that names an author, a photographer or a source.
func isByline(b []byte) bool {
	for _, w := range bylines {
		if begins(b, w) {
			return len(w) > 5 || unicode.IsUpper(firstRune(b[len(w):]))
		}
	}
	return false
}

// creditWord reports whether word is one for a picture or for who made it, as they stand in the line under one.
func creditWord(word []byte) bool {
	var small [16]byte
	if len(word) > len(small) {
		return false
	}
	for i, c := range word {
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		small[i] = c
	}
	switch string(small[:len(word)]) {
	case "photo", "foto", "photos", "fotos", "photograph", "photographs", "image", "images", "imagen", "picture", "bild", "illustration", "illustrations",
		"fotografía", "credit", "courtesy", "source", "quelle", "getty", "file":
		return true
	}
	return false
}

// isCredit reports whether one of the first or last words of b is one of a picture's credit.
func isCredit(b []byte) bool {
	if len(b) > 120 {
		b = b[len(b)-120:]
	}
	for len(b) > 0 {
		i := bytes.IndexFunc(b, func(r rune) bool { return !unicode.IsLetter(r) })
		word := b
		if i >= 0 {
			word = b[:i]
		}
		if len(word) > 3 && creditWord(word) {
			return true
		}
		if i < 0 {
			break
		}
		_, n := utf8.DecodeRune(b[i:])
		b = b[i+n:]
	}
	return false
}

// signposts are what pages put between paragraphs to lead elsewhere.
var signposts = []string{"advert", "anzeige", "publicité", "publicidad", "pubblicità", "реклама", "read more", "read also", "also read", "see also:", "see more", "read next", "related:",
	"weiterlesen", "lesen sie auch", "lies auch", "mehr zum thema", "mehr dazu", "leer más", "lee también", "lea también", "ver más", "lire aussi", "à lire", "leggi anche", "leia também", "czytaj", "читайте", "click here", "share this", "follow us", "sign up", "subscribe"}

// isFurniture reports whether b is one of those.
func isFurniture(b []byte) bool {
	for _, w := range signposts {
		if begins(b, w) {
			return true
		}
	}
	return false
}

// captions are the words before the number of a figure or a table.
var captions = []string{"figure ", "fig. ", "fig ", "table ", "abb. ", "abbildung ", "tabelle ", "tab. ", "figura ", "tabla ", "tableau ", "рис. ", "таблица ", "図", "表", "图", "圖"}

// isCaption reports whether b begins as the line does that names a figure or a table.
func isCaption(b []byte) bool {
	for _, w := range captions {
		if begins(b, w) && len(b) > len(w) && b[len(w)] >= '0' && b[len(w)] <= '9' {
			return true
		}
	}
	return false
}

// hasLabel reports whether b begins with one or two words and a colon.
func hasLabel(b []byte) bool {
	colon := bytes.IndexByte(b[:min(len(b), 20)], ':')
	return colon > 0 && colon+1 < len(b) && b[colon+1] == ' ' && bytes.Count(b[:colon], []byte{' '}) < 2
}

// isName reports whether b reads as a person's name: two to four words with capitals, and small ones between
// them as in "van der Berg".
func isName(b []byte, c letters) bool {
	if c.words < 2 || c.words > 5 || c.digits > 0 || c.signs > 2 || c.capital < 2 || c.capital+2 < c.words || c.small > 0 || len(b) > 40 {
		return false
	}
	first, last := firstRune(b), firstRune(b[bytes.LastIndexByte(b, ' ')+1:])
	return unicode.IsUpper(first) && unicode.IsUpper(last) && endOf(b) == endWord && bytes.IndexByte(b, ':') < 0
}

// startsWithCredit reports whether the first word of b is one of a picture's credit.
func startsWithCredit(b []byte) bool {
	i := bytes.IndexFunc(b, func(r rune) bool { return !unicode.IsLetter(r) })
	return i > 3 && creditWord(b[:i])
}

// hasYearIn reports whether a year (1500 to 2099) stands in b.
func hasYearIn(b []byte) bool {
	for i := 0; i+4 <= len(b); i++ {
		if b[i] >= '0' && b[i] <= '9' {
			k := i
			for k < len(b) && b[k] >= '0' && b[k] <= '9' {
				k++
			}
			if k-i == 4 && (b[i] == '2' && b[i+1] == '0' || b[i] == '1' && b[i+1] >= '5') {
				return true
			}
			i = k
		}
	}
	return false
}
