package ui

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"lede/model"
)

// pathRows is all sections of an article as rows, each with the path of the sections that hold it.
type pathRows struct{ art *model.Article }

// Len implements rows.
func (p pathRows) Len() int { return len(p.art.Sections()) }

// Row implements rows.
func (p pathRows) Row(i int) row {
	r := row{text: p.art.Sections()[i].Title}
	if k := p.art.Parent(i); k >= 0 {
		r.after = sectionPath(p.art, k)
	}
	return r
}

// sectionPath returns the titles of section k and of those that hold it, from the outermost on.
func sectionPath(art *model.Article, k int) string {
	s := art.Sections()
	var titles []string
	for ; k >= 0; k = art.Parent(k) {
		titles = append([]string{s[k].Title}, titles...)
	}
	return strings.Join(titles, " › ")
}

// filterSections lets the reader choose a section by typing some letters of its title, or its number.
func (a *App) filterSections(int) tea.Cmd {
	art := a.art
	s := &sieve{
		all:   pathRows{art},
		text:  func(i int) string { return art.Sections()[i].Title },
		first: func(text string) int { return numbered(art.Sections(), text) },
	}
	return a.choose("Sections", "s ", "No section has these letters.", s, func(k int) tea.Cmd {
		a.focus = readingPane
		a.relayout()
		a.goTo(art.Sections()[k].At)
		return nil
	})
}

// numbered returns the section with a number such as 3.2: the second one in the third of the top level. -1 if there is none.
func numbered(sections []model.Section, number string) int {
	k := -1
	for level, part := range strings.Split(strings.TrimSuffix(number, "."), ".") {
		n, err := strconv.Atoi(part)
		if err != nil || n < 1 {
			return -1
		}
		for k++; k < len(sections) && sections[k].Level > level; k++ {
			if sections[k].Level == level+1 {
				if n--; n == 0 {
					break
				}
			}
		}
		if k >= len(sections) || n > 0 {
			return -1
		}
	}
	return k
}
