package plain

import (
	"slices"
	"strings"
	"unicode"
)

// levels gives each heading its level. What decides is, in this order: stars, the rule under it (a kind of rule
// is deeper than those that came before it), indentation on a page of man, the table of contents,
// words before numbers ("Volume", then "Chapter"), numbers with dots, how far it stands out to the left, capitals;
// last, what comes again under several headings is below them.
func (h *habits) levels(v []verdict) {
	if !h.frozen {
		o := &orders{look: h.look, doc: h.doc, named: h.named, rules: map[int]int{}, words: map[string]*chapters{}, series: map[uint32]*stretch{}, least: 9}
		n := 0
		for i := range v {
			if v[i].heading && v[i].level != 1 {
				o.see(&h.candidates[i], n, int(v[i].gap))
				n++
			}
		}
		o.settle()
		h.orders = o
	}
	under := 0 // 1 below a heading that has others right under it
	for i := range v {
		if !v[i].heading || v[i].level == 1 {
			continue
		}
		level, flat := h.orders.level(&h.candidates[i])
		if flat {
			if h.opens(i, v) {
				under = 0
			}
			level = max(level, 1+under)
			if h.opens(i, v) {
				under = 1
			}
		}
		v[i].level = uint8(min(6, 1+level))
	}
}

// opens reports whether no text but another heading stands under heading i. Of texts in which all headings
// look alike, such a heading holds those that follow, up to the next one of its kind, more often than not.
func (h *habits) opens(i int, v []verdict) bool {
	return i+1 < len(v) && v[i+1].heading && h.candidates[i+1].gap == 0 && h.candidates[i].number.style == noNumber && (h.frozen || i >= h.doc.firstText)
}

// orders is what the headings of a document order their levels by.
type orders struct {
	look            layout
	doc             *docHabits
	named           map[uint64]listed
	rules           map[int]int
	words           map[string]*chapters
	series          map[uint32]*stretch
	least, dotted   int // the least depth of numbers; how many numbers have dots
	capitals, small int
	colons          int
	firstCapitals   bool
	indents         [8]int
	listed          []uint8 // the indentations in the table of contents, least first
	found           int     // headings that the table of contents has
	lastSeries      uint32
	firstChapter    int64
}

// chapters counts the headings of one word before a number.
type chapters struct {
	n, level int
	first    int64
	traits   traits
}

// stretch is where the headings of a series stand among all headings.
type stretch struct {
	n, first, last int
	under          bool // a heading that is not of the series stands right before its first
}

// see takes in heading number n, with gap blocks of text before it.
func (o *orders) see(c *candidate, n, gap int) {
	s := c.traits
	switch {
	case s.has(underlined) || s.has(boxed):
		k := int(c.rule)*2 + b2i(s.has(boxed))
		if _, ok := o.rules[k]; !ok {
			o.rules[k] = len(o.rules) + 1
		}
	case c.number.style == chapter:
		w := firstWord(c.title)
		if o.words[w] == nil {
			o.words[w] = &chapters{traits: s, first: c.at}
		}
		o.words[w].n++
	case c.number.style == dotted || c.number.style == arabic && c.number.depth == 1:
		o.least = min(o.least, int(c.number.depth))
		o.dotted += b2i(c.number.style == dotted)
	default:
		if o.capitals+o.small == 0 {
			o.firstCapitals = s.has(allCapitals)
		}
		o.capitals += b2i(s.has(allCapitals))
		o.small += b2i(!s.has(allCapitals))
		o.colons += b2i(s.has(endsColon))
	}
	if s.has(outdented) {
		o.indents[min(c.indent, 7)]++
	}
	if e, ok := o.named[c.words]; ok && o.doc.hasContents && e.at == o.doc.contents {
		o.found++
		if !slices.Contains(o.listed, e.indent) {
			o.listed = append(o.listed, e.indent)
		}
	}
	o.inSeries(c, n, gap)
}

// inSeries notes where the headings of a series stand.
func (o *orders) inSeries(c *candidate, n, gap int) {
	if c.series != 0 {
		r := o.series[c.series]
		if r == nil {
			r = &stretch{first: n, under: n > 0 && o.lastSeries != c.series && gap < 3}
			o.series[c.series] = r
		}
		r.n++
		r.last = n
	}
	o.lastSeries = c.series
}

// settle orders the words of chapters: those that came first are above, words that stand once are none.
func (o *orders) settle() {
	slices.Sort(o.listed)
	var words []string
	for w, c := range o.words {
		if c.n > 1 {
			words = append(words, w)
		} else {
			delete(o.words, w)
		}
	}
	slices.SortFunc(words, func(a, b string) int { return int(o.words[a].first - o.words[b].first) })
	if len(words) > 0 {
		o.firstChapter = o.words[words[0]].first
	}
	for i, w := range words {
		o.words[w].level = i + 1
	}
}

// firstWord returns the word before a number, "" if the number stands alone.
func firstWord(title string) string {
	w, _, _ := strings.Cut(title, " ")
	if len(w) > 2 && w[0] >= utf8Self || strings.IndexFunc(w, unicode.IsLower) > 0 || romanOf([]byte(w)) == 0 {
		return strings.ToLower(w)
	}
	return ""
}

// level returns a heading's level, from 1 on; flat tells that nothing in its look says so.
func (o *orders) level(c *candidate) (level int, flat bool) {
	s := c.traits
	switch {
	case s.has(starred):
		return int(c.stars), false
	case s.has(underlined) || s.has(boxed):
		return max(1, o.rules[int(c.rule)*2+b2i(s.has(boxed))]), false
	case len(o.rules) > 0:
		return len(o.rules) + 1, false
	case o.look.manual:
		return 1 + b2i(c.indent > 0), false
	}
	if e, ok := o.named[c.words]; ok && o.found > 2 && len(o.listed) > 1 && o.dotted == 0 && e.at == o.doc.contents {
		return 1 + slices.Index(o.listed, e.indent), false
	}
	if len(o.words) > 0 {
		return o.chaptered(c), false
	}
	if o.dotted > 0 && (c.number.style == dotted || c.number.style == arabic) {
		return 1 + int(c.number.depth) - o.least, false
	}
	return o.unnumbered(c), o.dotted == 0 && !s.has(outdented)
}

// chaptered returns the level of a heading of a text with chapters.
func (o *orders) chaptered(c *candidate) int {
	w := firstWord(c.title)
	switch {
	case c.number.style == chapter && o.words[w] != nil:
		return o.words[w].level
	case c.number.style == dotted:
		return len(o.words) + max(1, int(c.number.depth)-1)
	case c.number.style == arabic:
		return len(o.words) + 1
	}
	for _, k := range o.words {
		if k.traits.has(allCapitals) == c.traits.has(allCapitals) && k.traits.has(afterBlanks) == c.traits.has(afterBlanks) && k.traits.has(afterBlanks) {
			return 1
		}
	}
	return 1 + b2i(c.at > o.firstChapter)*len(o.words)
}

// unnumbered returns the level of a heading that has no number with dots.
func (o *orders) unnumbered(c *candidate) int {
	s := c.traits
	if s.has(outdented) && o.dotted == 0 {
		n := 1
		for _, k := range o.indents[:min(c.indent, 7)] {
			n += b2i(k > 0)
		}
		return n
	}
	if r := o.series[c.series]; r != nil && r.n > 1 && (r.under || r.last-r.first+1 > r.n) && r.first > 0 && o.dotted == 0 {
		return 2
	}
	if o.doc.words[c.words].n > 1 && c.number.style == noNumber {
		return 2
	}
	if o.dotted == 0 && o.capitals > 1 && o.firstCapitals && !s.has(allCapitals) && c.number.style == noNumber {
		return 2
	}
	if s.has(beginsSmall) && o.small > 2 || s.has(endsColon) && o.colons*3 < o.small+o.capitals {
		return 2
	}
	return 1
}
