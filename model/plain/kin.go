package plain

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// kinTrait is one thing that tells how a heading stands to an earlier one of those that hold it, or might:
// what they share and in what they differ.
type kinTrait uint8

// kinTraits is a set of them.
type kinTraits uint64

func (t *kinTraits) when(yes bool, x kinTrait) {
	if yes {
		*t |= 1 << x
	}
}

const (
	kinAny            kinTrait = iota // in any case
	kinOpens                          // no text stands between them
	kinCapitals                       // in capitals, as the other isn't
	kinCapitalsBefore                 // not in capitals, as the other is and the first heading
	kinColon                          // it alone ends in a colon
	kinCountsOn                       // its number follows the other's
	kinCode                           // it alone reads as code
	kinCodeBoth                       // both read as code
	kinRepeats                        // its words come again, the other's don't
	kinRepeated                       // the other's words come again, its don't
	kinRepeatBoth                     // the words of both come again
	kinFirstWord                      // both begin with one word
	kinLastWord                       // both end with one word
	kinCloses                         // it closes the text
	kinClosesInside                   // it would close what is inside
	kinLists                          // the other says how many things follow
	kinBegan                          // the other begins the text
	kinOpenBoth                       // a heading stands right under both
	kinOpened                         // a heading stands right under the other alone
	kinMoreSpace                      // more blank lines stand before it
	kinLessSpace                      // fewer blank lines stand before it
	kinIndented                       // indented further
	kinOutdented                      // indented less
	kinSeries                         // it alone is one of a series, and little text stands between
	kinSeriesBoth                     // both are of one series
	kinThird                          // two headings at least stand beside the other, before it
	kinOnly                           // the other would hold only one heading
	kinMany                           // the text has many headings
	kinEnd
)

// form is what a heading looks like, for its rank among the others.
type form struct {
	c           *candidate
	text        int // blocks of text between it and the next heading
	letter, end int // which of the traits of letters and of endings it has
	words       int
	first, last uint32
	blanks      int
	repeated    bool // its words come again in another heading
	closing     bool // it is one of those that close texts
	opening     bool // it is one of those that stand first in texts
	lists       bool // it begins with a number that says how many things follow: "Five ways to …"
	code        bool
	loud        bool   // the first heading is in capitals
	early       bool   // no text stands before it
	opens       bool   // no text but a heading stands right under it
	series      uint32 // what it shares with those of one series: see seriesOf and tailOf; 0 if it is of none
	many        bool   // it is one of many headings
}

// formOf returns what can be said of c by itself.
func formOf(c *candidate) form {
	s := c.traits
	f := form{c: c, letter: classOf(s, allCapitals, noCase), end: classOf(s, endsStop, endsOther), blanks: classOf(s, afterNoBlank, afterBlanks)}
	f.code = s.has(signature) || s.has(hasCode) || s.has(beginsSmall) && s.has(oneWord)
	f.lists = listsMany(c.title)
	body := []byte(c.title)[min(c.number.size, len(c.title)):] // of an outline, the stars are no part of it
	f.closing, f.opening = closingInitials.any(body, closings), openingInitials.any(body, openings)
	for len(body) > 0 {
		n := bytes.IndexFunc(body, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if n < 0 {
			n = len(body)
		}
		if n > 0 {
			f.words++
			h := uint32(hashWords(body[:n]))
			if f.words == 1 {
				f.first = h
			}
			f.last = h
		}
		_, w := utf8.DecodeRune(body[n:])
		body = body[min(len(body), n+w):]
	}
	return f
}

// closings are what headings begin with that stand near the end of texts and seldom under others.
var closings = []string{"conclusi", "summary", "references", "acknowledg", "licen", "credits", "sources", "bibliograph", "appendix", "further reading", "see also",
	"wrapping up", "final thoughts", "contact", "fazit", "zusammenfassung", "quellen", "literatur", "weblinks", "conclusión", "referencias", "bibliograf", "fonti",
	"podsumowanie", "wnioski", "źródła", "заключение", "выводы", "литература", "источники", "примечания", "まとめ", "参考", "总结", "结论"}

// openings are what headings begin with that stand near the beginning of texts and seldom hold others.
var openings = []string{"introduc", "overview", "preface", "preamble", "foreword", "abstract", "presentation", "background", "features", "about", "prerequisit", "requirements", "what is ", "einleitung", "einführung", "vorwort", "überblick",
	"introducción", "présentation", "introduzione", "premessa", "wstęp", "введение", "предисловие", "はじめに", "简介", "引言"}

// listsMany reports whether a heading begins with a number without a dot, from 2 to 99, and words behind it: "5 things to see".
func listsMany(title string) bool {
	n := atoi([]byte(title[:min(len(title), 2)]))
	rest := strings.TrimLeft(title, "0123456789")
	return n > 1 && len(title)-len(rest) < 3 && len(rest) > 8 && rest[0] == ' ' && !unicode.IsDigit(firstRune([]byte(rest[1:])))
}

// beginsAny reports whether body begins with one of words.
func beginsAny(body []byte, words []string) bool {
	if len(body) == 0 {
		return false
	}
	for _, w := range words {
		if begins(body, w) {
			return true
		}
	}
	return false
}

// kin returns how heading c, behind heading p, stands to heading a, which is the last at its level of r.
func (r *ranking) kin(a, p, c *form, level int) (t kinTraits) {
	t.when(true, kinAny)
	t.when(a.opens, kinOpens)
	t.alike(a, c)
	n, m := a.c.number, c.c.number
	count := m.style == n.style && m.style != noNumber && m.value == n.value+1 && m.depth == n.depth
	t.when(count, kinCountsOn)
	t.when(c.closing && level == 0, kinCloses)
	t.when(c.closing && level > 0, kinClosesInside)
	t.when(a.lists && !c.lists, kinLists)
	t.when(a.opening, kinBegan)
	t.when(!c.opens && a.opens, kinOpened)
	t.when(c.opens && a.opens, kinOpenBoth)
	t.when(c.blanks > a.blanks && a.blanks > 0, kinMoreSpace)
	t.when(c.blanks < a.blanks && c.blanks > 0, kinLessSpace)
	t.when(c.c.indent > a.c.indent, kinIndented)
	t.when(c.c.indent < a.c.indent, kinOutdented)
	t.when(c.series != 0 && a.series == 0 && p.text < 4, kinSeries)
	t.when(c.series != 0 && a.series == c.series, kinSeriesBoth)
	t.when(r.beside[level] > 2, kinThird)
	t.when(level < r.level && r.beside[level+1] == 1, kinOnly)
	t.when(c.many, kinMany)
	return t
}

// alike sets the traits of letters, endings and words.
func (t *kinTraits) alike(a, c *form) {
	const capitals = 1 // what form.letter is for allCapitals
	t.when(c.letter == capitals && a.letter > capitals, kinCapitals)
	t.when(a.letter == capitals && c.letter > capitals && c.loud, kinCapitalsBefore)
	const colon = int(endsColon-endsStop) + 1
	t.when(c.end == colon && a.end != colon, kinColon)
	t.when(c.code && !a.code, kinCode)
	t.when(c.code && a.code, kinCodeBoth)
	t.when(c.repeated && !a.repeated, kinRepeats)
	t.when(!c.repeated && a.repeated, kinRepeated)
	t.when(c.repeated && a.repeated, kinRepeatBoth)
	t.when(c.first == a.first && c.first != 0, kinFirstWord)
	t.when(c.last == a.last && c.last != 0, kinLastWord)
}
