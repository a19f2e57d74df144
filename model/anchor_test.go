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
		if got, ok := read(edited).Locate(a.Anchor(Pos(at))); int(got) != want || !ok {
			t.Errorf("%s: the paragraph is found at %d (%v), want %d", name, got, ok, want)
		}
	}
	if got, _ := read(text[:twin] + text[twin+20:]).Locate(a.Anchor(Pos(twin))); int(got) < twin-anchorWords || int(got) > twin+anchorWords {
		t.Errorf("where the first words are gone, one at %d is found, want one near %d", got, twin)
	}
	if got, ok := read("Nothing of it is left.\n").Locate(a.Anchor(Pos(at))); got > 23 || ok {
		t.Errorf("in a text that is too short it is found at %d", got)
	}
}

func TestAnchorsFindAnEditedParagraph(t *testing.T) {
	read := func(text string) *Article {
		a, err := Read("x.md", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := a.ScanAll(); err != nil {
			t.Fatal(err)
		}
		return a
	}
	filler := strings.Repeat("Some words that stand between.\n\n", 50)
	para := "It was a bright cold day in April, and the clocks were striking thirteen. " +
		"He slipped quickly through the glass doors, though not quickly enough to keep the dust out of the house."
	text := "# Title\n\n## One\n\n" + filler + "## Two\n\n" + filler + para + "\n\n" + filler
	a := read(text)
	an := a.Anchor(Pos(strings.Index(text, para)))
	for name, with := range map[string]string{
		"its end was edited":       strings.Replace(para, "dust", "sand", 1),
		"its beginning was edited": strings.Replace(para, "bright cold", "dull but not so very cold", 1),
	} {
		edited := strings.Replace("New.\n\n"+text, para, with, 1)
		from := strings.Index(edited, with)
		if got, ok := read(edited).Locate(an); !ok || int(got) < from || int(got) >= from+len(with) {
			t.Errorf("%s: it is found at %d (%v), want within %d to %d", name, got, ok, from, from+len(with))
		}
	}
	gone := strings.Replace("New.\n\n"+text, para+"\n\n", "", 1)
	if got, ok := read(gone).Locate(an); !ok || int(got) < strings.Index(gone, "## Two") {
		t.Errorf("where it is gone, its section is not found: %d (%v)", got, ok)
	}
}

func TestFingerprints(t *testing.T) {
	print := func(text string) string {
		a, err := Read("x.md", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return a.Content().Fingerprint()
	}
	long := strings.Repeat("A line that is as long as others.\n", 5000)
	texts := []string{"one\n", "two\n", "one\n\n", long, long + "x\n", "x" + long[1:], long[:len(long)-2] + "x\n"}
	seen := map[string]string{}
	for _, text := range texts {
		p := print(text)
		if p == "" || p != print(text) || seen[p] != "" {
			t.Errorf("a text of %d bytes has the fingerprint %q", len(text), p)
		}
		seen[p] = text
	}
	if (Content{}).Fingerprint() != "" {
		t.Error("unknown content has a fingerprint")
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
		got, _ := b.Locate(an)
		if got < 0 || got > b.Size() {
			t.Fatalf("found at %d of %d", got, b.Size())
		}
		if an.Words != "" && strings.Contains(edited, an.Words) && !strings.HasPrefix(edited[got:], an.Words) {
			t.Errorf("%q is found at %d of %q", an.Words, got, edited)
		}
	})
}
