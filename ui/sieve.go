package ui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/sahilm/fuzzy"
)

// sieve is rows of which only those are shown that match what was typed, best match first. It looks through them in steps, so that no key waits.
type sieve struct {
	all  rows
	text func(i int) string // the text of row i, which is matched
	// first returns a row that what was typed names outright, -1 if it names none; may be nil.
	first func(text string) int

	typed string // all rows are shown if it is ""
	named int    // the row that it names outright, -1 if it names none
	found ranks
	run   int // changes with what is typed, so that a step of an earlier sifting is dropped

	matching []int // the rows found, in their order
	among    []int // the rows before next that are still to be looked at; all others before it were, or don't match less than was typed
	next     int
}

// ranks is rows by how well they match.
type ranks struct {
	rows   map[int][]int // by the score
	scores []int         // from the best down
	n      int
}

// add adds a row. Of two with one score, the first added is the better one.
func (r *ranks) add(score, row int) {
	if r.rows == nil {
		r.rows = map[int][]int{}
	}
	if len(r.rows[score]) == 0 {
		i, _ := slices.BinarySearchFunc(r.scores, score, func(s, score int) int { return score - s })
		r.scores = slices.Insert(r.scores, i, score)
	}
	r.rows[score] = append(r.rows[score], row)
	r.n++
}

// at returns the ith best row.
func (r *ranks) at(i int) int {
	for _, s := range r.scores {
		if n := len(r.rows[s]); i >= n {
			i -= n
			continue
		}
		return r.rows[s][i]
	}
	return -1
}

// Len implements rows.
func (s *sieve) Len() int {
	switch {
	case s.typed == "":
		return s.all.Len()
	case s.named >= 0:
		return s.found.n + 1
	}
	return s.found.n
}

// Row implements rows.
func (s *sieve) Row(i int) row {
	k := s.which(i)
	if k >= s.all.Len() { // there are fewer rows than there were
		return row{}
	}
	r := s.all.Row(k)
	if m := fuzzy.FindNoSort(s.typed, []string{s.text(k)}); len(m) > 0 {
		r.hits = m[0].MatchedIndexes
	}
	return r
}

// which returns the row of all that is shown as row i.
func (s *sieve) which(i int) int {
	switch {
	case s.typed == "":
		return i
	case s.named < 0:
		return s.found.at(i)
	case i == 0:
		return s.named
	}
	return s.found.at(i - 1)
}

// siftedMsg tells that a sieve has made a step.
type siftedMsg struct {
	sieve *sieve
	run   int
}

// siftAtOnce is how many rows are looked at before the next frame: some 10 ms.
const siftAtOnce = 16 << 10

// narrow shows the rows that match text, as far as they are found at once.
func (s *sieve) narrow(text string) tea.Cmd {
	if s.typed != "" && strings.HasPrefix(text, s.typed) { // what matches more matches less as well
		s.among = append(s.matching, s.among...)
	} else {
		s.among, s.next = nil, 0
	}
	s.typed, s.named, s.found, s.matching = text, -1, ranks{}, nil
	s.run++
	if text == "" {
		return nil
	}
	if s.first != nil {
		s.named = s.first(text)
	}
	return s.sift()
}

// sifted reports whether all rows were looked at.
func (s *sieve) sifted() bool { return len(s.among) == 0 && s.next >= s.all.Len() || s.typed == "" }

// sift makes a step. What it returns brings about the next one, if there is more to do.
func (s *sieve) sift() tea.Cmd {
	looked := make([]int, 0, siftAtOnce)
	n := min(cap(looked), len(s.among))
	looked, s.among = append(looked, s.among[:n]...), s.among[n:]
	for ; len(looked) < cap(looked) && s.next < s.all.Len(); s.next++ {
		looked = append(looked, s.next)
	}
	matches := fuzzy.FindFromIterNoSort(s.typed, func(yield func(string) bool) {
		for _, k := range looked {
			text := ""
			if k < s.all.Len() {
				text = s.text(k)
			}
			if !yield(text) {
				return
			}
		}
	})
	for _, m := range matches {
		row := looked[m.Index]
		s.matching = append(s.matching, row)
		if row != s.named {
			s.found.add(m.Score, row)
		}
	}
	if s.sifted() {
		return nil
	}
	run := s.run
	return func() tea.Msg { return siftedMsg{s, run} }
}

// siftOn makes the next step of what is still wanted.
func (a *App) siftOn(msg siftedMsg) tea.Cmd {
	if a.menu == nil || a.menu.rows != rows(msg.sieve) || msg.run != msg.sieve.run {
		return nil
	}
	return msg.sieve.sift()
}

// finish looks at all rows that are left.
func (s *sieve) finish() {
	for !s.sifted() {
		s.sift()
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
		changed: func(text string) tea.Cmd { m.list = list{}; return s.narrow(text) },
		enter: func(string) tea.Cmd {
			s.finish()
			if m.Len() == 0 {
				a.prompt = p // there is nothing to choose: on with typing
				return nil
			}
			return a.pickRow(0)
		},
		escape: func() tea.Cmd { a.closeMenu(); return nil },
		key:    func(k tea.KeyPressMsg) (tea.Cmd, bool) { return nil, a.moveIn(m, k.String()) },
		note:   s.note,
	}
	return a.ask(p)
}

// note tells how many rows are found.
func (s *sieve) note() string {
	more := "+"
	if s.sifted() {
		more = ""
	}
	return fmt.Sprintf("%d%s of %d", s.Len(), more, s.all.Len())
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
