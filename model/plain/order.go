package plain

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// levels gives each heading its level. What decides is, in this order: stars, the rule under it (a kind of rule
// is deeper than those that came before it), indentation on a page of man, the table of contents,
// words before numbers ("Volume", then "Chapter"), numbers with dots, how far it stands out to the left. Where a text has
// none of these, its headings look alike, and rank compares them.
func (h *habits) levels(v []verdict) {
	if !h.frozen {
		h.orders = h.order(v)
	}
	if h.orders.alike() {
		h.rankAlike(v)
		return
	}
	last := h.lastNumbered(v)
	depth := 0 // of the numbered heading before
	for i := range v {
		if !v[i].heading || v[i].level == 1 {
			continue
		}
		c := &h.candidates[i]
		level := h.orders.level(c)
		switch {
		case h.orders.dotted == 0:
		case c.number.style == dotted || c.number.style == arabic:
			depth = level
		case depth > 0 && i < last && (c.number.style == noNumber || c.number.style == chapter && len(h.orders.words) == 0): // "Note" in the midst of section 2.3
			level = depth + 1
		}
		v[i].level = uint8(min(6, 1+level))
	}
}

// lastNumbered returns which heading is the last that is numbered.
func (h *habits) lastNumbered(v []verdict) int {
	for i := len(v) - 1; i >= 0; i-- {
		if st := h.candidates[i].number.style; v[i].heading && (st == dotted || st == arabic) {
			return i
		}
	}
	return -1
}

// order sees through the headings.
func (h *habits) order(v []verdict) *orders {
	o := &orders{look: h.look, doc: h.doc, named: h.named, rules: map[int]int{}, words: map[string]*chapters{}, least: 9, firstNumber: -1}
	for i := range v {
		if v[i].heading && v[i].level != 1 {
			o.see(&h.candidates[i])
		}
	}
	o.settle()
	return o
}

// alike reports whether nothing tells the levels of headings but what they say and how they differ in small things.
func (o *orders) alike() bool {
	indents := 0
	for _, n := range o.indents {
		indents += b2i(n > 0)
	}
	return len(o.rules) == 0 && !o.look.manual && o.doc.stars < 2 && len(o.words) == 0 && o.dotted == 0 && indents < 2 && !o.inContents()
}

// rankAlike gives headings that look alike their levels.
func (h *habits) rankAlike(v []verdict) {
	var which []int
	for i := range v {
		if v[i].heading && v[i].level != 1 {
			which = append(which, i)
		}
	}
	for k, level := range rank(h.forms(v, which)) {
		v[which[k]].level = uint8(2 + level)
	}
}

// orders is what the headings of a document order their levels by.
type orders struct {
	look           layout
	doc            *docHabits
	named          map[uint64]listed
	rules          map[int]int
	words          map[string]*chapters
	least, dotted  int // the least depth of numbers; how many numbers have dots
	others, colons int // headings that have no such number; of them, those that end in a colon
	indents        [8]int
	listed         []uint8 // the indentations in the table of contents, least first
	found          int     // headings that the table of contents has
	firstNumber    int64   // where the first heading stands that has a number alone, or with dots
	firstChapter   int64
	lastChapter    int64
	numbered, held int  // headings of a word and a number; of these, those that hold one without, and before the next
	inside         bool // a heading without a number was seen behind the last of these
}

// chapters counts the headings of one word before a number.
type chapters struct {
	n, level int
	first    int64
	traits   traits
}

// see takes in a heading.
func (o *orders) see(c *candidate) {
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
		o.held += b2i(o.inside && o.numbered > 0)
		o.numbered++
		o.inside, o.lastChapter = false, c.at
	case c.number.style == dotted || c.number.style == arabic && c.number.depth == 1:
		if o.firstNumber < 0 && c.number.style == arabic {
			o.firstNumber = c.at
		}
		o.least = min(o.least, int(c.number.depth))
		o.dotted += b2i(c.number.style == dotted)
	default:
		o.others++
		o.colons += b2i(s.has(endsColon))
		o.inside = true
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
}

// settle orders the words of chapters: those that came first are above. A word that stands once is none, unless it comes
// before all others: the first volume may be the only one.
func (o *orders) settle() {
	slices.Sort(o.listed)
	var words []string
	for w := range o.words {
		words = append(words, w)
	}
	slices.SortFunc(words, func(a, b string) int { return cmp.Compare(o.words[a].first, o.words[b].first) })
	if len(words) > 0 && o.dotted > 0 && o.firstNumber >= 0 && o.firstNumber < o.words[words[0]].first {
		clear(o.words) // "Example 1" in the midst of section 2.3 is no chapter
		return
	}
	often := 0 // words that stand more than once
	for _, w := range words {
		often += b2i(o.words[w].n > 1)
	}
	level := 0
	for i, w := range words {
		if o.words[w].n < 2 && (i > 0 || often == 0) {
			delete(o.words, w)
			continue
		}
		if level++; level == 1 {
			o.firstChapter = o.words[w].first
		}
		o.words[w].level = level
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

// inContents reports whether the table of contents tells the levels by how it is indented.
func (o *orders) inContents() bool { return o.found > 2 && len(o.listed) > 1 && o.dotted == 0 }

// level returns a heading's level, from 1 on.
func (o *orders) level(c *candidate) int {
	s := c.traits
	switch {
	case s.has(starred):
		return int(c.stars)
	case s.has(underlined) || s.has(boxed):
		return max(1, o.rules[int(c.rule)*2+b2i(s.has(boxed))])
	case len(o.rules) > 0:
		return len(o.rules) + 1
	case o.look.manual:
		return 1 + b2i(c.indent > 0)
	}
	if e, ok := o.named[c.words]; ok && o.inContents() && e.at == o.doc.contents {
		return 1 + slices.Index(o.listed, e.indent)
	}
	if len(o.words) > 0 {
		return o.chaptered(c)
	}
	if o.dotted > 0 && (c.number.style == dotted || c.number.style == arabic) {
		return 1 + int(c.number.depth) - o.least
	}
	return o.unnumbered(c)
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
	if c.at < o.firstChapter || c.at > o.lastChapter && o.held*3 < o.numbered { // what stands behind the last of some steps
		return 1
	}
	return 1 + len(o.words)
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
	if o.doc.words[c.words].n > 1 && c.number.style == noNumber {
		return 2
	}
	if s.has(beginsSmall) && o.others > 2 || s.has(endsColon) && o.colons*3 < o.others {
		return 2
	}
	return 1
}
