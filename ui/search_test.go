package ui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"lede/ui/sample"
)

// typing gives the program each letter of a text as a key.
func (s *story) typing(text string) *story {
	for _, r := range text {
		if r == ' ' {
			s.keys("space")
		} else {
			s.keys(string(r))
		}
	}
	return s
}

func TestSearchShowsHitsAsOneTypes(t *testing.T) {
	s := open(t, "book.md", book(), 100, 20)
	s.keys("/").typing("paragraph 3 of part 2.1")
	if !strings.Contains(s.text(), "Paragraph 3 of part 2.1") || s.lit() != "Part 2.1" {
		t.Errorf("the hit is not shown:\n%s", s.text())
	}
	if !strings.Contains(s.text(), "1 of 1") {
		t.Errorf("the number of hits is not told:\n%s", s.text())
	}
	s.keys("esc")
	if s.top() != "The book" || s.find.query != nil {
		t.Errorf("esc leaves the page at %q", s.top())
	}
	s.keys("/").typing("paragraph 3 of part 2.1").keys("enter", "H")
	if s.top() != "The book" {
		t.Errorf("back from a search shows %q", s.top())
	}
}

func TestNextAndPreviousHit(t *testing.T) {
	s := open(t, "book.md", book(), 100, 20)
	s.keys("/").typing("paragraph 1 of").keys("enter")
	var seen []string
	for range 9 {
		seen = append(seen, s.lit())
		s.keys("n")
	}
	if got := strings.Join(seen, " "); got != "Chapter 1 Part 1.1 Part 1.2 Chapter 2 Part 2.1 Part 2.2 Chapter 3 Part 3.1 Part 3.2" {
		t.Errorf("n goes to %s", got)
	}
	if s.lit() != "Chapter 1" || s.message != "1 of 9 · on from the top" {
		t.Errorf("after the last hit n goes to %q and says %q", s.lit(), s.message)
	}
	s.keys("N")
	if s.lit() != "Part 3.2" || s.message != "9 of 9 · on from the end" {
		t.Errorf("N from the first goes to %q and says %q", s.lit(), s.message)
	}
	s.keys("3", "N")
	if s.lit() != "Part 2.2" || !strings.Contains(s.text(), "6 of 9") {
		t.Errorf("3N goes to %q:\n%s", s.lit(), s.text())
	}
}

func TestThePaneTellsTheHitsOfSections(t *testing.T) {
	s := open(t, "book.md", book(), 100, 20)
	s.keys("/").typing("part 1.2. it").keys("enter")
	if !strings.Contains(s.text(), "Part 1.2         5 │") {
		t.Errorf("the pane does not tell five hits in Part 1.2:\n%s", s.text())
	}
	s.keys("tab", "p", "h")
	if !strings.Contains(s.text(), "▸ Chapter 1          5 │") {
		t.Errorf("the pane does not tell five hits in the folded chapter:\n%s", s.text())
	}
}

func TestWhatIsNotThere(t *testing.T) {
	s := open(t, "book.md", book(), 100, 20)
	s.keys("]", "j")
	before := s.top()
	s.keys("/").typing("nowhere")
	if !strings.Contains(s.text(), "not found") {
		t.Errorf("the prompt does not say so:\n%s", s.text())
	}
	s.keys("enter")
	if s.message != "“nowhere” is not found" {
		t.Errorf("enter says %q", s.message)
	}
	s.keys("n")
	if s.top() != before || s.message != "“nowhere” is not found" {
		t.Errorf("the page is at %q, the message is %q", s.top(), s.message)
	}
	s = open(t, "book.md", book(), 100, 20)
	if s.keys("n"); s.message != "nothing was searched for: / searches" {
		t.Errorf("before all searches, n says %q", s.message)
	}
}

func TestEscTakesThePaintAndNBringsItBack(t *testing.T) {
	s := open(t, "x.md", "A cat, a category.\n", 100, 10)
	s.keys("/").typing("cat").keys("ctrl+t", "enter", "esc")
	if s.find.query != nil {
		t.Error("esc leaves the hits painted")
	}
	if s.keys("n"); !strings.Contains(s.text(), "1 of 1") {
		t.Errorf("n does not search for the whole word again:\n%s", s.text())
	}
}

func TestACountBeyondTheLastHitEndsAtTheFirst(t *testing.T) {
	s := open(t, "x.md", strings.Repeat("a hit\n\n", 5000), 100, 10)
	s.keys("/").typing("hit").keys("enter", "9", "9", "9", "9", "9", "9", "9", "9", "n")
	if s.message != "1 of 5000 · on from the top" {
		t.Errorf("99999999n says %q", s.message)
	}
	if s.keys("3", "0", "0", "0", "n"); !strings.Contains(s.text(), "3001 of 5000") {
		t.Errorf("3000n goes elsewhere:\n%s", s.text())
	}
}

func TestAKeyStopsASearchThatHasFoundNothingYet(t *testing.T) {
	s := open(t, "x.md", prose(20, "a")+strings.Repeat("Words and more of them.\n\n", 100_000)+"needle\n", 100, 20)
	s.Update(keyPress(t, "/"))
	s.Update(tea.PasteMsg{Content: "needle"})
	_, on := s.Update(keyPress(t, "enter"))
	s.run(on)
	if !strings.Contains(s.text(), "searching …") {
		t.Fatalf("the search is not under way:\n%s", s.text())
	}
	before := s.find.run
	s.keys("j")
	if s.find.looking || s.find.run == before || s.message != "the search was stopped; n goes on" {
		t.Errorf("j does not stop the search and says %q", s.message)
	}
	if s.keys("n"); !strings.Contains(s.text(), "1 of 1") {
		t.Errorf("n does not go on:\n%s", s.text())
	}
}

func TestTheNumberOfAHitIsToldOnceAllBeforeItAreCounted(t *testing.T) {
	s := open(t, "x.md", strings.Repeat("a hit\n\n", 3_000)+"the last hit\n", 100, 20)
	s.keys("/").typing("the last").keys("enter", "/")
	for _, r := range "hit" {
		s.Update(keyPress(t, string(r)))
	}
	if !strings.Contains(s.text(), "1+ hits") {
		t.Errorf("before they are counted:\n%s", s.text())
	}
	s.run(s.countFrom(0))
	if !strings.Contains(s.text(), "2993 of 3001") {
		t.Errorf("when they are counted:\n%s", s.text())
	}
}

func TestAHitInALongBlockIsShown(t *testing.T) {
	s := open(t, "x.md", prose(3, "a")+strings.Repeat("Words and more of them. ", 200)+"The **very needle** here. "+strings.Repeat("And on. ", 200)+"\n\n"+prose(30, "b"), 80, 20)
	s.keys("/").typing("very needle").keys("enter")
	if !strings.Contains(s.text(), "very needle") {
		t.Errorf("the hit is out of view:\n%s", s.text())
	}
}

func TestHitsArePaintedOverLineBreaks(t *testing.T) {
	s := open(t, "x.md", strings.Repeat("word ", 13)+"long hit, and *on*.\n", 74, 10)
	s.keys("t", "/").typing("word long hit").keys("enter")
	lines := s.page.visible(nil)
	h := hitsIn(s.find.query, lines)
	n := 0
	for _, l := range h.lines {
		n += len(l)
	}
	if len(h.first) != 1 || n != 2 {
		t.Errorf("%d hits on %d stretches of lines, want one on two:\n%s", len(h.first), n, s.text())
	}
}

func TestSearchFormsAndHistory(t *testing.T) {
	s := open(t, "x.md", "A cat, a category, 3.2 and 312.\n", 100, 10)
	s.keys("/").typing("3.2").keys("ctrl+r")
	if !strings.Contains(s.text(), "1 of 2") || !strings.Contains(s.text(), "✓ Ctrl+r regexp") {
		t.Errorf("as a regular expression:\n%s", s.text())
	}
	s.keys("enter", "/").typing("(3").keys("ctrl+r")
	if !strings.Contains(s.text(), "no regular expression yet: missing closing )") {
		t.Errorf("what is missing is not told:\n%s", s.text())
	}
	s.keys("esc")
	s.keys("enter", "/").typing("cat").keys("ctrl+t")
	if !strings.Contains(s.text(), "1 of 1") {
		t.Errorf("as a whole word:\n%s", s.text())
	}
	s.keys("enter", "/", "up", "up")
	if got := s.prompt.input.Value(); got != "3.2" {
		t.Errorf("two up in the history is %q", got)
	}
	s.keys("down", "down")
	if got := s.prompt.input.Value(); got != "" {
		t.Errorf("down again is %q", got)
	}
	s.send(tea.PasteMsg{Content: "cat"})
	if got := s.prompt.input.Value(); got != "cat" || !strings.Contains(s.text(), "1 of 2") {
		t.Errorf("pasted is %q:\n%s", got, s.text())
	}
}

func BenchmarkSearchKey(b *testing.B) {
	a := reader(b, sample.Mixed(100<<20)+"\nThe needle.\n")
	a.askSearch()
	for i := 0; b.Loop(); i++ {
		a.prompt.changed(fmt.Sprint("needl", "e"[:i%2]))
		a.View()
	}
}
