package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/charmbracelet/x/term"

	"lede/model"
	"lede/seeds"
	"lede/ui"
)

// seedPrefix is what the sources of the built-in articles begin with.
const seedPrefix = "seed:"

// open returns the article at a source, which may be a built-in one, read as it is said.
func open(src model.Source, as model.As) (*model.Article, error) {
	name, builtIn := strings.CutPrefix(string(src), seedPrefix)
	if builtIn {
		return openSeed(name)
	}
	if src == "-" && term.IsTerminal(os.Stdin.Fd()) {
		return nil, misused("standard input is the terminal; pipe a text into lede, or name a file")
	}
	art, err := as.Open(src)
	if err != nil {
		return nil, advised(src, err)
	}
	return art, nil
}

// openSeed returns a built-in article by the name of its file, with or without the extension.
func openSeed(name string) (*model.Article, error) {
	for _, n := range seeds.Names() {
		if name == n || name == seedName(n) {
			return model.Read(model.Source(seedPrefix+n), seeds.Text(n))
		}
	}
	return nil, fmt.Errorf("%s: no such article; there are %s", seedPrefix+name, strings.Join(seedSources(), ", "))
}

// seedName returns the name that a reader types for a built-in article.
func seedName(file string) string { return strings.TrimSuffix(file, filepath.Ext(file)) }

// seedSources returns how the built-in articles are named on the command line.
func seedSources() []string {
	var all []string
	for _, n := range seeds.Names() {
		all = append(all, seedPrefix+seedName(n))
	}
	return all
}

// builtIn returns the list of the built-in articles.
func builtIn() []ui.Entry {
	var all []ui.Entry
	for _, name := range seeds.Names() {
		src := seedPrefix + seedName(name)
		e := ui.Entry{Title: src, Source: model.Source(src), About: seeds.About(name), Size: int64(len(seeds.Text(name)))}
		if art, err := open(e.Source, model.As{}); err == nil && art.ScanAll() == nil && art.Title() != "" {
			e.Title = art.Title()
		}
		all = append(all, e)
	}
	return all
}

// library returns the list of all that the arguments name; for a folder or an archive, the files in it. folder tells that the first argument is one,
// and not of a single file in an archive.
func library(args []string) (all []ui.Entry, folder bool, err error) {
	for i, arg := range args {
		files, ok, err := contents(arg)
		if err != nil {
			return nil, false, err
		}
		if !ok {
			all = append(all, ui.Entry{Title: model.CleanLine(arg), Source: model.Source(arg)})
			continue
		}
		folder = folder || i == 0 && (len(files) > 1 || isDir(arg))
		for _, f := range files {
			within := strings.TrimPrefix(strings.TrimPrefix(f, filepath.Clean(arg)), string(filepath.Separator))
			all = append(all, ui.Entry{Title: model.CleanLine(strings.TrimPrefix(within, arg+"/")), Source: model.Source(f)})
		}
	}
	return all, folder, nil
}

// contents returns the paths of what lede can show of the files in a folder or an archive; ok is false for an argument that names neither.
func contents(arg string) (files []string, ok bool, err error) {
	if isDir(arg) {
		files, err = readable(arg)
		return files, true, err
	}
	if arg == "-" || strings.HasPrefix(arg, seedPrefix) {
		return nil, false, nil
	}
	found, ok, err := model.Archive(model.Source(arg))
	if err != nil {
		return nil, ok, advised(model.Source(arg), err)
	}
	for _, f := range found {
		files = append(files, string(f))
	}
	return files, ok, nil
}

// isDir reports whether an argument names a folder.
func isDir(arg string) bool {
	if arg == "-" || strings.HasPrefix(arg, seedPrefix) {
		return false
	}
	info, err := os.Stat(arg)
	return err == nil && info.IsDir()
}

// readable returns the paths of the files in a folder that lede can show, by name. Hidden files
// are left out, and so is what is no file: to look into a pipe is to wait for it.
func readable(dir string) ([]string, error) {
	found, err := os.ReadDir(dir)
	if err != nil {
		return nil, advised(model.Source(dir), unwrapped(err))
	}
	var files []string
	for _, f := range found {
		path := filepath.Join(dir, f.Name())
		if strings.HasPrefix(f.Name(), ".") {
			continue
		}
		if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
			continue
		}
		if model.Readable(model.Source(path)) == nil {
			files = append(files, path)
		}
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s: no file that lede can read stands in this folder; name another one", dir)
	}
	return files, nil
}

// unwrapped returns the reason of a file error without its path.
func unwrapped(err error) error {
	var p *os.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
