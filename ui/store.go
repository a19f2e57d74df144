package ui

import (
	tea "charm.land/bubbletea/v2"

	"lede/model"
)

// Store keeps between runs what the reader does. Its methods may take their time and are called by commands, on any goroutine; their
// errors are for the reader.
type Store interface {
	// Recall returns what is kept of the article of a source and a content; its zero value but for those if nothing is. The content
	// may not be known yet: its zero value.
	Recall(model.Source, model.Content) (model.Kept, error)
	// Keep keeps how far an article was read. The sections are added to those that were kept.
	Keep(model.Kept) error
	// Shelf returns at most most of the articles that were read or put aside, from one on, the latest first.
	Shelf(from, most int) ([]model.Kept, error)
	// PutAside puts an article on the shelf, to be read later.
	PutAside(model.Kept) error
	// Forget removes all that is kept of an article.
	Forget(model.Source) error
	// Note keeps a note to an article: a new one if it has no number, else what its words have become. It returns the note with its number.
	Note(of model.Kept, n model.Note) (model.Note, error)
	// Index keeps the text of an article, so that it can be searched for.
	Index(of model.Kept, parts []model.Part) error
	// Search returns the places in the articles that have all of some words, of which the last may be unfinished; the best first, at most most.
	Search(words string, most int) ([]model.Found, error)
	// RemoveNote removes the note with a number.
	RemoveNote(id int64) error
	// Notice returns what the reader should know about the store, once; "" if nothing.
	Notice() string
}

// told takes in what has to do with the store.
func (a *App) told(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case recalledMsg:
		a.recalled(msg)
	case keepMsg:
		return a.keepDue(msg)
	case keptMsg:
		a.warn(msg.err)
	case shelfMsg:
		return a.stocked(msg)
	case listedMsg:
		a.listed(msg)
	case lookedMsg:
		a.looked(msg)
	case folderSortedMsg:
		a.folderSorted(msg)
	case sortedMsg:
		a.sorted(msg)
	case libraryFoundMsg:
		a.libraryFound(msg)
	case notedMsg:
		a.wasNoted(msg)
	case asideMsg:
		a.wasPutAside(msg)
	}
	return nil
}
