//go:build unix

package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
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
