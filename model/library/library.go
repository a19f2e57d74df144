// Package library owns what lede remembers from one run to the next: one SQLite database, which any number of programs share.
package library

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"modernc.org/sqlite" // registers the driver "sqlite"
)

// Library is an open library. Its methods may be called from any goroutine; they wait for the disk, and for other programs that
// write to the library, up to patience. Their errors are for the reader, in one line.
type Library struct {
	path string

	mu       sync.Mutex
	db       *sql.DB
	file     os.FileInfo // the file that db is in
	readOnly bool
	notice   string
}

// patience is how many milliseconds a program waits for another that writes. A transaction of ours takes one or two.
const patience = 5000

// Open opens the library in a file, which it makes if there is none, and brings it to the newest form. What can't be written is
// opened to be read only; a file that is damaged is set aside. Notice tells both.
func Open(path string) (*Library, error) {
	l := &Library{path: path}
	if err := l.open(); err != nil {
		return nil, l.explained(err)
	}
	return l, nil
}

// Notice returns what the reader should know of how the library was opened, in one line; "" if nothing. It says it once.
func (l *Library) Notice() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	n := l.notice
	l.notice = ""
	return n
}

// Close lets go of the file.
func (l *Library) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.db.Close()
}

// open opens the file, after it has set it aside if it is damaged.
func (l *Library) open() error {
	err := l.openFile()
	// Two programs that make it at once, or turn its log on, don't wait for each other by themselves.
	for end := time.Now().Add(patience * time.Millisecond); isBusy(err) && time.Now().Before(end); err = l.openFile() {
		time.Sleep(10 * time.Millisecond)
	}
	if !damaged(err) {
		return err
	}
	if err := l.setAside(); err != nil {
		return err
	}
	return l.openFile()
}

// openFile opens the file as it is.
func (l *Library) openFile() error {
	l.readOnly = false
	err := prepare(l.path)
	switch {
	case err == nil:
	case errors.Is(err, fs.ErrPermission), isReadOnly(err):
		if _, statErr := os.Stat(l.path); statErr != nil {
			return err
		}
		l.readOnly = true
		l.notice = "the library can't be written: what you read is not kept; chmod u+w " + l.path + " lets it be"
	default:
		return err
	}
	if l.file, err = os.Stat(l.path); err != nil {
		return err
	}
	db, err := sql.Open("sqlite", address(l.path, l.readOnly))
	if err != nil {
		return err
	}
	l.db = db
	if err := l.migrate(); err != nil {
		db.Close()
		return err
	}
	return nil
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

// write runs a transaction that writes. A library that is only read takes it for done: its notice has told.
func (l *Library) write(do func(*sql.Tx) error) error {
	return l.with(func(db *sql.DB) error {
		if l.readOnly {
			return nil
		}
		tx, err := db.BeginTx(context.Background(), nil)
		if err != nil {
			return err
		}
		defer tx.Rollback()
		if err := do(tx); err != nil {
			return err
		}
		return tx.Commit()
	})
}

// with runs what uses the database. If that finds it damaged, the file is set aside, and it is run once more on an empty one.
func (l *Library) with(do func(*sql.DB) error) error {
	l.mu.Lock()
	db := l.db
	l.mu.Unlock()
	err := do(db)
	if !damaged(err) {
		return l.explained(err)
	}
	l.mu.Lock()
	if l.db == db { // nobody else has done it meanwhile
		db.Close()
		if err = l.setAside(); err == nil {
			err = l.openFile()
		}
		if err != nil {
			l.mu.Unlock()
			return l.explained(err)
		}
	}
	db = l.db
	l.mu.Unlock()
	return l.explained(do(db))
}

// explained returns an error in words for the reader; nil for nil.
func (l *Library) explained(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("what you read is not kept: %w: the library is %s", reason(err), l.path)
}

// codeOf returns the primary result code of an error of SQLite's, 0 if it is none.
func codeOf(err error) int {
	if e := (*sqlite.Error)(nil); errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}
