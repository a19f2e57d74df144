package plain

import (
	"fmt"
	"math/bits"
)

// kinWords say what the kin traits mean.
var kinWords = [kinEnd]string{
	kinAny:            "in any case",
	kinOpens:          "no text stands between them",
	kinCapitals:       "it is in capitals, the other isn't",
	kinCapitalsBefore: "the other is in capitals, it isn't",
	kinColon:          "it ends in a colon, the other doesn't",
	kinCountsOn:       "its number follows the other's",
	kinCode:           "it reads as code, the other doesn't",
	kinCodeBoth:       "both read as code",
	kinRepeats:        "its words come again, the other's don't",
	kinRepeated:       "the other's words come again, its don't",
	kinRepeatBoth:     "the words of both come again",
	kinFirstWord:      "both begin with one word",
	kinLastWord:       "both end with one word",
	kinCloses:         "it closes the text",
	kinClosesInside:   "it closes the text, and would stand inside",
	kinLists:          "the other says how many things follow",
	kinBegan:          "the other begins the text",
	kinOpenBoth:       "a heading stands right under both",
	kinOpened:         "a heading stands right under the other alone",
	kinMoreSpace:      "it has more space before it",
	kinLessSpace:      "it has less space before it",
	kinIndented:       "it is indented further",
	kinOutdented:      "it is indented less",
	kinSeries:         "it is one of a series, the other isn't",
	kinSeriesBoth:     "both are of one series",
	kinThird:          "the other has two before it at its level",
	kinOnly:           "else one heading would be held alone",
	kinMany:           "the text has many headings",
}

// compared is how many headings a text can have of which Explain compares one with the others.
const compared = 500

// levelWhy says why candidate i, a heading below the title, is at its level.
func (h *habits) levelWhy(i int) string {
	if h.orders.alike() {
		return h.rankWhy(i)
	}
	o, c := h.orders, &h.candidates[i]
	s := c.traits
	_, listed := o.named[c.words]
	switch {
	case s.has(starred):
		return "by its stars"
	case s.has(underlined) || s.has(boxed):
		return "by the kind of its rule"
	case len(o.rules) > 0:
		return "below those that have rules"
	case o.look.manual:
		return "by its indentation, as on pages of man"
	case listed && o.inContents():
		return "by its indentation in the table of contents"
	case len(o.words) > 0 && c.number.style == chapter:
		return "by the word before its number"
	case len(o.words) > 0:
		return "by its place among the chapters"
	case o.dotted > 0 && (c.number.style == dotted || c.number.style == arabic):
		return "by its number"
	case o.dotted > 0:
		return "by its place among numbered headings"
	case s.has(outdented):
		return "by how far it stands out to the left"
	}
	return "as others that look so"
}

// rankWhy says how candidate i stands to the heading that it was ranked by, and what spoke for that most.
func (h *habits) rankWhy(i int) string {
	var which []int
	for k := range h.verdicts {
		if h.verdicts[k].heading && h.verdicts[k].level > 1 {
			which = append(which, k)
		}
	}
	if i == which[0] {
		return "the first"
	}
	if len(which) > compared {
		return "by comparing it with those before it"
	}
	f := h.forms(h.verdicts, which)
	r := &ranking{beside: [deepest]int{1}}
	for k := 1; k < len(which); k++ {
		level := int(h.verdicts[which[k]].level) - 2
		if which[k] < i {
			r = r.take(k, level, 0)
			continue
		}
		for _, c := range r.choices(nil, f, k) {
			if c.level == level {
				return c.why(r, f)
			}
		}
		break
	}
	return ""
}

// why names the other heading of a choice and the traits that weighed most.
func (c choice) why(r *ranking, f []form) string {
	other, how := f[r.i].c, "under"
	if c.rel != under {
		other, how = f[r.stack[c.level]].c, "beside"
	}
	var all []part
	for b := uint64(c.traits); b != 0; b &= b - 1 {
		if x := bits.TrailingZeros64(b); kinTrait(x) != kinAny {
			all = append(all, part{kinWords[x], kinWeights[c.rel][x]})
		}
	}
	if why := weighed(all); why != "" {
		return fmt.Sprintf("%s %q: %s", how, other.title, why)
	}
	return fmt.Sprintf("%s %q", how, other.title)
}
