package ui

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"lede/model"
)

// shelf is the articles to choose from: those that the store has, then those that lede was given.
type shelf struct {
	kept  []Entry
	given []Entry
	all   bool // kept is all that the store has
	order int  // of kept, as one of orders
	// folder is what the given stand in; nil if they were named one by one.
	folder *folder
	app    *App
}

// entry returns article i.
func (s *shelf) entry(i int) Entry {
	if i < len(s.kept) {
		return s.kept[i]
	}
	return s.given[i-len(s.kept)]
}

// Len implements rows.
func (s *shelf) Len() int { return len(s.kept) + len(s.given) }

// Row implements rows.
func (s *shelf) Row(i int) row {
	e := s.entry(i)
	if s.folder != nil {
		return s.folder.row(e, s.app.minutes)
	}
	r := row{text: model.CleanLine(e.Title), about: e.About}
	if e.Folder {
		r.text += "/"
	}
	var facts []string
	if !e.When.IsZero() {
		facts = append(facts, fmt.Sprintf("%d %%", e.Share))
	}
	if e.Size > 0 && e.Share < 100 {
		facts = append(facts, span(max(1, s.app.minutes(model.Pos(e.Size)))))
	}
	switch {
	case e.By != "":
		facts = append(facts, "from "+model.CleanLine(e.By))
	case !e.Aside.IsZero() && e.When.Before(e.Aside):
		facts = append(facts, "put aside")
	case !e.When.IsZero():
		facts = append(facts, ago(s.app.now().Sub(e.When)))
	}
	r.tail, r.read = strings.Join(facts, " · "), e.Share >= 100
	if i < len(s.kept) {
		if name := model.CleanLine(filepath.Base(string(e.Source))); name != r.text {
			r.after = name
		}
		r.about = model.CleanLine(string(e.Source))
	}
	return r
}

// ago returns how long ago something was, as people say it.
func ago(d time.Duration) string {
	switch {
	case d < time.Minute:
		return "just now"
	case d < time.Hour:
		return fmt.Sprintf("%d min ago", int(d.Minutes()))
	case d < 24*time.Hour:
		return fmt.Sprintf("%d h ago", int(d.Hours()))
	case d < 48*time.Hour:
		return "yesterday"
	}
	return fmt.Sprintf("%d days ago", int(d.Hours()/24))
}

// nothingElse reports whether there is nothing to show but what was to be opened first.
func (a *App) nothingElse() bool { return a.art == nil && len(a.options.Library) == 0 }

// newShelf returns the menu of the articles that can be chosen.
func (a *App) newShelf() *menu {
	if at := a.options.Folder; at != "" {
		return a.newFolder(at, a.options.Library, false, nil)
	}
	s := &shelf{given: a.options.Library, app: a}
	if src := a.options.Source; src != "" && len(a.options.Library) == 0 {
		return &menu{rows: s, title: model.CleanLine(string(src)), empty: "Waiting for it; Esc stops."}
	}
	return a.shelve(s, "Articles")
}

// shelve returns the menu of a shelf.
func (a *App) shelve(s *shelf, title string) *menu {
	return &menu{
		rows:  s,
		title: title,
		empty: "Nothing to read here: lede FILE opens a file, q quits.",
		pick: func(i int) tea.Cmd {
			if e := s.entry(i); e.Folder && a.options.List != nil {
				return a.enter(e.Source)
			}
			return a.open(s.entry(i).Source)
		},
	}
}

// filterMenu lets the reader choose from a list by typing some letters of what stands there.
func (a *App) filterMenu(int) tea.Cmd {
	m := a.menu
	if m.pick == nil {
		a.say("Space shows more")
		return nil
	}
	text := func(i int) string { return m.Row(i).text }
	if m == a.shelf { // it may be long
		text = func(i int) string { return a.articles.entry(i).Title }
	}
	return a.choose(m.title, "/", "Nothing here has these letters.", &sieve{all: m.rows, text: text}, m.pick)
}

// shelfMsg is articles that the store has, from one on.
type shelfMsg struct {
	kept []model.Kept
	from int
	err  error
}

const (
	// shelfFirst is how many articles of the store are asked for first: more than fit on a screen, in less than a millisecond.
	shelfFirst = 200
	// shelfMost is the most that are listed.
	shelfMost = 1_000_000
)

// stock asks the store for its articles, from one on; nil where there is none that belongs to the list.
func (o Options) stock(from int) tea.Cmd {
	if o.Store == nil || !o.Shelf {
		return nil
	}
	most := shelfFirst
	if from > 0 {
		most = shelfMost
	}
	return func() tea.Msg {
		kept, err := o.Store.Shelf(from, most)
		return shelfMsg{kept, from, err}
	}
}

// restock asks for them anew, after the place in the article that is read was kept.
func (a *App) restock() tea.Cmd {
	keep, stock := a.keepNow(), a.options.stock(0)
	if stock == nil {
		return keep
	}
	return func() tea.Msg {
		if keep != nil {
			keep()
		}
		return stock()
	}
}

// stocked puts articles of the store on the shelf. The cursor stays at the article where it stands.
func (a *App) stocked(msg shelfMsg) tea.Cmd {
	if a.warn(msg.err); msg.err != nil {
		return nil
	}
	s, l := a.articles, &a.shelf.list
	if s.folder != nil { // the list of the articles comes anew when the reader goes back to it
		return nil
	}
	var at model.Source
	if l.cursor > 0 && l.cursor < s.Len() {
		at = s.entry(l.cursor).Source
	}
	if msg.from == 0 {
		s.kept, s.given = nil, a.options.Library
	}
	have := map[model.Source]bool{}
	for _, k := range msg.kept {
		e := Entry{Title: k.Title, Source: k.Source, Size: int64(k.Left), Share: k.Share, When: k.When, Aside: k.Aside, By: k.By}
		if e.Title == "" {
			e.Title = filepath.Base(string(k.Source))
		}
		have[k.Source] = true
		s.kept = append(s.kept, e)
	}
	s.given = slices.DeleteFunc(slices.Clone(s.given), func(e Entry) bool { return have[e.Source] })
	for i := 0; i < s.Len() && at != ""; i++ {
		if s.entry(i).Source == at {
			l.cursor, at = i, ""
		}
	}
	s.order, s.all = 0, len(msg.kept) < shelfFirst || msg.from > 0
	if a.pace.Time == 0 && len(msg.kept) > 0 {
		a.pace = msg.kept[0].Pace
	}
	if !s.all {
		return a.options.stock(len(s.kept))
	}
	return nil
}

// sortedMsg is the articles of the store in another order.
type sortedMsg struct {
	kept  []Entry
	order int
}

// sortShelf lists the articles of the store in the next order.
func (a *App) sortShelf(int) tea.Cmd {
	s := a.articles
	if a.menu == a.shelf && s.folder != nil {
		return a.sortFolder()
	}
	if a.menu != a.shelf || len(s.kept) < 2 {
		a.say("there is nothing to sort here")
		return nil
	}
	kept, order := slices.Clone(s.kept), (s.order+1)%len(orders)
	return func() tea.Msg {
		slices.SortStableFunc(kept, orders[order].cmp)
		return sortedMsg{kept, order}
	}
}

// sorted shows the articles in their new order.
func (a *App) sorted(msg sortedMsg) {
	if len(msg.kept) != len(a.articles.kept) {
		return
	}
	a.articles.kept, a.articles.order = msg.kept, msg.order
	a.shelf.list = list{}
	a.say("by %s", orders[msg.order].name)
}

// forgetEntry offers to remove all that is kept of the article at the cursor.
func (a *App) forgetEntry(int) tea.Cmd {
	s, i := a.articles, a.shelf.cursor
	if a.menu != a.shelf || i >= len(s.kept) {
		a.say("nothing is kept here that could be forgotten")
		return nil
	}
	e := s.kept[i]
	if e.By != "" {
		a.say("%s has put it aside for all: it goes when nobody keeps it any more", model.CleanLine(e.By))
		return nil
	}
	a.say("Enter forgets all that is kept of “%s”; the file stays", model.CleanLine(e.Title))
	a.offers = map[string]func() tea.Cmd{"enter": func() tea.Cmd {
		store, restock := a.options.Store, a.options.stock(0)
		return func() tea.Msg {
			if err := store.Forget(e.Source); err != nil {
				return failedMsg{err}
			}
			return restock()
		}
	}}
	return nil
}
