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

// schemes returns the table of the sources that are no paths. A file that is called like one of them opens with its folder: ./seed:x
func schemes() model.Schemes {
	return append(model.Schemes{
		{Prefix: seedPrefix, Open: openSeed, Names: seedSources},
		{Prefix: model.ManPrefix, Open: model.OpenMan},
	}, model.Web("lede/"+versionName(), pagesFolder())...)
}

// private names the environment variable that keeps lede from keeping anything, as the flag does.
const private = "LEDE_PRIVATE"

// pagesFolder returns where pages of the web are kept, "" if nothing is to be kept.
func pagesFolder() string {
	if os.Getenv(private) != "" {
		return ""
	}
	return cachedPages()
}

// cachedPages returns the folder in which pages of the web were kept, "" if there is no place for that.
func cachedPages() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "lede", "pages")
}

// open returns the article that is asked for. Errors are advice to the reader.
func open(r model.Request) (*model.Article, error) {
	if r.Source == "-" && term.IsTerminal(os.Stdin.Fd()) {
		return nil, misused("standard input is the terminal; pipe a text into lede, or name a file")
	}
	art, err := schemes().Open(r)
	if err != nil {
		return nil, advised(r.Source, err)
	}
	return art, nil
}

// seedPrefix is what the sources of the built-in articles begin with.
const seedPrefix = "seed:"

// openSeed returns a built-in article by the name of its file, with or without the extension.
func openSeed(r model.Request) (*model.Article, error) {
	name := string(r.Source[len(seedPrefix):])
	for _, n := range seeds.Names() {
		if name == n || name == seedName(n) {
			return model.Read(model.Source(seedPrefix+n), seeds.Text(n))
		}
	}
	var all []string
	for _, s := range seedSources() {
		all = append(all, string(s))
	}
	return nil, fmt.Errorf("no such article; there are %s", strings.Join(all, ", "))
}

// seedName returns the name that a reader types for a built-in article.
func seedName(file string) string { return strings.TrimSuffix(file, filepath.Ext(file)) }

// seedSources returns how the built-in articles are named on the command line.
func seedSources() []model.Source {
	var all []model.Source
	for _, n := range seeds.Names() {
		all = append(all, model.Source(seedPrefix+seedName(n)))
	}
	return all
}

// builtIn returns the list of the built-in articles.
func builtIn() []ui.Entry {
	var all []ui.Entry
	for _, name := range seeds.Names() {
		src := seedPrefix + seedName(name)
		e := ui.Entry{Title: src, Source: model.Source(src), About: seeds.About(name), Size: int64(len(seeds.Text(name)))}
		if art, err := open(model.Request{Source: e.Source}); err == nil && art.ScanAll() == nil && art.Title() != "" {
			e.Title = art.Title()
		}
		all = append(all, e)
	}
	return all
}

// manual returns the arguments of a command line, those of man as what they stand for: man 3 printf is man:printf.3. man alone is a file.
func manual(args []string) []string {
	if len(args) < 2 || args[0] != "man" {
		return args
	}
	var all []string
	for _, src := range model.ManPages(args[1:]) {
		all = append(all, string(src))
	}
	return all
}

// listed returns the list of all that the arguments name; for a folder or an archive, the files in it. folder tells that the first argument is one,
// and not of a single file in an archive.
func listed(args []string) (all []ui.Entry, folder bool, err error) {
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
			title, inArchive := strings.CutPrefix(f, arg+"/")
			if !inArchive || isDir(arg) {
				title = filepath.Base(f)
			}
			all = append(all, ui.Entry{Title: model.CleanLine(title), Source: model.Source(f)})
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
	if !schemes().IsPath(model.Source(arg)) {
		return nil, false, nil
	}
	found, ok, err := model.Archive(model.Source(arg))
	if err != nil {
		return nil, ok, advised(model.Source(arg), err)
	}
	for _, f := range found {
		files = append(files, string(f.Source))
	}
	return files, ok, nil
}

// isDir reports whether an argument names a folder.
func isDir(arg string) bool {
	if !schemes().IsPath(model.Source(arg)) {
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
