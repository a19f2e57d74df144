package model

import (
	"bytes"
	"slices"
	"strconv"
)

// Style is how a program that wrote a text for a printer or a terminal wanted a piece of it to look. Colours are no part of it.
type Style uint8

// The styles, which may come together.
const (
	Bold Style = 1 << iota
	Italic
	Underline
	Reverse
)

// Styled is a piece of the source in one style.
type Styled struct {
	From, To Pos
	Style    Style
}

// mostStyled is how many pieces are kept: 100 MB of what man prints has as many. What comes after looks plain.
const mostStyled = 1 << 20

// Styled returns the pieces of a block that have a style, in order. They may reach over its bounds.
func (a *Article) Styled(b Block) []Styled {
	if len(a.styled) == 0 {
		return nil
	}
	i, _ := slices.BinarySearchFunc(a.styled, b.Start, func(s Styled, at Pos) int { return int(s.To - at - 1) })
	k := i
	for k < len(a.styled) && a.styled[k].From < b.End {
		k++
	}
	return a.styled[i:k]
}

// addStyled adds the pieces with a style of what was read.
func (a *Article) addStyled(more []Styled) {
	a.styled = append(a.styled, more[:min(len(more), mostStyled-len(a.styled))]...)
}

// set returns the style after a sequence that sets one, of which the parameters are given (SGR, ECMA-48 8.3.117).
func (s Style) set(parameters []byte) Style {
	fields := bytes.Split(parameters, []byte{';'})
	for i := 0; i < len(fields); i++ {
		field, sub, _ := bytes.Cut(fields[i], []byte{':'})
		n, _ := strconv.Atoi(string(field)) // none is 0
		switch n {
		case 0:
			s = 0
		case 1:
			s |= Bold
		case 3:
			s |= Italic
		case 4, 21:
			if s |= Underline; string(sub) == "0" {
				s &^= Underline
			}
		case 7:
			s |= Reverse
		case 22:
			s &^= Bold
		case 23:
			s &^= Italic
		case 24:
			s &^= Underline
		case 27:
			s &^= Reverse
		case 38, 48, 58: // a colour, which goes on in the parameters behind it
			switch {
			case len(sub) > 0 || i+1 == len(fields):
			case string(fields[i+1]) == "5":
				i += 2
			case string(fields[i+1]) == "2":
				i += 4
			}
		}
	}
	return s
}
