// Package library owns what lede remembers from one run to the next: one database, which any number of programs share. It is a file of
// SQLite's, or stands on a server of PostgreSQL's.
package library

import (
	"context"
	"database/sql"
	"fmt"
	"sync"
	"sync/atomic"
)

// Library is an open library. Its methods may be called from any goroutine; they wait for the disk or the server, and for other
// programs that write to the library, up to the engine's patience. Their errors are for the reader, in one line.
type Library struct {
	engine engine
	unkept atomic.Int64 // how many notes have a number though they are not kept

	mu sync.Mutex
	opened
}

// opened is a database that was opened.
type opened struct {
	db       *sql.DB
	readOnly bool
	notice   string // what the reader should know of how it was opened, in one line; "" if nothing
}

// Open opens the library at a location (see Location), which it makes if there is none, and brings it to the newest form. What can't be
// written is opened to be read only; a file that is damaged is set aside. Notice tells both.
func Open(location string) (*Library, error) {
	e, err := engineOf(location)
	if err != nil {
		return nil, err
	}
	l := &Library{engine: e}
	if l.opened, err = e.open(); err != nil {
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

// Close lets go of the library.
func (l *Library) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.db.Close()
}

// write runs a transaction that writes. A library that is only read takes it for done: its notice has told.
func (l *Library) write(do func(session) error) error {
	return l.with(func(db *sql.DB) error {
		if l.readOnly {
			return nil
		}
		var err error
		for range mostCrossed {
			if err = l.writeOnce(db, do); !l.engine.isCrossed(err) {
				break
			}
		}
		return err
	})
}

// writeOnce runs a transaction that writes, when it is its turn.
func (l *Library) writeOnce(db *sql.DB, do func(session) error) error {
	ctx, cancel := context.WithTimeout(context.Background(), longest)
	defer cancel()
	return transact(ctx, db, nil, l.engine, func(s session) error {
		if err := l.engine.takeTurn(s); err != nil {
			return err
		}
		return do(s)
	})
}

// read runs what only reads.
func (l *Library) read(do func(session) error) error {
	return l.with(func(db *sql.DB) error {
		ctx, cancel := context.WithTimeout(context.Background(), longest)
		defer cancel()
		return do(session{ctx, db, l.engine})
	})
}

// with runs what uses the database. If that finds it damaged, the file is set aside, and it is run once more on an empty one.
func (l *Library) with(do func(*sql.DB) error) error {
	l.mu.Lock()
	db := l.db
	l.mu.Unlock()
	err := do(db)
	if !l.engine.isDamaged(err) {
		return l.explained(err)
	}
	l.mu.Lock()
	if l.db == db { // nobody else has done it meanwhile
		db.Close()
		fresh, err := l.engine.renew()
		if err != nil {
			l.mu.Unlock()
			return l.explained(err)
		}
		l.opened = fresh
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
	return fmt.Errorf("what you read is not kept: %w: the library is %s", l.engine.reason(err), l.engine)
}
