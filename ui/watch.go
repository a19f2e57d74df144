package ui

import (
	"os"
	"path/filepath"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/fsnotify/fsnotify"

	"lede/model"
)

// watchingMsg is what watches an article's file from now on.
type watchingMsg struct {
	art     *model.Article
	watcher *fsnotify.Watcher
}

// changedMsg tells that the file of the article that is watched has changed.
type changedMsg struct{ watcher *fsnotify.Watcher }

const (
	// calm is how long a file must not change before it is read again: editors write in several steps.
	calm = 100 * time.Millisecond
	// calmer is how many times as long as the last scan took it must be at least, so that a large file that grows
	// every moment doesn't keep a core busy.
	calmer = 5
)

// watch watches the article's file, if it is one. Not the file but its folder is watched, since editors put another file in its place.
func (a *App) watch() tea.Cmd {
	if a.watcher != nil {
		a.watcher.Close() // who waits for it learns of that
		a.watcher = nil
	}
	if !a.options.Watch || !a.options.Schemes.IsPath(a.art.Source) {
		return nil
	}
	art, path := a.art, string(a.art.Source)
	return func() tea.Msg {
		if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
			return nil
		}
		w, err := fsnotify.NewWatcher()
		if err != nil {
			return nil // reading goes on without; r reads again
		}
		if w.Add(filepath.Dir(path)) != nil {
			w.Close()
			return nil
		}
		return watchingMsg{art, w}
	}
}

// watching waits for the first change.
func (a *App) watching(msg watchingMsg) tea.Cmd {
	if msg.art != a.art {
		msg.watcher.Close()
		return nil
	}
	a.watcher = msg.watcher
	return a.nextChange()
}

// nextChange waits until the file has changed and is calm again.
func (a *App) nextChange() tea.Cmd {
	w, path := a.watcher, filepath.Clean(string(a.art.Source))
	wait := max(calm, calmer*a.scanTook)
	return func() tea.Msg {
		var quiet <-chan time.Time
		for {
			select {
			case e, ok := <-w.Events:
				if !ok {
					return nil
				}
				if filepath.Clean(e.Name) == path && !e.Has(fsnotify.Chmod) && quiet == nil {
					quiet = time.After(wait)
				}
			case <-w.Errors:
			case <-quiet:
				return changedMsg{w}
			}
		}
	}
}

// changed reads the article again and goes on watching.
func (a *App) changed(msg changedMsg) tea.Cmd {
	if msg.watcher != a.watcher || a.art == nil {
		return nil
	}
	return tea.Batch(a.readAgain(), a.nextChange())
}

// followEnd goes to the end and stays there as the text grows, until the reader moves.
func (a *App) followEnd(int) tea.Cmd {
	a.leave()
	a.goEnd()
	a.following = true
	a.say("following the end")
	return nil
}
