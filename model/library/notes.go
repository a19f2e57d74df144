package library

import (
	"database/sql"

	"lede/model"
)

// notesOf returns the notes to an article, in the order of its text.
func notesOf(q queryer, article int64) (all []model.Note, err error) {
	rows, err := q.Query(`SELECT id, kind, at, words, section, inside, long, quote, text, made FROM note WHERE article = ? ORDER BY at, id`, article)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var n model.Note
		var words []byte
		var made int64
		if err := rows.Scan(&n.ID, &n.Kind, &n.At.At, &words, &n.At.Section, &n.At.Into, &n.Long, &n.Quote, &n.Text, &made); err != nil {
			return nil, err
		}
		n.At.Words, n.Made = string(words), timeOf(made)
		all = append(all, n)
	}
	return all, rows.Err()
}

// Note keeps a note to an article: a new one if it has no number yet, else what its words have become. It returns the note with its number.
func (l *Library) Note(of model.Kept, n model.Note) (model.Note, error) {
	err := l.write(func(tx *sql.Tx) error {
		if n.ID != 0 {
			_, err := tx.Exec(`UPDATE note SET text = ? WHERE id = ?`, n.Text, n.ID)
			return err
		}
		article, err := add(tx, of)
		if err != nil {
			return err
		}
		r, err := tx.Exec(`INSERT INTO note (article, kind, at, words, section, inside, long, quote, text, made) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			article, n.Kind, int64(n.At.At), []byte(n.At.Words), n.At.Section, int64(n.At.Into), int64(n.Long), n.Quote, n.Text, n.Made.UnixMilli())
		if err != nil {
			return err
		}
		n.ID, err = r.LastInsertId()
		return err
	})
	return n, err
}

// RemoveNote removes the note with a number.
func (l *Library) RemoveNote(id int64) error {
	_, err := l.remove(`DELETE FROM note WHERE id = ?`, id)
	return err
}

// Noted returns the articles that have notes, with these, the one with which something was done last first.
func (l *Library) Noted() (all []model.Kept, err error) {
	err = l.with(func(db *sql.DB) error {
		all = all[:0]
		ids, err := numbers(db, `SELECT id FROM article WHERE id IN (SELECT article FROM note) ORDER BY max(read, aside) DESC, id`)
		if err != nil {
			return err
		}
		for _, id := range ids {
			var k model.Kept
			if err := db.QueryRow(`SELECT source, print FROM article WHERE id = ?`, id).Scan(&k.Source, &k.Print); err != nil {
				return err
			}
			if err := recall(db, id, &k); err != nil {
				return err
			}
			all = append(all, k)
		}
		return nil
	})
	return all, err
}

// numbers returns the numbers that a query gives.
func numbers(q queryer, query string, args ...any) (all []int64, err error) {
	rows, err := q.Query(query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return nil, err
		}
		all = append(all, n)
	}
	return all, rows.Err()
}
