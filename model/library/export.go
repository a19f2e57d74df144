package library

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"lede/model"
)

// exportForm is the number of the form in which a library is written as JSON. A later form gets another.
const exportForm = 1

// exportHead is how a library begins that is written as JSON: what stands before its articles.
type exportHead struct {
	Form int        `json:"lede"`
	Pace model.Pace `json:"pace"`
}

// record is an article as it is written as JSON: all that is kept of it. Words are bytes, since they may end within a letter.
type record struct {
	Source  model.Source    `json:"source"`
	Print   string          `json:"print"`
	Title   string          `json:"title"`
	Place   anchor          `json:"place"`
	Letters int             `json:"letters"`
	Share   int             `json:"share"`
	Left    model.Pos       `json:"left"`
	Read    int64           `json:"read"`
	Aside   int64           `json:"aside"`
	Indexed bool            `json:"indexed"`
	Marks   []model.Section `json:"sections"`
	Notes   []exportedNote  `json:"notes"`
	Parts   []model.Part    `json:"text"`
}

// anchor is a place as it is written as JSON.
type anchor struct {
	At      model.Pos `json:"at"`
	Words   []byte    `json:"words"`
	Section string    `json:"section"`
	Into    model.Pos `json:"into"`
}

// exportedNote is a note as it is written as JSON.
type exportedNote struct {
	Kind  model.NoteKind `json:"kind"`
	At    anchor         `json:"at"`
	Quote string         `json:"quote"`
	Long  model.Pos      `json:"long"`
	Text  string         `json:"text"`
	Made  int64          `json:"made"`
}

// exported returns a place as it is written.
func exported(a model.Anchor) anchor { return anchor{a.At, []byte(a.Words), a.Section, a.Into} }

// anchor returns the place that was written.
func (a anchor) anchor() model.Anchor {
	return model.Anchor{At: a.At, Words: string(a.Words), Section: a.Section, Into: a.Into}
}

// msOf returns a time in milliseconds since 1970, 0 for zero.
func msOf(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// Export writes all that is kept as JSON: a head, then an article a line, so that it can be read piece by piece. Import reads it.
func (l *Library) Export(w io.Writer) error {
	return l.with(func(db *sql.DB) error {
		return transact(context.Background(), db, l.engine.atOneMoment(), l.engine, func(s session) error { return export(s, w) })
	})
}

// export writes all that a session sees.
func export(s session, w io.Writer) (err error) {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	head := exportHead{Form: exportForm}
	if head.Pace, err = paceOf(s); err != nil {
		return err
	}
	if err := e.Encode(head); err != nil {
		return err
	}
	ids, err := numbers(s, `SELECT id FROM article ORDER BY id`)
	for _, id := range ids {
		r, err := recordOf(s, id)
		if err != nil {
			return err
		}
		if err := e.Encode(r); err != nil {
			return err
		}
	}
	return err
}

// recordOf returns an article as it is written.
func recordOf(s session, id int64) (r record, err error) {
	var k model.Kept
	if err := s.row(`SELECT source, print FROM article WHERE id = ?1`, id).Scan(&k.Source, &k.Print); err != nil {
		return r, err
	}
	if err := recall(s, id, &k); err != nil {
		return r, err
	}
	r = record{Source: k.Source, Print: k.Print, Title: k.Title, Place: exported(k.At), Letters: k.Letters, Share: k.Share, Left: k.Left,
		Read: msOf(k.When), Aside: msOf(k.Aside), Indexed: k.Indexed, Marks: k.Read}
	for _, n := range k.Notes {
		r.Notes = append(r.Notes, exportedNote{n.Kind, exported(n.At), n.Quote, n.Long, n.Text, msOf(n.Made)})
	}
	rows, err := s.query(`SELECT section, at, text FROM part WHERE article = ?1 ORDER BY at, id`, id)
	r.Parts, err = scanAll(rows, err, func(rows *sql.Rows, p *model.Part) error { return rows.Scan(&p.Section, &p.At, &p.Text) })
	return r, err
}

// ErrNoExport is why something can't be imported as a library.
var ErrNoExport = errors.New("it is no library that lede export wrote")

// Import adds what Export wrote, and returns how many articles that were. Where both know an article, the later place stays, and all notes do.
func (l *Library) Import(r io.Reader) (n int, err error) {
	d := json.NewDecoder(r)
	var head exportHead
	if err := d.Decode(&head); err != nil || head.Form == 0 {
		return 0, ErrNoExport
	}
	if head.Form > exportForm {
		return 0, errors.New("a newer lede has written it")
	}
	if p, err := l.pace(); err != nil || p.Time == 0 {
		if err := l.write(func(s session) error { return setPace(s, head.Pace) }); err != nil {
			return 0, err
		}
	}
	for ; ; n++ {
		var r record
		switch err := d.Decode(&r); {
		case err == io.EOF:
			return n, nil
		case err != nil:
			return n, fmt.Errorf("article %d of it can't be read: %w", n+1, err)
		}
		if err := l.take(r); err != nil {
			return n, err
		}
	}
}

// take adds an article that was written.
func (l *Library) take(r record) error {
	k := model.Kept{Source: r.Source, Print: r.Print, Title: r.Title, At: r.Place.anchor(), Letters: r.Letters, Share: r.Share, Left: r.Left,
		Read: r.Marks, When: timeOf(r.Read), Aside: timeOf(r.Aside)}
	old, err := l.Recall(r.Source, r.Print)
	if err != nil {
		return err
	}
	if r.Read > 0 {
		if err := l.Keep(k); err != nil {
			return err
		}
	}
	if r.Aside > msOf(old.Aside) {
		if err := l.PutAside(k); err != nil {
			return err
		}
	}
	type mark struct {
		quote, text string
		made        int64
	}
	have := map[mark]bool{}
	same := func(n model.Note) mark { return mark{n.Quote, n.Text, msOf(n.Made)} }
	for _, n := range old.Notes {
		have[same(n)] = true
	}
	for _, n := range r.Notes {
		note := model.Note{Kind: n.Kind, At: n.At.anchor(), Quote: n.Quote, Long: n.Long, Text: n.Text, Made: timeOf(n.Made)}
		if have[same(note)] {
			continue
		}
		if _, err := l.Note(k, note); err != nil {
			return err
		}
	}
	if len(r.Parts) > 0 && !old.Indexed {
		if !r.Indexed { // of an earlier content
			k.Print = ""
		}
		return l.Index(k, r.Parts)
	}
	return nil
}
