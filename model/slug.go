package model

import (
	"fmt"
	"strings"

	"lede/model/markup"
)

// Slug returns the name by which links find a heading, as GitHub makes it: lower case, punctuation but - and _ left out, a hyphen for each space.
func Slug(heading string) string { return markup.Slug(heading) }

// Slug returns the name of section i among all headings: of those with one slug, the second has -1 behind it, and so on.
func (a *Article) Slug(i int) string {
	s := a.Sections()[i]
	at, slug, before := s.At, Slug(s.Title), 0
	for _, s := range a.heads.all {
		if s.At >= at {
			break
		}
		if Slug(s.Title) == slug {
			before++
		}
	}
	if before == 0 {
		return slug
	}
	return fmt.Sprintf("%s-%d", slug, before)
}

// Named returns where the heading stands that a link with this fragment means; false if the scan has found none.
func (a *Article) Named(fragment string) (Pos, bool) {
	fragment = strings.ToLower(fragment)
	seen := map[string]int{}
	for _, s := range a.heads.all {
		slug := Slug(s.Title)
		n := seen[slug]
		seen[slug]++
		if n == 0 && slug == fragment || n > 0 && fmt.Sprintf("%s-%d", slug, n) == fragment {
			return s.At, true
		}
	}
	return 0, false
}
