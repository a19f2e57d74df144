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
		id, err := find(db, src, print)
		if err != nil || id == 0 {
			return err
		}
		return recall(db, id, &k)
	})
	return k, err
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
	var read int64
	var words []byte
	err := q.QueryRow(`SELECT title, at, letters, words, section, inside, share, rest, read FROM article WHERE id = ?`, id).
		Scan(&k.Title, &k.At.At, &k.Letters, &words, &k.At.Section, &k.At.Into, &k.Share, &k.Left, &read)
	if err != nil {
		return err
	}
	k.At.Words = string(words)
	if read > 0 {
		k.When = time.UnixMilli(read)
	}
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
	return rows.Err()
}

// Keep keeps how far an article was read, unless what is kept of it is newer. The sections of k are added to those that were read.
func (l *Library) Keep(k model.Kept) error {
	return l.write(func(tx *sql.Tx) error {
		id, err := find(tx, k.Source, k.Print)
		if err != nil {
			return err
		}
		if id == 0 {
			r, err := tx.Exec(`INSERT INTO article (source, print, title) VALUES (?, ?, ?)`, string(k.Source), k.Print, k.Title)
			if err != nil {
				return err
			}
			if id, err = r.LastInsertId(); err != nil {
				return err
			}
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
		return nil
	})
}
