package library

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"

	"lede/model"
)

// postgres is a library on a server of PostgreSQL's. The reader is the role that the address names.
type postgres struct {
	config *pgx.ConnConfig
	name   string // the address without the reader's name and password
	remark bool   // the reader's notes are shown to others, and theirs to the reader
}

const (
	// connectPatience is how long a server may take to be reached.
	connectPatience = 5 * time.Second
	// lockPatience and statementPatience are how long, in milliseconds, a statement may wait for another reader, and take in all.
	lockPatience, statementPatience = "5000", "30000"
)

// isServer reports whether a location is an address of a server, not the name of a file.
func isServer(location string) bool {
	return strings.HasPrefix(location, "postgres://") || strings.HasPrefix(location, "postgresql://")
}

// errAddress is why an address can't be used. It doesn't repeat it: it may have a password.
var errAddress = errors.New("LEDE_LIBRARY is no address of PostgreSQL's: postgres://NAME:PASSWORD@HOST/DATABASE, with ?notes=shared to show notes to others")

// newPostgres returns the engine for an address as PostgreSQL's programs take it (PostgreSQL manual, 34.1.1.2 Connection URIs). Of our own
// it may have notes=shared.
func newPostgres(address string) (*postgres, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, errAddress
	}
	p := &postgres{name: "postgres://" + u.Host + u.Path}
	q := u.Query()
	if notes := q["notes"]; len(notes) > 0 {
		if p.remark = notes[0] == "shared"; !p.remark {
			return nil, errAddress
		}
		q.Del("notes")
		u.RawQuery = q.Encode()
	}
	if p.config, err = pgx.ParseConfig(u.String()); err != nil {
		return nil, fmt.Errorf("%w (%w)", errAddress, cmp.Or(errors.Unwrap(err), errors.New("it can't be read"))) // err itself repeats the address
	}
	if p.config.ConnectTimeout == 0 {
		p.config.ConnectTimeout = connectPatience
	}
	for name, value := range map[string]string{
		"search_path": "lede", "application_name": "lede", "lock_timeout": lockPatience, "statement_timeout": statementPatience,
		"idle_in_transaction_session_timeout": statementPatience, // of a program whose machine is gone
	} {
		p.config.RuntimeParams[name] = value
	}
	if p.remark {
		p.config.RuntimeParams["lede.notes"] = "shared"
	}
	return p, nil
}

// String implements engine.
func (p *postgres) String() string { return p.name }

// open implements engine.
func (p *postgres) open() (o opened, err error) {
	o.db = stdlib.OpenDB(*p.config)
	o.db.SetMaxOpenConns(4)
	ctx, cancel := context.WithTimeout(context.Background(), longest)
	defer cancel()
	if err = o.db.QueryRowContext(ctx, `SELECT current_setting('transaction_read_only') = 'on'`).Scan(&o.readOnly); err == nil {
		if o.readOnly {
			o.notice = "the library can't be written: what you read is not kept; its server only lets it be read"
		}
		err = migrate(&o, p)
	}
	if err != nil {
		o.db.Close()
	}
	return o, err
}

// renew implements engine: a server mends itself.
func (p *postgres) renew() (opened, error) { return p.open() }

// isDamaged implements engine.
func (p *postgres) isDamaged(error) bool { return false }

// dialect implements engine. PostgreSQL takes neither NUL nor bytes that are no UTF-8 in a text.
func (p *postgres) dialect(statement string, args []any) (string, []any) {
	clean := make([]any, len(args))
	for i, a := range args {
		if s, ok := a.(string); ok {
			a = cleanText(s)
		}
		clean[i] = a
	}
	return strings.ReplaceAll(statement, "?", "$"), clean
}

// cleanText returns a text as PostgreSQL takes it.
func cleanText(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\ufffd"), "\x00", "\ufffd")
}

// takeTurn implements engine: of one reader's programs one writes at a time, as in a file; readers don't wait for each other.
func (p *postgres) takeTurn(s session) error {
	_, err := s.exec(`SELECT pg_advisory_xact_lock(hashtextextended('lede ' || session_user, 0))`)
	return err
}

// waitToMigrate implements engine. An administrator may have made the schema for a reader who can make none.
func (p *postgres) waitToMigrate(s session) error {
	_, err := s.in.ExecContext(s.ctx, `DO $$ BEGIN
		PERFORM pg_advisory_xact_lock(hashtextextended('lede', 0));
		IF to_regnamespace('lede') IS NULL THEN
			CREATE SCHEMA lede;
		END IF;
		IF to_regclass('lede.form') IS NULL THEN
			CREATE TABLE lede.form (form bigint NOT NULL);
			INSERT INTO lede.form VALUES (0);
		END IF;
	END $$`)
	return err
}

// migrations implements engine.
func (p *postgres) migrations() []string { return postgresForms }

// form implements engine.
func (p *postgres) form(s session) (n int, err error) {
	var there bool
	if err = s.row(`SELECT to_regclass('lede.form') IS NOT NULL`).Scan(&there); err == nil && there {
		err = s.row(`SELECT form FROM lede.form`).Scan(&n)
	}
	return n, err
}

// setForm implements engine.
func (p *postgres) setForm(s session, n int) error {
	_, err := s.exec(`UPDATE lede.form SET form = ?1`, n)
	return err
}

// shelf implements engine: the reader's own articles, and what others have put aside of those that the reader doesn't have.
func (p *postgres) shelf() string {
	return `SELECT source, print, title, share, rest, read, aside, by FROM (
			(SELECT source, print, title, share, rest, read, aside, '' AS by, greatest(read, aside) AS done, id FROM article
				WHERE source <> '-' ORDER BY greatest(read, aside) DESC, id LIMIT ?1::bigint + ?2::bigint)
			UNION ALL
			(SELECT DISTINCT ON (source) source, print, title, 0, rest, 0, aside, reader, aside, id FROM offer o
				WHERE NOT EXISTS (SELECT FROM article a WHERE a.source = o.source) ORDER BY source, aside DESC)
		) AS shelf ORDER BY done DESC, id LIMIT ?1 OFFSET ?2`
}

// notesOfOthers implements engine. A file of another reader is the same only if its content is.
func (p *postgres) notesOfOthers(s session, src model.Source, print string) ([]model.Note, error) {
	if !p.remark {
		return nil, nil
	}
	rows, err := s.query(`SELECT `+noteColumns+`, reader FROM remark
		WHERE print = ?2 AND print <> '' OR source = ?1 AND source ~ '^[a-z]{2,}:' ORDER BY at, id`, string(src), print)
	return scanAll(rows, err, scanNote)
}

// atOneMoment implements engine.
func (p *postgres) atOneMoment() *sql.TxOptions {
	return &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true}
}

// scrub implements engine: what a server removes from its disk, and when, is for its administrator to say.
func (p *postgres) scrub(*sql.DB, bool) error { return nil }

// scrubAll implements engine.
func (p *postgres) scrubAll(*sql.DB) error { return nil }
