package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"lede/model"
)

// foundRows is what a search through the library has found, as rows.
type foundRows []model.Found

// Len implements rows.
func (f foundRows) Len() int { return len(f) }

// Row implements rows.
func (f foundRows) Row(i int) row {
	r := row{text: f[i].Name()}
	if s := model.CleanLine(f[i].Section); s != "" {
		r.text += " › " + s
	}
	r.after = model.CleanLine(f[i].Before + f[i].Hit + f[i].After)
	r.about = r.after
	return r
}

// libraryFoundMsg is what a search through the library has found for some words.
type libraryFoundMsg struct {
	search *librarySearch
	words  string
	found  []model.Found
	err    error
}

// librarySearch is a search through all that was read or put aside, as it is typed.
type librarySearch struct {
	menu  *menu
	words string // that were asked for last
}

// mostFound is how many articles a search through the library lists.
const mostFound = 100

// searchLibrary searches all that was read or put aside as one types.
func (a *App) searchLibrary(int) tea.Cmd {
	if a.menu != a.shelf || a.options.Store == nil {
		a.say("only the articles are searched from here: Esc leads back to them")
		return nil
	}
	s := &librarySearch{menu: &menu{rows: foundRows(nil), title: "Search all that was read", empty: "Type some words; \"in quotes\" is a phrase, begin* a beginning."}}
	s.menu.pick = func(i int) tea.Cmd {
		f := s.menu.rows.(foundRows)[i]
		a.closeMenu()
		return a.openFound(f)
	}
	a.openMenu(s.menu)
	var p *prompt
	p = &prompt{
		label:   "find: ",
		history: &a.searches,
		changed: func(text string) tea.Cmd { return a.findInLibrary(s, text) },
		enter: func(string) tea.Cmd {
			if s.menu.Len() == 0 {
				a.prompt = p // there is nothing to choose: on with typing
				return nil
			}
			return a.pickRow(0)
		},
		escape: func() tea.Cmd { a.closeMenu(); return nil },
		key:    func(k tea.KeyPressMsg) (tea.Cmd, bool) { return nil, a.moveIn(s.menu, k.String()) },
	}
	p.note = func() string { return fmt.Sprint(s.menu.Len()) }
	return a.ask(p)
}

// findAtOnce searches for words as if they had been typed.
func (a *App) findAtOnce(words string) tea.Cmd {
	focus := a.searchLibrary(0)
	if a.prompt == nil {
		return focus
	}
	a.prompt.input.SetValue(words)
	a.prompt.input.CursorEnd()
	return tea.Batch(focus, a.prompt.changed(words))
}

// findInLibrary asks the store for the articles that have some words.
func (a *App) findInLibrary(s *librarySearch, words string) tea.Cmd {
	s.words = words
	store := a.options.Store
	return func() tea.Msg {
		found, err := store.Search(words, mostFound)
		return libraryFoundMsg{s, words, found, err}
	}
}

// libraryFound lists what was found, unless other words have been typed since.
func (a *App) libraryFound(msg libraryFoundMsg) {
	s := msg.search
	if a.menu != s.menu || msg.words != s.words {
		return
	}
	if msg.err != nil {
		a.fail(msg.err)
		return
	}
	s.menu.rows, s.menu.list = foundRows(msg.found), list{}
	if s.menu.empty = "Nothing that was read has these words."; strings.TrimSpace(msg.words) == "" {
		s.menu.empty = "Type some words."
	}
}

// openFound opens an article at what was found in it.
func (a *App) openFound(f model.Found) tea.Cmd {
	if a.art != nil && a.art.Source == f.Source {
		return a.showFound(f)
	}
	a.foundThere = &f
	return a.open(f.Source)
}

// showFound goes to what was found in the article, and searches on from there.
func (a *App) showFound(f model.Found) tea.Cmd {
	a.arrive(min(f.At, a.art.Size()))
	q, err := model.NewQuery(f.Hit, model.QueryForm{})
	if err != nil {
		return nil
	}
	a.find.query, a.find.text = q, f.Hit
	return a.look(f.At-1, false, 0)
}
