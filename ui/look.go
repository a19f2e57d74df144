package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"lede/model"
)

// Look is what one look into a file has shown.
type Look struct {
	Title string // "" if it has none
	Size  int64  // bytes of its text; 0 if that isn't known yet
	Holds bool   // it is an archive
	Err   error  // why it can't be read, nil if it can
}

// lookTime is how long files are looked at before what was seen is shown.
const lookTime = 30 * time.Millisecond

// lookedMsg is what files have shown.
type lookedMsg struct {
	folder *folder
	looks  map[model.Source]Look
}

// lookInto looks into the files in view that weren't looked at, for their titles: a few of them, so that what has come into view since is next.
func (a *App) lookInto() tea.Cmd {
	f, look := a.articles.folder, a.options.Look
	if f == nil || f.looking || look == nil {
		return nil
	}
	next := a.unseen()
	if len(next) == 0 {
		return nil
	}
	f.looking = true
	return func() tea.Msg {
		looks := map[model.Source]Look{}
		for began := time.Now(); len(next) > 0 && time.Since(began) < lookTime; next = next[1:] {
			looks[next[0]] = look(next[0])
		}
		return lookedMsg{f, looks}
	}
}

// unseen returns the files in view that weren't looked at.
func (a *App) unseen() (all []model.Source) {
	m, s := a.menu, a.articles
	if m == nil {
		return nil
	}
	which := func(i int) int { return i }
	if v, ok := m.rows.(*sieve); ok && v.all == rows(s) {
		which = v.which
	} else if m != a.shelf {
		return nil
	}
	room := m.room(a.rows())
	m.show(m.Len(), room)
	for i := m.top; i < min(m.top+room, m.Len()); i++ {
		e := s.entry(which(i))
		if _, ok := s.folder.looks[e.Source]; !ok && !e.Folder {
			all = append(all, e.Source)
		}
	}
	return all
}

// looked takes in what files have shown.
func (a *App) looked(msg lookedMsg) {
	msg.folder.looking = false
	for src, l := range msg.looks {
		msg.folder.looks[src] = l
	}
}
