package library

import (
	"database/sql"
	"errors"
	"time"

	"lede/model"
)

// Recall returns what is kept of the article with a source and a content's fingerprint; its zero value but for these two if nothing is.
// An article is known by both; else by its content, wherever that has moved; else by its source, whatever was edited in it. What was
// piped in has no source but its content.
func (l *Library) Recall(src model.Source, print string) (model.Kept, error) {
	k := model.Kept{Source: src, Print: print}
	err := l.with(func(db *sql.DB) error {
		var err error
		if k.Pace, err = paceOf(db); err != nil {
			return err
		}
		id, err := find(db, src, print)
		if err != nil || id == 0 {
			return err
		}
		return recall(db, id, &k)
	})
	return k, err
}

// pace returns the reader's pace.
func (l *Library) pace() (p model.Pace, err error) {
	err = l.with(func(db *sql.DB) error {
		p, err = paceOf(db)
		return err
	})
	return p, err
}

// paceOf returns the pace that is kept.
func paceOf(q queryer) (p model.Pace, err error) {
	var ms int64
	err = q.QueryRow(`SELECT bytes, time FROM pace`).Scan(&p.Bytes, &ms)
	p.Time = time.Duration(ms) * time.Millisecond
	return p, err
}

// queryer is a database or a transaction.
type queryer interface {
	QueryRow(query string, args ...any) *sql.Row
	Query(query string, args ...any) (*sql.Rows, error)
}

// find returns the number of the article with a source and a fingerprint, 0 if none is kept.
func find(q queryer, src model.Source, print string) (id int64, err error) {
	err = q.QueryRow(`SELECT id FROM article WHERE source = ?1 AND source <> '-' OR print = ?2 AND print <> ''
		ORDER BY (source = ?1) + 2 * (print = ?2) DESC, read DESC LIMIT 1`, string(src), print).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return id, err
}

// recall reads what is kept of an article. Its source and its fingerprint stay those that it has now.
func recall(q queryer, id int64, k *model.Kept) error {
	var read, aside int64
	var words []byte
	err := q.QueryRow(`SELECT title, at, letters, words, section, inside, share, rest, read, aside, indexed <> '' AND indexed = ? FROM article WHERE id = ?`, k.Print, id).
		Scan(&k.Title, &k.At.At, &k.Letters, &words, &k.At.Section, &k.At.Into, &k.Share, &k.Left, &read, &aside, &k.Indexed)
	if err != nil {
		return err
	}
	k.At.Words = string(words)
	k.When, k.Aside = timeOf(read), timeOf(aside)
	rows, err := q.Query(`SELECT at, title FROM section WHERE article = ? ORDER BY at`, id)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var s model.Section
		if err := rows.Scan(&s.At, &s.Title); err != nil {
			return err
		}
		k.Read = append(k.Read, s)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	k.Notes, err = notesOf(q, id)
	return err
}

// timeOf returns a time from milliseconds since 1970, zero for 0.
func timeOf(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms)
}

// longPace is how many milliseconds of reading the pace is of, at most: as a reader becomes faster or slower, what is long ago counts less.
const longPace = 10 * 60 * 60 * 1000

// Keep keeps how far an article was read, unless what is kept of it is newer. The sections of k are added to those that were read, unless
// the content is another: then they take their place, since they stand elsewhere.
func (l *Library) Keep(k model.Kept) error {
	return l.write(func(tx *sql.Tx) error {
		id, err := add(tx, k)
		if err != nil {
			return err
		}
		if _, err := tx.Exec(`DELETE FROM section WHERE article = ?1 AND ?2 <> '' AND ?2 <> (SELECT print FROM article WHERE id = ?1)`, id, k.Print); err != nil {
			return err
		}
		_, err = tx.Exec(`UPDATE article SET source = ?, print = ?, title = ?, at = ?, letters = ?, words = ?, section = ?, inside = ?,
			share = ?, rest = ?, read = ? WHERE id = ? AND read <= ?`,
			string(k.Source), k.Print, k.Title, int64(k.At.At), k.Letters, []byte(k.At.Words), k.At.Section, int64(k.At.Into),
			k.Share, int64(k.Left), k.When.UnixMilli(), id, k.When.UnixMilli())
		if err != nil {
			return err
		}
		for _, s := range k.Read {
			if _, err := tx.Exec(`INSERT OR IGNORE INTO section (article, at, title) VALUES (?, ?, ?)`, id, int64(s.At), s.Title); err != nil {
				return err
			}
		}
		if k.Pace.Time <= 0 {
			return nil
		}
		_, err = tx.Exec(`UPDATE pace SET bytes = (bytes + ?1) / (1 + (time > ?3)), time = (time + ?2) / (1 + (time > ?3))`,
			int64(k.Pace.Bytes), k.Pace.Time.Milliseconds(), longPace)
		return err
	})
}

// add returns the number of an article in the library, after it has put it there if it wasn't.
func add(tx *sql.Tx, k model.Kept) (id int64, err error) {
	if id, err = find(tx, k.Source, k.Print); err != nil || id != 0 {
		return id, err
	}
	r, err := tx.Exec(`INSERT INTO article (source, print, title) VALUES (?, ?, ?)`, string(k.Source), k.Print, k.Title)
	if err != nil {
		return 0, err
	}
	return r.LastInsertId()
}
