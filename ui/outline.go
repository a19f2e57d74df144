package ui

import (
	"strconv"

	"lede/model"
)

// outline is the rows of the sections pane: the title, then the sections that no folded one hides.
type outline struct {
	art     *model.Article
	folded  map[model.Pos]bool // by the place of the heading: two headings may be alike
	read    map[model.Pos]bool
	found   map[model.Pos]int // how many hits of a search each section has, by its place
	current int               // the section that is read now, -1 before the first
	shown   []int             // the sections that are rows; nil if all are
	nested  bool              // some section is below another
}

// newOutline returns the rows for an article.
func newOutline(art *model.Article) outline {
	o := outline{art: art, folded: map[model.Pos]bool{}, read: map[model.Pos]bool{}, current: -1}
	o.changed()
	return o
}

// head is how many rows stand above the sections: the title, if there is one.
func (o *outline) head() int {
	if o.art.Title() == "" {
		return 0
	}
	return 1
}

// Len implements rows.
func (o *outline) Len() int {
	o.arrange()
	if len(o.folded) == 0 {
		return o.head() + len(o.art.Sections())
	}
	return o.head() + len(o.shown)
}

// Row implements rows.
func (o *outline) Row(i int) row {
	if i < o.head() {
		return row{text: o.art.Title(), title: true, lit: o.current < 0}
	}
	k := o.section(i)
	s := o.art.Sections()[k]
	r := row{tail: o.hits(k), text: s.Title, indent: 2 * (s.Level - 1), lit: o.lit() == k, read: o.read[s.At]}
	if r.text == "" {
		r.text = "(untitled)"
	}
	switch {
	case o.branch(k) && o.folded[s.At]:
		r.fold = "▸ "
	case o.branch(k):
		r.fold = "▾ "
	case o.nested:
		r.fold = "  "
	}
	return r
}

// hits returns how many hits of a search section k has, with those that are folded into it; "" if it has none.
func (o *outline) hits(k int) string {
	s, n := o.art.Sections(), 0
	if len(o.found) == 0 {
		return ""
	}
	for i := k; i < len(s) && (i == k || o.folded[s[k].At] && s[i].Level > s[k].Level); i++ {
		n += o.found[s[i].At]
	}
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// changed takes notice that the article's sections are not what they were.
func (o *outline) changed() {
	o.shown, o.nested = nil, false
	for _, s := range o.art.Sections() {
		if s.Level > 1 {
			o.nested = true
			break
		}
	}
}

// section returns which section row i shows, -1 for the title and where there is none.
func (o *outline) section(i int) int {
	if i < o.head() || i >= o.Len() {
		return -1
	}
	if i -= o.head(); len(o.folded) > 0 {
		return o.shown[i]
	}
	return i
}

// row returns the row of section k, or of the folded branch that hides it; the title's for -1.
func (o *outline) row(k int) int {
	if k < 0 {
		return 0
	}
	k = o.visible(k)
	if len(o.folded) == 0 {
		return o.head() + k
	}
	o.arrange()
	lo, hi := 0, len(o.shown)
	for lo < hi {
		if mid := (lo + hi) / 2; o.shown[mid] < k {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return o.head() + lo
}

// lit returns the section whose row is lit: the one that is read now, or the folded one that hides it.
func (o *outline) lit() int { return o.visible(o.current) }

// visible returns section k, or the outermost folded one that hides it.
func (o *outline) visible(k int) int {
	if len(o.folded) == 0 || k < 0 {
		return k
	}
	for p := o.art.Parent(k); p >= 0; p = o.art.Parent(p) {
		if o.folded[o.art.Sections()[p].At] {
			k = p
		}
	}
	return k
}

// branch reports whether section k has sections below it.
func (o *outline) branch(k int) bool {
	s := o.art.Sections()
	return k >= 0 && k+1 < len(s) && s[k+1].Level > s[k].Level
}

// isFolded reports whether section k is folded.
func (o *outline) isFolded(k int) bool { return o.folded[o.art.Sections()[k].At] }

// fold folds section k, or unfolds it.
func (o *outline) fold(k int, fold bool) {
	if at := o.art.Sections()[k].At; fold {
		o.folded[at] = true
	} else {
		delete(o.folded, at)
	}
	o.shown = nil
}

// unfold unfolds all.
func (o *outline) unfold() {
	clear(o.folded)
	o.shown = nil
}

// reveal unfolds all that hides section k.
func (o *outline) reveal(k int) {
	if len(o.folded) == 0 || k < 0 {
		return
	}
	for p := o.art.Parent(k); p >= 0; p = o.art.Parent(p) {
		if o.isFolded(p) {
			o.fold(p, false)
		}
	}
}

// arrange makes shown anew after something was folded or more sections became known.
func (o *outline) arrange() {
	s := o.art.Sections()
	if len(o.folded) == 0 || o.shown != nil {
		return
	}
	o.shown = make([]int, 0, len(s))
	for k := 0; k < len(s); k++ {
		o.shown = append(o.shown, k)
		if o.folded[s[k].At] {
			for level := s[k].Level; k+1 < len(s) && s[k+1].Level > level; {
				k++
			}
		}
	}
}
