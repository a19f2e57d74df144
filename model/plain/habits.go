package plain

import "sort"

const (
	// candidatesCap is how many candidates are judged together. Behind them a document's habits are settled, and each candidate
	// is judged by them as it comes: a document has shown its ways by then, and memory and time have a bound.
	candidatesCap = 20000
	// stepCap is how many candidates one step of the scan remembers: one for each 200 bytes. More of
	// them are lines of some list, and no headings.
	stepCap = 40000
	// surely is the first score above which a line is taken for a heading before the scan has been there: odds of 4 to 1.
	surely = 1.4
)

// habits is what a document's headings are like, as far as it was read. It never changes once it is made.
type habits struct {
	look     layout
	to       int64     // sections holds all there are up to here
	headings []Heading // the headings, the title among them at level 1

	candidates []candidate // up to candidatesCap
	verdicts   []verdict
	doc        *docHabits
	orders     *orders
	frozen     bool              // doc and orders are settled
	texts      int               // blocks of text
	quotes     int               // of them, those that begin with a quotation mark
	labels     int               // blocks that begin with a short label and a colon
	gap        int               // blocks of text since the last candidate
	named      map[uint64]listed // lines of lists by the hash of their words
}

// learn returns the habits of a document of which n tells more.
func (h *habits) learn(n *Notes, w *weights) *habits {
	q := *h
	q.to = n.last
	q.texts += n.texts
	q.quotes += n.quotes
	q.labels += n.labels
	if len(n.candidates) > 0 {
		n.candidates[0].gap = uint16(min(int(n.candidates[0].gap)+h.gap, 1000))
		q.gap = n.gap
	} else {
		q.gap += n.gap
	}
	q.named = merged(h.named, n.named)
	if h.frozen {
		q.candidates = n.candidates
		q.headings = h.headings[:len(h.headings):len(h.headings)]
		q.collect(w)
		q.candidates, q.verdicts = nil, nil
		return &q
	}
	q.candidates = append(h.candidates[:len(h.candidates):len(h.candidates)], n.candidates...)
	q.headings = nil
	q.collect(w)
	if len(q.candidates) > candidatesCap {
		q.frozen = true
		q.candidates, q.verdicts = nil, nil
	}
	return &q
}

// collect judges the candidates and adds those that are headings to the sections.
func (h *habits) collect(w *weights) {
	h.verdicts = h.judge(w)
	for i, v := range h.verdicts {
		if v.heading {
			h.headings = append(h.headings, Heading{h.candidates[i].title, int(v.level), h.candidates[i].at})
		}
	}
}

// merged returns what is in either of two maps, the first's where both have it.
func merged(a, b map[uint64]listed) map[uint64]listed {
	if len(b) == 0 {
		return a
	}
	m := make(map[uint64]listed, len(a)+len(b))
	for k, v := range b {
		m[k] = v
	}
	for k, v := range a {
		m[k] = v
	}
	return m
}

// level returns the level of the heading that a line is, 0 if it is none. Behind what was read, a line is
// taken for a heading that is one by its own traits; the scan will judge better.
func (h *habits) level(b Block) uint8 {
	if b.Start > h.to {
		if learnt.first(b.Left.traits) > surely {
			return 2
		}
		return 0
	}
	i := sort.Search(len(h.headings), func(i int) bool { return h.headings[i].At >= b.Start })
	if i < len(h.headings) && h.headings[i].At == b.Start {
		return uint8(h.headings[i].Level)
	}
	return 0
}
