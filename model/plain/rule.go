package plain

// rules overrules the scores where the layout leaves no doubt, and finds the title.
func (h *habits) rules(v []verdict) {
	for i, c := range h.candidates {
		if yes, why := h.rule(c, c.traits, v[i]); why != "" {
			v[i].heading, v[i].rule = yes, why
		}
	}
	h.counted(v)
	h.recurring(v)
	if h.frozen {
		return
	}
	if i := h.title(); i >= 0 {
		v[i].heading, v[i].level, v[i].rule = true, 1, "it heads the whole text"
	}
}

// rule says whether a candidate is a heading, and why, where its layout leaves no doubt; why is empty where it does.
func (h *habits) rule(c candidate, s traits, v verdict) (yes bool, why string) {
	switch {
	case h.look.manual:
		return s.has(outdented) && c.indent < 5 && !s.has(hasGaps), "on a page of man, what stands out to the left is a heading"
	case s.has(underlined) || s.has(boxed):
		return true, "a rule stands under or around it"
	case h.doc.rules > 2 && v.final < 3 && c.number.style != dotted:
		return false, "the document's headings have rules, and this has none"
	case h.doc.stars > 1:
		return s.has(starred), "the document is an outline, whose headings begin with stars"
	}
	if isRelease(c.title) {
		return true, "it names a release, as the logs of Debian's packages do"
	}
	if why = never(c, s); why != "" {
		return false, why
	}
	if yes, why = often(c, s, v); why != "" {
		return yes, why
	}
	if yes, why = placed(s, v); why != "" {
		return yes, why
	}
	switch {
	case s.has(labelled) && h.labels*3 > h.texts+len(h.candidates):
		return false, "it begins with a speaker's name, as many lines here do"
	case v.traits.has(noTextYet) && s.has(hasYear) && !v.traits.has(series) && !s.has(atStart):
		return false, "it is a date that stands before the text"
	case v.traits.has(noTextYet) && s.has(allCapitals) && s.has(hasComma) && !s.has(atStart):
		return false, "it is a place that stands before the text"
	case s.has(credited):
		return false, "it says who made a picture"
	case h.look.data:
		return false, "the text is code, a log, a table or a list"
	case v.final > -7 && v.traits.has(longSeries) && !c.number.alone && !(s.has(hasColon) && c.number.style == noNumber) && !s.has(long) && !s.has(veryLong) && !s.has(thenNoBlank) && (v.gap > 0 || s.has(atStart)):
		return true, "it is one of a long series, with text between them"
	}
	return false, ""
}

// never says why a candidate is no heading for what it says, "" if it may be one.
func never(c candidate, s traits) string {
	switch {
	case s.has(byline):
		return "it names an author or a source"
	case s.has(caption) || isCaption([]byte(c.title)): // where the space is one that doesn't break
		return "it is the caption of a figure or a table"
	case s.has(furniture):
		return "it leads elsewhere"
	case s.has(hasCopyright):
		return "it is a copyright notice"
	case s.has(spoken):
		return "it is what somebody says, and who"
	case s.has(introduces):
		return "it leads to the list behind it"
	case s.has(endsComma):
		return "it goes on"
	case isAside(c.title):
		return "it opens a note, as they stand beside the text"
	}
	return ""
}

// often judges a candidate by how often its like stands where.
func often(c candidate, s traits, v verdict) (yes bool, why string) {
	switch {
	case v.traits.has(stamp):
		return false, "it comes about as often as all headings together"
	case v.traits.has(nameEarly):
		return false, "it is a name that stands before the text"
	case v.traits.has(nameLate):
		return false, "it is a name that stands behind the text, as a signature does"
	case c.number.alone && v.traits.has(countsNot):
		return false, "it is a number alone, and in no count"
	}
	return false, ""
}

// placed judges a candidate by its place on the page.
func placed(s traits, v verdict) (yes bool, why string) {
	switch {
	case s.has(inVerse) && s.has(afterBlanks) && !s.has(thenNoBlank) && v.gap > 0 && (s.has(veryShort) || s.has(short) || s.has(middling)):
		return true, "it stands among verse, with much space before it"
	case s.has(inVerse) && !s.has(afterBlanks) && !s.has(allCapitals) && !s.has(numChapter) && !s.has(numRoman):
		return false, "it stands among verse, without the space that a heading has there"
	case s.has(centred) && s.has(thenOneBlank) && v.gap > 0 && (s.has(allCapitals) || s.has(titleCase) || s.has(oneWord)) && !s.has(hasYear) && !s.has(beginsBracket) && !s.has(beginsQuote) && !s.has(thenShort):
		return true, "it stands in the middle of the page, between paragraphs"
	case s.has(rightAligned):
		return false, "it stands at the right, as signatures and dates do"
	}
	return false, ""
}

// title returns which candidate is the text's own title, -1 if none is: the first line, or behind the
// header of an RFC a line in the middle.
func (h *habits) title() int {
	if h.look.manual || h.look.data || h.doc.stars > 1 {
		return -1
	}
	for i, c := range h.candidates[:min(4, len(h.candidates))] {
		if c.gap == 0 && (c.traits.has(underlined) || c.traits.has(boxed)) && h.headsAll(i) {
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
		if s.has(beginsQuote) && h.inDialogue() {
			return -1
		}
		if isRelease(c.title) {
			return -1
		}
		if n := h.doc.series[c.series]; c.series != 0 && n.n > 2 && n.gaps == n.n && c.number.style == noNumber { // as the last version in a changelog
			return -1
		}
		if h.doc.rules > 1 || s.has(labelled) && h.labels*3 > h.texts+len(h.candidates) {
			return -1
		}
		if c.number.style == arabic && c.number.value < 2 && h.doc.counts > 1 {
			return -1
		}
		return i
	}
	return -1
}

// inDialogue reports whether more than a third of the text begins with quotation marks.
func (h *habits) inDialogue() bool {
	n := h.quotes
	for _, c := range h.candidates {
		n += b2i(c.traits.has(beginsQuote))
	}
	return n*3 > h.texts+len(h.candidates)
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
		if c.rule == h.candidates[i].rule && c.traits.has(boxed) == h.candidates[i].traits.has(boxed) {
			return c.number.style != noNumber
		}
	}
	return true
}

// mayBe is the score above which a line may be a heading that doesn't look like one by itself.
const mayBe = -2

// counted takes a doubtful line for a heading whose number stands between those of two headings, or begins a count in which the
// next is one.
func (h *habits) counted(v []verdict) {
	const reach = 60
	for i := range v {
		n := h.candidates[i].number
		if v[i].heading || v[i].rule != "" || v[i].final < mayBe || n.style == noNumber || n.style == bullet || n.value == 0 {
			continue
		}
		is := func(k int, value int32) bool {
			o := h.candidates[k].number
			return v[k].heading && o.style == n.style && o.depth == n.depth && o.value == value
		}
		before, behind := n.value == 1, false
		for k := max(0, i-reach); k < i; k++ {
			before = before || is(k, n.value-1)
		}
		for k := i + 1; k < len(v) && k < i+reach; k++ {
			behind = behind || is(k, n.value+1)
		}
		if before && behind {
			v[i].heading, v[i].rule = true, "its number stands among those of headings"
		}
	}
}

// recurring takes a doubtful line for a heading that has the words and the look of another that is one, and text under it.
func (h *habits) recurring(v []verdict) {
	const faint = -2.5
	key := func(i int) uint64 { return h.candidates[i].words ^ uint64(h.candidates[i].look) }
	is := map[uint64]bool{}
	for i := range v {
		if v[i].heading && h.doc.words[h.candidates[i].words].n > 1 {
			is[key(i)] = true
		}
	}
	for i := range v {
		if !v[i].heading && v[i].rule == "" && v[i].final > faint && is[key(i)] && i+1 < len(v) && v[i+1].gap > 0 {
			v[i].heading, v[i].rule = true, "its words are a heading elsewhere, too"
		}
	}
}
