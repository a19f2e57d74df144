package model

import "slices"

// outline is the headings of an article as far as they are known. There is one list of them: that of a large text takes
// tens of MB.
type outline struct {
	all    []Section // the title too, where a heading is the title: it is the first
	titled bool      // it is, so that the levels of the others are counted from it
	lone   bool      // the first heading is of level 1, and no other is
	open   []int     // the written levels of the last heading and of those that hold it
}

// sections returns the headings but the title.
func (o *outline) sections() []Section {
	if o.titled {
		return o.all[1:]
	}
	return o.all
}

// title returns the article's title, which is what its front matter says, else a lone heading of level 1 that is the
// first of all, "" if there is neither.
func (o *outline) title(front string) string {
	if o.titled {
		return o.all[0].Title
	}
	return front
}

// outlineAhead is the most headings that room is made for before they are known: 32 MB.
const outlineAhead = 1 << 20

// add adds headings, whose levels are as written, at the end. share is how much of the text has been read, up to 1: room is made once
// for all that is to come, since to move 20 MB takes longer than a frame.
func (o *outline) add(more []Section, share float64) {
	n := len(o.all)
	if n+len(more) > cap(o.all) {
		ahead := float64(n+len(more)) * (1.1/share - 1)
		o.all = slices.Grow(o.all, len(more)+int(min(ahead, outlineAhead)))
	}
	o.all = append(o.all, more...)
	o.arrange(n)
}

// replace makes all, whose levels are as written, the headings.
func (o *outline) replace(all []Section) {
	*o = outline{all: all, open: o.open[:0]}
	o.arrange(0)
}

// arrange counts the levels of the headings from the given one on so that they have no gaps.
func (o *outline) arrange(from int) {
	for i := from; i < len(o.all); i++ {
		s := &o.all[i]
		o.lone = s.Level == 1 && i == 0 || s.Level > 1 && o.lone
		for len(o.open) > 0 && o.open[len(o.open)-1] >= s.Level {
			o.open = o.open[:len(o.open)-1]
		}
		o.open = append(o.open, s.Level)
		s.Level = len(o.open) - b2i(o.titled)
	}
}

// settle makes the lone first heading the title, unless the front matter gives one, or makes it a section again.
func (o *outline) settle(front string) {
	titled := o.lone && front == ""
	if titled == o.titled {
		return
	}
	o.titled = titled
	by := 1 - 2*b2i(titled) // it is the parent of all others
	for i := range o.all[1:] {
		o.all[1+i].Level += by
	}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
