package library

import (
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"lede/model"
)

// index implements engine: a row of the index has an article's whole text.
func (f *sqliteFile) index(s session, article int64, k model.Kept, parts []model.Part) error {
	var text strings.Builder
	for _, p := range parts {
		text.WriteString(indexed(p.Text))
		text.WriteByte('\n')
	}
	for _, statement := range []string{`DELETE FROM part WHERE article = ?1`, `DELETE FROM fulltext WHERE rowid = ?1`} {
		if _, err := s.exec(statement, article); err != nil {
			return err
		}
	}
	for _, p := range parts {
		if _, err := s.exec(`INSERT INTO part (article, section, at, text) VALUES (?1, ?2, ?3, ?4)`, article, p.Section, int64(p.At), p.Text); err != nil {
			return err
		}
	}
	_, err := s.exec(`INSERT INTO fulltext (rowid, title, text) VALUES (?1, ?2, ?3)`, article, indexed(k.Title), text.String())
	return err
}

// search implements engine.
func (f *sqliteFile) search(s session, asked []term, most int) ([]hit, error) {
	rows, err := s.query(`SELECT a.id, a.source, a.title FROM fulltext JOIN article a ON a.id = fulltext.rowid
		WHERE fulltext MATCH ?1 AND a.source <> '-' AND rank MATCH 'bm25(8.0, 1.0)' ORDER BY rank LIMIT ?2`, expression(asked), most)
	return scanAll(rows, err, scanHit)
}

// parts implements engine.
func (f *sqliteFile) parts(s session, articles []int64, look func(int64, model.Part) bool) error {
	for _, article := range articles {
		rows, err := s.query(`SELECT ?1, section, at, text FROM part WHERE article = ?1 ORDER BY at LIMIT ?2`, article, mostLooked)
		if err := lookAt(rows, err, look); err != nil {
			return err
		}
	}
	return nil
}

// lookAt reads parts of an article, until there are no more or there is enough.
func lookAt(rows *sql.Rows, err error, look func(int64, model.Part) bool) error {
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var article int64
		var p model.Part
		if err := rows.Scan(&article, &p.Section, &p.At, &p.Text); err != nil {
			return err
		}
		if look(article, p) {
			return nil
		}
	}
	return rows.Err()
}

// scanHit reads an article in which something was found.
func scanHit(rows *sql.Rows, h *hit) error {
	return rows.Scan(&h.article, &h.found.Source, &h.found.Title)
}

// expression returns what asks SQLite's index for all of some terms. Each is quoted: what a reader types is no syntax.
func expression(all []term) string {
	var b strings.Builder
	for _, t := range all {
		b.WriteString(`"` + strings.Join(t.words(), " ") + `"`)
		if t.prefix {
			b.WriteByte('*')
		}
		b.WriteByte(' ')
	}
	return b.String()
}

// scrub implements engine. What was removed from the index is only marked there until it is written anew.
func (f *sqliteFile) scrub(db *sql.DB, words bool) error {
	if words {
		if _, err := db.Exec(`INSERT INTO fulltext (fulltext) VALUES ('optimize')`); err != nil {
			return err
		}
	}
	_, err := db.Exec(`PRAGMA wal_checkpoint(TRUNCATE)`)
	return err
}

// scrubAll implements engine.
func (f *sqliteFile) scrubAll(db *sql.DB) error {
	failed := []error{f.scrub(db, true)}
	aside, _ := filepath.Glob(f.path + damagedEnding + "*")
	for _, name := range aside {
		failed = append(failed, os.Remove(name))
	}
	return errors.Join(failed...)
}
