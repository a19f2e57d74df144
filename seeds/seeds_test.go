package seeds

import (
	"slices"
	"testing"
	"unicode/utf8"
)

// Each file here is an article, and each article a file.
func TestNamesAreAllFiles(t *testing.T) {
	found, err := files.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	names := Names()
	for _, f := range found {
		if !slices.Contains(names, f.Name()) {
			t.Errorf("%s is in no list", f.Name())
		}
	}
	if len(names) != len(found) {
		t.Errorf("%d names, %d files", len(names), len(found))
	}
	for _, n := range names {
		if text := Text(n); len(text) == 0 || !utf8.Valid(text) {
			t.Errorf("%s: no text", n)
		}
		if About(n) == "" {
			t.Errorf("%s: nothing says what it is", n)
		}
	}
	if Text("nosuch.md") != nil {
		t.Error("a text that there isn't")
	}
}
