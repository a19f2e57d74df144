package model

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

func TestFoldersAreListedAsPeopleSortThem(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"chapter 10.md", "chapter 2.md", "Chapter 1.md", "chapter 02.md", "zoo", ".hidden", "Ärger.txt", "b.md"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"parts", "Notes", ".git"} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	want := "Notes/ parts/ b.md Chapter 1.md chapter 02.md chapter 2.md chapter 10.md zoo Ärger.txt"
	if runtime.GOOS != "windows" {
		for link, to := range map[string]string{"linked": "parts", "nowhere": "none", "y.md": "b.md"} {
			if err := os.Symlink(filepath.Join(dir, to), filepath.Join(dir, link)); err != nil {
				t.Fatal(err)
			}
		}
		want = "linked/ Notes/ parts/ b.md Chapter 1.md chapter 02.md chapter 2.md chapter 10.md y.md zoo Ärger.txt"
	}
	for _, hidden := range []bool{false, true} {
		items, err := Folder(Source(dir), hidden)
		var names []string
		for _, i := range items {
			name := filepath.Base(string(i.Source))
			if i.Holds {
				name += "/"
			}
			names = append(names, name)
		}
		got := strings.Join(names, " ")
		if hidden {
			want = ".git/ " + strings.Replace(want, " b.md", " .hidden b.md", 1)
		}
		if err != nil || got != want {
			t.Errorf("%v: %q, %v, want %q", hidden, got, err, want)
		}
	}
	if _, err := Folder(Source(filepath.Join(dir, "none")), false); err == nil || strings.Contains(err.Error(), dir) {
		t.Errorf("a folder that isn't there: %v", err)
	}
}

func TestOrderOfNamesIsOne(t *testing.T) {
	names := []string{"", "0", "00", "1", "01", "a", "A", "a1", "a01", "a1b", "a10", "a9", "ä", "\xff", "a\xff", "1a", "2", "10"}
	slices.SortFunc(names, compareNames)
	r := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		other := slices.Clone(names)
		r.Shuffle(len(other), func(i, j int) { other[i], other[j] = other[j], other[i] })
		slices.SortFunc(other, compareNames)
		if !slices.Equal(names, other) {
			t.Fatalf("%q and %q", names, other)
		}
	}
}

func TestWhatAFolderStandsIn(t *testing.T) {
	zip := write(t, "x.zip", "PK\x03\x04")
	for src, want := range map[Source]string{"a/b": "a", "a/b/": "a", "a": ".", ".": "..", "..": "../..", "../..": "../../..", zip: filepath.Dir(string(zip)), zip + "/in/y.zip": string(zip)} {
		if got, ok := Above(src); !ok || filepath.ToSlash(string(got)) != filepath.ToSlash(want) {
			t.Errorf("%s: %s", src, got)
		}
	}
	if _, ok := Above("/"); ok {
		t.Error("something is above the root")
	}
}
