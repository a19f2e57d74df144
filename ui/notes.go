package ui

import (
	"errors"
	"slices"
	"sync"

	tea "charm.land/bubbletea/v2"

	"lede/model"
)

// note is a note to the article that is shown, and where in it its text stands now.
type note struct {
	model.Note
	from, to model.Pos
	lost     bool // its text is nowhere to be found
}

// notedMsg is a note that was kept, or why it couldn't be.
type notedMsg struct {
	note *note
	kept model.Note
	err  error
}

// placeNotes finds where the texts of notes stand now.
func (a *App) placeNotes() {
	for _, n := range a.notes {
		from, to, ok := a.art.LocateNote(n.Note)
		n.from, n.to, n.lost = from, to, !ok
	}
	slices.SortStableFunc(a.notes, func(x, y *note) int { return int(x.from - y.from) })
}

// takeNotes shows the notes that are kept, and those that were made before they were known.
func (a *App) takeNotes(kept []model.Note) {
	a.notes = slices.DeleteFunc(a.notes, func(n *note) bool { return n.ID > 0 })
	for _, n := range kept {
		a.notes = append(a.notes, &note{Note: n})
	}
	a.placeNotes()
}

// deed returns a command that has the store do something, and its message made of the error. It is done once, at the latest when the program
// ends: who quits at once after a key loses nothing.
func (a *App) deed(do func() error, told func(error) tea.Msg) tea.Cmd {
	once := sync.OnceValue(do)
	a.deeds = append(a.deeds, once)
	return func() tea.Msg { return told(once()) }
}

// errNothingKept is why nothing can be noted.
var errNothingKept = errors.New("nothing is kept with --private")

// of returns what the article is known by in the store; an error if there is nothing that could be kept.
func (a *App) of() (model.Kept, model.Content, error) {
	c := a.art.Content()
	switch {
	case a.options.Store == nil:
		return model.Kept{}, c, errNothingKept
	case a.art.Source == "-" && c == (model.Content{}):
		return model.Kept{}, c, errors.New("the text is still coming: only the whole of it can be known again")
	}
	return model.Kept{Source: a.art.Source, Title: a.art.Title()}, c, nil
}

// noted keeps a note and shows it.
func (a *App) noted(n *note) tea.Cmd {
	of, content, err := a.of()
	if err != nil {
		a.fail(err)
		return nil
	}
	if n.ID == 0 {
		n.Made = a.now()
	}
	// The article may have been read again since the note was begun: it stands elsewhere then, and another stands for it.
	a.notes = append(slices.DeleteFunc(a.notes, func(o *note) bool { return o == n || o.ID == n.ID && n.ID != 0 }), n)
	a.placeNotes()
	store, kept := a.options.Store, n.Note
	return a.deed(func() (err error) {
		of.Print = content.Fingerprint()
		kept, err = store.Note(of, kept)
		return err
	}, func(err error) tea.Msg { return notedMsg{n, kept, err} })
}

// wasNoted takes the number that a note has now. One that couldn't be kept isn't shown any more, but in the editor.
func (a *App) wasNoted(msg notedMsg) {
	msg.note.ID = msg.kept.ID
	if msg.err == nil {
		return
	}
	a.notes = slices.DeleteFunc(a.notes, func(n *note) bool { return n == msg.note && n.ID == 0 })
	if msg.note.Text != "" && a.editor == nil && a.prompt == nil { // what was written isn't lost: Enter tries again
		a.askWords(msg.note)
		a.editor.was = ""
	}
	a.fail(msg.err)
}

// unnote removes a note.
func (a *App) unnote(n *note) tea.Cmd {
	i := slices.Index(a.notes, n)
	if i < 0 || n.ID == 0 {
		return nil
	}
	a.notes = slices.Delete(a.notes, i, i+1)
	store, id := a.options.Store, n.ID
	return a.deed(func() error { return store.RemoveNote(id) }, func(err error) tea.Msg { return keptMsg{err} })
}

// bookmark marks the place at the top of the page, or removes the bookmark that stands there.
func (a *App) bookmark(int) tea.Cmd {
	b, ok := a.blockAt(a.place())
	if !ok {
		return nil
	}
	for _, n := range a.notes {
		if n.Kind == model.Bookmark && n.By == "" && n.from >= b.Start && n.from < b.End {
			a.say("the bookmark is gone")
			return a.unnote(n)
		}
	}
	a.say("bookmarked: \" lists all bookmarks and notes")
	return a.noted(a.newNote(model.Bookmark, b.Start, b.End))
}

// newNote returns a note to a part of the text.
func (a *App) newNote(kind model.NoteKind, from, to model.Pos) *note {
	return &note{Note: a.art.NewNote(kind, from, to), from: from, to: to}
}

// highlight marks what was chosen, so that it shows from now on.
func (a *App) highlight(int) tea.Cmd {
	if a.choice == nil {
		a.say("V chooses lines, h then highlights them")
		return nil
	}
	from, to := a.choiceBounds()
	a.stopChoosing()
	a.say("highlighted: \" lists all bookmarks and notes")
	return a.noted(a.newNote(model.Highlight, from, to))
}

// writeNote asks for words to what was chosen, or to what stands at the top of the page.
func (a *App) writeNote(int) tea.Cmd {
	if _, _, err := a.of(); err != nil {
		a.fail(err)
		return nil
	}
	if a.choice != nil {
		from, to := a.choiceBounds()
		cmd := a.askWords(a.newNote(model.Highlight, from, to))
		if b, line := a.lineOf(a.choice.to); a.page.row(b, line) < 0 { // the editor stands there
			a.page.showLast(b, line)
		}
		return cmd
	}
	b, ok := a.blockAt(a.place())
	if !ok {
		return nil
	}
	n := a.newNote(model.Bookmark, b.Start, b.End)
	for _, old := range a.notes {
		if old.By == "" && old.from >= b.Start && old.from < b.End {
			n = old
		}
	}
	return a.askWords(n)
}

// askWords asks for the words of a note.
func (a *App) askWords(n *note) tea.Cmd {
	return a.write("Note to “"+n.quote()+"”", n.Text, func(text string) tea.Cmd {
		a.stopChoosing()
		n.Text = text
		a.say("kept: \" lists all bookmarks and notes")
		return a.noted(n)
	})
}
