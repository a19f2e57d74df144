package library

import (
	"database/sql"

	"lede/model"
)

// Shelf returns at most most of the articles that were read or put aside, from the one on that has from others before it; the one with
// which something was done last is the first. Their places and sections are not among what is told. What was piped in isn't there:
// it can't be opened again.
func (l *Library) Shelf(from, most int) (all []model.Kept, err error) {
	err = l.with(func(db *sql.DB) error {
		all = all[:0]
		rows, err := db.Query(`SELECT source, print, title, share, rest, read, aside FROM article WHERE source <> '-'
			ORDER BY max(read, aside) DESC, id LIMIT ? OFFSET ?`, most, from)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var k model.Kept
			var read, aside int64
			if err := rows.Scan(&k.Source, &k.Print, &k.Title, &k.Share, &k.Left, &read, &aside); err != nil {
				return err
			}
			k.When, k.Aside = timeOf(read), timeOf(aside)
			all = append(all, k)
		}
		return rows.Err()
	})
	return all, err
}

// PutAside puts an article on the shelf, to be read later. What is kept of it stays; of one that was never read, k tells how long it is.
func (l *Library) PutAside(k model.Kept) error {
	return l.write(func(tx *sql.Tx) error {
		id, err := add(tx, k)
		if err != nil {
			return err
		}
		_, err = tx.Exec(`UPDATE article SET aside = ?2, source = ?3, rest = CASE read WHEN 0 THEN ?4 ELSE rest END,
			title = CASE ?5 WHEN '' THEN title ELSE ?5 END WHERE id = ?1`,
			id, k.Aside.UnixMilli(), string(k.Source), int64(k.Left), k.Title)
		return err
	})
}

// Forget removes all that is kept of the articles with a source, or with a content's fingerprint. It reports whether there was any.
func (l *Library) Forget(src model.Source, print string) (known bool, err error) {
	known, err = l.remove(`DELETE FROM article WHERE source = ? OR print = ? AND print <> ''`, string(src), print)
	if err == nil && known {
		err = l.clear()
	}
	return known, err
}

// ForgetAll removes all that is kept, the reader's pace too.
func (l *Library) ForgetAll() error {
	if _, err := l.remove(`DELETE FROM article`); err != nil {
		return err
	}
	if _, err := l.remove(`UPDATE pace SET bytes = 0, time = 0`); err != nil {
		return err
	}
	return l.clear()
}

// clear writes the index anew: what was removed from it is only marked there until then.
func (l *Library) clear() error {
	_, err := l.remove(`INSERT INTO fulltext (fulltext) VALUES ('optimize')`)
	return err
}

// remove runs a statement that removes something, and makes sure that none of it stays in the file. It reports whether there was any.
func (l *Library) remove(statement string, args ...any) (some bool, err error) {
	err = l.write(func(tx *sql.Tx) error {
		r, err := tx.Exec(statement, args...)
		if err != nil {
			return err
		}
		n, err := r.RowsAffected()
		some = n > 0
		return err
	})
	if err != nil {
		return some, err
	}
	return some, l.with(func(db *sql.DB) error {
		_, err := db.Exec(`PRAGMA wal_checkpoint(TRUNCATE)`)
		return err
	})
}
