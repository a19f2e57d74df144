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
	err := l.read(func(s session) (err error) {
		if k.Pace, err = paceOf(s); err != nil {
			return err
		}
		id, err := find(s, src, print)
		if err == nil && id != 0 {
			err = recall(s, id, &k)
		}
		if err != nil {
			return err
		}
		theirs, err := s.engine.notesOfOthers(s, src, print)
		k.Notes = append(k.Notes, theirs...)
		return err
	})
	return k, err
}

// pace returns the reader's pace.
func (l *Library) pace() (p model.Pace, err error) {
	err = l.read(func(s session) error {
		p, err = paceOf(s)
		return err
	})
	return p, err
}

// paceOf returns the pace that is kept.
func paceOf(s session) (p model.Pace, err error) {
	var ms int64
	if err = s.row(`SELECT bytes, time FROM pace`).Scan(&p.Bytes, &ms); errors.Is(err, sql.ErrNoRows) {
		return p, nil
	}
	p.Time = time.Duration(ms) * time.Millisecond
	return p, err
}

// find returns the number of the article with a source and a fingerprint, 0 if none is kept.
func find(s session, src model.Source, print string) (id int64, err error) {
	err = s.row(`SELECT id FROM article WHERE source = ?1 AND source <> '-' OR print = ?2 AND print <> ''
		ORDER BY CASE source WHEN ?1 THEN 1 ELSE 0 END + CASE print WHEN ?2 THEN 2 ELSE 0 END DESC, read DESC LIMIT 1`, string(src), print).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return id, err
}

// recall reads what is kept of an article. Its source and its fingerprint stay those that it has now.
func recall(s session, id int64, k *model.Kept) error {
	var read, aside int64
	var words []byte
	err := s.row(`SELECT title, at, letters, words, section, inside, share, rest, read, aside, indexed <> '' AND indexed = ?1 FROM article WHERE id = ?2`, k.Print, id).
		Scan(&k.Title, &k.At.At, &k.Letters, &words, &k.At.Section, &k.At.Into, &k.Share, &k.Left, &read, &aside, &k.Indexed)
	if err != nil {
		return err
	}
	k.At.Words = string(words)
	k.When, k.Aside = timeOf(read), timeOf(aside)
	rows, err := s.query(`SELECT at, title FROM section WHERE article = ?1 ORDER BY at`, id)
	k.Read, err = scanAll(rows, err, func(rows *sql.Rows, read *model.Section) error { return rows.Scan(&read.At, &read.Title) })
	if err != nil {
		return err
	}
	k.Notes, err = notesOf(s, id)
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
	return l.write(func(s session) error {
		id, err := add(s, k)
		if err != nil {
			return err
		}
		if _, err := s.exec(`DELETE FROM section WHERE article = ?1 AND ?2 <> '' AND ?2 <> (SELECT print FROM article WHERE id = ?1)`, id, k.Print); err != nil {
			return err
		}
		_, err = s.exec(`UPDATE article SET source = ?1, print = ?2, title = ?3, at = ?4, letters = ?5, words = ?6, section = ?7, inside = ?8,
			share = ?9, rest = ?10, read = ?11 WHERE id = ?12 AND read <= ?11`,
			string(k.Source), k.Print, k.Title, int64(k.At.At), k.Letters, []byte(k.At.Words), k.At.Section, int64(k.At.Into),
			k.Share, int64(k.Left), k.When.UnixMilli(), id)
		if err != nil {
			return err
		}
		for _, read := range k.Read {
			if _, err := s.exec(`INSERT INTO section (article, at, title) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING`, id, int64(read.At), read.Title); err != nil {
				return err
			}
		}
		if k.Pace.Time <= 0 {
			return nil
		}
		return addPace(s, k.Pace)
	})
}

// addPace adds what was measured to the pace that is kept.
func addPace(s session, p model.Pace) error {
	all, err := paceOf(s)
	if err != nil {
		return err
	}
	long := all.Time.Milliseconds() > longPace
	if all = all.Plus(p); long {
		all = model.Pace{Bytes: all.Bytes / 2, Time: all.Time / 2}
	}
	return setPace(s, all)
}

// setPace keeps a pace.
func setPace(s session, p model.Pace) error {
	n, err := s.exec(`UPDATE pace SET bytes = ?1, time = ?2`, int64(p.Bytes), p.Time.Milliseconds())
	if err == nil && n == 0 {
		_, err = s.exec(`INSERT INTO pace (bytes, time) VALUES (?1, ?2)`, int64(p.Bytes), p.Time.Milliseconds())
	}
	return err
}

// add returns the number of an article in the library, after it has put it there if it wasn't.
func add(s session, k model.Kept) (id int64, err error) {
	if id, err = find(s, k.Source, k.Print); err != nil || id != 0 {
		return id, err
	}
	err = s.row(`INSERT INTO article (source, print, title) VALUES (?1, ?2, ?3) RETURNING id`, string(k.Source), k.Print, k.Title).Scan(&id)
	return id, err
}
