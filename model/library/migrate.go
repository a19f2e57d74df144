package library

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// former is what tells of the forms of a database: form n is what step n of its migrations has made of form n-1, 0 is an empty one.
type former interface {
	// migrations are the steps to the newest form. A step that was released is never changed; what is to be otherwise is another step.
	migrations() []string
	// form returns the number of the form that the database has.
	form(session) (int, error)
	// setForm writes that down.
	setForm(session, int) error
	// waitToMigrate begins a transaction that migrates: it waits until no other does.
	waitToMigrate(session) error
}

// tooNew says of a library that a later lede has made what becomes of it.
const tooNew = "the library was made by a newer lede: it is read, but what you read is not kept; a newer lede keeps it"

// errOlder is why a library that can't be written isn't read either.
var errOlder = errors.New("an older lede has made it, and it can't be written")

// migrate brings a database to the newest form.
func migrate(o *opened, e engine) error { return migrateTo(o, e, len(e.migrations())) }

// migrateTo brings it to the form with a number, unless it has that already or a later one; in one transaction: another program sees
// the old form or the new one.
func migrateTo(o *opened, e engine, form int) error {
	ctx, cancel := context.WithTimeout(context.Background(), longest)
	defer cancel()
	has, err := e.form(session{ctx, o.db, e})
	switch {
	case err != nil:
		return err
	case has > len(e.migrations()):
		o.readOnly, o.notice = true, tooNew
		return nil
	case has >= form:
		return nil
	case o.readOnly:
		return errOlder
	}
	return transact(ctx, o.db, nil, e, func(s session) error { return step(s, form) })
}

// step does the migrations up to a form.
func step(s session, form int) error {
	if err := s.engine.waitToMigrate(s); err != nil {
		return err
	}
	has, err := s.engine.form(s) // another program may have done it while this one waited
	for ; err == nil && has < form; has++ {
		if _, err := s.in.ExecContext(s.ctx, s.engine.migrations()[has]); err != nil {
			return fmt.Errorf("form %d of it can't be made: %w", has+1, err)
		}
		err = s.engine.setForm(s, has+1)
	}
	return err
}

// scanAll reads all rows of a statement.
func scanAll[T any](rows *sql.Rows, err error, scan func(*sql.Rows, *T) error) (all []T, _ error) {
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var one T
		if err := scan(rows, &one); err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, rows.Err()
}
