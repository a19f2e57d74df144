package ui

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"lede/model"
)

// folder is the folder or archive that the articles of a shelf stand in.
type folder struct {
	at      model.Source
	hidden  bool  // files that are hidden are listed as well
	order   int   // one of folderOrders
	before  *menu // the list that the reader came from, nil if there was none
	names   int   // columns for the names, so that titles stand one beneath the other
	looks   map[model.Source]Look
	looking bool // some of them are being looked at
}

// mostNames is the most columns that names take where titles follow.
const mostNames = 28

// newFolder returns the menu of what stands in a folder or an archive. The cursor stands at the first that is in it.
func (a *App) newFolder(at model.Source, entries []Entry, hidden bool, before *menu) *menu {
	f := &folder{at: at, hidden: hidden, before: before, looks: map[model.Source]Look{}}
	for _, e := range entries[:min(len(entries), 1000)] {
		f.names = min(max(f.names, ansi.StringWidth(model.CleanLine(e.Title))), mostNames)
	}
	title := string(at)
	if abs, err := filepath.Abs(title); err == nil && strings.HasPrefix(title, ".") {
		title = abs
	}
	m := a.shelve(&shelf{given: entries, folder: f, app: a}, model.CleanLine(title))
	if len(entries) > 1 && entries[0].Title == ".." {
		m.cursor = 1
	}
	return m
}

// row returns an entry of the folder: its name, and beside it what its first page has shown.
func (f *folder) row(e Entry, minutes func(model.Pos) int) row {
	name := model.CleanLine(e.Title)
	look := f.looks[e.Source]
	r := row{text: name, after: model.CleanLine(look.Title), about: model.CleanLine(string(e.Source))}
	if e.Folder || look.Holds {
		r.text += "/"
	}
	if r.after != "" {
		r.text = pad(r.text, f.names)
	}
	if look.Size > 0 {
		r.tail = span(max(1, minutes(model.Pos(look.Size))))
	}
	if r.muted = look.Err != nil; r.muted {
		r.tail, r.about = "can't be read", model.CleanLine(look.Err.Error())
	}
	return r
}

// listedMsg is what stands in a folder or an archive, or why that can't be told.
type listedMsg struct {
	from    *menu // that was shown then
	at      model.Source
	entries []Entry
	hidden  bool
	on      model.Source // where the cursor is to stand, "" if at the first
	again   bool         // it takes the place of the list of the same folder
	err     error
}

// listFolder lists a folder or an archive.
func (a *App) listFolder(msg listedMsg) tea.Cmd {
	msg.from = a.menu
	list := a.options.List
	return func() tea.Msg {
		msg.entries, msg.err = list(msg.at, msg.hidden)
		return msg
	}
}

// enter lists a folder or an archive in place of the list that is shown, or before the text.
func (a *App) enter(src model.Source) tea.Cmd {
	msg := listedMsg{at: src}
	if f := a.articles.folder; f != nil {
		if f.before != nil && f.before.rows.(*shelf).at() == src {
			a.goBefore()
			return nil
		}
		msg.on, msg.hidden = f.at, f.hidden
	}
	return a.listFolder(msg)
}

// at returns the folder or archive that is listed, "" if none is.
func (s *shelf) at() model.Source {
	if s.folder == nil {
		return ""
	}
	return s.folder.at
}

// listed shows a folder or an archive, unless the reader went elsewhere meanwhile.
func (a *App) listed(msg listedMsg) {
	if a.menu != msg.from {
		return
	}
	if msg.err != nil {
		a.fail(msg.err)
		return
	}
	before := a.shelf
	switch {
	case msg.again:
		before = a.articles.folder.before
	case before.Len() == 0:
		before = nil
	}
	m := a.newFolder(msg.at, msg.entries, msg.hidden, before)
	if i := slices.IndexFunc(msg.entries, func(e Entry) bool { return e.Source == msg.on }); i >= 0 && msg.on != "" {
		m.cursor = i
	}
	a.putShelf(m)
}

// putShelf puts a list in the place of the one that is shown, or before the text.
func (a *App) putShelf(m *menu) {
	shown := a.menu == a.shelf
	m.under, m.over = a.shelf.under, a.shelf.over
	a.shelf, a.articles = m, m.rows.(*shelf)
	if shown {
		a.menu = m
		return
	}
	a.openMenu(m)
}

// goBefore goes back to the list from which the reader came to this folder. It reports whether there is one.
func (a *App) goBefore() bool {
	if f := a.articles.folder; a.menu == a.shelf && f != nil && f.before != nil {
		a.putShelf(f.before)
		return true
	}
	return false
}

// upFolder goes to what the folder stands in.
func (a *App) upFolder(int) tea.Cmd {
	f := a.articles.folder
	if a.menu != a.shelf || f == nil {
		a.say("this list stands in no folder")
		return nil
	}
	if f.before != nil && slices.ContainsFunc(f.before.rows.(*shelf).given, func(e Entry) bool { return e.Source == f.at }) {
		a.goBefore()
		return nil
	}
	if up, ok := model.Above(f.at); ok {
		return a.enter(up)
	}
	a.say("nothing is above this folder")
	return nil
}

// toggleHidden lists the files of the folder that are hidden, or leaves them out.
func (a *App) toggleHidden(int) tea.Cmd {
	f := a.articles.folder
	if info, err := os.Stat(string(a.articles.at())); a.menu != a.shelf || err != nil || !info.IsDir() {
		a.say("only of a folder, hidden files can be listed")
		return nil
	}
	on := model.Source("")
	if i := a.shelf.cursor; i < a.articles.Len() {
		on = a.articles.entry(i).Source
	}
	a.say("%s", map[bool]string{true: "with hidden files", false: "without hidden files"}[!f.hidden])
	return a.listFolder(listedMsg{at: f.at, hidden: !f.hidden, on: on, again: true})
}

// folderOrders are the ways in which a folder can be listed. Folders come first in all of them.
var folderOrders = []struct {
	name string
	cmp  func(a, b os.FileInfo) int // nil for the order that it is listed in
}{
	{"names", nil},
	{"what was changed last", func(a, b os.FileInfo) int { return b.ModTime().Compare(a.ModTime()) }},
	{"size", func(a, b os.FileInfo) int { return int(max(-1, min(1, b.Size()-a.Size()))) }},
}

// folderSortedMsg is the entries of a folder in another order.
type folderSortedMsg struct {
	folder  *folder
	entries []Entry
	order   int
	err     error
}

// sortFolder lists the folder in the next order.
func (a *App) sortFolder() tea.Cmd {
	f, entries, list := a.articles.folder, slices.Clone(a.articles.given), a.options.List
	order := (f.order + 1) % len(folderOrders)
	return func() tea.Msg {
		msg := folderSortedMsg{folder: f, order: order}
		if folderOrders[order].cmp == nil {
			msg.entries, msg.err = list(f.at, f.hidden)
			return msg
		}
		infos := map[model.Source]os.FileInfo{}
		for _, e := range entries {
			info, err := os.Stat(string(e.Source))
			if err != nil {
				msg.err = errors.New("the files of an archive are in the order of their names")
				return msg
			}
			infos[e.Source] = info
		}
		slices.SortStableFunc(entries, func(x, y Entry) int {
			if x.Folder || y.Folder {
				return 0 // they stand in front, by name
			}
			return folderOrders[order].cmp(infos[x.Source], infos[y.Source])
		})
		msg.entries = entries
		return msg
	}
}

// folderSorted shows a folder in its new order.
func (a *App) folderSorted(msg folderSortedMsg) {
	switch {
	case msg.folder != a.articles.folder:
	case msg.err != nil:
		a.fail(msg.err)
	default:
		a.articles.given, msg.folder.order = msg.entries, msg.order
		a.shelf.list = list{}
		a.say("by %s", folderOrders[msg.order].name)
	}
}
