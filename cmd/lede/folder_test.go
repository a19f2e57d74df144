package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lede/model"
)

// TestLookTellsTheSizeOfWhatIsRead guards that a list gives no minutes for a file of sums.
func TestLookTellsTheSizeOfWhatIsRead(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		read bool
	}{
		"go.sum": {strings.Repeat("example.org/a/b v1.2.3 h1:2qtnWPKTVoyaC5ZwEe+nFq7yJbGxWjXPvLsTeqWw9kc=\n", 20), false},
		"a.md":   {"# A title\n\nSome words.\n", true},
		"a.txt":  {"Some words that a person reads, and some more of them.\n", true},
		"a.go":   {"package a\n\n// F does it.\nfunc F() {}\n", true},
	} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		if l := look(model.Source(path)); l.Err != nil || l.Size > 0 != c.read {
			t.Errorf("%s: %+v", name, l)
		}
	}
}
