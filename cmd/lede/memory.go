package main

import (
	"errors"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"lede/model"
	"lede/model/library"
)

// memory is the library as the ui knows it. It is opened when something that is kept is asked for, which is after the first page is shown.
type memory struct {
	mu     sync.Mutex
	opened *library.Library // nil as long as it isn't
	failed error            // why it couldn't be opened
	tried  time.Time        // when that was
}

// tryAgain is how long after it couldn't be opened it is tried again: a server may have come back.
const tryAgain = 10 * time.Second

// library returns the library, opened.
func (m *memory) library() (*library.Library, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.opened == nil && time.Since(m.tried) >= tryAgain {
		m.opened, m.failed = openLibrary()
		m.tried = time.Now()
	}
	return m.opened, m.failed
}

// openLibrary opens the library where it stands.
func openLibrary() (*library.Library, error) {
	location, err := library.Location()
	if err != nil {
		return nil, err
	}
	return library.Open(location)
}

// close lets go of the library.
func (m *memory) close() {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.opened != nil {
		m.opened.Close()
	}
}

// Recall implements ui.Store.
func (m *memory) Recall(src model.Source, c model.Content) (model.Kept, error) {
	print := c.Fingerprint()
	l, err := m.library()
	if err != nil {
		return model.Kept{}, err
	}
	return l.Recall(lasting(src), print)
}

// Keep implements ui.Store.
func (m *memory) Keep(k model.Kept) error {
	l, err := m.library()
	if err != nil {
		return err
	}
	return l.Keep(k)
}

// Shelf implements ui.Store.
func (m *memory) Shelf(from, most int) ([]model.Kept, error) {
	l, err := m.library()
	if err != nil {
		return nil, err
	}
	return l.Shelf(from, most)
}

// PutAside implements ui.Store.
func (m *memory) PutAside(k model.Kept) error {
	l, err := m.library()
	if err != nil {
		return err
	}
	k.Source = lasting(k.Source)
	return l.PutAside(k)
}

// Forget implements ui.Store.
func (m *memory) Forget(src model.Source) error {
	l, err := m.library()
	if err == nil {
		_, err = l.Forget(lasting(src), "")
	}
	_, perr := forgetPage(src)
	return errors.Join(err, perr)
}

// Note implements ui.Store.
func (m *memory) Note(of model.Kept, n model.Note) (model.Note, error) {
	l, err := m.library()
	if err != nil {
		return n, err
	}
	of.Source = lasting(of.Source)
	return l.Note(of, n)
}

// Index implements ui.Store.
func (m *memory) Index(of model.Kept, parts []model.Part) error {
	l, err := m.library()
	if err != nil {
		return err
	}
	return l.Index(of, parts)
}

// Search implements ui.Store.
func (m *memory) Search(words string, most int) ([]model.Found, error) {
	l, err := m.library()
	if err != nil {
		return nil, err
	}
	return l.Search(words, true, most)
}

// RemoveNote implements ui.Store.
func (m *memory) RemoveNote(id int64) error {
	l, err := m.library()
	if err != nil {
		return err
	}
	return l.RemoveNote(id)
}

// Notice implements ui.Store.
func (m *memory) Notice() string {
	l, err := m.library()
	if err != nil {
		return ""
	}
	return l.Notice()
}

// lasting returns a source as it is called wherever lede is started: a path from the root on, a page without what names a place in it.
func lasting(src model.Source) model.Source {
	switch {
	case schemes().IsRemote(src):
		page, _, _ := strings.Cut(string(src), "#")
		return model.Source(page)
	case strings.HasPrefix(string(src), seedPrefix):
		return model.Source(seedName(string(src)))
	case !schemes().IsPath(src):
		return src
	}
	if path, err := filepath.Abs(string(src)); err == nil {
		return model.Source(path)
	}
	return src
}
