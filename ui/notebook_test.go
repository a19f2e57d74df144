package ui

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"lede/model"
)

// notebook is a store in memory.
type notebook struct {
	kept   map[model.Source]model.Kept // piped texts by their fingerprints
	notice string
	fail   error
	writes int
	last   int64 // number of a note
	parts  map[model.Source][]model.Part
	pace   model.Pace
}

// knownBy returns what an article is known by.
func knownBy(src model.Source, print string) model.Source {
	if src == "-" {
		return model.Source(print)
	}
	return src
}

// Recall implements Store.
func (n *notebook) Recall(src model.Source, c model.Content) (model.Kept, error) {
	k := n.kept[knownBy(src, c.Fingerprint())]
	k.Source, k.Print, k.Pace = src, c.Fingerprint(), n.pace
	return k, n.fail
}

// Keep implements Store.
func (n *notebook) Keep(k model.Kept) error {
	n.writes++
	n.pace = n.pace.Plus(k.Pace)
	if n.fail != nil {
		return n.fail
	}
	old := n.kept[knownBy(k.Source, k.Print)]
	k.Read, k.Notes = append(old.Read, k.Read...), old.Notes
	n.kept[knownBy(k.Source, k.Print)] = k
	return nil
}

// Notice implements Store.
func (n *notebook) Notice() string {
	defer func() { n.notice = "" }()
	return n.notice
}

// Shelf implements Store.
func (n *notebook) Shelf(from, most int) ([]model.Kept, error) {
	var all []model.Kept
	for src, k := range n.kept {
		k.Source = src
		all = append(all, k)
	}
	last := func(k model.Kept) int64 { return max(k.When.UnixMilli(), k.Aside.UnixMilli()) }
	slices.SortFunc(all, func(a, b model.Kept) int {
		return cmp.Or(cmp.Compare(last(b), last(a)), strings.Compare(string(a.Source), string(b.Source)))
	})
	all = all[min(from, len(all)):]
	return all[:min(most, len(all))], n.fail
}

// PutAside implements Store.
func (n *notebook) PutAside(k model.Kept) error {
	old, ok := n.kept[k.Source]
	if !ok {
		old = k
	}
	old.Aside = k.Aside
	n.kept[k.Source] = old
	return n.fail
}

// Note implements Store.
func (n *notebook) Note(of model.Kept, note model.Note) (model.Note, error) {
	if n.fail != nil {
		return note, n.fail
	}
	k := n.kept[knownBy(of.Source, of.Print)]
	if note.ID == 0 {
		n.last++
		note.ID = n.last
		k.Notes = append(k.Notes, note)
	}
	for i := range k.Notes {
		if k.Notes[i].ID == note.ID {
			k.Notes[i].Text = note.Text
		}
	}
	n.kept[knownBy(of.Source, of.Print)] = k
	return note, nil
}

// Index implements Store.
func (n *notebook) Index(of model.Kept, parts []model.Part) error {
	if n.parts == nil {
		n.parts = map[model.Source][]model.Part{}
	}
	n.parts[of.Source] = parts
	return n.fail
}

// Search implements Store.
func (n *notebook) Search(words string, most int) (all []model.Found, err error) {
	for src, parts := range n.parts {
		for _, p := range parts {
			if before, after, ok := strings.Cut(p.Text, words); ok && words != "" {
				all = append(all, model.Found{Source: src, Title: n.kept[src].Title, Section: p.Section, At: p.At, Hit: words, Before: before, After: after})
				break
			}
		}
	}
	return all, n.fail
}

// RemoveNote implements Store.
func (n *notebook) RemoveNote(id int64) error {
	for src, k := range n.kept {
		k.Notes = slices.DeleteFunc(k.Notes, func(n model.Note) bool { return n.ID == id })
		n.kept[src] = k
	}
	return n.fail
}

// Forget implements Store.
func (n *notebook) Forget(src model.Source) error {
	delete(n.kept, src)
	return n.fail
}

// reopened returns the program with an article, at a width, that keeps what the reader does in a notebook.
func (n *notebook) reopened(t *testing.T, name, text string, width int) *story {
	t.Helper()
	art, err := model.Read(model.Source(name), []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return n.shown(t, Options{Article: art}, width)
}

// shown returns the program with some options that keeps what the reader does in a notebook.
func (n *notebook) shown(t *testing.T, o Options, width int) *story {
	t.Helper()
	if n.kept == nil {
		n.kept = map[model.Source]model.Kept{}
	}
	o.Store = n
	a := New(o, width, 20)
	a.keepEvery = 0
	s := &story{App: a, t: t}
	s.run(s.Init())
	return s
}
