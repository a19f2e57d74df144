package ui

import (
	"os"
	"path/filepath"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/fsnotify/fsnotify"

	"lede/model"
)

// watcher watches the file that a name stands for. The folder around it is watched only where the file alone can't tell: others may
// write to the folder all the time.
type watcher struct {
	*fsnotify.Watcher
	path string
	file os.FileInfo // what the name stood for when last looked; nil if for nothing
}

// watchingMsg is what watches an article's file from now on.
type watchingMsg struct {
	art     *model.Article
	watcher *watcher
}

// changedMsg tells that the file of the article that is watched has changed.
type changedMsg struct{ watcher *watcher }

const (
	// calm is how long a file must not change before it is read again: editors write in several steps.
	calm = 100 * time.Millisecond
	// calmer is how many times as long as the last scan took it must be at least, so that a large file that grows
	// every moment doesn't keep a core busy.
	calmer = 5
)

// watch watches the article's file, if it is one.
func (a *App) watch() tea.Cmd {
	if a.watcher != nil {
		a.watcher.Close() // who waits for it learns of that
		a.watcher = nil
	}
	if !a.options.Watch || !a.options.Schemes.IsPath(a.art.Source) {
		return nil
	}
	art, path := a.art, filepath.Clean(string(a.art.Source))
	return func() tea.Msg {
		if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
			return nil
		}
		w, err := newWatcher(path)
		if err != nil {
			return nil // reading goes on without; r reads again
		}
		return watchingMsg{art, w}
	}
}

// newWatcher watches the file with a name.
func newWatcher(path string) (*watcher, error) {
	inner, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	w := &watcher{Watcher: inner, path: path}
	w.look()
	if len(w.WatchList()) == 0 {
		inner.Close()
		return nil, fsnotify.ErrNonExistentWatch
	}
	return w, nil
}

// look watches what the name stands for now, and reports whether that is another file than before. While it stands for none, or is a
// link, which may be led to another file, the folder is watched.
func (w *watcher) look() bool {
	before, folder := w.file, filepath.Dir(w.path)
	w.Remove(w.path) // it may be another file's; nothing is lost: what has changed by now is seen below
	if l, err := os.Lstat(w.path); err != nil || l.Mode()&os.ModeSymlink != 0 || w.Add(w.path) != nil {
		w.Add(folder)
		w.Add(w.path) // a link, or it has come meanwhile
	} else {
		w.Remove(folder)
	}
	w.file, _ = os.Stat(w.path)
	return w.file != nil && (before == nil || !os.SameFile(before, w.file) || before.Size() != w.file.Size() || !before.ModTime().Equal(w.file.ModTime()))
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
	w := a.watcher
	wait := max(calm, calmer*a.scanTook)
	return func() tea.Msg {
		var quiet <-chan time.Time
		for {
			select {
			case e, ok := <-w.Events:
				if !ok {
					return nil
				}
				// Whatever is more than words written to the file may mean that the name stands for another.
				if filepath.Clean(e.Name) == w.path && (e.Has(fsnotify.Write) || w.look()) && quiet == nil {
					quiet = time.After(wait)
				}
			case <-w.Errors:
			case <-quiet:
				w.file, _ = os.Stat(w.path)
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
