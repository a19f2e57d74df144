package library

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"lede/model"
)

func TestALibraryIsImportedWithoutLoss(t *testing.T) {
	inEach(t, func(t *testing.T, on kind) {
		l := on.fresh(t)
		k := sample("/a.md", "print of /a.md")
		k.Pace = model.Pace{Bytes: 3000, Time: time.Minute}
		keep(t, l, k)
		if _, err := l.Note(k, model.Note{Kind: model.Highlight, At: model.Anchor{At: 5, Words: "half a letter \xe5\x9b", Section: "S", Into: 1}, Quote: "<q>", Long: 9, Text: "mine,\n\nof some lines\n\tand \u201cmore\u201d", Made: now}); err != nil {
			t.Fatal(err)
		}
		index(t, l, "/a.md", "A title", "The first words.", "図書館")
		if err := l.PutAside(model.Kept{Source: "https://example.org/", Title: "Later", Left: 70, Aside: now}); err != nil {
			t.Fatal(err)
		}
		var first, second bytes.Buffer
		export := func(l *Library, to *bytes.Buffer) {
			if err := l.Export(to); err != nil {
				t.Fatal(err)
			}
		}
		export(l, &first)
		other := on.fresh(t)
		for range 2 { // twice is as once
			if n, err := other.Import(bytes.NewReader(first.Bytes())); n != 2 || err != nil {
				t.Fatalf("%d articles are imported (%v)", n, err)
			}
			second.Reset()
			export(other, &second)
			if first.String() != second.String() {
				t.Errorf("exported is\n%s\nand after it was imported\n%s", &first, &second)
			}
		}
		if got := foundIn(t, other, "図書", false); got != "/a.md" {
			t.Errorf("found is %q", got)
		}
		newer := sample("/a.md", "print of /a.md")
		newer.Share, newer.When = 77, now.Add(time.Hour)
		keep(t, other, newer)
		if _, err := other.Import(&first); err != nil || recallOf(t, other, "/a.md", "").Share != 77 {
			t.Errorf("an older place is imported over a newer one (%v)", err)
		}
		if _, err := other.Import(strings.NewReader("[]")); !errors.Is(err, ErrNoExport) {
			t.Errorf("what is no library makes %v", err)
		}
	})
}
