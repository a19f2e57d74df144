package model

import (
	"strings"
	"unicode"
)

// rules overrules the scores where the layout leaves no doubt.
func (h *habits) rules(v []verdict, look layout) {
	for i, c := range h.candidates {
		switch {
		case look.manual:
			v[i].heading = c.traits.has(outdented) && c.indent < 5 && !c.traits.has(hasGaps)
		case c.traits.has(underlined) || c.traits.has(boxed):
			v[i].heading = true
		case h.doc.rules > 2:
			v[i].heading = v[i].final > 3
		case c.traits.has(byline), c.traits.has(caption), c.traits.has(furniture), c.traits.has(hasCopyright):
			v[i].heading = false
		case h.doc.stars > 1:
			v[i].heading = c.traits.has(starred)
		case look.data:
			v[i].heading = false
		}
	}
	if i := h.title(look); i >= 0 {
		v[i].heading, v[i].level = true, 1
	}
}

// title returns which candidate is the text's own title, -1 if none is: the first line, or behind the
// header of an RFC a line in the middle.
func (h *habits) title(look layout) int {
	if look.manual || look.data || h.doc.stars > 1 {
		return -1
	}
	for i, c := range h.candidates[:min(4, len(h.candidates))] {
		if c.gap == 0 && c.traits.has(underlined) && h.headsAll(i) {
			return i
		}
	}
	for i, c := range h.candidates {
		s := c.traits
		if i > 4 || c.gap > 1 || c.gap > 0 && (i > 0 || !s.has(centred)) {
			return -1
		}
		if s.has(endsStop) || s.has(endsComma) || s.has(endsColon) || s.has(hasAddress) || s.has(bulleted) || s.has(sparse) ||
			s.has(beginsSmall) && !s.has(oneWord) && !s.has(atStart) || c.number.style == chapter && h.chapters() > 1 || s.has(beginsBracket) {
			if s.has(atStart) && !s.has(beginsBracket) && !s.has(hasGaps) {
				return -1
			}
			continue
		}
		if h.doc.rules > 1 {
			return -1
		}
		if c.number.style == arabic && c.number.value < 2 && h.doc.counts > 1 {
			return -1
		}
		return i
	}
	return -1
}

// chapters returns how many candidates are numbered as chapters are.
func (h *habits) chapters() (n int) {
	for _, c := range h.candidates {
		n += b2i(c.number.style == chapter)
	}
	return n
}

// headsAll reports whether candidate i, which is underlined and not numbered, heads the whole text: no other has
// its rule, or the next one that has it is numbered, as the chapters of manuals are.
func (h *habits) headsAll(i int) bool {
	if h.candidates[i].number.style != noNumber || h.doc.rules < 2 {
		return false
	}
	for _, c := range h.candidates[i+1:] {
		if c.traits.has(underlined) && c.rule == h.candidates[i].rule {
			return c.number.style != noNumber
		}
	}
	return true
}

// levels gives each heading its level. What decides is, in this order: stars, the rule under it (a
// kind of rule is deeper than those that came before it), indentation on a page of man, numbers with
// dots, words before numbers ("Volume", then "Chapter"), how far it stands out to the left, capitals.
func (h *habits) levels(v []verdict, look layout) {
	o := orders{rules: map[int]int{}, words: map[string]int{}, least: 9}
	for i, c := range h.candidates {
		if v[i].heading && v[i].level != 1 {
			o.see(c)
		}
	}
	for i, c := range h.candidates {
		if v[i].heading && v[i].level != 1 {
			v[i].level = uint8(min(6, 1+o.level(c, look)))
		}
	}
}

// orders is what the headings of a document order their levels by.
type orders struct {
	rules            map[int]int
	words            map[string]int
	least            int // the depth of numbers that have the fewest dots
	dotted           int
	capitals, small  int
	firstCapitals    bool
	numbered, others int
	child            bool // numbers count under other headings
	last             candidate
	indents          [8]int
}

// see takes in one heading.
func (o *orders) see(c candidate) {
	s := c.traits
	switch {
	case s.has(underlined) || s.has(boxed):
		k := int(c.rule)*2 + b2i(s.has(boxed))
		if _, ok := o.rules[k]; !ok {
			o.rules[k] = len(o.rules) + 1
		}
	case c.number.style == chapter:
		w := firstWord(c.title)
		if _, ok := o.words[w]; !ok {
			o.words[w] = len(o.words) + 1
		}
	case c.number.style == dotted || c.number.style == arabic && c.number.depth == 1:
		o.least = min(o.least, int(c.number.depth))
		o.dotted += b2i(c.number.style == dotted)
		o.numbered++
		if c.number.value == 1 && c.number.depth == 1 && o.last.title != "" && o.last.number.style == noNumber && c.gap < 3 {
			o.child = true
		}
	default:
		o.others++
		if o.capitals+o.small == 0 {
			o.firstCapitals = s.has(allCapitals)
		}
		if s.has(allCapitals) {
			o.capitals++
		} else {
			o.small++
		}
	}
	if s.has(outdented) {
		o.indents[min(c.indent, 7)]++
	}
	o.last = c
}

// firstWord returns the word before a number, "" if the number stands alone.
func firstWord(title string) string {
	w, _, _ := strings.Cut(title, " ")
	if len(w) > 2 && w[0] >= utf8Self || strings.IndexFunc(w, unicode.IsLower) > 0 || romanOf([]byte(w)) == 0 {
		return strings.ToLower(w)
	}
	return ""
}

// level returns a heading's level, from 1 on.
func (o *orders) level(c candidate, look layout) int {
	s := c.traits
	switch {
	case s.has(starred):
		return int(c.stars)
	case s.has(underlined) || s.has(boxed):
		return o.rules[int(c.rule)*2+b2i(s.has(boxed))]
	case len(o.rules) > 0:
		return len(o.rules) + 1
	case look.manual:
		return 1 + b2i(c.indent > 0)
	case c.number.style == chapter:
		return o.words[firstWord(c.title)]
	case o.dotted > 0 && (c.number.style == dotted || c.number.style == arabic):
		if len(o.words) > 0 {
			return len(o.words) + max(1, int(c.number.depth)-1)
		}
		return 1 + int(c.number.depth) - o.least
	case len(o.words) > 0:
		return 1 + b2i(c.number.style != noNumber)
	case s.has(outdented) && o.dotted == 0:
		n := 1
		for _, k := range o.indents[:min(c.indent, 7)] {
			n += b2i(k > 0)
		}
		return n
	case c.number.style == arabic && o.child:
		return 2
	case o.dotted == 0 && o.capitals > 1 && o.firstCapitals && !s.has(allCapitals) && c.number.style == noNumber:
		return 2
	}
	return 1
}
