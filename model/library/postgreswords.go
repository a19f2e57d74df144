package library

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"lede/model"
)

// The limits of a row of words: PostgreSQL keeps at most 256 places of a word in a tsvector, none beyond 16 383, and no word longer than
// 2 046 bytes (PostgreSQL manual, 12.11 Limitations).
const (
	mostWords  = 2000
	mostPlaces = 250
	longWord   = 200
	// overlap is how many words stand at the end of a row and at the beginning of the next, so that phrases across are found.
	overlap = 20
)

// index implements engine.
func (p *postgres) index(s session, article int64, k model.Kept, parts []model.Part) error {
	sections, places, contents := make([]string, len(parts)), make([]int64, len(parts)), make([]string, len(parts))
	var all []string
	for i, part := range parts {
		sections[i], places[i], contents[i] = cleanText(part.Section), int64(part.At), cleanText(part.Text)
		all = append(all, wordsOf(indexed(part.Text))...)
	}
	_, err := s.exec(`SELECT keep_text(?1, ?2, ?3, ?4, ?5, ?6, ?7)`, article, k.Print, sections, places, contents,
		vectorsOf(wordsOf(indexed(k.Title)), "A"), vectorsOf(all, ""))
	return err
}

// wordsOf returns the words of a text as the index takes it (see indexed), in their order, without letter case and diacritics.
func wordsOf(text string) []string {
	words := strings.FieldsFunc(string(fold(text).text), func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsNumber(c) && !unicode.IsMark(c) || c == utf8.RuneError
	})
	for i, w := range words {
		if len(w) > longWord {
			words[i] = strings.ToValidUTF8(w[:longWord], "")
		}
	}
	return words
}

// vectorsOf returns rows of words and their places, as PostgreSQL reads a tsvector. All have a weight, "" for the least.
func vectorsOf(words []string, weight string) []string {
	rows := []string{} // nil would be NULL
	for len(words) > 0 {
		places, n := map[string][]string{}, 0
		for n < min(len(words), mostWords) && len(places[words[n]]) < mostPlaces {
			places[words[n]] = append(places[words[n]], strconv.Itoa(n+1)+weight)
			n++
		}
		var b strings.Builder
		for w, at := range places {
			fmt.Fprintf(&b, "%s:%s ", quoted(w), strings.Join(at, ","))
		}
		rows = append(rows, b.String())
		if n == len(words) {
			break
		}
		words = words[n-min(overlap, n-1):]
	}
	return rows
}

// quoted returns a word as it stands in a tsvector or a tsquery.
func quoted(word string) string {
	return "'" + strings.NewReplacer("'", "''", `\`, `\\`).Replace(word) + "'"
}

// search implements engine.
func (p *postgres) search(s session, asked []term, most int) ([]hit, error) {
	exact, loose := make([]string, len(asked)), make([]string, len(asked))
	for i, t := range asked {
		words := wordsOf(strings.Join(t.words(), " "))
		for k, w := range words {
			words[k] = quoted(w)
		}
		if t.prefix {
			words[len(words)-1] += ":*"
		}
		exact[i], loose[i] = strings.Join(words, " <-> "), strings.Join(words, " & ")
	}
	rows, err := s.query(`SELECT article, source, title FROM found(?1, ?2, ?3)`, exact, loose, most)
	return scanAll(rows, err, scanHit)
}

// parts implements engine. It asks once for all: each question takes the way to the server and back.
func (p *postgres) parts(s session, articles []int64, look func(int64, model.Part) bool) error {
	rows, err := s.query(`SELECT a, p.section, p.at, p.text FROM unnest(?1::bigint[]) WITH ORDINALITY AS u (a, n),
		LATERAL (SELECT section, at, text FROM part WHERE article = a ORDER BY at LIMIT ?2) AS p ORDER BY n, p.at`, articles, mostLooked)
	return lookAt(rows, err, func(article int64, p model.Part) bool {
		look(article, p)
		return false // another article may come behind it
	})
}
