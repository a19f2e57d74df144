package markup

import (
	"strings"
	"unicode"
)

// Slug returns the name by which links find a heading, as GitHub makes it: lower case, punctuation but - and _ left out, a hyphen for each space.
func Slug(heading string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-', r == '_', unicode.IsLetter(r), unicode.IsNumber(r), unicode.IsMark(r):
			return unicode.ToLower(r)
		}
		return -1
	}, heading)
}
