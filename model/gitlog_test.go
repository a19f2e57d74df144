package model

import (
	"strings"
	"testing"
)

func TestALogIsReadAsItComes(t *testing.T) {
	log := "\x1b[33mcommit 324a550fe57a31b0f947754d8808fafcf0ae962b\x1b[m\x1b[33m (\x1b[m\x1b[1;36mHEAD\x1b[m\x1b[33m)\x1b[m\nAuthor: A <a@example.org>\nDate:   today\n\n    One\n\n" +
		"\x1b[33mcommit 424a550fe57a31b0f947754d8808fafcf0ae962b\x1b[m\nAuthor: A <a@example.org>\nDate:   today\n\n    Two\n"
	a, err := finished(As{}.fromStream("-", strings.NewReader(log)))
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if err := a.ScanAll(); err != nil {
		t.Fatal(err)
	}
	if s := a.Sections(); a.Format != "git" || len(s) != 2 || s[0].Title != "One" || s[1].Title != "Two" {
		t.Errorf("it is %s with the sections %v", a.Format, s)
	}
	if text := shown(a); strings.ContainsAny(text, "\x1b\uFFFD") || !strings.Contains(text, "(HEAD)") {
		t.Errorf("the text is %q", text)
	}
}

func FuzzGitLog(f *testing.F) {
	f.Add("    Subject\n\n    - item\n      more\n    Signed-off-by: me\n\ndiff --git a b\n+~~~~~~~~\n")
	f.Fuzz(func(t *testing.T, rest string) {
		a, err := Read("log", []byte("commit 324a550fe57a31b0f947754d8808fafcf0ae962b\nAuthor: me\n\n"+rest))
		if err != nil {
			return
		}
		if err := a.ScanAll(); err != nil {
			t.Fatal(err)
		}
		if a.Format == "git" && int(a.Size()) > 8*len(rest)+500 {
			t.Errorf("%d bytes are read as %d", len(rest), a.Size())
		}
	})
}
