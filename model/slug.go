package model

import (
	"fmt"
	"iter"
	"strings"

	"lede/model/markup"
)

// Slug returns the name by which links find a heading, as GitHub makes it: lower case, punctuation but - and _ left out, a hyphen for each space.
func Slug(heading string) string { return markup.Slug(heading) }

// Slug returns the name of section i among all headings, which no other has.
func (a *Article) Slug(i int) string {
	at := a.Sections()[i].At
	for s, slug := range a.slugs() {
		if s.At == at {
			return slug
		}
	}
	return ""
}

// Named returns where the heading stands that a link with this fragment means; false if the scan has found none.
func (a *Article) Named(fragment string) (Pos, bool) {
	fragment = strings.ToLower(fragment)
	for s, slug := range a.slugs() {
		if slug == fragment {
			return s.At, true
		}
	}
	return 0, false
}

// slugs returns all headings with their names. A name that an earlier heading has gets a number behind it, as GitHub's does: the first that is free.
func (a *Article) slugs() iter.Seq2[Section, string] {
	return func(yield func(Section, string) bool) {
		taken := map[string]int{} // the last number that was put behind a name
		for _, s := range a.heads.all {
			slug := Slug(s.Title)
			name := slug
			for {
				if _, ok := taken[name]; !ok {
					break
				}
				taken[slug]++
				name = fmt.Sprintf("%s-%d", slug, taken[slug])
			}
			taken[name] = 0
			if !yield(s, name) {
				return
			}
		}
	}
}
