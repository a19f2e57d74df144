package ui

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"lede/model"
)

// folders are what stands in the folders of a story; a path that ends in a slash is a folder.
var folders = map[model.Source][]string{
	"docs":           {"part 1/", "part 2/", "notes.md", "picture.png", "plan.md", "pages.zip"},
	"docs/.":         {".git/", "part 1/", "part 2/", ".hidden.md", "notes.md", "picture.png", "plan.md", "pages.zip"},
	"docs/part 1":    {"one.md", "two.md"},
	"docs/pages.zip": {"a.md", "in/b.md"},
	".":              {"docs/", "README.md"},
}

// inFolder returns the program that lists a folder, and how often files were looked into.
func inFolder(t *testing.T) (*story, map[model.Source]int) {
	t.Helper()
	looked := map[model.Source]int{}
	list := func(at model.Source, hidden bool) (all []Entry, err error) {
		if at == "docs" {
			all = append(all, Entry{Title: "..", Source: ".", Folder: true})
		}
		key := at
		if hidden {
			key += "/."
		}
		names, ok := folders[key]
		if !ok {
			return nil, errors.New(string(at) + ": you need the right to read it")
		}
		for _, name := range names {
			bare, is := strings.CutSuffix(name, "/")
			src := at + "/" + model.Source(bare)
			if at == "." {
				src = model.Source(bare)
			}
			all = append(all, Entry{Title: bare, Source: src, Folder: is})
		}
		return all, nil
	}
	entries, err := list("docs", false)
	if err != nil {
		t.Fatal(err)
	}
	open := func(r model.Request) (*model.Article, error) {
		switch {
		case strings.HasSuffix(string(r.Source), ".png"):
			return nil, fmt.Errorf("%s: %w", r.Source, model.ErrBinary)
		case strings.HasSuffix(string(r.Source), ".zip"):
			return nil, fmt.Errorf("%s: %w", r.Source, model.ErrArchive)
		}
		return model.Read(r.Source, []byte("# The title of "+string(r.Source)+"\n\nSome words.\n"))
	}
	look := func(src model.Source) Look {
		looked[src]++
		art, err := open(model.Request{Source: src})
		if errors.Is(err, model.ErrArchive) {
			return Look{Holds: true}
		}
		if err != nil {
			return Look{Err: err}
		}
		art.Add(art.Scan())
		return Look{Title: art.Title(), Size: int64(len(src)) * 2000}
	}
	s := &story{App: New(Options{Library: entries, Folder: "docs", List: list, Look: look, Open: open}, 80, 14), t: t}
	s.run(s.Init())
	return s, looked
}

func TestAFolderIsAListWithTitles(t *testing.T) {
	s, looked := inFolder(t)
	s.want("folder")
	s.keys("j", "j", "enter") // the first file
	if s.art == nil || s.art.Source != "docs/notes.md" {
		t.Fatalf("%v is open:\n%s", s.art, s.text())
	}
	s.keys(")")
	if s.art.Source != "docs/plan.md" {
		t.Errorf("after what is no text comes %s", s.art.Source)
	}
	s.keys("esc")
	s.want("folder-again")
	if looked["docs/notes.md"] != 1 || looked["docs/picture.png"] != 1 {
		t.Errorf("looked into %v", looked)
	}
}

func TestFoldersAreEnteredAndLeft(t *testing.T) {
	s, _ := inFolder(t)
	where := func(want string) {
		t.Helper()
		if at := s.articles.at(); s.menu == nil || string(at) != want {
			t.Fatalf("in %q instead of %q:\n%s", at, want, s.text())
		}
	}
	cursor := func(want string) {
		t.Helper()
		if e := s.articles.entry(s.shelf.cursor); e.Title != want {
			t.Errorf("at %q instead of %q", e.Title, want)
		}
	}
	s.keys("enter")
	where("docs/part 1")
	s.keys("h")
	where("docs")
	cursor("part 1")
	s.keys("h")
	where(".")
	cursor("docs")
	s.keys("l") // the same list as before
	where("docs")
	cursor("part 1")
	s.keys("j", "enter")
	where("docs")
	if !strings.Contains(s.text(), "you need the right") {
		t.Errorf("a folder that can't be read:\n%s", s.text())
	}
	s.keys("G", "enter") // an archive
	where("docs/pages.zip")
	s.keys("esc")
	where("docs")
	cursor("pages.zip")
	s.keys("/", "p", "a", "r", "t", "enter")
	where("docs/part 1")
	s.keys("j", "enter", "esc", "j", "h", "g", "enter")
	where(".")
	s.keys("esc")
	if s.articles.at() != "docs" && s.menu != nil {
		t.Errorf("Esc leads to %q", s.articles.at())
	}
}

func TestHiddenFilesAreListedIfTheyAreWanted(t *testing.T) {
	t.Chdir(t.TempDir())
	s, _ := inFolder(t)
	s.keys(".")
	if !strings.Contains(s.text(), "only of a folder") {
		t.Errorf("of a folder that isn't there:\n%s", s.text())
	}
	if err := os.Mkdir("docs", 0o700); err != nil {
		t.Fatal(err)
	}
	s.keys("j", "j", ".")
	if text := s.text(); !strings.Contains(text, ".hidden.md") || !strings.Contains(text, "with hidden files") || s.articles.entry(s.shelf.cursor).Title != "notes.md" {
		t.Errorf("with hidden files:\n%s", text)
	}
	if s.keys("."); strings.Contains(s.text(), ".hidden.md") {
		t.Errorf("without hidden files:\n%s", s.text())
	}
}

func TestFoldersAreSorted(t *testing.T) {
	t.Chdir(t.TempDir())
	s, _ := inFolder(t)
	s.keys("S")
	if !strings.Contains(s.text(), "in the order of their names") {
		t.Errorf("of files that aren't there:\n%s", s.text())
	}
	for i, name := range []string{"docs/part 1/x", "docs/part 2/x", "docs/notes.md", "docs/picture.png", "docs/plan.md", "docs/pages.zip"} {
		when := time.UnixMilli(int64(1_700_000_000_000 + i*1000))
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o700), os.WriteFile(name, make([]byte, i*7%5), 0o600), os.Chtimes(name, when, when)); err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []string{"pages.zip plan.md picture.png notes.md", "notes.md plan.md picture.png pages.zip", "notes.md picture.png plan.md pages.zip"} {
		s.keys("S")
		var names []string
		for _, e := range s.articles.given {
			names = append(names, e.Title)
		}
		if got := strings.Join(names, " "); got != ".. part 1 part 2 "+want {
			t.Errorf("%q:\n%s", got, s.text())
		}
	}
}

func TestHugeFoldersScrollAtOnce(t *testing.T) {
	var all []Entry
	for i := range 100_000 {
		all = append(all, Entry{Title: fmt.Sprintf("file %d.md", i), Source: model.Source(fmt.Sprint(i))})
	}
	looked := map[model.Source]bool{}
	s := &story{App: New(Options{
		Library: all, Folder: "docs", List: func(model.Source, bool) ([]Entry, error) { return nil, errors.New("no") },
		Look: func(src model.Source) Look { looked[src] = true; return Look{Title: "Title " + string(src)} },
	}, 80, 14), t: t}
	s.run(s.Init())
	s.keys("G")
	if !strings.Contains(s.text(), "Title 99999") || len(looked) > 40 {
		t.Errorf("looked into %d files:\n%s", len(looked), s.text())
	}
	s.keys("/", "7", "7", "7", "7", "7")
	if !strings.Contains(s.text(), "Title 77777") || len(looked) > 80 {
		t.Errorf("looked into %d files:\n%s", len(looked), s.text())
	}
	if !slices.ContainsFunc(all, func(e Entry) bool { return looked[e.Source] }) {
		t.Error("no file was looked into")
	}
}
