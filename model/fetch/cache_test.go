package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// files returns the pages that a client has kept.
func files(t *testing.T, c *Client) []string {
	all, err := filepath.Glob(filepath.Join(c.Kept, "*"))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestAPageIsKept(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=latin1")
		io.WriteString(w, "the text of "+r.URL.Path)
	}))
	defer s.Close()
	c := client(t)
	then := time.Date(2026, 11, 24, 10, 15, 0, 0, time.UTC)
	c.now = func() time.Time { return then }
	if _, _, err := get(t, c, s.URL+"/a.html#x", Want{}); err != nil {
		t.Fatal(err)
	}
	kept := files(t, c)
	if len(kept) != 1 {
		t.Fatalf("kept are %q", kept)
	}
	for path, want := range map[string]os.FileMode{c.Kept: 0o700, kept[0]: 0o600} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want && runtime.GOOS != "windows" {
			t.Errorf("%s: %v, %v", path, info.Mode(), err)
		}
	}
	s.Close()
	c.now = time.Now
	p, text, err := get(t, c, s.URL+"/a.html#y", Want{})
	if err != nil || text != "the text of /a.html" || !p.Since.Equal(then) || p.Why == nil || p.Charset != "latin1" || p.Type != "text/html" || p.Name != "a.html" || p.URL.Path != "/a.html" {
		t.Errorf("without the server: %q, %+v, %v", text, p, err)
	}
	if _, _, err := get(t, c, s.URL+"/b", Want{}); err == nil {
		t.Error("what wasn't kept is read")
	}
	if _, err := c.Get(canceled(), s.URL+"/a.html", Want{}); err == nil {
		t.Error("who ends the wait gets a copy")
	}
}

// canceled returns a context that has ended.
func canceled() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	return ctx
}

func TestTheServerTellsWhetherACopyIsRight(t *testing.T) {
	var asked []string
	version := "1"
	at := serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.Header.Get("If-None-Match")+r.Header.Get("Cache-Control"))
		if r.Header.Get("If-None-Match") == version {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("ETag", version)
		io.WriteString(w, "version "+version)
	})
	c := client(t)
	for _, step := range []struct {
		now  string
		want Want
		text string
		copy bool
	}{
		{"1", Want{}, "version 1", false},
		{"1", Want{}, "version 1", false},
		{"2", Want{Kept: true}, "version 1", true},
		{"2", Want{}, "version 2", false},
		{"2", Want{Again: true}, "version 2", false},
	} {
		version = step.now
		if p, text, err := get(t, c, at, step.want); err != nil || text != step.text || p.Since.IsZero() == step.copy || p.Why != nil {
			t.Errorf("%+v: %q, %v", step, text, err)
		}
	}
	if got := strings.Join(asked, "|"); got != "|1|1|no-cache" {
		t.Errorf("the server was asked %q", got)
	}
}

func TestWhatIsNotKept(t *testing.T) {
	at := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/cut":
			w.Header().Set("Content-Length", "1000")
		case "/secret":
			w.Header().Set("Cache-Control", "private, No-Store")
		case "/long":
			w.Write(make([]byte, 2<<20))
		case "/gone":
			w.WriteHeader(http.StatusNotFound)
		}
		io.WriteString(w, "words")
	})
	c := client(t)
	for _, path := range []string{"/cut", "/secret", "/long", "/gone"} {
		get(t, c, at+path, Want{})
	}
	get(t, c, strings.Replace(at, "://", "://me:password@", 1), Want{})
	p, err := c.Get(context.Background(), at+"/left", Want{})
	if err != nil {
		t.Fatal(err)
	}
	p.Close()
	if kept := files(t, c); len(kept) > 0 {
		t.Errorf("kept are %q", kept)
	}
}

func TestACopyThatIsDamagedIsNone(t *testing.T) {
	at := serve(t, func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "words") })
	c := client(t)
	get(t, c, at, Want{})
	file := files(t, c)[0]
	good, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"", "\n", "{", "{}\nother words", "null\nother words", strings.Repeat("x", 100_000), strings.Replace(string(good), "127.0.0.1", "127.0.0.9", 1)} {
		if err := os.WriteFile(file, []byte(bad), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, text, err := get(t, c, at, Want{Kept: true}); text != "words" || err != nil {
			t.Errorf("%.20q: %q, %v", bad, text, err)
		}
	}
	if err := os.WriteFile(c.Kept+"x", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	c.Kept += "x/pages" // where no folder can be
	if _, text, err := get(t, c, at, Want{}); text != "words" || err != nil {
		t.Errorf("without a folder: %q, %v", text, err)
	}
}

func TestTheCacheIsBounded(t *testing.T) {
	at := serve(t, func(w http.ResponseWriter, r *http.Request) { w.Write(make([]byte, 100<<10)) })
	c := client(t)
	now := time.Now()
	c.now = func() time.Time { now = now.Add(time.Second); return now }
	if err := os.MkdirAll(c.Kept, 0o700); err != nil {
		t.Fatal(err)
	}
	left := filepath.Join(c.Kept, "new-1") // by a program that was killed
	if err := os.WriteFile(left, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	old := now.Add(-48 * time.Hour)
	if err := os.Chtimes(left, old, old); err != nil {
		t.Fatal(err)
	}
	for i := range 20 {
		get(t, c, fmt.Sprint(at, "/", i), Want{})
		get(t, c, at+"/0", Want{Kept: true})
	}
	sum := int64(0)
	for _, f := range files(t, c) {
		info, err := os.Stat(f)
		if err != nil {
			t.Fatal(err)
		}
		sum += info.Size()
	}
	if sum > c.limits.kept || sum < c.limits.kept/2 {
		t.Errorf("%d bytes are kept in %q", sum, files(t, c))
	}
	if _, err := os.Stat(left); !errors.Is(err, os.ErrNotExist) {
		t.Error("what was left is there still")
	}
	if p, _, err := get(t, c, at+"/0", Want{Kept: true}); err != nil || p.Since.IsZero() {
		t.Error("what is read again and again is gone")
	}
}
