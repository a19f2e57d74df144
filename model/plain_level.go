package model

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
