package ui

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"lede/model"
)

// putAside puts the article on the shelf, to be read later.
func (a *App) putAside(int) tea.Cmd {
	switch {
	case a.options.Store == nil:
		a.fail(errNothingKept)
		return nil
	case a.art.Source == "-":
		a.fail(errors.New("what was piped in can't be put aside: it can't be opened again"))
		return nil
	}
	store, keep := a.options.Store, a.keepNow()
	k := model.Kept{Source: a.art.Source, Title: a.art.Title(), Left: a.art.Size() - a.art.Start(), Aside: a.now()}
	content := a.art.Content()
	return func() tea.Msg {
		if keep != nil {
			keep()
		}
		k.Print = content.Fingerprint()
		return asideMsg{store.PutAside(k)}
	}
}

// asideMsg tells that an article was put aside, or why not.
type asideMsg struct{ err error }

// wasPutAside says so.
func (a *App) wasPutAside(msg asideMsg) {
	if msg.err != nil {
		a.fail(msg.err)
		return
	}
	a.say("put aside: lede alone lists it")
}
