package model

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
)

// habitTrait is one thing that a document's habits say for or against a candidate.
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
	unlikely
	doubtful
	likely
	sure
	habitsEnd
)

// docHabits sums up a document.
type docHabits struct {
	looks                                   map[uint32]tally
	words                                   map[uint64]repeated
	series                                  map[uint32]run
	best                                    uint32
	sure                                    int
	likely                                  int
	contents                                Pos // where the list begins that names the headings
	hasContents                             bool
	texts                                   int
	sum                                     float64
	cases, ends, numbers                    [12]float64 // how the scores are shared among cases, ends and ways to number
	rules, outside, stars, counts, capitals float64
}

// run counts the candidates of one series, and those with text before them.
type run struct{ n, gaps int }

// repeated counts the candidates of the same words.
type repeated struct{ n, first int }

// tally counts the candidates of one look.
type tally struct {
	n, spread int // all; those with text before and behind them
	sum       float64
}

func sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// weights is what each trait counts for, in log odds. The first score is of a candidate's own traits, with which
// the document's habits are summed up; the second takes them in.
type weights struct {
	ownBias, bias float64
	ofOwn         float64 // what the first score counts for in the second
	own, again    [traitsEnd]float64
	habit         [habitsEnd]float64
}

// first returns the score of a candidate's own traits.
func (w *weights) first(t traits) float64 { return w.ownBias + sum(&w.own, t) }

// second returns the score of a candidate with the document's habits.
func (w *weights) second(t traits, first float64, habit habitTraits) float64 {
	s := w.bias + w.ofOwn*max(-6, min(6, first)) + sum(&w.again, t)
	for b := uint64(habit); b != 0; b &= b - 1 {
		s += w.habit[bits.TrailingZeros64(b)]
	}
	return s
}

// sum adds up what the traits count for.
func sum(of *[traitsEnd]float64, t traits) (s float64) {
	for k := range t {
		for b := t[k]; b != 0; b &= b - 1 {
			s += of[k<<6+bits.TrailingZeros64(b)]
		}
	}
	return s
}

// judge returns a verdict on every candidate.
func (h *habits) judge(look layout, w *weights) []verdict {
	v := make([]verdict, len(h.candidates))
	for i, c := range h.candidates {
		v[i].score = float32(w.first(c.traits))
	}
	h.doc = h.sumUp(v)
	h.doc.contents, h.doc.hasContents = h.contents()
	h.firstText, h.lastText = len(v), 0
	for i, c := range h.candidates {
		if c.gap > 0 {
			h.firstText = min(h.firstText, i)
			h.lastText = i
		}
	}
	if h.gap > 0 {
		h.lastText = len(v)
	}
	for i, c := range h.candidates {
		v[i].traits = h.traitsOf(i, v)
		v[i].final = float32(w.second(c.traits, float64(v[i].score), v[i].traits))
	}
	bar := h.bar(v)
	for i := range v {
		v[i].heading = v[i].final > bar
	}
	h.rules(v, look)
	h.levels(v, look)
	return v
}

// textScore is the first score below which a candidate counts as text between others.
const textScore = -2

// sumUp counts over all candidates.
func (h *habits) sumUp(v []verdict) docHabits {
	gap := 0
	d := docHabits{texts: h.texts, looks: map[uint32]tally{}, series: map[uint32]run{}, words: map[uint64]repeated{}}
	for i, c := range h.candidates {
		p := sigmoid(float64(v[i].score))
		r, ok := d.words[c.words]
		if !ok {
			r.first = i
		}
		r.n++
		d.words[c.words] = r
		if c.series != 0 {
			n := d.series[c.series]
			n.n++
			n.gaps += b2i(gap+int(c.gap) > 0)
			d.series[c.series] = n
		}
		d.sum += p
		if p > 0.8 {
			d.sure++
		}
		d.likely += b2i(v[i].score > 0)
		gap += int(c.gap)
		v[i].gap = uint16(min(gap, 1000))
		if v[i].score > textScore {
			gap = 0
		} else {
			gap++
			d.texts++
		}
		s := c.traits
		if s.has(underlined) || s.has(boxed) {
			d.rules++
		}
		if s.has(outdented) {
			d.outside += p
		}
		if s.has(starred) {
			d.stars++
		}
		if st := c.number.style; st != noNumber && st != bullet {
			d.counts += p
		}
		if s.has(allCapitals) {
			d.capitals += p
		}
		d.cases[classOf(s, allCapitals, noCase)] += p
		d.ends[classOf(s, endsStop, endsOther)] += p
		d.numbers[classOf(s, numArabic, numChapter)] += p
	}
	for i, c := range h.candidates {
		p := sigmoid(float64(v[i].score))
		t := d.looks[d.lookOf(c)]
		t.n++
		t.sum += p
		t.spread += b2i(v[i].gap > 0 && (i+1 == len(v) || v[i+1].gap > 0 || v[i+1].score < textScore))
		d.looks[d.lookOf(c)] = t
	}
	most := 0.0
	for k, t := range d.looks {
		if t.sum > most || t.sum == most && k < d.best {
			most, d.best = t.sum, k
		}
	}
	return d
}

// lookOf returns the candidate's look. Lines that repeat word for word are a look of their own.
func (d *docHabits) lookOf(c candidate) uint32 {
	if d.words[c.words].n > 2 {
		return c.look ^ uint32(c.words)
	}
	return c.look
}

// classOf returns which of the traits between two is set, counted from 1; 0 if none is.
func classOf(s traits, from, to trait) int {
	for x := from; x <= to; x++ {
		if s.has(x) {
			return int(x-from) + 1
		}
	}
	return 0
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

// traitsOf returns what the document's habits say of candidate i.
func (h *habits) traitsOf(i int, v []verdict) habitTraits {
	var s habitTraits
	c := &h.candidates[i]
	d := &h.doc
	p := sigmoid(float64(v[i].score))
	t := d.looks[d.lookOf(*c)]
	s.set([...]habitTrait{lookOnce, lookFew, lookSome, lookMany}[b2i(t.n > 1)+b2i(t.n > 3)+b2i(t.n > 9)])
	if t.n > 1 {
		m := (t.sum - p) / float64(t.n-1)
		s.when(t.n > 2 && t.spread*10 >= t.n*7, alikeSpread)
		s.when(t.n > 2 && t.spread*10 <= t.n*3, alikeBunched)
		s.set([...]habitTrait{alikeNever, alikeUnlikely, alikeDoubtful, alikeLikely, alikeSure}[b2i(m > .08)+b2i(m > .25)+b2i(m > .5)+b2i(m > .75)])
	}
	s.when(d.lookOf(*c) == d.best, bestLook)
	h.counting(&s, i)
	if n := d.series[c.series]; c.series != 0 && n.gaps >= n.n {
		s.when(n.n > 2, series)
		s.when(n.n > 5, longSeries)
	}
	before := v[i].gap == 0 && i > 0
	after := i+1 < len(v) && h.candidates[i+1].gap == 0 && v[i+1].score > textScore
	next := h.gap
	for k := i + 1; k < len(v) && next < 4; k++ {
		next = int(v[k].gap)
		if v[k].score > textScore {
			break
		}
	}
	s.when(v[i].gap > 2, farBefore)
	s.when(next > 2, farAfter)
	s.when(v[i].gap == 1, nearBefore)
	s.when(next == 1, nearAfter)
	s.when(h.firstText > i, noTextYet)
	s.when(h.lastText <= i, noTextMore)
	d.share(&s, &d.cases, classOf(c.traits, allCapitals, noCase), p, caseRare, caseMost)
	d.share(&s, &d.ends, classOf(c.traits, endsStop, endsOther), p, endRare, endMost)
	d.share(&s, &d.numbers, classOf(c.traits, numArabic, numChapter), p, numberRare, numberMost)
	s.when(before && !after, besideBefore)
	s.when(!before && after, besideAfter)
	s.when(before && after, besideBoth)
	w := d.words[c.words]
	s.when(w.n == 2 && w.first == i, repeatsFirst)
	s.when(w.n == 2 && w.first != i, repeatsLater)
	s.when(w.n > 2, repeatsOften)
	s.when(w.n > 2 && (c.traits.has(oneWord) || c.traits.has(fewWords)), repeatsShort)
	s.when(w.n > 2 && w.n*3 >= d.likely && c.number.style == noNumber, stamp)
	s.when(c.traits.has(name) && h.firstText > i, nameEarly)
	s.when(c.traits.has(name) && h.lastText <= i, nameLate)
	s.when(c.traits.has(beginsQuote) && h.quotes*5 > h.texts, docDialogue)
	e, ok := h.named[c.words]
	s.when(d.hasContents && ok && e.at == d.contents, inContents)
	s.when(d.hasContents && (!ok || e.at != d.contents) && c.at > d.contents, notInContents)
	others := d.sure - b2i(p > .8)
	s.set([...]habitTrait{sureNone, sureOne, sureFew, sureMany}[b2i(others > 0)+b2i(others > 1)+b2i(others > 5)])
	s.when(d.sum > float64(d.texts)/3, dense)
	s.when(d.sum > float64(d.texts), veryDense)
	s.set([...]habitTrait{textFew, textSome, textMany}[b2i(d.texts > 6)+b2i(d.texts > 20)])
	s.when(i == 0 && h.firstText > i, earlyOne)
	s.when(i > 0 && i < 4 && h.firstText > i, early)
	s.when(i == len(v)-1 && h.gap < 2, lastOne)
	ruled := c.traits.has(underlined) || c.traits.has(boxed)
	s.when(d.rules > 1 && !ruled, docRules)
	s.when(d.outside > 2 && !c.traits.has(outdented), docOutside)
	s.when(d.stars > 1 && !c.traits.has(starred), docStars)
	s.when(d.counts > 2 && d.counts > d.sum/2 && c.number.style == noNumber, docCounts)
	s.when(d.capitals > 2 && d.capitals > d.sum/2 && !c.traits.has(allCapitals), docCapitals)
	s.set([...]habitTrait{unlikely, doubtful, likely, sure}[b2i(p > .2)+b2i(p > .5)+b2i(p > .8)])
	return s
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

// contents returns where the table of contents begins: the list of which three lines and more are candidates further down.
func (h *habits) contents() (at Pos, ok bool) {
	if len(h.named) == 0 {
		return 0, false
	}
	named := map[Pos]int{}
	most := 2
	for i, c := range h.candidates {
		if e, ok := h.named[c.words]; ok && e.at < c.at && h.doc.words[c.words].first == i {
			if named[e.at]++; named[e.at] > most || named[e.at] == most && e.at < at {
				most, at = named[e.at], e.at
			}
		}
	}
	return at, most > 2
}

// bar returns the score above which a candidate is a heading. It is 0, even odds, where a document has sure
// headings. Where all are doubtful, the best of them may be headings too: of the bars down to odds of 3 to 7, the one is
// taken with which most headings will be right and fewest missed, if the scores are what they say (the greatest expected F1).
func (h *habits) bar(v []verdict) float32 {
	const lowest = -0.85
	var scores []float64
	all := 0.0
	for i := range v {
		if v[i].final > -3 {
			scores = append(scores, float64(v[i].final))
			all += sigmoid(float64(v[i].final))
		}
	}
	slices.SortFunc(scores, func(a, b float64) int { return cmp.Compare(b, a) })
	best, taken, bar := 0.0, 0.0, 0.0
	for k, s := range scores {
		if s < lowest {
			break
		}
		taken += sigmoid(s)
		if f := 2 * taken / (float64(k+1) + all); f > best {
			best, bar = f, min(0, s-1e-4)
		}
	}
	return float32(bar)
}
