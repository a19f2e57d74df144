package ui

import (
	"strings"
	"testing"
)

func TestThePathStandsAboveTheTextOnceTheHeadingIsAbove(t *testing.T) {
	s := open(t, "book.md", book(), 100, 20)
	above := func() string {
		_, right, _ := strings.Cut(strings.Split(s.text(), "\n")[0], "│")
		return strings.TrimSpace(right)
	}
	s.keys("]", "]")
	if above() != "" {
		t.Errorf("with the heading in view, %q stands above", above())
	}
	for range 40 { // all the way down to a heading: its path doesn't stand above it as well
		if s.keys("j"); strings.Contains(above(), s.top()) {
			t.Errorf("%q stands above its own heading:\n%s", above(), s.text())
		}
	}
	s.keys("g", "]", "]", "j", "j", "j", "j")
	if above() != "Chapter 1 › Part 1.1" {
		t.Errorf("with the heading out of view, %q stands above", above())
	}
	first := s.top()
	s.keys("T")
	if above() == "" || s.top() != first {
		t.Errorf("without the path, the first row is %q and the text begins with %q", above(), s.top())
	}
}

func TestTheSourceIsShownAsItStands(t *testing.T) {
	s := open(t, "x.md", "---\ntitle: T\n---\n\n# One\n\nSome **bold** text.\n\n"+prose(20, "one")+"## Two\n\nSome *more*.\n\n"+prose(20, "two"), 100, 20)
	s.keys("x")
	if !strings.Contains(s.text(), "title: T") || !strings.Contains(s.text(), "Some **bold** text.") {
		t.Errorf("the source is not shown:\n%s", s.text())
	}
	s.keys("x", "2", "]", "x")
	if s.top() != "Two" || !strings.Contains(s.text(), "Some *more*.") {
		t.Errorf("the source begins with %q:\n%s", s.top(), s.text())
	}
	s.keys("x")
	if s.top() != "Two" || !strings.Contains(s.text(), "Some more.") {
		t.Errorf("the text begins with %q", s.top())
	}
}

func TestAGuessedEncodingIsTold(t *testing.T) {
	s := open(t, "x.txt", "Gr\xfc\xdfe aus K\xf6ln, wo es sch\xf6n ist.\n", 80, 10)
	if !strings.Contains(s.text(), "read as windows-1252; --encoding overrides") || !strings.Contains(s.text(), "Grüße aus Köln") {
		t.Errorf("the screen is\n%s", s.text())
	}
	s.keys("j")
	if strings.Contains(s.text(), "--encoding") {
		t.Errorf("after a key, the screen is still\n%s", s.text())
	}
}

func TestATextOfWhichNothingIsShownSaysSo(t *testing.T) {
	s := open(t, "x.md", "---\nlayout: none\n---\n<!-- nothing but this -->\n", 100, 20)
	if !strings.Contains(s.text(), "There is nothing to see here; x shows the source.") {
		t.Errorf("the page is\n%s", s.text())
	}
	if s.keys("x"); !strings.Contains(s.text(), "layout: none") {
		t.Errorf("the source is\n%s", s.text())
	}
}

func TestAScreenWithoutAFooterShowsWhatIsTypedAndSaid(t *testing.T) {
	s := open(t, "book.md", book(), 12, 3)
	last := func() string { return strings.Split(s.text(), "\n")[2] }
	text := last()
	if s.keys("/", "g"); last() != " /g" {
		t.Errorf("while one types, the last row is %q", last())
	}
	if s.keys("esc", "n"); !strings.HasPrefix(last(), " nothing wa") {
		t.Errorf("the message is %q", last())
	}
	if s.keys("k"); last() != text {
		t.Errorf("then the last row is %q, before it was %q", last(), text)
	}
}
