package library

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
	"time"

	sqlite3 "modernc.org/sqlite/lib"
)

// isDamaged implements engine: the file is no database, or one that was spoilt.
func (f *sqliteFile) isDamaged(err error) bool {
	code := codeOf(err)
	return code == sqlite3.SQLITE_CORRUPT || code == sqlite3.SQLITE_NOTADB
}

// isReadOnly reports whether an error says that nothing can be written there.
func isReadOnly(err error) bool { return errors.Is(err, syscall.EROFS) }

// damagedEnding is what the names of files end with that were set aside, but for when.
const damagedEnding = ".damaged-"

// setAside gives the damaged file another name, which it returns, and the files that belong to it. It is never deleted: who knows what
// can be saved of it. Of several programs that find it damaged, each sets aside only the file that it looked at itself: what stands
// there now may be a new one.
func (f *sqliteFile) setAside() (aside string, err error) {
	if now, err := os.Stat(f.path); err != nil || !os.SameFile(now, f.file) {
		return "", nil // another program has done it
	}
	aside = f.path + damagedEnding + time.Now().Format("20060102-150405.000")
	for _, ending := range []string{"", "-wal", "-shm"} {
		if err := os.Rename(f.path+ending, aside+ending); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", fmt.Errorf("it is damaged, and can't be set aside: %w", err)
		}
	}
	return aside, nil
}

// reason implements engine.
func (f *sqliteFile) reason(err error) error {
	switch codeOf(err) {
	case sqlite3.SQLITE_ERROR: // a statement that every library takes
		return fmt.Errorf("a part of it is gone (%w): under another name it is out of the way, and a new one is begun", err)
	case sqlite3.SQLITE_FULL:
		return errors.New("the disk is full")
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM:
		return errors.New("it can't be written")
	case sqlite3.SQLITE_CANTOPEN:
		return errors.New("it can't be opened, or no file can be made beside it")
	case sqlite3.SQLITE_IOERR:
		return errors.New("the disk can't be read or written; it may be full")
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return errors.New("another program has been writing to it for long")
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return errors.New("it is damaged")
	}
	if p := (*fs.PathError)(nil); errors.As(err, &p) {
		return p.Err
	}
	return err
}

// isBusy reports whether another program was writing to the library.
func isBusy(err error) bool {
	code := codeOf(err)
	return code == sqlite3.SQLITE_BUSY || code == sqlite3.SQLITE_LOCKED
}
