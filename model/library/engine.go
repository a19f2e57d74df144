package library

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"lede/model"
)

// engine is a kind of database that a library can stand in: what its kinds do each in a way of its own. Its String names the library
// for the reader, without secrets.
type engine interface {
	fmt.Stringer
	// open opens the database, makes it if there is none, and brings it to the newest form.
	open() (opened, error)
	// renew sets a damaged database aside and opens an empty one.
	renew() (opened, error)
	// isDamaged reports whether an error says that the database was spoilt.
	isDamaged(error) bool
	// reason returns an error of the engine's in a reader's words.
	reason(error) error

	// dialect returns a statement and its arguments as the engine takes them. Statements name their parameters ?1, ?2 …
	dialect(statement string, args []any) (string, []any)
	// takeTurn begins a transaction that writes: it waits until no other of the same reader does.
	takeTurn(session) error
	// isCrossed reports whether an error says that two readers crossed each other: the transaction can be run again.
	isCrossed(error) bool
	// former is what migrations need.
	former

	// shelf is the statement for the articles of the shelf, which takes how many at most, and how many to leave out.
	shelf() string
	// notesOfOthers returns the notes that other readers show to all, to an article with a source or a content's fingerprint.
	notesOfOthers(s session, src model.Source, print string) ([]model.Note, error)

	// index keeps the text of the article with a number. Its parts were not changed.
	index(s session, article int64, k model.Kept, parts []model.Part) error
	// search returns the numbers of the articles that have all of some terms, the best first, and their sources and titles.
	search(s session, asked []term, most int) ([]hit, error)
	// parts gives the first parts of articles, at most mostLooked of each, in the order of its text. It may leave out the others of an
	// article once look has enough of it.
	parts(s session, articles []int64, look func(article int64, p model.Part) (enough bool)) error
	// atOneMoment are the options of a transaction that reads all as it is at one moment.
	atOneMoment() *sql.TxOptions
	// scrub makes sure that nothing stays of what was removed; with words, also of the index.
	scrub(db *sql.DB, words bool) error
	// scrubAll does so after all was removed, also for what was set aside.
	scrubAll(*sql.DB) error
}

// hit is an article in which something was found.
type hit struct {
	article int64
	found   model.Found
}

// mostCrossed is how often a transaction is run that other readers cross.
const mostCrossed = 5

// longest is how long one deed of a library may take. What goes on longer, such as a whole export, is many.
const longest = time.Minute

// engineOf returns the engine for a location.
func engineOf(location string) (engine, error) {
	if isServer(location) {
		return newPostgres(location)
	}
	return &sqliteFile{path: location}, nil
}

// session runs statements, in a transaction or each by itself.
type session struct {
	ctx context.Context
	in  interface {
		ExecContext(context.Context, string, ...any) (sql.Result, error)
		QueryContext(context.Context, string, ...any) (*sql.Rows, error)
		QueryRowContext(context.Context, string, ...any) *sql.Row
	}
	engine engine
}

// exec runs a statement, and returns how many rows it changed.
func (s session) exec(statement string, args ...any) (int64, error) {
	statement, args = s.engine.dialect(statement, args)
	r, err := s.in.ExecContext(s.ctx, statement, args...)
	if err != nil {
		return 0, err
	}
	return r.RowsAffected()
}

// query runs a statement that gives rows.
func (s session) query(statement string, args ...any) (*sql.Rows, error) {
	statement, args = s.engine.dialect(statement, args)
	return s.in.QueryContext(s.ctx, statement, args...)
}

// row runs a statement that gives one row.
func (s session) row(statement string, args ...any) *sql.Row {
	statement, args = s.engine.dialect(statement, args)
	return s.in.QueryRowContext(s.ctx, statement, args...)
}

// transact runs a transaction.
func transact(ctx context.Context, db *sql.DB, options *sql.TxOptions, e engine, do func(session) error) error {
	tx, err := db.BeginTx(ctx, options)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := do(session{ctx, tx, e}); err != nil {
		return err
	}
	return tx.Commit()
}
