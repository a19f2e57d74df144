package plain

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Judgement is what a line was taken for that might be a heading, and why.
type Judgement struct {
	At      int64
	Text    string
	Heading bool
	Level   int // of a heading: 1 is the title's, 2 the first level under it
	Why     string
}

// Explain says what a line by itself was taken for, from the verdict that took it so.
func (t *Text) Explain(b Block, text []byte) (Judgement, bool) {
	if b.Left.what != whatLine {
		return Judgement{}, false
	}
	j := Judgement{At: b.Start, Text: t.clean(headingText(text)), Heading: b.Kind == Head, Level: int(b.Level)}
	h := t.known
	i, ok := slices.BinarySearchFunc(h.candidates, b.Start, func(c candidate, at int64) int { return cmp.Compare(c.at, at) })
	switch {
	case !ok:
		j.Why = "by itself: " + weighed(parts(b.Left.traits, &learnt.own))
	case h.verdicts[i].rule != "":
		j.Why = h.verdicts[i].rule
	default:
		v := h.verdicts[i]
		all := append(parts(b.Left.traits, &learnt.again), habitParts(v.traits)...)
		j.Why = fmt.Sprintf("%+.1f, a heading above %+.1f: %s", v.final, h.doc.bar, weighed(all))
	}
	if ok && j.Heading && j.Level > 1 && len(h.verdicts) > 0 {
		j.Why += "\nlevel " + strconv.Itoa(j.Level-1) + ": " + h.levelWhy(i)
	}
	return j, true
}

// part is what one trait adds to a score.
type part struct {
	words  string
	weight float64
}

// parts returns what the traits of a candidate add to its score.
func parts(t traits, of *[traitsEnd]float64) (all []part) {
	for x := range traitsEnd {
		if t.has(x) {
			all = append(all, part{traitNames[x].words, of[x]})
		}
	}
	return all
}

// habitParts returns what the document's habits add to it.
func habitParts(t habitTraits) (all []part) {
	for x := range habitsEnd {
		if t.has(x) {
			all = append(all, part{habitNames[x].words, learnt.habit[x]})
		}
	}
	return all
}

// weighed names the weightiest parts, the weightiest first.
func weighed(all []part) string {
	slices.SortStableFunc(all, func(a, b part) int { return cmp.Compare(abs64(b.weight), abs64(a.weight)) })
	var s []string
	for _, p := range all[:min(8, len(all))] {
		if abs64(p.weight) >= 0.3 {
			s = append(s, fmt.Sprintf("%s %+.1f", p.words, p.weight))
		}
	}
	return strings.Join(s, ", ")
}

func abs64(x float64) float64 { return max(x, -x) }
