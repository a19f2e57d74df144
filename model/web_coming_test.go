package model

import (
	"io"
	"net/http"
	"strings"
	"testing"
)

// The first page of a text doesn't wait for the rest, nor what could be read for what couldn't.
func TestAPageThatIsStillComing(t *testing.T) {
	more := make(chan string)
	schemes, at := site(t, func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "cut.html") {
			w.Header().Set("Content-Length", "1000")
			io.WriteString(w, "<!doctype html><p>The first words.")
			return
		}
		io.WriteString(w, "# Title\n\nThe first words.\n\n")
		w.(http.Flusher).Flush()
		io.WriteString(w, <-more)
	})
	a, err := schemes.Open(Request{Source: Source(at + "/x.md")})
	if err != nil || a.Whole() || !strings.Contains(shown(a), "The first words.") {
		t.Fatalf("%v", err)
	}
	more <- "## Part\n\nThe last words.\n"
	if err := a.ScanAll(); err != nil || len(a.Sections()) != 1 || !strings.Contains(shown(a), "The last words.") {
		t.Errorf("%d sections, %v", len(a.Sections()), err)
	}
	a, err = schemes.Open(Request{Source: Source(at + "/cut.html")})
	if err != nil || !strings.Contains(shown(a), "The first words.") || a.Notice != "ends too early: the rest of it is missing" {
		t.Errorf("%v; the notice is %q", err, a.Notice)
	}
}

// The beginning of a long page doesn't wait for its end.
func TestALongPageThatIsStillComing(t *testing.T) {
	more, over := make(chan bool), make(chan bool)
	schemes, at := site(t, func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, "<!doctype html><title>T</title><h1>The title</h1>")
		part := "<h2>Part</h2>" + strings.Repeat("<p>Some words, and some more of them, which are no news to anybody.</p>", 1000)
		for range 5 << 20 / len(part) {
			io.WriteString(w, part)
		}
		w.(http.Flusher).Flush()
		<-more
		io.WriteString(w, "<h2>The end</h2><p>The last words.</p>")
		close(over)
	})
	a, err := schemes.Open(Request{Source: Source(at)})
	if err != nil || a.Whole() || !strings.Contains(string(a.bytes(0, 1000)), "# The title\n") || a.HasOther() {
		t.Fatalf("%v, %q", err, a.bytes(0, 1000))
	}
	close(more)
	<-over
	if err := a.ScanAll(); err != nil || a.Title() != "The title" || a.Sections()[len(a.Sections())-1].Title != "The end" || a.Index("The last words.") < 0 {
		t.Errorf("%d sections, %v", len(a.Sections()), err)
	}
}
