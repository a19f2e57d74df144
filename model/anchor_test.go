package model

import (
	"fmt"
	"strings"
	"testing"
)

func TestAnchorsFindTheirTextAgain(t *testing.T) {
	var b strings.Builder
	for i := range 5000 {
		fmt.Fprintf(&b, "Paragraph %d of the text.\n\nThe same again.\n\n", i)
	}
	text := b.String()
	at := strings.Index(text, "Paragraph 3000")
	twin := strings.Index(text[at:], "The same") + at
	read := func(text string) *Article {
		a, err := Read("x.md", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	a := read(text)
	above := strings.Repeat("A line that is new.\n\n", 40_000)
	for name, edited := range map[string]string{
		"unchanged": text, "inserted above": above + text, "deleted above": text[20_000:], "inserted below": text + above,
	} {
		want := strings.Index(edited, "Paragraph 3000")
		if got := read(edited).Locate(a.Anchor(Pos(at))); int(got) != want {
			t.Errorf("%s: the paragraph is found at %d, want %d", name, got, want)
		}
	}
	if got := read(text[:twin] + text[twin+20:]).Locate(a.Anchor(Pos(twin))); text[got:got+8] != "The same" {
		t.Errorf("of texts alike, one at %d is found", got)
	}
	if got := read("Nothing of it is left.\n").Locate(a.Anchor(Pos(at))); got > 23 {
		t.Errorf("in a text that is too short it is found at %d", got)
	}
}

func FuzzLocate(f *testing.F) {
	f.Add("one two three\n\nfour five six\n", "new words\n\n", 14, 0)
	f.Fuzz(func(t *testing.T, text, added string, at, where int) {
		if at < 0 || at >= len(text) || where < 0 || where > len(text) {
			return
		}
		a, err := Read("x.md", []byte(text))
		if err != nil {
			return
		}
		an := a.Anchor(Pos(at))
		edited := text[:where] + added + text[where:]
		b, err := Read("x.md", []byte(edited))
		if err != nil {
			return
		}
		if err := b.ScanAll(); err != nil {
			t.Fatal(err)
		}
		edited = string(b.bytes(0, b.size)) // overstrikes are gone
		got := b.Locate(an)
		if got < 0 || got > b.Size() {
			t.Fatalf("found at %d of %d", got, b.Size())
		}
		if an.Words != "" && strings.Contains(edited, an.Words) && !strings.HasPrefix(edited[got:], an.Words) {
			t.Errorf("%q is found at %d of %q", an.Words, got, edited)
		}
	})
}
