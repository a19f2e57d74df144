package plain

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
)

// verdict is what became of a candidate.
type verdict struct {
	traits  habitTraits
	score   float32 // of its own traits, as log odds
	final   float32 // with the document's habits
	heading bool
	rule    string // the rule that decided, whatever the score: "" if the score did
	level   uint8  // of a heading: 1 for the title
	gap     uint16 // blocks of text between it and the likely candidate before
}

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

// sigmoid turns log odds into a probability.
func sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// judge returns a verdict on every candidate.
func (h *habits) judge(w *weights) []verdict {
	v := make([]verdict, len(h.candidates))
	for i := range v {
		v[i].score = float32(w.first(h.candidates[i].traits))
	}
	h.sumUp(v)
	for i := range v {
		c := &h.candidates[i]
		v[i].traits = h.traitsOf(i, v)
		v[i].final = float32(w.second(c.traits, float64(v[i].score), v[i].traits))
	}
	if !h.frozen {
		h.doc.bar = h.bar(v)
	}
	for i := range v {
		v[i].heading = v[i].final > h.doc.bar
	}
	h.rules(v)
	h.levels(v)
	return v
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
