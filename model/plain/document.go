package plain

// textScore is the first score below which a candidate counts as text between others.
const textScore = -2

// docHabits sums up the candidates of a document. It is what the habit traits are made from.
type docHabits struct {
	looks   map[uint32]tally
	words   map[uint64]repeated
	series  map[uint32]run
	best    uint32  // the look with the greatest sum of scores
	sum     float64 // of the first scores, as probabilities: how many headings one would expect
	sure    int     // candidates with a first score above 0.8
	likely  int     // … above 0.5
	names   int     // … of these, with text before them, that read as a person's name
	persons int     // … and begin with a given name
	texts   int     // blocks of text, and candidates that are no more than that
	bar     float32 // the score above which a candidate is a heading

	cases, ends, numbers      [12]float64 // how sum is shared among cases, ends and ways to number
	rules, stars              int
	outside, counts, capitals float64 // of sum: what stands out to the left, is numbered, is in capitals
	contents                  int64   // where the list begins that names the headings
	hasContents               bool
	subject                   uint64 // the long words of the title
	firstText, lastText       int    // the first and the last candidate with text before it
}

// run counts the candidates of one series, and those that begin the text or have text before them.
type run struct{ n, gaps int }

// repeated counts the candidates of the same words, and those of them that stand in one part of the text each: with text before and
// behind them, and since the one before with a likely heading whose words hardly come again.
type repeated struct{ n, first, last, apart int }

// tally counts the candidates of one look.
type tally struct {
	n, spread int // all; those with text before and behind them
	sum       float64
}

// sumUp sums up all candidates; of a document whose habits are settled, only the gaps between them.
func (h *habits) sumUp(v []verdict) {
	gap, texts := 0, 0
	for i := range v {
		gap += int(h.candidates[i].gap)
		v[i].gap = uint16(min(gap, 1000))
		if v[i].score > textScore {
			gap = 0
		} else {
			gap++
			texts++
		}
	}
	if h.frozen {
		return
	}
	d := &docHabits{texts: h.texts + texts, looks: map[uint32]tally{}, series: map[uint32]run{}, words: map[uint64]repeated{}}
	h.doc = d
	for i := range v {
		d.add(i, &h.candidates[i], &v[i])
	}
	d.tallyLooks(h.candidates, v)
	d.tallyParts(h.candidates, v)
	d.contents, d.hasContents = h.contents()
	d.firstText, d.lastText = len(v), 0
	for i, c := range h.candidates {
		if c.gap > 0 {
			d.firstText = min(d.firstText, i)
			d.lastText = i
		}
	}
	if h.gap > 0 {
		d.lastText = len(v)
	}
	if i := h.title(); i >= 0 {
		d.subject = h.candidates[i].stems
	}
}

// add counts one candidate.
func (d *docHabits) add(i int, c *candidate, v *verdict) {
	p := sigmoid(float64(v.score))
	r, ok := d.words[c.words]
	if !ok {
		r.first = i
	}
	r.n++
	d.words[c.words] = r
	if c.series != 0 {
		n := d.series[c.series]
		n.n++
		n.gaps += b2i(v.gap > 0 || i == 0)
		d.series[c.series] = n
	}
	s := c.traits
	d.sum += p
	d.sure += b2i(p > 0.8)
	d.likely += b2i(p > 0.5)
	if p > 0.5 && s.has(name) && v.gap > 0 {
		d.names++
		d.persons += b2i(hasGivenName(c.title))
	}
	d.rules += b2i(s.has(underlined) || s.has(boxed))
	d.stars += b2i(s.has(starred))
	if s.has(outdented) {
		d.outside += p
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

// tallyLooks counts the candidates of each look.
func (d *docHabits) tallyLooks(all []candidate, v []verdict) {
	for i := range all {
		look := d.lookOf(&all[i])
		t := d.looks[look]
		t.n++
		t.sum += sigmoid(float64(v[i].score))
		t.spread += b2i(v[i].gap > 0 && (i+1 == len(v) || v[i+1].gap > 0 || v[i+1].score < textScore))
		d.looks[look] = t
	}
	most := 0.0
	for k, t := range d.looks {
		if t.sum > most || t.sum == most && k < d.best {
			most, d.best = t.sum, k
		}
	}
}

// tallyParts counts the candidates of repeated words that stand in one part of the text each, as "Verdict" does under each of some wares.
func (d *docHabits) tallyParts(all []candidate, v []verdict) {
	part := -1 // the last heading that is likely to begin a part
	for i := range all {
		r := d.words[all[i].words]
		if r.n < 3 {
			if v[i].score > 0 {
				part = i
			}
			continue
		}
		behind := i+1 == len(v) || v[i+1].gap > 0
		r.apart += b2i(part >= r.last && v[i].gap > 0 && behind)
		r.last = i
		d.words[all[i].words] = r
	}
}

// lookOf returns the candidate's look. Lines that repeat word for word are a look of their own.
func (d *docHabits) lookOf(c *candidate) uint32 {
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

// contents returns where the table of contents begins: the list of which three lines and more are candidates further down.
func (h *habits) contents() (at int64, ok bool) {
	if len(h.named) == 0 {
		return 0, false
	}
	named := map[int64]int{}
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
