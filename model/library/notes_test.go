package library

import (
	"fmt"
	"testing"

	"lede/model"
)

func TestNotesAreKept(t *testing.T) {
	inEach(t, func(t *testing.T, on kind) {
		l := on.fresh(t)
		of := model.Kept{Source: "/a.md", Print: "p", Title: "A title"}
		want := model.Note{Kind: model.Highlight, At: model.Anchor{At: 50, Words: "words\xff", Section: "One", Into: 4}, Quote: "words of it", Long: 30, Text: "mine", Made: now}
		n, err := l.Note(of, want)
		if err != nil || n.ID == 0 {
			t.Fatalf("its number is %d (%v)", n.ID, err)
		}
		first, err := l.Note(of, model.Note{Kind: model.Bookmark, At: model.Anchor{At: 7}, Made: now})
		if err != nil {
			t.Fatal(err)
		}
		n.Text = "other words"
		if _, err := l.Note(of, n); err != nil {
			t.Fatal(err)
		}
		keep(t, l, sample("/moved.md", "p"))
		got := recallOf(t, l, "/moved.md", "p").Notes
		if want.ID, want.Text = n.ID, "other words"; len(got) != 2 || got[0].ID != first.ID || fmt.Sprint(got[1]) != fmt.Sprint(want) {
			t.Errorf("recalled are %+v, want %+v as the second", got, want)
		}
		keep(t, l, sample("/without.md", "q"))
		if all, err := l.Noted(); err != nil || len(all) != 1 || all[0].Source != "/moved.md" || len(all[0].Notes) != 2 {
			t.Errorf("noted are %+v (%v)", all, err)
		}
		if err := l.RemoveNote(n.ID); err != nil || len(recallOf(t, l, "/moved.md", "p").Notes) != 1 {
			t.Errorf("it is not removed (%v)", err)
		}
		if _, err := l.Forget("/moved.md", ""); err != nil || len(recallOf(t, l, "/moved.md", "p").Notes) != 0 {
			t.Errorf("notes are not forgotten with their article (%v)", err)
		}
	})
}
