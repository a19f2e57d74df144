package library

import (
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"modernc.org/sqlite" // registers the driver "sqlite"

	"lede/model"
)

// sqliteFile is a library in a file of SQLite's.
type sqliteFile struct {
	path string
	file os.FileInfo // the file that was opened last
}

// patience is how many milliseconds a program waits for another that writes. A transaction of ours takes one or two.
const patience = 5000

// String implements engine.
func (f *sqliteFile) String() string { return f.path }

// open implements engine. It sets the file aside if it is damaged.
func (f *sqliteFile) open() (opened, error) {
	o, err := f.openFile()
	// Two programs that make it at once, or turn its log on, don't wait for each other by themselves.
	for end := time.Now().Add(patience * time.Millisecond); isBusy(err) && time.Now().Before(end); o, err = f.openFile() {
		time.Sleep(10 * time.Millisecond)
	}
	if f.isDamaged(err) {
		return f.renew()
	}
	return o, err
}

// renew implements engine.
func (f *sqliteFile) renew() (opened, error) {
	aside, err := f.setAside()
	if err != nil {
		return opened{}, err
	}
	o, err := f.openFile()
	if aside != "" {
		o.notice = "the library was damaged: a new one was begun, the old one is " + aside
	}
	return o, err
}

// openFile opens the file as it is.
func (f *sqliteFile) openFile() (o opened, err error) {
	err = prepare(f.path)
	switch {
	case err == nil:
	case errors.Is(err, fs.ErrPermission), isReadOnly(err):
		if _, statErr := os.Stat(f.path); statErr != nil {
			return o, err
		}
		o.readOnly = true
		o.notice = "the library can't be written: what you read is not kept; chmod u+w " + f.path + " lets it be"
	default:
		return o, err
	}
	if f.file, err = os.Stat(f.path); err != nil {
		return o, err
	}
	if o.db, err = sql.Open("sqlite", address(f.path, o.readOnly)); err != nil {
		return o, err
	}
	if err := migrate(&o, f); err != nil {
		o.db.Close()
		return o, err
	}
	return o, nil
}

// prepare makes the file and its folder, if they aren't there, for the user's own eyes. SQLite gives the files that it makes beside the
// first the same rights.
func prepare(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

// address returns how the driver is told the file and what holds for each connection.
func address(path string, readOnly bool) string {
	slashed := filepath.ToSlash(path)
	if runtime.GOOS == "windows" {
		slashed = "/" + slashed
	}
	q := url.Values{"_pragma": {fmt.Sprintf("busy_timeout(%d)", patience), "foreign_keys(1)", "secure_delete(1)"}}
	if readOnly {
		q.Set("mode", "ro")
		q.Set("immutable", "1") // there may be no right to make the files that readers share
		q.Add("_pragma", "query_only(1)")
	} else {
		q.Add("_pragma", "journal_mode(wal)")
		q.Add("_pragma", "synchronous(normal)") // a process that is killed loses nothing; a power cut the last moments
		q.Set("_txlock", "immediate")           // who will write waits for his turn before he reads
	}
	return (&url.URL{Scheme: "file", Path: slashed, RawQuery: q.Encode()}).String()
}

// dialect implements engine: statements are written for SQLite.
func (f *sqliteFile) dialect(statement string, args []any) (string, []any) { return statement, args }

// takeTurn implements engine: the address says that a transaction waits for its turn.
func (f *sqliteFile) takeTurn(session) error { return nil }

// waitToMigrate implements engine, as takeTurn does.
func (f *sqliteFile) waitToMigrate(session) error { return nil }

// isCrossed implements engine: in a file one writes at a time.
func (f *sqliteFile) isCrossed(error) bool { return false }

// migrations implements engine.
func (f *sqliteFile) migrations() []string { return sqliteForms }

// form implements engine.
func (f *sqliteFile) form(s session) (n int, err error) {
	err = s.row("PRAGMA user_version").Scan(&n)
	return n, err
}

// setForm implements engine.
func (f *sqliteFile) setForm(s session, n int) error {
	_, err := s.exec(fmt.Sprintf("PRAGMA user_version = %d", n))
	return err
}

// shelf implements engine.
func (f *sqliteFile) shelf() string {
	return `SELECT source, print, title, share, rest, read, aside, '' FROM article WHERE source <> '-'
		ORDER BY max(read, aside) DESC, id LIMIT ?1 OFFSET ?2`
}

// notesOfOthers implements engine: a file has one reader.
func (f *sqliteFile) notesOfOthers(session, model.Source, string) ([]model.Note, error) {
	return nil, nil
}

// atOneMoment implements engine: each transaction does.
func (f *sqliteFile) atOneMoment() *sql.TxOptions { return nil }

// codeOf returns the primary result code of an error of SQLite's, 0 if it is none.
func codeOf(err error) int {
	if e := (*sqlite.Error)(nil); errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}
