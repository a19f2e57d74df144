package library

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"lede/model"
)

// now is a time for tests, to the millisecond.
var now = time.UnixMilli(1_700_000_000_123)

// sample is what may be kept of an article.
func sample(src model.Source, print string) model.Kept {
	return model.Kept{
		Source: src, Print: print, Title: "A title",
		At:      model.Anchor{At: 4096, Words: "It was a bright cold day\xc3", Section: "One", Into: 12},
		Letters: 33, Share: 42, Left: 5000, Read: []model.Section{{Title: "Zero", At: 10}}, When: now,
	}
}

// keep keeps k, or ends the test.
func keep(t testing.TB, l *Library, k model.Kept) {
	t.Helper()
	if err := l.Keep(k); err != nil {
		t.Fatal(err)
	}
}

// recallOf returns what is kept of an article, or ends the test.
func recallOf(t testing.TB, l *Library, src model.Source, print string) model.Kept {
	t.Helper()
	k, err := l.Recall(src, print)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestWhatIsKeptIsRecalled(t *testing.T) {
	inEach(t, func(t *testing.T, on kind) {
		l := on.fresh(t)
		if k := recallOf(t, l, "/a.md", "p"); !k.When.IsZero() || k.Source != "/a.md" || k.Print != "p" {
			t.Errorf("of an article that was never read %+v is kept", k)
		}
		want := sample("/a.md", "p")
		keep(t, l, want)
		l.Close()
		l = again(t, l)
		if got := recallOf(t, l, "/a.md", "p"); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("recalled is\n%+v, kept was\n%+v", got, want)
		}
	})
}

func TestAnArticleIsKnownAgain(t *testing.T) {
	inEach(t, func(t *testing.T, on kind) {
		for name, c := range map[string]struct {
			src   model.Source
			print string
			known bool
		}{
			"as it was": {"/a.md", "p", true}, "moved": {"/elsewhere.md", "p", true}, "edited": {"/a.md", "q", true},
			"of unknown content": {"/a.md", "", true}, "another": {"/b.md", "q", false},
			"piped": {"-", "p", true}, "piped, another": {"-", "q", false}, "piped, of unknown content": {"-", "", false},
		} {
			l := on.fresh(t)
			keep(t, l, sample("/a.md", "p"))
			keep(t, l, sample("-", "r"))
			k := recallOf(t, l, c.src, c.print)
			if got := k.At.At == 4096; got != c.known || k.Source != c.src || k.Print != c.print {
				t.Errorf("%s: known is %v, want %v: %+v", name, got, c.known, k)
			}
		}
	})
}

func TestContentTellsMoreThanTheSource(t *testing.T) {
	inEach(t, func(t *testing.T, on kind) {
		l := on.fresh(t)
		a, b := sample("/a.md", "p"), sample("/b.md", "q")
		a.Share, b.Share = 1, 2
		keep(t, l, a)
		keep(t, l, b)
		if k := recallOf(t, l, "/a.md", "q"); k.Share != 2 {
			t.Errorf("of b's content at a's path, a's place is recalled: %+v", k)
		}
	})
}

func TestAnOlderPlaceDoesNotReplaceANewerOne(t *testing.T) {
	inEach(t, func(t *testing.T, on kind) {
		l := on.fresh(t)
		newer, older := sample("/a.md", "p"), sample("/a.md", "p")
		older.When, older.Share, older.Read = now.Add(-time.Millisecond), 7, []model.Section{{Title: "Late", At: 99}}
		keep(t, l, newer)
		keep(t, l, older)
		if k := recallOf(t, l, "/a.md", "p"); k.Share != 42 || len(k.Read) != 2 {
			t.Errorf("recalled is %+v", k)
		}
	})
}

func TestOnlyTheUserCanReadIt(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has other rights")
	}
	l := fresh(t)
	keep(t, l, sample("/a.md", "p"))
	for path, want := range map[string]os.FileMode{filepath.Dir(pathOf(l)): 0o700, pathOf(l): 0o600, pathOf(l) + "-wal": 0o600, pathOf(l) + "-shm": 0o600} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s has the rights %v (%v), want %v", path, info.Mode().Perm(), err, want)
		}
	}
}

func TestWhereTheLibraryStands(t *testing.T) {
	for _, c := range []struct{ system, name, value, want string }{
		{"linux", "XDG_DATA_HOME", "/data", "/data"}, {"linux", "XDG_DATA_HOME", "data", "/home/me/.local/share"},
		{"linux", "XDG_DATA_HOME", "", "/home/me/.local/share"}, {"freebsd", "XDG_DATA_HOME", "", "/home/me/.local/share"},
		{"darwin", "XDG_DATA_HOME", "/data", "/home/me/Library/Application Support"}, {"windows", "LocalAppData", `/c/Local`, `/c/Local`},
	} {
		if runtime.GOOS == "windows" {
			t.Skip("other names of folders")
		}
		t.Setenv("HOME", "/home/me")
		t.Setenv(c.name, c.value)
		if got, err := dataFolder(c.system); err != nil || got != c.want {
			t.Errorf("on %s with %s=%s it is %s (%v), want %s", c.system, c.name, c.value, got, err, c.want)
		}
	}
	t.Setenv("HOME", "")
	t.Setenv("XDG_DATA_HOME", "")
	if _, err := dataFolder("linux"); err == nil || !strings.Contains(err.Error(), "LEDE_LIBRARY=FILE") {
		t.Errorf("without a home the error is %v", err)
	}
	t.Setenv("LEDE_LIBRARY", "/here/it.db")
	if got, err := Location(); err != nil || got != "/here/it.db" {
		t.Errorf("LEDE_LIBRARY=/here/it.db makes it %s (%v)", got, err)
	}
	t.Setenv("LEDE_LIBRARY", "postgres://anna@host/books")
	if got, err := Location(); err != nil || got != "postgres://anna@host/books" {
		t.Errorf("the address of a server becomes %s (%v)", got, err)
	}
}

func TestEachFormIsBroughtToTheNewest(t *testing.T) {
	inEach(t, func(t *testing.T, on kind) {
		e := open(t, on.empty(t)).engine
		for version := range len(e.migrations()) {
			location := on.empty(t)
			e, err := engineOf(location)
			if err != nil {
				t.Fatal(err)
			}
			o := opened{db: unopened(t, e)}
			if err := migrateTo(&o, e, version); err != nil {
				t.Fatalf("form %d: %v", version, err)
			}
			o.db.Close()
			l := open(t, location)
			keep(t, l, sample("/a.md", "p"))
			if got, err := formOf(l); err != nil || got != len(e.migrations()) {
				t.Errorf("from form %d it is brought to %d (%v)", version, got, err)
			}
		}
	})
}

func TestALibraryOfANewerLedeIsOnlyRead(t *testing.T) {
	inEach(t, func(t *testing.T, on kind) {
		l := on.fresh(t)
		keep(t, l, sample("/a.md", "p"))
		if err := l.write(func(s session) error { return l.engine.setForm(s, len(l.engine.migrations())+1) }); err != nil {
			t.Fatal(err)
		}
		l.Close()
		l = again(t, l)
		if n := l.Notice(); n != tooNew || l.Notice() != "" {
			t.Errorf("the notice is %q", n)
		}
		other := sample("/a.md", "p")
		other.Share, other.When = 99, now.Add(time.Hour)
		keep(t, l, other)
		if k := recallOf(t, l, "/a.md", "p"); k.Share != 42 {
			t.Errorf("it was written to: %+v", k)
		}
	})
}

func TestThePaceIsOfAllThatWasRead(t *testing.T) {
	inEach(t, func(t *testing.T, on kind) {
		l := on.fresh(t)
		k := sample("/a.md", "p")
		k.Pace = model.Pace{Bytes: 3000, Time: time.Minute}
		keep(t, l, k)
		keep(t, l, sample("/b.md", "q"))
		k.Source, k.Print = "/c.md", "r"
		keep(t, l, k)
		if p := recallOf(t, l, "/never.md", "").Pace; p != (model.Pace{Bytes: 6000, Time: 2 * time.Minute}) {
			t.Errorf("the pace is %+v", p)
		}
		k.Pace = model.Pace{Bytes: 3000 * 6000, Time: 6000 * time.Minute}
		keep(t, l, k)
		keep(t, l, k)
		if p := recallOf(t, l, "/never.md", "").Pace; p.Time > 7000*time.Minute || p.Bytes/model.Pos(p.Time.Minutes()) != 3000 {
			t.Errorf("the pace is %+v", p)
		}
	})
}

func TestSectionsOfAnEditedTextStandElsewhere(t *testing.T) {
	inEach(t, func(t *testing.T, on kind) {
		l := on.fresh(t)
		k := sample("/a.md", "p")
		keep(t, l, k)
		k.Print, k.Read = "q", []model.Section{{Title: "Zero", At: 510}}
		keep(t, l, k)
		if got := recallOf(t, l, "/a.md", "q").Read; fmt.Sprint(got) != fmt.Sprint(k.Read) {
			t.Errorf("read are %v", got)
		}
	})
}
