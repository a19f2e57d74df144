package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestLinksAreFollowedByALetter(t *testing.T) {
	dir := t.TempDir()
	other := "# Other\n\nShort.\n\n" + prose(20, "other") + "## Deep\n\nHere.\n\n" + prose(20, "deep")
	if err := os.WriteFile(filepath.Join(dir, "other file.md"), []byte(other), 0o600); err != nil {
		t.Fatal(err)
	}
	text := "# Links\n\nTo [the end](#the-end), [another](other%20file.md#deep), [the web](https://example.org/a), " +
		"[script](javascript:alert(1)), and a note[^n]. [An anchor](#here).\n\n" + prose(20, "middle") +
		"## The end\n\nDone.\n\n[^n]: The note.\n\n" + prose(10, "more") + "<a id=\"here\"></a>\n\nAnchored.\n\n" + prose(20, "last")
	s := openFile(t, filepath.Join(dir, "links.md"), text)
	var opened string
	s.options.Browse = func(url string) error { opened = url; return nil }
	s.keys("o")
	if n := len(s.links); n != 6 {
		t.Fatalf("%d links are in view, want 6:\n%s", n, s.text())
	}
	if !strings.Contains(s.text(), "To ahe end, snother") {
		t.Errorf("the letters are not painted:\n%s", s.text())
	}
	s.keys("a")
	if s.top() != "The end" {
		t.Errorf("#the-end shows %q", s.top())
	}
	s.keys("H", "o", "s")
	if s.top() != "Deep" {
		t.Errorf("the other file's section shows %q, message %q", s.top(), s.message)
	}
	s.keys("H", "o", "d")
	if !strings.Contains(s.text(), "Enter opens https://example.org/a") || opened != "" {
		t.Errorf("the target is not shown first:\n%s", s.text())
	}
	s.keys("enter")
	if opened != "https://example.org/a" {
		t.Errorf("opened is %q", opened)
	}
	s.keys("o", "d", "j", "k")
	opened = ""
	s.keys("o", "f", "enter")
	if opened != "" || !strings.Contains(s.text(), "is not followed") && s.message != "" {
		t.Errorf("a script is followed: %q, %q", opened, s.message)
	}
	s.keys("g", "o", "g")
	if s.message != "[n] The note. · Enter goes there" || s.top() != "Links" {
		t.Errorf("the note is told as %q, the page begins with %q", s.message, s.top())
	}
	s.keys("enter")
	if s.top() != "[n] The note." {
		t.Errorf("the note shows %q, message %q", s.top(), s.message)
	}
	s.keys("H", "o", "h")
	if s.top() != "Anchored." {
		t.Errorf("the anchor shows %q, message %q", s.top(), s.message)
	}
	s.keys("o")
	if s.message != "there is no link in view" {
		t.Errorf("without links the message is %q", s.message)
	}
}

func TestALongNoteIsGoneToAtOnce(t *testing.T) {
	s := open(t, "x.md", "A note[^n].\n\n"+prose(20, "text")+"[^n]: The note. "+strings.Repeat("It is long. ", 20)+"\n\n"+prose(20, "more"), 80, 20)
	if s.keys("o"); !strings.HasPrefix(s.top(), "[n] The note.") {
		t.Errorf("the note shows %q, message %q", s.top(), s.message)
	}
	if s.keys("H"); s.top() != "A note[n]." {
		t.Errorf("back from the note shows %q", s.top())
	}
}

func TestAnOfferOfEnterIsGoneWithItsMessage(t *testing.T) {
	var opened string
	s := open(t, "x.md", "A [link](https://example.org/) here.\n\n"+prose(20, "text"), 80, 20)
	s.options.Browse = func(url string) error { opened = url; return nil }
	s.keys("o", "j", "enter", "k", "o", "esc", "enter")
	if opened != "" || s.message != "" {
		t.Errorf("opened is %q, the message %q", opened, s.message)
	}
	if s.keys("o", "space"); s.page.atTop() {
		t.Error("a key that isn't Enter does nothing")
	}
}

func TestOneLinkIsFollowedByEnter(t *testing.T) {
	s := open(t, "x.md", "An [only link](mailto:me@example.org) here, and [a drive](#nowhere).\n", 80, 10)
	s.keys("o", "s")
	if !s.failed || !strings.Contains(s.message, "nowhere") {
		t.Errorf("a link to nothing says %q", s.message)
	}
	var opened string
	s = open(t, "x.md", "An [only link](mailto:me@example.org) here.\n", 80, 10)
	s.options.Browse = func(url string) error { opened = url; return nil }
	s.keys("o", "enter")
	if opened != "mailto:me@example.org" {
		t.Errorf("opened is %q, the message %q", opened, s.message)
	}
}
