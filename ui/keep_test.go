package ui

import (
	"bytes"
	"compress/gzip"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"lede/model"
)

func TestReadingGoesOnWhereItStopped(t *testing.T) {
	n := new(notebook)
	s := n.reopened(t, "book.md", book(), 100)
	if s.message != "" {
		t.Errorf("a text that was never read opens with %q", s.message)
	}
	s.keys("]", "]", "]", "space", "j")
	before, words := s.top(), strings.Fields(s.top())[0]
	s = n.reopened(t, "book.md", book(), 100)
	if s.top() != before || !strings.Contains(s.footer(), "resumed at 37 %") {
		t.Errorf("it opens at %q, was left at %q:\n%s", s.top(), before, s.text())
	}
	s.want("resumed")
	for _, width := range []int{60, 140} {
		if s = n.reopened(t, "book.md", book(), width); !strings.Contains(s.top(), words) {
			t.Errorf("at %d columns it opens at %q, was left at %q", width, s.top(), before)
		}
	}
	edited := strings.Replace(book(), "A word before", prose(50, "what is new")+"A word before", 1)
	s = n.reopened(t, "book.md", edited, 100)
	if s.top() != before {
		t.Errorf("with more above, it opens at %q, was left at %q", s.top(), before)
	}
	if s.keys("g"); s.top() != "The book" {
		t.Errorf("the top is %q", s.top())
	}
	if s = n.reopened(t, "book.md", edited, 100); s.top() != "The book" || s.message != "" {
		t.Errorf("left at the top, it opens at %q with %q", s.top(), s.message)
	}
}

func TestAReaderWhoHasMovedIsNotMoved(t *testing.T) {
	n := new(notebook)
	n.reopened(t, "book.md", book(), 100).keys("]", "]", "]")
	art, _ := model.Read("book.md", []byte(book()))
	s := &story{App: New(Options{Article: art, Store: n}, 100, 20), t: t}
	s.App.keepEvery = 0
	late := s.recalling
	s.keys("j")
	at := s.top()
	if len(n.kept) != 1 || n.kept["book.md"].Share < 20 {
		t.Errorf("the place is written over before it is known: %+v", n.kept)
	}
	s.run(late)
	s.keepLast()
	if s.top() != at || s.message != "" {
		t.Errorf("the page jumps to %q with %q", s.top(), s.message)
	}
}

func TestAPlaceInATextThatIsStillComing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "book.md.gz")
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	w.Write([]byte(book() + prose(2000, "the rest")))
	w.Close()
	if err := os.WriteFile(path, packed.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	n := new(notebook)
	open := func() *story {
		art, err := model.Open(model.Source(path))
		if err != nil {
			t.Fatal(err)
		}
		return n.shown(t, Options{Article: art}, 100)
	}
	s := open()
	s.keys("8", "0", "space")
	before, at := s.top(), s.page.top.Start
	if s = open(); s.top() != before || at < 70_000 {
		t.Errorf("it opens at %q, was left at %q, %d", s.top(), before, at)
	}
}

func TestMarksOfReadSectionsLast(t *testing.T) {
	n := new(notebook)
	s := n.reopened(t, "book.md", book(), 100)
	s.keys("]", "]")
	for range 10 {
		s.keys("space")
	}
	marked := strings.Count(s.text(), "·")
	if marked == 0 {
		t.Fatalf("nothing is marked:\n%s", s.text())
	}
	edited := strings.Replace(book(), "A word before", prose(50, "what is new")+"A word before", 1)
	for _, text := range []string{book(), edited} {
		s = n.reopened(t, "book.md", text, 100)
		if got := strings.Count(s.text(), "·"); got != marked {
			t.Errorf("opened again, %d sections are marked as read, %d were:\n%s", got, marked, s.text())
		}
	}
}

func TestWhatIsNotKeptIsSaidOnce(t *testing.T) {
	n := &notebook{fail: errors.New("the library can't be used: the disk is full")}
	s := n.reopened(t, "book.md", book(), 100)
	if !strings.Contains(s.footer(), "the disk is full") {
		t.Errorf("the footer is %q", s.footer())
	}
	s.keys("j", "j", "space")
	if s.message != "" {
		t.Errorf("then the message is %q", s.message)
	}
	n = &notebook{notice: "the library was made by a newer lede"}
	if s = n.reopened(t, "book.md", book(), 100); !strings.Contains(s.footer(), "by a newer lede") {
		t.Errorf("the footer is %q", s.footer())
	}
}

func TestThePlaceIsKeptWhenAnotherArticleIsOpened(t *testing.T) {
	dir := t.TempDir()
	one, two := filepath.Join(dir, "one.md"), filepath.Join(dir, "two.md")
	for path, text := range map[string]string{one: "Words.\n\nOn to [two](two.md).\n\n" + book(), two: "# Two\n\n" + prose(30, "two")} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	n := new(notebook)
	art, err := model.Open(model.Source(one))
	if err != nil {
		t.Fatal(err)
	}
	s := n.shown(t, Options{Article: art, Open: model.Schemes(nil).Open}, 100)
	s.memory.due = true
	s.keys("j", "j")
	at := s.page.top.Start
	s.keys("o")
	if s.top() != "Two" || at == 0 || n.kept[model.Source(one)].At.At != at {
		t.Errorf("%q is shown, kept is %+v", s.top(), n.kept)
	}
}

func TestNoKeyWaitsForTheStore(t *testing.T) {
	n := new(notebook)
	s := n.reopened(t, "book.md", book(), 100)
	before := n.writes
	for range 50 {
		s.Update(keyPress(t, "j")) // what it brings about isn't done
	}
	if n.writes != before {
		t.Errorf("50 keys write %d times", n.writes-before)
	}
	asked := 0
	for range 50 {
		if _, cmd := s.Update(tea.KeyPressMsg{Code: 'k', Text: "k"}); cmd != nil {
			asked++
		}
	}
	if asked != 0 {
		t.Errorf("while a place waits to be kept, %d more commands are given", asked)
	}
}

func TestSuspendingKeepsThePlace(t *testing.T) {
	n := new(notebook)
	s := n.reopened(t, "book.md", book(), 100)
	s.memory.due = true
	s.keys("]", "]", "]")
	want := s.page.top.Start
	s.run(s.keepNow()) // as suspend does first
	if got := n.kept["book.md"].At.At; got != want {
		t.Errorf("%d is kept, want %d", got, want)
	}
}

func TestAReaderFasterThanTheStoreLosesNothing(t *testing.T) {
	n := &notebook{kept: map[model.Source]model.Kept{}}
	art, _ := model.Read("book.md", []byte(book()))
	s := &story{App: New(Options{Article: art, Store: n}, 100, 20), t: t}
	s.keys("]", "]", "q")
	s.keepLast()
	if k := n.kept["book.md"]; k.At.At != s.page.top.Start || k.At.At == 0 {
		t.Errorf("kept is %+v", k)
	}
}

func TestTheTimeLeftIsOfTheReadersOwnPace(t *testing.T) {
	n := new(notebook)
	s := n.reopened(t, "long.md", "# Long\n\n"+prose(400, "it"), 100)
	clock := time.Now()
	s.App.now = func() time.Time { return clock }
	_, usual := s.progress()
	for range 40 { // some 800 bytes in a third of a minute
		clock = clock.Add(21 * time.Second)
		s.keys("space")
	}
	_, left := s.progress()
	percent, _ := s.share()
	if atUsual := usual * (100 - percent) / 100; left > atUsual*9/10 {
		t.Errorf("a fast reader is told %d min, anybody %d", left, atUsual)
	}
	faster := s.minutes(140_000)
	for range 100 {
		clock = clock.Add(time.Second)
		s.keys("space") // skims
	}
	clock = clock.Add(time.Hour) // and is away
	s.keys("k", "j", "j")
	if got := s.minutes(140_000); got != faster {
		t.Errorf("skimming makes %d min of %d", got, faster)
	}
	s = n.reopened(t, "other.md", book(), 100)
	if got := s.minutes(140_000); got != faster {
		t.Errorf("in the next run %d min are told, want %d", got, faster)
	}
}

func TestAllThatWasReadIsSearched(t *testing.T) {
	n := new(notebook)
	n.reopened(t, "book.md", book(), 100).keys("j")
	s := n.shown(t, Options{Shelf: true, Open: func(r model.Request) (*model.Article, error) { return model.Read(r.Source, []byte(book())) }}, 100)
	s.keys("F")
	s.keys(strings.Split("5 of part 2.1.", "")...)
	s.want("library-find")
	s.keys("enter")
	if !strings.Contains(s.text(), "Paragraph 5 of part 2.1.") || s.lit() != "Part 2.1" {
		t.Errorf("the hit is not shown:\n%s", s.text())
	}
	s.keys("esc", "esc")
	if s.menu != s.shelf {
		t.Errorf("Esc leads to\n%s", s.text())
	}
}
