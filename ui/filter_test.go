package ui

import (
	"fmt"
	"strings"
	"testing"

	"lede/model"
)

func TestFilterFindsASectionByItsLetters(t *testing.T) {
	s := open(t, "book.md", book(), 100, 20)
	s.keys("s", "p", "2", "2")
	if got := s.text(); !strings.Contains(got, "Part 2.2  Chapter 2") || strings.Contains(got, "Part 1.1") {
		t.Errorf("typing p22 shows\n%s", got)
	}
	s.keys("enter")
	if s.top() != "Part 2.2" || s.lit() != "Part 2.2" || s.focus != readingPane {
		t.Errorf("enter shows %q and lights %q", s.top(), s.lit())
	}
}

func TestFilterTakesANumber(t *testing.T) {
	s := open(t, "book.md", book(), 100, 20)
	s.keys("s", "3", ".", "1", "enter")
	if s.top() != "Part 3.1" {
		t.Errorf("3.1 goes to %q", s.top())
	}
	for number, want := range map[string]int{"1": 0, "1.2": 2, "2": 3, "3.2": 8, "4": -1, "1.3": -1, "0": -1, "x": -1, "1.1.1": -1, "2.": 3} {
		if got := numbered(s.art.Sections(), number); got != want {
			t.Errorf("number %s is section %d, want %d", number, got, want)
		}
	}
}

func TestLeavingTheFilterChangesNothing(t *testing.T) {
	s := open(t, "book.md", book(), 100, 20)
	s.keys("]", "space")
	before := s.text()
	s.keys("s", "z", "z", "z", "down", "enter", "esc")
	if s.text() != before {
		t.Errorf("the screen was\n%s\nand is\n%s", before, s.text())
	}
	s.keys("s", "backspace")
	if s.text() != before {
		t.Errorf("backspace in an empty filter does not leave it:\n%s", s.text())
	}
}

func TestPaletteGivesCommandsLinesAndShares(t *testing.T) {
	s := open(t, "book.md", book(), 100, 20)
	s.keys(":", "n", "e", "x", "t", "s", "e", "c", "enter")
	if s.top() != "Chapter 1" {
		t.Errorf(":nextsec goes to %q", s.top())
	}
	s.keys(":", "1", "enter")
	if s.top() != "The book" {
		t.Errorf(":1 goes to %q", s.top())
	}
	s.keys(":", "5", "0", "%", "enter")
	if percent, _ := s.progress(); percent < 50 || percent > 60 {
		t.Errorf(":50%% goes to %d %%", percent)
	}
	s.keys(":", "k", "e", "y", "s")
	if s.keys("esc"); s.menu != nil || s.prompt != nil {
		t.Error("esc does not leave the palette")
	}
}

func BenchmarkFilter(b *testing.B) {
	var text strings.Builder
	for i := range 100_000 {
		fmt.Fprintf(&text, "## Section %d of the whole\n\n", i)
	}
	art, err := model.Read("x.md", []byte(text.String()))
	if err != nil {
		b.Fatal(err)
	}
	if err := art.ScanAll(); err != nil {
		b.Fatal(err)
	}
	a := New(Options{Article: art}, 120, 40)
	a.filterSections(0)
	s := a.menu.rows.(*sieve)
	for b.Loop() {
		s.narrow("sec99who")
		a.View()
	}
}

func TestEnterOnNothingGoesOnWithTyping(t *testing.T) {
	s := open(t, "book.md", book(), 100, 20)
	s.keys(":", "q", "q", "q", "enter")
	if s.prompt == nil || s.prompt.input.Value() != "qqq" {
		t.Fatalf("enter on nothing leaves the prompt:\n%s", s.text())
	}
	s.keys("esc")
	if s.focus != readingPane || s.prompt != nil {
		t.Errorf("esc does not go back:\n%s", s.text())
	}
}
