package ui

import (
	"strings"
	"testing"
)

func TestCopyTakesTheSourceOfTheSection(t *testing.T) {
	s := open(t, "x.md", "# T\n\n## A\n\nSome *text*\nwrapped.\n\n### B\n\nmore\n\n## C\n\nlast\n", 100, 20)
	s.keys("]", "y")
	if want := "## A\n\nSome *text*\nwrapped.\n\n### B\n\nmore\n"; s.clipboard != want {
		t.Errorf("copied is %q, want %q", s.clipboard, want)
	}
	s.keys("tab", "G", "y")
	if want := "## C\n\nlast\n"; s.clipboard != want {
		t.Errorf("copied in the pane is %q, want %q", s.clipboard, want)
	}
	if !strings.Contains(s.text(), "copied “C”") {
		t.Errorf("the footer does not say so:\n%s", s.text())
	}
	s.keys("esc", "g", "]", "]", "Y")
	if s.clipboard != "x.md#b" {
		t.Errorf("the link is %q", s.clipboard)
	}
}
