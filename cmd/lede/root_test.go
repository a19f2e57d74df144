package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"lede/model"
)

// What the reader says of a page holds for that page, with the heading that was named, and not for those that it links to.
func TestWhatIsSaidOfAPageHoldsForItAlone(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		io.WriteString(w, "<!doctype html><p>Some words.")
	}))
	defer site.Close()
	open := options{as: model.As{Format: "text"}}.open([]string{site.URL + "/a#part"})
	for path, want := range map[string]string{"/a": "text", "/a/b": "HTML", "/b": "HTML"} {
		art, err := open(model.Request{Source: model.Source(site.URL + path)})
		if err != nil || art.Format != want {
			t.Errorf("%s: %v, %v", path, art, err)
			continue
		}
		art.Close()
	}
}
