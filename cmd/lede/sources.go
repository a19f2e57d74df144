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

// isDir reports whether an argument names a folder.
func isDir(arg string) bool {
	if !schemes().IsPath(model.Source(arg)) {
		return false
	}
	info, err := os.Stat(arg)
	return err == nil && info.IsDir()
}

// unwrapped returns the reason of a file error without its path.
func unwrapped(err error) error {
	var p *os.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
