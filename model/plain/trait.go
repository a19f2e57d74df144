package plain

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
	signature
	credited
	labelled
	spoken
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
	codeUnder
	thenDeeper
	thenOut
	thenRule
	thenNumbered
	thenLeast
	thenSentence
	thenValue

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
