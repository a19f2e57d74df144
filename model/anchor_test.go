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
