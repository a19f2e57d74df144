package library

import (
	"bytes"
	"database/sql"
	"strings"

	"lede/model"
)

// Index keeps the text of an article, so that it can be searched.
func (l *Library) Index(k model.Kept, parts []model.Part) error {
	var text strings.Builder
	for _, p := range parts {
		text.WriteString(indexed(p.Text))
		text.WriteByte('\n')
	}
	return l.write(func(tx *sql.Tx) error {
		id, err := add(tx, k)
		if err != nil {
			return err
		}
		for _, table := range []string{`DELETE FROM part WHERE article = ?`, `DELETE FROM fulltext WHERE rowid = ?`} {
			if _, err := tx.Exec(table, id); err != nil {
				return err
			}
		}
		insert, err := tx.Prepare(`INSERT INTO part (article, section, at, text) VALUES (?, ?, ?, ?)`)
		if err != nil {
			return err
		}
		defer insert.Close()
		for _, p := range parts {
			if _, err := insert.Exec(id, p.Section, int64(p.At), p.Text); err != nil {
				return err
			}
		}
		if _, err := tx.Exec(`INSERT INTO fulltext (rowid, title, text) VALUES (?, ?, ?)`, id, indexed(k.Title), text.String()); err != nil {
			return err
		}
		_, err = tx.Exec(`UPDATE article SET indexed = ?, title = CASE title WHEN '' THEN ? ELSE title END WHERE id = ?`, k.Print, k.Title, id)
		return err
	})
}

// Search returns the places in the articles that have all of some words, the best first, at most most: one of each article.
// "In quotes" is a phrase, begin* the beginning of a word; neither letter case nor diacritics count. With typing, the last word may be unfinished.
func (l *Library) Search(words string, typing bool, most int) (all []model.Found, err error) {
	asked := terms(words, typing)
	if len(asked) == 0 {
		return nil, nil
	}
	err = l.with(func(db *sql.DB) error {
		all = all[:0]
		rows, err := db.Query(`SELECT a.id, a.source, a.title FROM fulltext JOIN article a ON a.id = fulltext.rowid
			WHERE fulltext MATCH ? AND a.source <> '-' AND rank MATCH 'bm25(8.0, 1.0)' ORDER BY rank LIMIT ?`, expression(asked), most)
		if err != nil {
			return err
		}
		defer rows.Close()
		var ids []int64
		for rows.Next() {
			var id int64
			var f model.Found
			if err := rows.Scan(&id, &f.Source, &f.Title); err != nil {
				return err
			}
			ids, all = append(ids, id), append(all, f)
		}
		if err := rows.Err(); err != nil {
			return err
		}
		for i := range all {
			if err := snip(db, ids[i], asked, &all[i]); err != nil {
				return err
			}
		}
		return nil
	})
	return all, err
}

const (
	// mostLooked is how many parts of an article are looked at for the one that shows best what was found.
	mostLooked = 100
	// around is how many bytes are told before and behind what was found.
	around = 60
)

// snip finds the part of an article that has most of the terms, and cuts the words around the rarest of them.
func snip(db *sql.DB, id int64, asked []term, f *model.Found) error {
	rows, err := db.Query(`SELECT section, at, text FROM part WHERE article = ? ORDER BY at LIMIT ?`, id, mostLooked)
	if err != nil {
		return err
	}
	defer rows.Close()
	var wanted [][]byte
	for _, t := range asked {
		wanted = append(wanted, fold(strings.Join(strings.Fields(t.text), " ")).text)
	}
	best := -1
	for rows.Next() && best < len(asked) {
		var p model.Part
		if err := rows.Scan(&p.Section, &p.At, &p.Text); err != nil {
			return err
		}
		text := fold(p.Text)
		have, least, from, to := 0, 0, 0, 0
		for _, w := range wanted {
			if i, j := text.find(w); i >= 0 {
				have++
				if n := bytes.Count(text.text, w); have == 1 || n < least { // the rarest tells most
					least, from, to = n, i, j
				}
			}
		}
		if have > best {
			best = have
			f.Section, f.At, f.Hit = p.Section, p.At, p.Text[from:to]
			f.Before, f.After = cut(p.Text, from, to)
		}
	}
	return rows.Err()
}

// cut returns the words before and behind a piece of a text, in one line.
func cut(text string, from, to int) (before, after string) {
	before, after = text[:from], text[to:]
	if n := len(before) - around; n > 0 {
		if k := strings.IndexAny(before[n:], " \n"); k >= 0 {
			n += k + 1
		}
		before = "… " + strings.ToValidUTF8(before[n:], "")
	}
	if len(after) > 2*around {
		n := 2 * around
		if k := strings.LastIndexAny(after[:n], " \n"); k >= 0 {
			n = k
		}
		after = strings.ToValidUTF8(after[:n], "") + " …"
	}
	return oneLine(before), oneLine(after)
}

// oneLine returns a text with one blank for any white space.
func oneLine(s string) string {
	var b strings.Builder
	for _, c := range s {
		if c > ' ' {
			b.WriteRune(c)
		} else if t := b.String(); !strings.HasSuffix(t, " ") {
			b.WriteByte(' ')
		}
	}
	return b.String()
}
