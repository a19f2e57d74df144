package plain

import (
	"math/bits"
	"strings"
)

// habitTrait is one thing that a document's habits say for or against a candidate. The names in
// habitNames say what each means.
type habitTrait uint8

// habitTraits is a set of them.
type habitTraits uint64

func (t *habitTraits) set(x habitTrait)     { *t |= 1 << x }
func (t habitTraits) has(x habitTrait) bool { return t>>x&1 != 0 }

func (t *habitTraits) when(yes bool, x habitTrait) {
	if yes {
		t.set(x)
	}
}

const (
	lookOnce habitTrait = iota
	lookFew
	lookSome
	lookMany
	alikeSure
	alikeLikely
	alikeDoubtful
	alikeUnlikely
	alikeNever
	alikeSpread
	alikeBunched
	bestLook
	countsUp
	countsFirst
	countsNot
	series
	longSeries
	besideBefore
	besideBoth
	besideAfter
	farBefore
	farAfter
	nearBefore
	nearAfter
	repeatsFirst
	repeatsLater
	repeatsOften
	repeatsShort
	stamp
	inContents
	notInContents
	sureNone
	sureOne
	sureFew
	sureMany
	dense
	veryDense
	textFew
	textSome
	textMany
	earlyOne
	early
	lastOne
	docRules   // the document underlines its headings, and this is none
	docOutside // the document's headings stand out to the left, and this doesn't
	docStars
	docCounts // the document numbers its headings, and this has no number
	docCapitals
	docDialogue
	nameEarly
	nameLate
	noTextYet
	noTextMore
	caseRare
	caseMost
	endRare
	endMost
	numberRare
	numberMost
	titleWord
	titleWords
	unlikely
	doubtful
	likely
	sure
	habitsEnd
)

// traitsOf returns what the document's habits say of candidate i.
func (h *habits) traitsOf(i int, v []verdict) (s habitTraits) {
	h.alikes(&s, i, v)
	h.counting(&s, i)
	h.neighbours(&s, i, v)
	h.repeats(&s, i)
	h.position(&s, i, v)
	h.contrast(&s, i, v)
	h.subject(&s, i)
	return s
}

// alikes sets the traits of the candidates that look the same.
func (h *habits) alikes(s *habitTraits, i int, v []verdict) {
	c, d := &h.candidates[i], h.doc
	p := sigmoid(float64(v[i].score))
	look := d.lookOf(c)
	t := d.looks[look]
	if h.frozen {
		t.n, t.sum = t.n+1, t.sum+p
	}
	s.set([...]habitTrait{lookOnce, lookFew, lookSome, lookMany}[b2i(t.n > 1)+b2i(t.n > 3)+b2i(t.n > 9)])
	if t.n > 1 {
		m := (t.sum - p) / float64(t.n-1)
		s.when(t.n > 2 && t.spread*10 >= t.n*7, alikeSpread)
		s.when(t.n > 2 && t.spread*10 <= t.n*3, alikeBunched)
		s.set([...]habitTrait{alikeNever, alikeUnlikely, alikeDoubtful, alikeLikely, alikeSure}[b2i(m > .08)+b2i(m > .25)+b2i(m > .5)+b2i(m > .75)])
	}
	s.when(look == d.best, bestLook)
	s.set([...]habitTrait{unlikely, doubtful, likely, sure}[b2i(p > .2)+b2i(p > .5)+b2i(p > .8)])
	others := d.sure - b2i(p > .8)
	s.set([...]habitTrait{sureNone, sureOne, sureFew, sureMany}[b2i(others > 0)+b2i(others > 1)+b2i(others > 5)])
	if n := d.series[c.series]; c.series != 0 && n.gaps >= n.n {
		s.when(n.n > 2, series)
		s.when(n.n > 5, longSeries)
	}
}

// counting sets the traits of a number that goes on with another one, or doesn't.
func (h *habits) counting(s *habitTraits, i int) {
	c := h.candidates[i].number
	if c.style == noNumber || c.style == bullet {
		return
	}
	up, next := false, false
	for k := i - 1; k >= 0 && k > i-60 && !up; k-- {
		o := h.candidates[k].number
		up = o.style == c.style && o.depth == c.depth && o.value == c.value-1 || c.style == dotted && c.value == 1 && o.depth == c.depth-1 && k > i-5
	}
	for k := i + 1; k < len(h.candidates) && k < i+60 && !next; k++ {
		o := h.candidates[k].number
		next = o.style == c.style && o.depth == c.depth && o.value == c.value+1
	}
	switch {
	case up:
		s.set(countsUp)
	case next && c.value <= 1:
		s.set(countsFirst)
	default:
		s.set(countsNot)
	}
}

// neighbours sets the traits of how much text stands between a candidate and those around it.
func (h *habits) neighbours(s *habitTraits, i int, v []verdict) {
	before := v[i].gap == 0 && i > 0
	after := i+1 < len(v) && h.candidates[i+1].gap == 0 && v[i+1].score > textScore
	next := h.gap
	for k := i + 1; k < len(v) && next < 4; k++ {
		next = int(v[k].gap)
		if v[k].score > textScore {
			break
		}
	}
	s.when(before && !after, besideBefore)
	s.when(!before && after, besideAfter)
	s.when(before && after, besideBoth)
	s.when(v[i].gap > 2, farBefore)
	s.when(next > 2, farAfter)
	s.when(v[i].gap == 1, nearBefore)
	s.when(next == 1, nearAfter)
}

// repeats sets the traits of words that come again, and of words that the table of contents has.
func (h *habits) repeats(s *habitTraits, i int) {
	c, d := &h.candidates[i], h.doc
	w := d.words[c.words]
	s.when(w.n == 2 && w.first == i && !h.frozen, repeatsFirst)
	s.when(w.n == 2 && w.first != i, repeatsLater)
	s.when(w.n > 2, repeatsOften)
	s.when(w.n > 2 && (c.traits.has(oneWord) || c.traits.has(fewWords)), repeatsShort)
	s.when(w.n > 2 && w.n*3 >= d.likely && w.apart*4 < w.n*3 && c.number.style == noNumber, stamp)
	e, ok := h.named[c.words]
	s.when(d.hasContents && ok && e.at == d.contents, inContents)
	s.when(d.hasContents && (!ok || e.at != d.contents) && c.at > d.contents, notInContents)
}

// position sets the traits of a candidate's place in the document, and of how much text that has.
func (h *habits) position(s *habitTraits, i int, v []verdict) {
	c, d := &h.candidates[i], h.doc
	s.when(d.sum > float64(d.texts)/3, dense)
	s.when(d.sum > float64(d.texts), veryDense)
	s.set([...]habitTrait{textFew, textSome, textMany}[b2i(d.texts > 6)+b2i(d.texts > 20)])
	if h.frozen {
		return
	}
	s.when(i == 1 && d.firstText > 1 && h.isAuthor(c), nameEarly)
	s.when(c.traits.has(name) && d.persons < 2 && h.followsLead(i) && hasGivenName(c.title), nameEarly)
	if s.has(alikeSure) || s.has(series) { // as the chapter is that follows a book's title
		return
	}
	s.when(d.firstText > i, noTextYet)
	s.when(d.lastText <= i, noTextMore)
	s.when(i == 0 && d.firstText > i, earlyOne)
	s.when(i > 0 && i < 4 && d.firstText > i, early)
	s.when(i == len(v)-1 && h.gap < 2, lastOne)
	s.when(c.traits.has(name) && d.firstText > i, nameEarly)
	s.when(c.traits.has(name) && d.lastText <= i, nameLate)
}

// followsLead reports whether no more stands before a candidate than the title and what tells in a few lines what the text is about.
func (h *habits) followsLead(i int) bool {
	if i > 3 {
		return false
	}
	texts := max(0, i-1)
	for _, c := range h.candidates[:i+1] {
		texts += int(c.gap)
	}
	return texts > 0 && texts < 4
}

// isAuthor reports whether a candidate right under the title is the author's name: many headings here don't read as names, nor
// are they in capitals as it is, and it has none of the words that headings begin with.
func (h *habits) isAuthor(c *candidate) bool {
	last := c.title[strings.LastIndexByte(c.title, ' ')+1:]
	return c.traits.has(name) && h.doc.names*3 < h.doc.likely && !(c.traits.has(allCapitals) && h.doc.capitals*2 > h.doc.sum) &&
		!beginsAny([]byte(last), closings) && !beginsAny([]byte(last), openings) && !beginsAny([]byte(c.title), openings)
}

// contrast sets the traits of a candidate that is unlike the other likely ones, or like most of them.
func (h *habits) contrast(s *habitTraits, i int, v []verdict) {
	c, d := &h.candidates[i], h.doc
	p := sigmoid(float64(v[i].score))
	d.share(s, &d.cases, classOf(c.traits, allCapitals, noCase), p, caseRare, caseMost)
	d.share(s, &d.ends, classOf(c.traits, endsStop, endsOther), p, endRare, endMost)
	d.share(s, &d.numbers, classOf(c.traits, numArabic, numChapter), p, numberRare, numberMost)
	ruled := c.traits.has(underlined) || c.traits.has(boxed)
	s.when(d.rules > 1 && !ruled, docRules)
	s.when(d.outside > 2 && !c.traits.has(outdented), docOutside)
	s.when(d.stars > 1 && !c.traits.has(starred), docStars)
	s.when(d.counts > 2 && d.counts > d.sum/2 && c.number.style == noNumber, docCounts)
	s.when(d.capitals > 2 && d.capitals > d.sum/2 && !c.traits.has(allCapitals), docCapitals)
	s.when(c.traits.has(beginsQuote) && h.quotes*5 > h.texts, docDialogue)
}

// share sets rare or most by how much of the others' scores is of candidate's class.
func (d *docHabits) share(s *habitTraits, of *[12]float64, class int, p float64, rare, most habitTrait) {
	rest := d.sum - p
	if rest < 1 {
		return
	}
	part := (of[class] - p) / rest
	s.when(part < .12, rare)
	s.when(part > .6, most)
}

// subject sets the traits of words that the title has too.
func (h *habits) subject(s *habitTraits, i int) {
	n := bits.OnesCount64(h.candidates[i].stems & h.doc.subject)
	s.when(n == 1, titleWord)
	s.when(n > 1, titleWords)
}
