package model

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"regexp/syntax"
	"unicode"
	"unicode/utf8"

	"lede/model/seen"
)

// Query is what is searched for in an article.
type Query struct {
	fold   bool           // letter case makes no difference
	whole  bool           // whole words only
	words  []byte         // as package seen gathers them; nil if re is set
	rare   int            // the number of the byte of words by which they are looked for, -1 for none
	anchor []byte         // letters and digits of words that stand together in the source
	re     *regexp.Regexp // what is searched for instead of words
}

// QueryForm says how a query's text is to be read.
type QueryForm struct {
	Regexp bool // a regular expression (RE2), over text in which any white space is one blank
	Words  bool // whole words only
}

// ErrNoQuery says that there is nothing to search for.
var ErrNoQuery = errors.New("nothing to search for")

// NewQuery returns the query for a text. Letter case counts if the text has a capital letter.
func NewQuery(text string, form QueryForm) (*Query, error) {
	q := &Query{fold: !hasUpper(text), whole: form.Words}
	if form.Regexp {
		flags := "(?m)"
		if q.fold {
			flags = "(?mi)"
		}
		re, err := regexp.Compile(flags + text)
		var fault *syntax.Error
		switch {
		case text == "":
			return nil, ErrNoQuery
		case errors.As(err, &fault): // without the expression, to which the flags were added
			return nil, fmt.Errorf("no regular expression yet: %s", fault.Code)
		case err != nil:
			return nil, fmt.Errorf("no regular expression yet: %w", err)
		}
		q.re = re
		return q, nil
	}
	s := seen.Text{Fold: q.fold}
	s.Add([]byte(text), 0, nil)
	if q.words = s.Out; len(q.words) == 0 {
		return nil, ErrNoQuery
	}
	q.rare, q.anchor = rarest(q.words), anchorOf(q.words)
	return q, nil
}

// hasUpper reports whether s has a capital letter; \S and its like in a regular expression are none.
func hasUpper(s string) bool {
	escaped := false
	for _, r := range s {
		if unicode.IsUpper(r) && !escaped {
			return true
		}
		escaped = r == '\\' && !escaped
	}
	return false
}

// anchorOf returns the longest part of some words that stands in the source as it is seen.
func anchorOf(words []byte) []byte {
	var best []byte
	for i := 0; i < len(words); {
		n := 0
		for i+n < len(words) && inWord(words[i+n]) {
			n++
		}
		if n > len(best) {
			best = words[i : i+n]
		}
		i += n + 1
	}
	return best
}

// inWord reports whether c is an ASCII letter or digit.
func inWord(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}

// matches returns where in a text, which package seen gathered, the query's hits stand: pairs of start and end. At most most of them.
func (q *Query) matches(t []byte, most int) [][2]int {
	var found [][2]int
	for from := 0; from <= len(t) && len(found) < most; {
		i, j := q.next(t, from)
		if i < 0 {
			break
		}
		if from = max(j, i+1); j > i && (!q.whole || apartFromWords(t, i, j)) {
			found = append(found, [2]int{i, j})
		}
	}
	return found
}

// next returns the first match in t at from or after it, -1 if there is none.
func (q *Query) next(t []byte, from int) (start, end int) {
	switch {
	case q.re != nil:
	case q.rare < 0:
		if i := bytes.Index(t[from:], q.words); i >= 0 {
			return from + i, from + i + len(q.words)
		}
		return -1, -1
	default:
		for at := from + q.rare; at < len(t); at++ {
			if at = after(t, q.words[q.rare], at); bytes.HasPrefix(t[min(at-q.rare, len(t)):], q.words) {
				return at - q.rare, at - q.rare + len(q.words)
			}
		}
		return -1, -1
	}
	m := q.re.FindIndex(t[from:])
	if m == nil {
		return -1, -1
	}
	return from + m[0], from + m[1]
}

// apartFromWords reports whether t[i:j] neither begins nor ends within a word.
func apartFromWords(t []byte, i, j int) bool {
	before, _ := utf8.DecodeLastRune(t[:i])
	first, _ := utf8.DecodeRune(t[i:])
	last, _ := utf8.DecodeLastRune(t[:j])
	after, _ := utf8.DecodeRune(t[j:])
	return !(wordRune(before) && wordRune(first)) && !(wordRune(last) && wordRune(after))
}

// wordRune reports whether r is of a word.
func wordRune(r rune) bool {
	return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// Painted returns where hits of the query stand in a line of text as it is shown, or in several that read on: pairs of byte offsets into line.
func (q *Query) Painted(line string) [][2]int {
	s := seen.Text{Fold: q.fold && q.re == nil, Exact: true}
	s.Add([]byte(line), 0, nil)
	s.At = append(s.At, int64(len(line)))
	var out [][2]int
	for _, m := range q.matches(s.Out, len(line)+1) {
		out = append(out, [2]int{int(s.At[m[0]]), int(s.At[m[1]])})
	}
	return out
}
