//go:build unix

package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"lede/model"
	"lede/model/library"
)

func TestReadingAPageInATerminal(t *testing.T) {
	more := make(chan struct{})
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/page.html":
			io.WriteString(w, "<!doctype html><title>The page</title><p>Its words, and <a href=late.html#part>a link</a>.")
		case "/late.html":
			w.Header().Set("Content-Length", "4096")
			io.WriteString(w, "<!doctype html>")
			w.(http.Flusher).Flush()
			select {
			case <-more:
			case <-r.Context().Done():
			}
		default:
			http.NotFound(w, r)
		}
	}))
	defer site.Close()
	defer close(more)
	browse := func(path string) *terminal {
		cmd := lede(site.URL + path)
		cmd.Env = append(cmd.Env, "XDG_CACHE_HOME="+t.TempDir(), "XDG_STATE_HOME="+t.TempDir(), "HOME="+t.TempDir())
		return start(t, cmd)
	}
	s := browse("/page.html")
	at := s.wait(0, "Its words, and a link.")
	s.keys("o")
	at = s.wait(at, "a letter follows its link")
	s.keys("s")
	at = s.wait(at, "Enter reads it here, o outside: "+site.URL+"/late.html#part")
	s.keys("\r")
	at = s.wait(at, "0 KB of 4 KB · Esc stops · "+site.URL+"/late.html")
	s.keys("\x1b")
	s.wait(at, "stopped")
	s.keys("q")
	if _, err := s.end(); err != nil {
		t.Errorf("q ends with %v", err)
	}
	s.restored()

	s = browse("/nosuch")
	written, err := s.end()
	if err == nil || !strings.HasSuffix(strings.TrimSpace(ansi.Strip(written)), "lede: "+site.URL+"/nosuch: the server answers 404 Not Found") {
		t.Errorf("what isn't there ends with %v and writes %q", err, written)
	}
	s.restored()
}

func TestAPageGoesOnWhereItStopped(t *testing.T) {
	var page atomic.Value
	write := func(above string) {
		var b strings.Builder
		b.WriteString("<!doctype html><title>The page</title><main><h1>The page</h1>" + above)
		for i := 1; i <= 120; i++ {
			fmt.Fprintf(&b, "<p>Paragraph number %d of the page says little, and that at some length.</p>", i)
		}
		page.Store(b.String() + "</main>")
	}
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		io.WriteString(w, page.Load().(string))
	}))
	defer site.Close()
	home := t.TempDir()
	browse := func() *terminal {
		cmd := lede(site.URL + "/page.html")
		cmd.Env = append(cmd.Env, "XDG_CACHE_HOME="+home, "HOME="+home, "LEDE_LIBRARY="+filepath.Join(home, "library.db"))
		return start(t, cmd)
	}
	kept := func() model.Kept {
		l, err := library.Open(filepath.Join(home, "library.db"))
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		k, err := l.Recall(model.Source(site.URL+"/page.html"), "")
		if err != nil {
			t.Fatal(err)
		}
		return k
	}
	write("")
	s := browse()
	at := s.wait(0, "Paragraph number 1 of")
	s.keys(":60%\r")
	s.wait(at, "Paragraph number 80 of")
	s.keys("q")
	s.end()
	was := kept()
	for _, above := range []string{"", strings.Repeat("<p>What is new stands above all else on the page now.</p>", 50)} {
		write(above)
		s = browse()
		s.wait(0, "resumed at")
		s.wait(0, "Paragraph number 80 of")
		s.keys("q")
		s.end()
		s.restored()
		now := kept()
		if now.At.Words != was.At.Words || (now.At.At > was.At.At) != (above != "") {
			t.Errorf("reading stopped at %d, %q, and goes on at %d, %q", was.At.At, was.At.Words, now.At.At, now.At.Words)
		}
	}
}
