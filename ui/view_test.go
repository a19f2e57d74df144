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
	s.keys("j", "j", "j", "j")
	if above() != "Chapter 1 › Part 1.1" {
		t.Errorf("with the heading out of view, %q stands above", above())
	}
	first := s.top()
	s.keys("T")
	if above() == "" || s.top() != first {
		t.Errorf("without the path, the first row is %q and the text begins with %q", above(), s.top())
	}
}
