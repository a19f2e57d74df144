package library

import (
	"bytes"
	"strings"

	"lede/model"
)

// Index keeps the text of an article, so that it can be searched.
func (l *Library) Index(k model.Kept, parts []model.Part) error {
	return l.write(func(s session) error {
		id, err := add(s, k)
		if err != nil {
			return err
		}
		if err := s.engine.index(s, id, k, parts); err != nil {
			return err
		}
		_, err = s.exec(`UPDATE article SET indexed = ?1, title = CASE title WHEN '' THEN ?2 ELSE title END WHERE id = ?3`, k.Print, k.Title, id)
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
	err = l.read(func(s session) error {
		all = all[:0]
		hits, err := s.engine.search(s, asked, most)
		if err != nil {
			return err
		}
		if err := snip(s, hits, asked); err != nil {
			return err
		}
		for _, h := range hits {
			all = append(all, h.found)
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

// snip finds the part of each article that has most of the terms, and cuts the words around the rarest of them.
func snip(s session, hits []hit, asked []term) error {
	var wanted [][]byte
	for _, t := range asked {
		wanted = append(wanted, fold(strings.Join(strings.Fields(t.text), " ")).text)
	}
	at, articles := map[int64]int{}, make([]int64, len(hits))
	for i, h := range hits {
		at[h.article], articles[i] = i, h.article
	}
	best := make([]int, len(hits)) // how many terms the best part has, and one more
	return s.engine.parts(s, articles, func(article int64, p model.Part) (enough bool) {
		i := at[article]
		if best[i] <= len(asked) {
			if have, from, to := seek(p.Text, wanted); have >= best[i] {
				best[i] = have + 1
				f := &hits[i].found
				f.Section, f.At, f.Hit = p.Section, p.At, p.Text[from:to]
				f.Before, f.After = cut(p.Text, from, to)
			}
		}
		return best[i] > len(asked)
	})
}

// seek returns how many folded terms a text has, and where the rarest of them stands first, which tells most.
func seek(text string, wanted [][]byte) (have, from, to int) {
	folded, least := fold(text), 0
	for _, w := range wanted {
		if i, j := folded.find(w); i >= 0 {
			have++
			if n := bytes.Count(folded.text, w); have == 1 || n < least {
				least, from, to = n, i, j
			}
		}
	}
	return have, from, to
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
