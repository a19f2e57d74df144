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

func TestCopyTakesCodeWithoutItsFence(t *testing.T) {
	long := strings.Repeat("a line of code, and another word or two\n", 300)
	s := open(t, "x.md", "# T\n\n```go\nfunc a() {\n\tb()\n}\n```\n\n    indented\n      more\n\n~~~\n"+long+"~~~\n\nText.\n", 100, 30)
	s.keys("c", "a")
	if want := "func a() {\n\tb()\n}\n"; s.clipboard != want {
		t.Errorf("the first is %q, want %q", s.clipboard, want)
	}
	s.keys("c", "s")
	if want := "indented\n  more\n"; s.clipboard != want {
		t.Errorf("the second is %q, want %q", s.clipboard, want)
	}
	s.keys("c", "d")
	if s.clipboard != long {
		t.Errorf("the third, which is cut, has %d bytes, want %d", len(s.clipboard), len(long))
	}
	s.keys("space", "space", "space", "space", "space", "c")
	if s.clipboard != long {
		t.Errorf("from its middle it has %d bytes", len(s.clipboard))
	}
	s.keys("G", "c")
}
