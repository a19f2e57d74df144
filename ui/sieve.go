package ui

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"
	"github.com/sahilm/fuzzy"
)

// sieve is rows of which only those are shown that match what was typed, best match first.
type sieve struct {
	all   rows
	text  func(i int) string // the text of row i, which is matched
	found []found            // nil as long as nothing is typed
	typed bool
	// first returns a row that what was typed names outright, -1 if it names none; may be nil.
	first func(text string) int
}

// found is a row that matches, and the bytes of its text that do.
type found struct {
	row  int
	hits []int
}

// Len implements rows.
func (s *sieve) Len() int {
	if !s.typed {
		return s.all.Len()
	}
	return len(s.found)
}

// Row implements rows.
func (s *sieve) Row(i int) row {
	if !s.typed {
		return s.all.Row(i)
	}
	r := s.all.Row(s.found[i].row)
	r.hits = s.found[i].hits
	return r
}

// which returns the row of all that is shown as row i.
func (s *sieve) which(i int) int {
	if !s.typed {
		return i
	}
	return s.found[i].row
}

// texts lets the matcher read the texts of all rows.
type texts struct{ *sieve }

// Len implements fuzzy.Source.
func (t texts) Len() int { return t.all.Len() }

// String implements fuzzy.Source.
func (t texts) String(i int) string { return t.text(i) }

// narrow shows the rows that match text.
func (s *sieve) narrow(text string) {
	s.found, s.typed = s.found[:0], text != ""
	if !s.typed {
		return
	}
	matches := fuzzy.FindFromNoSort(text, texts{s})
	slices.SortStableFunc(matches, func(a, b fuzzy.Match) int { return b.Score - a.Score })
	first := -1
	if s.first != nil {
		if first = s.first(text); first >= 0 {
			s.found = append(s.found, found{row: first})
		}
	}
	for _, m := range matches {
		if m.Index != first {
			s.found = append(s.found, found{m.Index, m.MatchedIndexes})
		}
	}
}

// choose shows the rows of a sieve as a menu that narrows as one types. pick is given the row of all that was chosen; the menu is gone by then.
func (a *App) choose(title, label, empty string, s *sieve, pick func(i int) tea.Cmd) tea.Cmd {
	m := &menu{rows: s, title: title, empty: empty}
	m.pick = func(i int) tea.Cmd {
		a.closeMenu()
		return pick(s.which(i))
	}
	a.openMenu(m)
	var p *prompt
	p = &prompt{
		label:   label,
		changed: func(text string) tea.Cmd { s.narrow(text); m.list = list{}; return nil },
		enter: func(string) tea.Cmd {
			if m.Len() == 0 {
				a.prompt = p // there is nothing to choose: on with typing
				return nil
			}
			return a.pickRow(0)
		},
		escape: func() tea.Cmd { a.closeMenu(); return nil },
		key:    func(k tea.KeyPressMsg) (tea.Cmd, bool) { return nil, a.moveIn(m, k.String()) },
		note:   func() string { return fmt.Sprintf("%d of %d", s.Len(), s.all.Len()) },
	}
	return a.ask(p)
}

// moveIn moves the cursor of a menu by the keys that mean that while one types. It reports whether it was one of them.
func (a *App) moveIn(m *menu, key string) bool {
	switch key {
	case "up", "ctrl+p", "shift+tab":
		m.move(-1, a.rows())
	case "down", "ctrl+n", "tab":
		m.move(1, a.rows())
	case "pgup":
		m.move(-a.rows(), a.rows())
	case "pgdown":
		m.move(a.rows(), a.rows())
	default:
		return false
	}
	return true
}
