package plain

import (
	"bytes"
	"unicode"
)

// body is a candidate's text and what was found out about it.
type candidateText struct {
	body   []byte
	number number
	c      letters
	cols   int
}

func examine(body []byte, n number, cols int) candidateText {
	t := candidateText{body: body, number: n, cols: cols}
	t.c = lettersOf(body[t.number.size:])
	return t
}

// capitals reports that no letter is small.
func (t *candidateText) capitals() bool { return t.c.upper > 1 && t.c.lower == 0 }

// titled reports that nearly all words of four letters and more begin with a capital, and not
// only the first word.
func (t *candidateText) titled() bool {
	return t.c.capital > 1 && t.c.small*4 <= t.c.capital && !t.capitals()
}

// self sets the traits of the text itself.
func (s *traits) self(t *candidateText) {
	s.length(t)
	s.ending(t)
	s.letters(t)
	s.numbers(t)
	s.contents(t)
}

func (s *traits) ending(t *candidateText) {
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

func (s *traits) length(t *candidateText) {
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

func (s *traits) letters(t *candidateText) {
	c := &t.c
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

func (s *traits) numbers(t *candidateText) {
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

func (s *traits) contents(t *candidateText) {
	b := t.body
	c := &t.c
	r := firstRune(b)
	quote := r == '"' || r == '“' || r == '„' || r == '«' || r == '‘' || r == '\'' || r == '「' || r == '『' || r == '»'
	s.when(quote, beginsQuote)
	s.when(quote && s.has(endsQuote) || quote && endOf(b) != endWord && endOf(b) != endOther && b[len(b)-1] >= utf8Self, wholeQuote)
	s.when(r == '(' && t.number.style == noNumber || r == '[' || r == '{' || r == '<', beginsBracket)
	s.when(c.seen.has('@') || c.seen.has('/') && bytes.Contains(b, []byte("://")) || c.seen.has('.') && bytes.Contains(b, []byte("www.")), hasAddress)
	s.when(c.digits > 1, hasDigits)
	s.when((c.digits > 3 || t.number.style != noNumber) && hasYearIn(b), hasYear)
	s.when(c.seen.has('|') && bytes.Contains(b, []byte(" | ")) || c.seen.has('/') && bytes.Contains(b, []byte(" / ")) || c.odd && (bytes.Contains(b, []byte(" • ")) || bytes.Contains(b, []byte(" · "))), hasBar)
	s.when(c.odd && bytes.Contains(b, []byte("©")) || (r == '(' || c.seen.has('(')) && (bytes.Contains(b, []byte("(C) ")) || bytes.Contains(b, []byte("(c) "))), hasCopyright)
	s.when(c.stops > 0, hasStops)
	s.when(c.seen.has(':') && bytes.Index(b, []byte(": ")) > 0, hasColon)
	s.when(hasLabel(b), labelled)
	s.when(quote && isSpoken(b), spoken)
	s.when(c.gaps > 0, hasGaps)
	s.when(c.codeish > 1 || c.codeish > 0 && c.words < 3, hasCode)
	s.when(c.odd && (bytes.Contains(b, []byte(" – ")) || bytes.Contains(b, []byte(" — "))) || c.seen.has('-') && (bytes.Contains(b, []byte(" - ")) || bytes.Contains(b, []byte("--"))), hasDash)
	s.when(c.seen.has(',') && bytes.Contains(b, []byte(", ")), hasComma)
	s.when(isByline(b), byline)
	s.when(isCredit(b), credit)
	s.when(isFurniture(b), furniture)
	s.when(c.seen.has('(') && isSignature(b), signature)
	s.when(s.has(endsColon) && t.cols < 32 && c.words < 5, shortColon)
	s.when(s.has(hasYear) && c.words < 3 && len(b) < 40, dated)
	s.when(t.number.style != noNumber && t.cols < 70 && c.stops == 0 && s.has(endsStop), numStop)
	s.when(isCaption(b), caption)
	slash := -1
	if c.seen.has('/') {
		slash = bytes.IndexByte(b, '/')
	}
	s.when(slash > 0 && slash+1 < len(b) && b[slash-1] != ' ' && b[slash+1] != ' ', slashed)
	s.when(s.has(credit) && (c.words < 4 || startsWithCredit(b)) || s.has(slashed) && b[len(b)-1] == ')', credited)
	if slash > 0 && s.has(slashed) && c.words < 6 && unicode.IsUpper(firstRune(b[slash+1:])) {
		first := lettersOf(b[:slash])
		s.when(isName(b[:slash], &first), credited)
	}
	s.when(isName(b, c), name)
}

const utf8Self = 0x80
