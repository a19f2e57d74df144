package render

import (
	"cmp"

	"charm.land/glamour/v2/ansi"
)

// over returns the style of something in something else: what it doesn't say itself is as around it. It is how a text looks
// alone; what a style sheet wants before and behind it is not in the style.
func over(outer, inner ansi.StylePrimitive) ansi.StylePrimitive {
	var s ansi.StylePrimitive
	s.Color = cmp.Or(inner.Color, outer.Color)
	s.BackgroundColor = cmp.Or(inner.BackgroundColor, outer.BackgroundColor)
	s.Bold = cmp.Or(inner.Bold, outer.Bold)
	s.Italic = cmp.Or(inner.Italic, outer.Italic)
	s.Underline = cmp.Or(inner.Underline, outer.Underline)
	s.CrossedOut = cmp.Or(inner.CrossedOut, outer.CrossedOut)
	s.Faint = cmp.Or(inner.Faint, outer.Faint)
	s.Conceal = cmp.Or(inner.Conceal, outer.Conceal)
	s.Inverse = cmp.Or(inner.Inverse, outer.Inverse)
	s.Blink = cmp.Or(inner.Blink, outer.Blink)
	s.Upper = cmp.Or(inner.Upper, outer.Upper)
	s.Lower = cmp.Or(inner.Lower, outer.Lower)
	s.Title = cmp.Or(inner.Title, outer.Title)
	return s
}

// heading returns the style of headings of a level.
func (t Theme) heading(level int) ansi.StylePrimitive {
	s := &t.sheet
	h := [...]ansi.StyleBlock{s.H1, s.H2, s.H3, s.H4, s.H5, s.H6}[min(max(level, 1), 6)-1]
	return over(s.Heading.StylePrimitive, h.StylePrimitive)
}
