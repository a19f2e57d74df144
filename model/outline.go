package model

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// outline is the headings of an article as far as they are known. There is one list of them: that of a large text takes
// tens of MB.
type outline struct {
	all    []Section // the title too, where a heading is the title: it is the first
	titled bool      // it is, so that all others are counted as if they stood below it
	top    bool      // the first heading is of level 1
	second int       // the number of the next heading of level 1, 0 if there is none
	open   []int     // the written levels of the last heading and of those that hold it; the title's is 0
}

// sections returns the headings but the title.
func (o *outline) sections() []Section {
	if o.titled {
		return o.all[1:]
	}
	return o.all
}

// title returns the article's title: the heading that is the title, else what the front matter says, "" if there is neither.
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
		switch {
		case i == 0:
			o.top = s.Level == 1
		case s.Level == 1 && o.second == 0:
			o.second = i
		}
		for len(o.open) > 0 && o.open[len(o.open)-1] >= s.Level {
			o.open = o.open[:len(o.open)-1]
		}
		o.open = append(o.open, s.Level)
		s.Level = len(o.open) - b2i(o.titled)
	}
}

// settle makes the first heading the title, or a section again. It is the title if it is of level 1, and the front matter gives the
// same title, or none and no other heading is of level 1.
func (o *outline) settle(front string) {
	titled := o.top && (front == "" && o.second == 0 || front != "" && sameTitle(front, o.all[0].Title))
	if titled == o.titled {
		return
	}
	o.titled = titled
	below := o.all[1:] // it is the parent of those before the next of its level
	if o.second > 0 {
		below = o.all[1:o.second]
	}
	by := 1 - 2*b2i(titled)
	for i := range below {
		below[i].Level += by
	}
	switch {
	case o.second == 0:
		o.open[0] = 1 - b2i(titled)
	case titled:
		o.open = slices.Insert(o.open, 0, 0)
	default:
		o.open = o.open[1:]
	}
}

// sameTitle reports whether two titles have the same letters and digits, whatever their case.
func sameTitle(a, b string) bool { return strings.EqualFold(lettersOf(a), lettersOf(b)) }

// lettersOf returns the letters and digits of a text, or all of it if it has none.
func lettersOf(s string) string {
	only := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return r
		}
		return -1
	}, s)
	return cmp.Or(only, s)
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
