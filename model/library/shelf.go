package library

import (
	"database/sql"

	"lede/model"
)

// Shelf returns at most most of the articles that were read or put aside, from the one on that has from others before it; the one with
// which something was done last is the first. Their places and sections are not among what is told. What was piped in isn't there:
// it can't be opened again. Where readers share the library, what others have put aside is there too.
func (l *Library) Shelf(from, most int) (all []model.Kept, err error) {
	err = l.read(func(s session) error {
		rows, err := s.query(s.engine.shelf(), most, from)
		all, err = scanAll(rows, err, func(rows *sql.Rows, k *model.Kept) error {
			var read, aside int64
			err := rows.Scan(&k.Source, &k.Print, &k.Title, &k.Share, &k.Left, &read, &aside, &k.By)
			k.When, k.Aside = timeOf(read), timeOf(aside)
			return err
		})
		return err
	})
	return all, err
}

// PutAside puts an article on the shelf, to be read later. What is kept of it stays; of one that was never read, k tells how long it is.
func (l *Library) PutAside(k model.Kept) error {
	return l.write(func(s session) error {
		id, err := add(s, k)
		if err != nil {
			return err
		}
		_, err = s.exec(`UPDATE article SET aside = ?2, source = ?3, rest = CASE read WHEN 0 THEN ?4 ELSE rest END,
			title = CASE ?5 WHEN '' THEN title ELSE ?5 END WHERE id = ?1`,
			id, k.Aside.UnixMilli(), string(k.Source), int64(k.Left), k.Title)
		return err
	})
}

// Forget removes all that is kept of the articles with a source, or with a content's fingerprint. It reports whether there was any.
func (l *Library) Forget(src model.Source, print string) (known bool, err error) {
	return l.remove(true, `DELETE FROM article WHERE source = ?1 OR print = ?2 AND print <> ''`, string(src), print)
}

// ForgetAll removes all that is kept, the reader's pace too; and what was set aside as damaged.
func (l *Library) ForgetAll() error {
	for _, statement := range []string{`DELETE FROM article`, `UPDATE pace SET bytes = 0, time = 0`} {
		if err := l.write(func(s session) error {
			_, err := s.exec(statement)
			return err
		}); err != nil {
			return err
		}
	}
	return l.with(func(db *sql.DB) error {
		if l.readOnly {
			return nil
		}
		return l.engine.scrubAll(db)
	})
}

// remove runs a statement that removes something, maybe with words of the index, and makes sure that none of it stays. It reports
// whether there was any.
func (l *Library) remove(words bool, statement string, args ...any) (some bool, err error) {
	err = l.write(func(s session) error {
		n, err := s.exec(statement, args...)
		some = n > 0
		return err
	})
	if err == nil && some {
		err = l.with(func(db *sql.DB) error { return l.engine.scrub(db, words) })
	}
	return some, err
}
