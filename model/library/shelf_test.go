package library

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"lede/model"
)

// shelfOf returns the sources on the shelf, in their order.
func shelfOf(t testing.TB, l *Library, from, most int) string {
	t.Helper()
	all, err := l.Shelf(from, most)
	if err != nil {
		t.Fatal(err)
	}
	var sources []string
	for _, k := range all {
		sources = append(sources, string(k.Source))
	}
	return strings.Join(sources, " ")
}

func TestTheShelfBeginsWithWhatWasDoneLast(t *testing.T) {
	inEach(t, func(t *testing.T, on kind) {
		l := on.fresh(t)
		for i, name := range []string{"/a", "/b", "-", "/c"} {
			k := sample(model.Source(name), "print of "+name)
			k.When = now.Add(time.Duration(i) * time.Minute)
			keep(t, l, k)
		}
		if got := shelfOf(t, l, 0, 10); got != "/c /b /a" {
			t.Errorf("the shelf has %s", got)
		}
		if err := l.PutAside(model.Kept{Source: "/d", Print: "d", Title: "D", Left: 700, Aside: now.Add(time.Hour)}); err != nil {
			t.Fatal(err)
		}
		if err := l.PutAside(model.Kept{Source: "/a", Print: "print of /a", Aside: now.Add(2 * time.Hour)}); err != nil {
			t.Fatal(err)
		}
		if got := shelfOf(t, l, 0, 2) + " | " + shelfOf(t, l, 2, 10); got != "/a /d | /c /b" {
			t.Errorf("with what was put aside, the shelf has %s", got)
		}
		all, _ := l.Shelf(0, 2)
		if k := all[0]; k.Share != 42 || k.Title != "A title" || k.Aside.IsZero() || !k.When.Equal(now) {
			t.Errorf("of what was read and put aside it tells %+v", k)
		}
		if k := all[1]; k.Left != 700 || k.Title != "D" || !k.When.IsZero() {
			t.Errorf("of what was put aside it tells %+v", k)
		}
		keep(t, l, sample("/d", "d"))
		if k := recallOf(t, l, "/d", "d"); k.Aside.IsZero() || k.Share != 42 {
			t.Errorf("reading takes it away: %+v", k)
		}
	})
}

func TestWhatIsForgottenIsNowhere(t *testing.T) {
	l := fresh(t)
	secret := sample("/secret.md", "p")
	secret.Title, secret.At.Words = "Nobody must know", "The hidden words"
	keep(t, l, secret)
	keep(t, l, sample("/other.md", "q"))
	if known, err := l.Forget("/elsewhere.md", "p"); !known || err != nil {
		t.Errorf("it is not known by its content (%v)", err)
	}
	if known, err := l.Forget("/secret.md", "p"); known || err != nil {
		t.Errorf("it is forgotten twice (%v)", err)
	}
	for _, ending := range []string{"", "-wal"} {
		file, err := os.ReadFile(pathOf(l) + ending)
		if err == nil && (bytes.Contains(file, []byte("Nobody must know")) || bytes.Contains(file, []byte("hidden words"))) {
			t.Errorf("library.db%s still has it", ending)
		}
	}
	if got := shelfOf(t, l, 0, 10); got != "/other.md" {
		t.Errorf("the shelf has %s", got)
	}
	if err := l.ForgetAll(); err != nil || shelfOf(t, l, 0, 10) != "" {
		t.Errorf("not all is forgotten (%v)", err)
	}
}

// many puts n articles into a library.
func many(t testing.TB, l *Library, n int) {
	t.Helper()
	if err := l.write(func(s session) error {
		for i := range n {
			if _, err := s.exec(`INSERT INTO article (source, print, title, share, rest, read) VALUES (?1, ?2, ?3, ?4, ?5, ?6)`,
				fmt.Sprintf("/home/reader/articles/%d.md", i), fmt.Sprint("print", i), fmt.Sprintf("The article with the number %d", i), i%101, i, now.UnixMilli()+int64(i)); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

func BenchmarkLibraryOf100000(b *testing.B) {
	for _, k := range kinds {
		b.Run(k.name, func(b *testing.B) { libraryOf100000(b, k.empty(b)) })
	}
}

// libraryOf100000 is what the benchmark does in one library.
func libraryOf100000(b *testing.B, location string) {
	l := open(b, location)
	many(b, l, 100_000)
	settle(b, l)
	b.Run("open and recall", func(b *testing.B) {
		for b.Loop() {
			l, err := Open(location)
			if err != nil {
				b.Fatal(err)
			}
			recallOf(b, l, "/home/reader/articles/70000.md", "print70000")
			l.Close()
		}
	})
	b.Run("keep", func(b *testing.B) {
		k := sample("/home/reader/articles/70000.md", "print70000")
		for b.Loop() {
			k.When = k.When.Add(time.Hour)
			keep(b, l, k)
		}
	})
	b.Run("first 200 of the shelf", func(b *testing.B) {
		for b.Loop() {
			shelfOf(b, l, 0, 200)
		}
	})
	b.Run("all of the shelf", func(b *testing.B) {
		for b.Loop() {
			shelfOf(b, l, 0, 200_000)
		}
	})
}
