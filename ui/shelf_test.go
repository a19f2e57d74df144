package ui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"lede/model"
)

// library returns the program that shows a notebook with some articles, and one that lede comes with.
func library(t *testing.T, n *notebook) *story {
	t.Helper()
	clock := time.UnixMilli(1_700_000_000_000)
	n.kept = map[model.Source]model.Kept{
		"/home/me/one.md":   {Title: "The first one", Share: 42, Left: 14_000, When: clock.Add(-time.Minute)},
		"/home/me/two.md":   {Title: "Another article", Share: 100, When: clock.Add(-26 * time.Hour)},
		"/home/me/three.md": {Left: 2800, Aside: clock.Add(-5 * time.Hour)},
		"/home/me/four.md":  {Title: "Of long ago", Share: 3, Left: 280_000, When: clock.Add(-2400 * time.Hour)},
	}
	o := Options{
		Store: n, Shelf: true,
		Library: []Entry{{Title: "A tour of lede", Source: "seed:tour", About: "Learn the keys while you read", Size: 7000}},
		Open: func(r model.Request) (*model.Article, error) {
			if r.Source == "/home/me/four.md" {
				return nil, fmt.Errorf("%s: no such file", r.Source)
			}
			return model.Read(r.Source, []byte(book()))
		},
	}
	a := New(o, 80, 20)
	a.keepEvery, a.now = 0, func() time.Time { clock = clock.Add(time.Millisecond); return clock }
	s := &story{App: a, t: t}
	s.run(s.Init())
	return s
}

func TestTheShelfListsWhatWasRead(t *testing.T) {
	library(t, new(notebook)).want("shelf-kept")
}

func TestTheShelfIsSorted(t *testing.T) {
	s := library(t, new(notebook))
	for _, want := range []string{"Another article", "Another article", "Another article", "The first one"} {
		s.keys("S")
		if got := s.articles.kept[0].Title; got != want {
			t.Errorf("%s: the first is %s, want %s", s.message, got, want)
		}
	}
}

func TestReadingMovesAnArticleUpTheShelf(t *testing.T) {
	s := library(t, new(notebook))
	s.keys("G", "enter")
	if s.top() != "The book" {
		t.Fatalf("the tour is not opened:\n%s", s.text())
	}
	s.keys("]", "]", "a")
	if !strings.Contains(s.footer(), "put aside") {
		t.Errorf("the footer is %q", s.footer())
	}
	s.keys("esc")
	if e := s.articles.kept[0]; e.Source != "seed:tour" || e.Share == 0 || s.articles.Len() != 5 {
		t.Errorf("the first of %d is %+v:\n%s", s.articles.Len(), e, s.text())
	}
	if s.keys("j", "enter", "esc"); s.articles.kept[0].Source != "/home/me/one.md" {
		t.Errorf("the first is %+v", s.articles.kept[0])
	}
}

func TestForgettingAnArticle(t *testing.T) {
	n := new(notebook)
	s := library(t, n)
	s.keys("D", "esc")
	if len(n.kept) != 4 {
		t.Error("it is forgotten without being asked")
	}
	s.keys("D", "enter")
	if len(n.kept) != 3 || strings.Contains(s.text(), "The first one") {
		t.Errorf("it is still there:\n%s", s.text())
	}
	s.keys("G", "D")
	if !strings.Contains(s.footer(), "nothing is kept here") {
		t.Errorf("of an article that lede comes with the footer says %q", s.footer())
	}
}

func TestALargeShelf(t *testing.T) {
	n := &notebook{kept: map[model.Source]model.Kept{}}
	for i := range 100_000 {
		n.kept[model.Source(fmt.Sprintf("/%06d", i))] = model.Kept{Title: fmt.Sprint("Article ", i), When: time.UnixMilli(int64(1000 + i))}
	}
	a := New(Options{Store: n, Shelf: true}, 80, 20)
	s := &story{App: a, t: t}
	s.run(s.Init())
	if s.keys("G"); !strings.Contains(s.text(), "Article 0 ") || !strings.Contains(s.text(), "100000 of 100000") {
		t.Errorf("the end is\n%s", s.text())
	}
	if s.keys("g"); !strings.Contains(s.text(), "Article 99999 ") {
		t.Errorf("the beginning is\n%s", s.text())
	}
	s.keys("/", "4", "2", "4", "2")
	if !strings.Contains(s.text(), "Article 4242 ") {
		t.Errorf("42 finds\n%s", s.text())
	}
}

func TestNothingIsPutAsidePrivately(t *testing.T) {
	s := open(t, "book.md", book(), 80, 20)
	if s.keys("a"); !s.failed {
		t.Errorf("the footer is %q", s.footer())
	}
}
