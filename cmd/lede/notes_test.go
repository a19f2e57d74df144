//go:build unix

package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestNotesToWhatWasPipedIn(t *testing.T) {
	db, text := filepath.Join(t.TempDir(), "library.db"), "A title\n\nIts only paragraph.\n"
	piped := func(args ...string) string {
		t.Helper()
		cmd := with(db, lede(args...))
		cmd.Stdin = strings.NewReader(text)
		out, _ := cmd.CombinedOutput()
		return string(out)
	}
	path := filepath.Join(t.TempDir(), "text")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := with(db, lede())
	in, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	cmd.Stdin = in
	s := start(t, cmd)
	at := s.wait(0, "Its only paragraph.")
	s.keys("i")
	at = s.wait(at, "Note to")
	s.keys("first line\nsecond line\r")
	s.wait(at, "kept")
	s.keys("q")
	if out, err := s.end(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if got := piped("notes", "-"); !strings.HasPrefix(got, "# A title\n\nPiped in\n\n> ") || !strings.Contains(got, "\nfirst line\nsecond line\n") {
		t.Errorf("the notes to it are\n%s", got)
	}
	if got := piped("notes", "--json", "-"); !strings.Contains(got, `"note": "first line\nsecond line"`) {
		t.Errorf("as JSON they are\n%s", got)
	}
	if got := piped("forget", "-"); got != "" {
		t.Errorf("forgetting it says %s", got)
	}
	if got := piped("notes", "-"); !strings.Contains(got, "nothing is marked in it") {
		t.Errorf("after it is forgotten there are\n%s", got)
	}
}

func TestAPageReadPrivatelyLeavesNothing(t *testing.T) {
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		io.WriteString(w, "<!doctype html><title>The page</title><p>Its words.")
	}))
	defer site.Close()
	home := t.TempDir()
	cmd := with(filepath.Join(home, "library.db"), lede("--private", site.URL+"/page.html"))
	cmd.Env = append(cmd.Env, "XDG_CACHE_HOME="+home, "XDG_DATA_HOME="+home, "XDG_STATE_HOME="+home, "XDG_CONFIG_HOME="+home, "HOME="+home)
	s := start(t, cmd)
	at := s.wait(0, "Its words.")
	s.keys("B")
	s.wait(at, "nothing is kept with --private")
	s.keys("q")
	if out, err := s.end(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	filepath.Walk(home, func(path string, info os.FileInfo, err error) error {
		if err != nil || !info.IsDir() {
			t.Errorf("%s is left (%v)", path, err)
		}
		return nil
	})
}
