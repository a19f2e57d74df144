package library

import (
	"database/sql"
	"path/filepath"
	"testing"

	"github.com/jackc/pgx/v5/stdlib"

	"lede/model/library/pgtest"
)

// kind is a kind of database, on which what every library does is tested.
type kind struct {
	name  string
	empty func(testing.TB) string // makes room for a library, and returns its location
}

var kinds = []kind{
	{"SQLite", func(t testing.TB) string { return filepath.Join(t.TempDir(), "folder", "library.db") }},
	{"PostgreSQL", func(t testing.TB) string {
		s := pgtest.Shared(t)
		return s.Address(t, "anna", s.Database(t))
	}},
}

// inEach runs a test on each kind of database.
func inEach(t *testing.T, test func(*testing.T, kind)) {
	for _, k := range kinds {
		t.Run(k.name, func(t *testing.T) { test(t, k) })
	}
}

// fresh returns an empty library.
func (k kind) fresh(t testing.TB) *Library {
	t.Helper()
	return open(t, k.empty(t))
}

// fresh returns an empty library in a file.
func fresh(t testing.TB) *Library {
	t.Helper()
	return kinds[0].fresh(t)
}

// open opens a library, an empty one if there is none.
func open(t testing.TB, location string) *Library {
	t.Helper()
	l, err := Open(location)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

// again opens a library that was closed.
func again(t testing.TB, l *Library) *Library {
	t.Helper()
	fresh, err := l.engine.open()
	if err != nil {
		t.Fatal(err)
	}
	l = &Library{engine: l.engine, opened: fresh}
	t.Cleanup(func() { l.Close() })
	return l
}

// unopened returns an engine's database as it is.
func unopened(t testing.TB, e engine) *sql.DB {
	t.Helper()
	switch e := e.(type) {
	case *postgres:
		return stdlib.OpenDB(*e.config)
	case *sqliteFile:
		if err := prepare(e.path); err != nil {
			t.Fatal(err)
		}
		db, err := sql.Open("sqlite", address(e.path, false))
		if err != nil {
			t.Fatal(err)
		}
		return db
	}
	panic("an engine that no test knows")
}

// formOf returns the number of the form that a library has.
func formOf(l *Library) (n int, err error) {
	err = l.read(func(s session) error {
		n, err = l.engine.form(s)
		return err
	})
	return n, err
}

// settle has a server take in how much there is, which it does by itself within a minute.
func settle(t testing.TB, l *Library) {
	t.Helper()
	if _, ok := l.engine.(*postgres); ok {
		if _, err := l.db.Exec(`ANALYZE`); err != nil {
			t.Fatal(err)
		}
	}
}

// pathOf returns the file in which a library stands.
func pathOf(l *Library) string { return l.engine.(*sqliteFile).path }
