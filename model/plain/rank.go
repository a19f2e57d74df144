package plain

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
)

// relation is how a heading stands to an earlier one.
type relation uint8

const (
	under  relation = iota // right under the heading before it
	beside                 // beside the heading before it
	above                  // beside one that holds the heading before it
	relations
)

// deepest is how many levels headings have that look alike.
const deepest = 4

// beamWidth is how many ways to rank the headings so far are kept.
const beamWidth = 24

// ranking is one way to rank the headings up to number i.
type ranking struct {
	before *ranking
	i      int
	level  int
	stack  [deepest]int // the headings that hold it, itself last
	beside [deepest]int // how many headings stand beside those, they counted
	score  float64
}

// kinWeights is what kin traits count for, in log odds. They are set by hand: too few texts of the corpus have levels
// that only the words tell, and weights learned from them did no better with the texts of other publishers.
var kinWeights = [relations][kinEnd]float64{
	under: {kinAny: -2.5, kinOpens: 4, kinSeries: 3, kinRepeats: 3, kinRepeated: -3, kinCapitalsBefore: 4, kinColon: 2, kinCapitals: -2, kinBegan: -2, kinCloses: -2,
		kinClosesInside: -2, kinLists: 4, kinCode: 3, kinIndented: 2, kinOutdented: -2, kinMoreSpace: -2, kinLessSpace: 1, kinThird: -1},
	beside: {kinCountsOn: 3, kinSeriesBoth: 2, kinRepeatBoth: 1, kinRepeats: -2, kinRepeated: -2, kinCapitals: -3, kinCapitalsBefore: -2, kinColon: -1,
		kinClosesInside: -2, kinCodeBoth: 1, kinIndented: -2, kinOutdented: -1, kinMoreSpace: -1, kinLessSpace: -1},
	above: {kinAny: -2, kinOpenBoth: 4, kinOpened: -1, kinSeries: -2, kinRepeats: -3, kinRepeated: -2, kinCapitalsBefore: -3, kinCapitals: -2, kinColon: -2, kinCountsOn: 3,
		kinCloses: 3, kinClosesInside: -2, kinLists: -1, kinFirstWord: 1, kinLastWord: 1, kinCode: -3, kinIndented: -2, kinOutdented: 1, kinOnly: 2, kinMany: 1},
}

// choice is one way to rank a heading: at level, where it stands in a relation to an earlier one.
type choice struct {
	level  int
	rel    relation
	traits kinTraits
}

// choices appends the ways to rank heading i behind r.
func (r *ranking) choices(all []choice, f []form, i int) []choice {
	c, p := &f[i], &f[r.i]
	if r.level+1 < deepest {
		all = append(all, choice{r.level + 1, under, r.kin(p, p, c, r.level)})
	}
	for k := r.level; k >= 0; k-- {
		rel := above
		if k == r.level {
			rel = beside
		}
		all = append(all, choice{k, rel, r.kin(&f[r.stack[k]], p, c, k)})
	}
	return all
}

// take returns the ranking that goes on from r with heading i at level.
func (r *ranking) take(i, level int, score float64) *ranking {
	q := &ranking{before: r, i: i, level: level, stack: r.stack, beside: r.beside, score: score}
	q.stack[level] = i
	if level > r.level {
		q.beside[level] = 0
	}
	q.beside[level]++
	return q
}

// worth returns what a choice is worth, in log odds.
func (c choice) worth() (s float64) {
	for b := uint64(c.traits); b != 0; b &= b - 1 {
		s += kinWeights[c.rel][bits.TrailingZeros64(b)]
	}
	return s
}

// rank returns the levels of headings, from 0 on, as a search finds them that keeps few ways: fewer where there are many headings.
func rank(f []form) []int {
	if len(f) == 0 {
		return nil
	}
	width := beamWidth
	if len(f) > 500 {
		width = 2
	}
	beam := []*ranking{{beside: [deepest]int{1}}}
	var all []choice
	var next []step
	for i := 1; i < len(f); i++ {
		next = next[:0]
		for _, r := range beam {
			all = r.choices(all[:0], f, i)
			sum := 0.0
			for _, c := range all {
				sum += math.Exp(c.worth())
			}
			for _, c := range all {
				next = append(next, step{r, c.level, r.score + c.worth() - math.Log(sum)})
			}
		}
		slices.SortStableFunc(next, func(a, b step) int { return cmp.Compare(b.score, a.score) })
		beam = beam[:0]
		for _, s := range next[:min(len(next), width)] {
			beam = append(beam, s.from.take(i, s.level, s.score))
		}
	}
	return steadiest(beam, len(f))
}

// step is a way to go on from a ranking.
type step struct {
	from  *ranking
	level int
	score float64
}

// steadiest returns the levels of n headings by the one of the rankings in which most headings are likely to be held by the
// right one, if the scores are what they say. It is not always the likeliest, which may go wrong from one heading on.
func steadiest(beam []*ranking, n int) []int {
	held := make([][]share, n)
	for _, q := range beam {
		p := math.Exp(q.score - beam[0].score)
		for r := q; r != nil; r = r.before {
			*shareOf(&held[r.i], r.holder()) += p
		}
	}
	best, most := beam[0], 0.0
	for _, q := range beam {
		sum := 0.0
		for r := q; r != nil; r = r.before {
			sum += *shareOf(&held[r.i], r.holder())
		}
		if sum > most {
			best, most = q, sum
		}
	}
	levels := make([]int, n)
	for r := best; r != nil; r = r.before {
		levels[r.i] = r.level
	}
	return levels
}

// share is how likely it is that a heading is held by another one.
type share struct {
	holder int
	p      float64
}

// shareOf returns the share of a holder, which is added if it isn't there.
func shareOf(all *[]share, holder int) *float64 {
	for k := range *all {
		if s := &(*all)[k]; s.holder == holder {
			return &s.p
		}
	}
	*all = append(*all, share{holder: holder})
	return &(*all)[len(*all)-1].p
}

// holder returns the number of the heading that holds the last one, -1 if none does.
func (r *ranking) holder() int {
	if r.level == 0 {
		return -1
	}
	return r.stack[r.level-1]
}

// forms returns what the headings look like of which the numbers are given.
func (h *habits) forms(v []verdict, which []int) []form {
	f := make([]form, len(which))
	n, series, tails := map[uint64]int{}, map[uint32]int{}, map[uint32]int{}
	for k, i := range which {
		f[k] = formOf(&h.candidates[i])
		f[k].early = !h.frozen && i < h.doc.firstText
		n[h.candidates[i].words]++
		series[h.candidates[i].series]++
		tails[tailOf(h.candidates[i].title)]++
		if k > 0 {
			f[k-1].text = h.textBetween(v, which[k-1], i)
			f[k-1].opens = f[k-1].text == 0 && !f[k-1].early && f[k-1].c.number.style == noNumber
		}
	}
	for k := range f {
		f[k].loud = f[0].c.traits.has(allCapitals)
		f[k].repeated = n[f[k].c.words] > 1
		f[k].many = len(f) > 9
		if s := f[k].c.series; series[s] > 1 {
			f[k].series = s
		}
		if s := tailOf(f[k].c.title); f[k].series == 0 && tails[s] > 2 {
			f[k].series = s
		}
	}
	return f
}

// textBetween returns how many blocks of text stand between candidates i and k.
func (h *habits) textBetween(v []verdict, i, k int) int {
	n := 0
	for i++; i <= k; i++ {
		n += int(h.candidates[i].gap) + b2i(i < k)
	}
	return n
}
