package library

import (
	"fmt"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"lede/model"
	"lede/model/library/pgtest"
)

// readers opens a library of anna's for her and for ben, whom she has let in; both with what an address may say behind the database.
func readers(t *testing.T, says string) (anna, ben *Library) {
	t.Helper()
	s := pgtest.Shared(t)
	name := s.Database(t)
	anna = open(t, s.Address(t, "anna", name)+says)
	address := s.Address(t, "ben", name) + says
	if _, err := Open(address); err == nil || !strings.Contains(err.Error(), "you have no right to it; who made it lets you in with SELECT lede.let_in('NAME')") {
		t.Errorf("who wasn't let in is told %v", err)
	}
	if _, err := anna.db.Exec(`SELECT lede.let_in('ben')`); err != nil {
		t.Fatal(err)
	}
	return anna, open(t, address)
}

func TestEachReaderHasPlacesOfHisOwn(t *testing.T) {
	anna, ben := readers(t, "")
	const page = "https://example.org/a"
	k := sample(page, "p")
	k.Pace = model.Pace{Bytes: 3000, Time: time.Minute}
	keep(t, anna, k)
	if _, err := anna.Note(k, model.Note{Quote: "a secret", Made: now}); err != nil {
		t.Fatal(err)
	}
	if got := recallOf(t, ben, page, "p"); !got.When.IsZero() || got.Pace.Time != 0 || len(got.Read)+len(got.Notes) > 0 || got.Title != "" {
		t.Errorf("of anna's reading ben sees %+v", got)
	}
	other := sample(page, "p")
	other.Share = 7
	keep(t, ben, other)
	if a, b := recallOf(t, anna, page, "p").Share, recallOf(t, ben, page, "p").Share; a != 42 || b != 7 {
		t.Errorf("anna has read %d %%, ben %d %%", a, b)
	}
	if known, err := ben.Forget(page, ""); !known || err != nil {
		t.Errorf("ben can't forget it (%v)", err)
	}
	if err := ben.ForgetAll(); err != nil {
		t.Fatal(err)
	}
	if got := recallOf(t, anna, page, "p"); got.Share != 42 || len(got.Notes) != 1 || got.Pace.Time != time.Minute {
		t.Errorf("after ben has forgotten all, of anna's %+v is left", got)
	}
	for _, table := range []string{"articles", "sections", "notes", "paces", "texts", "parts", "words"} {
		if _, err := ben.db.Exec(`SELECT * FROM lede.` + table); err == nil {
			t.Errorf("ben can read the table %s", table)
		}
	}
}

func TestWhatOneReaderPutsAsideIsOnTheShelfOfAll(t *testing.T) {
	anna, ben := readers(t, "")
	put := func(l *Library, src string, at time.Time) {
		t.Helper()
		k := model.Kept{Source: model.Source(src), Print: "print of " + src, Title: "About " + src, Left: 700, Aside: at}
		if err := l.PutAside(k); err != nil {
			t.Fatal(err)
		}
		index(t, l, src, k.Title, "The word is xyzzy.")
	}
	put(anna, "https://example.org/a", now)
	put(anna, "/home/anna/b.md", now)
	index(t, anna, "https://example.org/read", "Read only", "The word is xyzzy.")
	put(ben, "https://example.org/c", now.Add(-time.Minute))
	if got := shelfOf(t, ben, 0, 10); got != "https://example.org/a https://example.org/c" {
		t.Errorf("ben's shelf has %s", got)
	}
	if got := shelfOf(t, ben, 0, 1) + " | " + shelfOf(t, ben, 1, 10); got != "https://example.org/a | https://example.org/c" {
		t.Errorf("in parts ben's shelf has %s", got)
	}
	all, err := ben.Shelf(0, 1)
	if err != nil || all[0].By != "anna" || all[0].Left != 700 || !all[0].When.IsZero() || !all[0].Aside.Equal(now) {
		t.Errorf("of what anna put aside it tells %+v (%v)", all, err)
	}
	if got := foundIn(t, ben, "xyzzy", false); got != "https://example.org/a https://example.org/c" && got != "https://example.org/c https://example.org/a" {
		t.Errorf("ben finds %s", got)
	}
	f, err := ben.Search("about xyzzy", false, 1)
	if err != nil || len(f) != 1 || f[0].Hit != "xyzzy" {
		t.Errorf("ben sees %+v of it (%v)", f, err)
	}
	k := sample("https://example.org/a", "print of https://example.org/a")
	keep(t, ben, k)
	if all, err = ben.Shelf(0, 10); err != nil || len(all) != 2 || all[0].By != "" || all[0].Share != 42 {
		t.Errorf("after ben has read it too, his shelf has %+v (%v)", all, err)
	}
	if _, err := anna.Forget("https://example.org/a", ""); err != nil || !strings.Contains(shelfOf(t, ben, 0, 10), "/a") {
		t.Errorf("after anna has forgotten it, ben's shelf has %s (%v)", shelfOf(t, ben, 0, 10), err)
	}
}

func TestATextIsKeptOnceForAllReaders(t *testing.T) {
	anna, ben := readers(t, "")
	count := func() (n int) {
		t.Helper()
		if err := anna.db.QueryRow(`SELECT count(*) FROM lede.texts`).Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	index(t, anna, "/a", "A title", "The first words.")
	index(t, ben, "/a", "A title", "Words that aren't those of the content.")
	if n := count(); n != 1 {
		t.Errorf("%d texts are kept", n)
	}
	if a, b := foundIn(t, anna, "first", false), foundIn(t, ben, "first", false)+foundIn(t, ben, "aren", false); a != "/a" || b != "/a" {
		t.Errorf("anna finds %q, ben %q", a, b)
	}
	for i, l := range []*Library{anna, ben} {
		if _, err := l.Forget("/a", ""); err != nil || count() != 1-i {
			t.Errorf("after reader %d has forgotten it, %d texts are kept (%v)", i, count(), err)
		}
	}
}

func TestNotesCanBeShownToAll(t *testing.T) {
	anna, ben := readers(t, "&notes=shared")
	const page = "https://example.org/a"
	of := sample(page, "p")
	n, err := anna.Note(of, model.Note{Quote: "all should see this", Text: "true", Made: now})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := anna.Note(sample("/home/a.md", "q"), model.Note{Quote: "of a file", Made: now}); err != nil {
		t.Fatal(err)
	}
	got := recallOf(t, ben, page, "").Notes
	if len(got) != 1 || got[0].By != "anna" || got[0].Text != "true" {
		t.Errorf("ben sees %+v", got)
	}
	if a, b := len(recallOf(t, ben, "/home/a.md", "other").Notes), len(recallOf(t, ben, "/home/ben.md", "q").Notes); a != 0 || b != 1 {
		t.Errorf("ben sees %d notes to another file of that name, and %d to one of the same content", a, b)
	}
	n.Text = "changed by ben"
	ben.Note(of, n)
	ben.RemoveNote(n.ID)
	if got := recallOf(t, anna, page, "").Notes; len(got) != 1 || got[0].By != "" || got[0].Text != "true" {
		t.Errorf("ben has changed anna's note: %+v", got)
	}
	s := pgtest.Shared(t)
	alone := open(t, s.Address(t, "ben", ben.engine.(*postgres).config.Database))
	if got := recallOf(t, alone, page, "").Notes; len(got) != 0 {
		t.Errorf("without notes=shared ben sees %+v", got)
	}
	if _, err := alone.Note(of, model.Note{Quote: "for ben only", Made: now}); err != nil {
		t.Fatal(err)
	}
	if got := recallOf(t, anna, page, "").Notes; len(got) != 1 {
		t.Errorf("anna sees %+v", got)
	}
}

func TestReadersWriteTheSameTextsAtOnce(t *testing.T) {
	anna, ben := readers(t, "")
	var all sync.WaitGroup
	for _, l := range []*Library{anna, ben, anna, ben} {
		all.Go(func() {
			for i := range 20 {
				k := model.Kept{Source: model.Source(fmt.Sprint("/", i%3)), Print: fmt.Sprint("print", i%3), Title: "T"}
				if err := l.Index(k, []model.Part{{Text: "words"}}); err != nil {
					t.Error(err)
				}
				if _, err := l.Forget(k.Source, k.Print); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
}

func TestAServerThatIsGoneAndBack(t *testing.T) {
	s, err := pgtest.New()
	pgtest.Need(t, err)
	l := open(t, s.Address(t, "anna", s.Database(t)))
	keep(t, l, sample("/a.md", "p"))
	if err := s.Stop(); err != nil {
		t.Fatal(err)
	}
	later := sample("/a.md", "p")
	later.Share, later.When = 99, now.Add(time.Hour)
	if err := l.Keep(later); err == nil || !strings.HasPrefix(err.Error(), "what you read is not kept: the server ") || strings.Contains(err.Error(), "\n") {
		t.Errorf("without its server the error is %v", err)
	}
	if err := s.Start(); err != nil {
		t.Fatal(err)
	}
	if k := recallOf(t, l, "/a.md", "p"); k.Share != 42 || len(k.Read) != 1 {
		t.Errorf("what was kept is %+v", k)
	}
	keep(t, l, later)
	if k := recallOf(t, l, "/a.md", "p"); k.Share != 99 {
		t.Errorf("when the server is back, kept is %+v", k)
	}
}

func TestWhatIsWrongWithAServerIsOneLine(t *testing.T) {
	s := pgtest.Shared(t)
	name := s.Database(t)
	silent, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	none, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	none.Close()
	for address, want := range map[string]string{
		s.Address(t, "anna", "nowhere"):                                                  "the server has no such database",
		strings.Replace(s.Address(t, "anna", name), "anna@", "nobody@", 1):               "the server doesn't take that name and password",
		fmt.Sprint("postgres://anna:secret@", silent.Addr(), "/books?connect_timeout=1"): "the server doesn't answer",
		fmt.Sprint("postgres://anna:secret@", none.Addr(), "/books"):                     "the server can't be reached",
		"postgres://anna:secret@host:port/books":                                         "LEDE_LIBRARY is no address",
		"postgres://anna:secret@host/books?notes=seen":                                   "LEDE_LIBRARY is no address",
		"postgres://anna:secret@host/books?sslmode=strange":                              "sslmode is invalid",
	} {
		l, err := Open(address)
		if err == nil {
			l.Close()
		}
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "secret") || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: the error is %v", address, err)
		}
	}
}

func TestAServerThatOnlyLetsRead(t *testing.T) {
	s := pgtest.Shared(t)
	name := s.Database(t)
	address := s.Address(t, "anna", name)
	keep(t, open(t, address), sample("/a.md", "p"))
	s.Exec(t, name, "ALTER DATABASE "+name+" SET default_transaction_read_only = on")
	isOnlyRead(t, address)
}
