package ui

import (
	"errors"
	"strings"
	"testing"
	"time"

	"lede/model"
)

func TestNotesOfOthersAreNotOnesOwn(t *testing.T) {
	n := new(notebook)
	s := n.reopened(t, "book.md", book(), 100)
	s.keys("]", "i", "h", "i", "s", "enter")
	k := n.kept["book.md"]
	k.Notes[0].By = "anna"
	n.kept["book.md"] = k
	s = n.reopened(t, "book.md", book(), 100)
	s.keys("]")
	for _, key := range []string{"\"", "D", "enter", "\"", "i"} {
		s.keys(key)
		if key == "D" && !strings.Contains(s.footer(), "this note is by anna, who alone can change it") {
			t.Errorf("removing anna's note says %q", s.footer())
		}
	}
	if !strings.Contains(s.footer(), "this note is by anna") || !strings.Contains(s.text(), "by anna\n") && !strings.Contains(s.text(), "by anna ") {
		t.Errorf("the list doesn't tell whose note it is:\n%s", s.text())
	}
	if s.keys("esc", "B"); len(n.kept["book.md"].Notes) != 2 || !strings.Contains(s.footer(), "bookmarked") {
		t.Errorf("a bookmark where anna has a note: %q, %+v", s.footer(), n.kept["book.md"].Notes)
	}
}

func TestWhatOthersPutAside(t *testing.T) {
	n := new(notebook)
	s := library(t, n)
	k := n.kept["/home/me/three.md"]
	k.By, k.Title = "ben", "For all to read"
	n.kept["/home/me/three.md"] = k
	s.run(s.restock())
	var row string
	for line := range strings.Lines(s.text()) {
		if strings.Contains(line, "For all to read") {
			row = line
		}
	}
	if !strings.Contains(row, "from ben") {
		t.Errorf("its row is %q", row)
	}
	for range s.articles.kept {
		if s.articles.entry(s.shelf.cursor).By == "" {
			s.keys("j")
		}
	}
	s.keys("D", "enter")
	if n.kept["/home/me/three.md"].By != "ben" {
		t.Error("what another has put aside is forgotten")
	}
}

// silent is a store that doesn't answer any more.
type silent struct {
	*notebook
	asked chan bool // nil as long as it answers
}

// Keep implements Store.
func (s *silent) Keep(k model.Kept) error {
	if s.asked == nil {
		return s.notebook.Keep(k)
	}
	s.asked <- true
	select {}
}

func TestTheEndDoesNotWaitForEver(t *testing.T) {
	art, err := model.Read("book.md", []byte(book()))
	if err != nil {
		t.Fatal(err)
	}
	store := &silent{notebook: &notebook{kept: map[model.Source]model.Kept{}}}
	s := &story{App: New(Options{Article: art, Store: store}, 100, 20), t: t}
	s.run(s.Init())
	store.asked = make(chan bool, 1)
	s.Update(keyPress(t, "]"))
	if err := s.keepAtEnd(time.Millisecond); !errors.Is(err, errNoAnswer) {
		t.Errorf("a store that doesn't answer makes %v", err)
	}
	<-store.asked // it was told all the same
}

func TestAStoreThatComesBackIsAskedAgain(t *testing.T) {
	n := new(notebook)
	n.reopened(t, "book.md", book(), 100).keys("]", "]", "]")
	n.fail = errors.New("the server can't be reached")
	s := n.reopened(t, "book.md", book(), 100)
	clock := time.UnixMilli(1_700_000_000_000)
	s.now = func() time.Time { return clock }
	s.memory.failed = clock
	n.fail = nil
	if s.keys("]"); s.memory.known {
		t.Error("it is asked at once")
	}
	clock = clock.Add(askAgain)
	s.keys("]")
	at := s.top()
	if s.keys("j", "k"); !s.memory.known || s.top() != at {
		t.Errorf("it is known: %v; the page was moved from %q to %q", s.memory.known, at, s.top())
	}
	s.keys("]")
	if !n.kept["book.md"].When.Equal(clock) {
		t.Errorf("kept is %+v", n.kept["book.md"])
	}
}
