package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"lede/model"
	"lede/ui"
)

// listed returns the list of all that the arguments name. If there is but one, and it names a folder or an archive, the list is what stands in that,
// and at is where; of an archive with a single text, it is that text.
func listed(args []string) (all []ui.Entry, at model.Source, err error) {
	if len(args) == 1 {
		switch found, ok, err := inArchive(model.Source(args[0])); {
		case err != nil:
			return nil, "", err
		case ok && len(found) == 1 && !found[0].Holds:
			args = []string{string(found[0].Source)}
		case ok || isDir(args[0]):
			at = model.Source(args[0])
			all, err = list(at, false)
			return all, at, err
		}
	}
	for _, arg := range args {
		all = append(all, ui.Entry{Title: model.CleanLine(strings.TrimRight(arg, "/")), Source: model.Source(arg), Folder: isDir(arg)})
	}
	return all, "", nil
}

// list returns what stands in a folder or an archive, after what that stands in.
func list(at model.Source, hidden bool) (all []ui.Entry, err error) {
	if up, ok := model.Above(at); ok {
		all = append(all, ui.Entry{Title: "..", Source: up, Folder: true})
	}
	var found []model.Item
	if isDir(string(at)) {
		found, err = model.Folder(at, hidden)
		if err != nil {
			err = advised(at, err)
		}
	} else {
		found, _, err = inArchive(at)
	}
	for _, f := range found {
		title, inside := strings.CutPrefix(string(f.Source), string(at)+"/")
		if !inside {
			title = filepath.Base(string(f.Source))
		}
		all = append(all, ui.Entry{Title: model.CleanLine(title), Source: f.Source, Folder: f.Holds})
	}
	return all, err
}

// look looks into a file for its title. What the files of an archive are called isn't worth reading all of it each time.
func look(src model.Source) ui.Look {
	if _, _, ok := model.InArchive(src); ok {
		return ui.Look{}
	}
	art, err := open(model.Request{Source: src})
	if errors.Is(err, model.ErrArchive) {
		return ui.Look{Holds: true}
	}
	if err != nil {
		return ui.Look{Err: err}
	}
	defer art.Close()
	art.Add(art.Scan()) // the title stands at the beginning
	l := ui.Look{Title: art.Title()}
	if art.Whole() && isRead(art) {
		l.Size = int64(art.Size() - art.Start())
	}
	return l
}

// isRead reports whether a person reads an article from top to bottom: not one such as go.sum, which has neither a heading nor prose.
func isRead(art *model.Article) bool {
	for b := range art.Blocks(art.Start()) {
		if b.Kind != model.Code && b.Kind != model.Hidden {
			return true
		}
	}
	return false
}

// contents returns the paths of what lede can show of the files in a folder or an archive; ok is false for an argument that names neither.
func contents(arg string) (files []string, ok bool, err error) {
	if isDir(arg) {
		files, err = readable(arg)
		return files, true, err
	}
	found, ok, err := inArchive(model.Source(arg))
	for _, f := range found {
		files = append(files, string(f.Source))
	}
	return files, ok, err
}

// inArchive returns what can be read in an archive; ok is false for what is none.
func inArchive(src model.Source) (found []model.Item, ok bool, err error) {
	if !schemes().IsPath(src) {
		return nil, false, nil
	}
	found, ok, err = model.Archive(src)
	if err != nil {
		err = advised(src, err)
	}
	return found, ok, err
}

// readable returns the paths of the files in a folder that lede can show, by name.
func readable(dir string) (files []string, err error) {
	found, err := model.Folder(model.Source(dir), false)
	if err != nil {
		return nil, advised(model.Source(dir), err)
	}
	for _, f := range found {
		if !f.Holds && model.Readable(f.Source) == nil {
			files = append(files, string(f.Source))
		}
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s: no file that lede can read stands in this folder; name another one", dir)
	}
	return files, nil
}
