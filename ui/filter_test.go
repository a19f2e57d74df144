package ui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

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

// manySections returns the program with a text of n sections.
func manySections(t testing.TB, n int) *App {
	var text strings.Builder
	for i := range n {
		fmt.Fprintf(&text, "## Section %d of the whole\n\n", i)
	}
	art, err := model.Read("x.md", []byte(text.String()))
	if err != nil {
		t.Fatal(err)
	}
	if err := art.ScanAll(); err != nil {
		t.Fatal(err)
	}
	return New(Options{Article: art}, 120, 40)
}

func TestTheFilterMakesSteps(t *testing.T) {
	const n = 3*siftAtOnce + 100
	a := manySections(t, n)
	a.filterSections(0)
	s := a.menu.rows.(*sieve)
	typed := func(text string) tea.Cmd { a.prompt.input.SetValue(text); return a.prompt.changed(text) }
	first := typed("n5")
	if first == nil || s.sifted() || !strings.Contains(s.note(), "+ of") {
		t.Fatalf("after the first step, it says %q", s.note())
	}
	second := typed("n54") // before the steps for n5 are made
	a.Update(first())
	for cmd := second; cmd != nil; {
		msg, ok := cmd().(siftedMsg)
		if !ok {
			break
		}
		cmd = a.happened(msg)
	}
	want := 0
	for i := range n {
		if subsequence("54", fmt.Sprint(i)) {
			want++
		}
	}
	if got := s.note(); got != fmt.Sprintf("%d of %d", want, n) {
		t.Errorf("54 is found in %s rows, want %d", got, want)
	}
	seen := map[int]bool{}
	for i := range s.Len() {
		if k := s.which(i); seen[k] || !subsequence("54", fmt.Sprint(k)) {
			t.Fatalf("row %d is section %d", i, k)
		} else {
			seen[k] = true
		}
	}
	typed("n49251") // what is found at once is not all: Enter waits for the rest
	a.prompt.enter("n49251")
	if got := a.art.Sections()[a.outline.current].Title; got != "Section 49251 of the whole" {
		t.Errorf("enter goes to %q", got)
	}
}

// subsequence reports whether all letters of a stand in b, in their order.
func subsequence(a, b string) bool {
	for _, r := range a {
		_, after, ok := strings.Cut(b, string(r))
		if b = after; !ok {
			return false
		}
	}
	return true
}

func BenchmarkFilter(b *testing.B) {
	for _, n := range []int{100_000, 580_000} {
		a := manySections(b, n)
		a.filterSections(0)
		s := a.menu.rows.(*sieve)
		b.Run(fmt.Sprintf("%d sections, a key", n), func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				s.narrow("sec99who"[:1+i%8])
				a.View()
			}
		})
		b.Run(fmt.Sprintf("%d sections, all", n), func(b *testing.B) {
			for b.Loop() {
				s.narrow("")
				s.narrow("sec99who")
				s.finish()
				a.View()
			}
		})
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
