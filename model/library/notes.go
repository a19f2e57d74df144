package library

import (
	"database/sql"

	"lede/model"
)

// noteColumns are what a note is read of.
const noteColumns = `id, kind, at, words, section, inside, long, quote, text, made`

// notesOf returns the reader's own notes to an article, in the order of its text.
func notesOf(s session, article int64) ([]model.Note, error) {
	rows, err := s.query(`SELECT `+noteColumns+`, '' FROM note WHERE article = ?1 ORDER BY at, id`, article)
	return scanAll(rows, err, scanNote)
}

// scanNote reads a note, and who has made it.
func scanNote(rows *sql.Rows, n *model.Note) error {
	var words []byte
	var made int64
	err := rows.Scan(&n.ID, &n.Kind, &n.At.At, &words, &n.At.Section, &n.At.Into, &n.Long, &n.Quote, &n.Text, &made, &n.By)
	n.At.Words, n.Made = string(words), timeOf(made)
	return err
}

// Note keeps a note to an article: a new one if it has no number yet, else what its words have become. It returns the note with its number,
// which is below 0 where the library is only read, and the note lasts as long as the program.
func (l *Library) Note(of model.Kept, n model.Note) (model.Note, error) {
	err := l.write(func(s session) error {
		if n.ID != 0 {
			_, err := s.exec(`UPDATE note SET text = ?1 WHERE id = ?2`, n.Text, n.ID)
			return err
		}
		article, err := add(s, of)
		if err != nil {
			return err
		}
		return s.row(`INSERT INTO note (article, kind, at, words, section, inside, long, quote, text, made)
			VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) RETURNING id`,
			article, int(n.Kind), int64(n.At.At), []byte(n.At.Words), n.At.Section, int64(n.At.Into), int64(n.Long), n.Quote, n.Text, n.Made.UnixMilli()).Scan(&n.ID)
	})
	if err == nil && n.ID == 0 {
		n.ID = -l.unkept.Add(1)
	}
	return n, err
}

// RemoveNote removes the note with a number.
func (l *Library) RemoveNote(id int64) error {
	_, err := l.remove(false, `DELETE FROM note WHERE id = ?1`, id)
	return err
}

// Noted returns the articles that have notes, with these, the one with which something was done last first.
func (l *Library) Noted() (all []model.Kept, err error) {
	err = l.read(func(s session) error {
		all = all[:0]
		ids, err := numbers(s, `SELECT id FROM article WHERE id IN (SELECT article FROM note) ORDER BY CASE WHEN read > aside THEN read ELSE aside END DESC, id`)
		if err != nil {
			return err
		}
		for _, id := range ids {
			var k model.Kept
			if err := s.row(`SELECT source, print FROM article WHERE id = ?1`, id).Scan(&k.Source, &k.Print); err != nil {
				return err
			}
			if err := recall(s, id, &k); err != nil {
				return err
			}
			all = append(all, k)
		}
		return nil
	})
	return all, err
}

// numbers returns the numbers that a query gives.
func numbers(s session, query string, args ...any) ([]int64, error) {
	rows, err := s.query(query, args...)
	return scanAll(rows, err, func(rows *sql.Rows, n *int64) error { return rows.Scan(n) })
}
