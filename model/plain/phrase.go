package plain

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// bylines are the words that stand before an author's name.
var bylines = []string{"by ", "von ", "por ", "par ", "di ", "door ", "av ", "written by", "posted by", "edited by", "reported by", "published ", "published: ", "updated ", "updated: ", "author: ", "autor: ", "autora: ", "投稿者 ", "作者 ", "text: ", "photo: ", "foto: ", "image: ", "source: ", "quelle: ", "credit: ", "автор: "}

// begins reports whether b begins with the words w, whatever their case.
func begins(b []byte, w string) bool {
	return len(b) >= len(w) && initial(b[0]) == initial(w[0]) && bytes.EqualFold(b[:len(w)], []byte(w))
}

// initial returns the same for the first bytes of a capital letter and of its small one: beyond ASCII they differ in their last bit at most.
func initial(c byte) byte {
	if c >= utf8Self {
		return c | 1
	}
	return c | 0x20
}

// initials is a bit for each byte that initial returns.
type initials [4]uint64

// initialsOf returns the bits of how any of the phrases begins.
func initialsOf(phrases []string) (all initials) {
	for _, w := range phrases {
		c := initial(w[0])
		all[c>>6] |= 1 << (c & 63)
	}
	return all
}

// has reports whether b can begin with one of the phrases. Few lines can, and each phrase that need not be compared saves time.
func (all *initials) has(b []byte) bool {
	c := initial(b[0])
	return all[c>>6]>>(c&63)&1 != 0
}

// any reports whether b begins with one of the phrases, of which all is how they begin.
func (all *initials) any(b []byte, phrases []string) bool {
	return len(b) > 0 && all.has(b) && beginsAny(b, phrases)
}

// The beginnings of what lines are compared with.
var (
	bylineInitials   = initialsOf(bylines)
	signpostInitials = initialsOf(signposts)
	captionInitials  = initialsOf(captions)
	noNameInitials   = initialsOf(noNames)
	asideInitials    = initialsOf(asides)
	closingInitials  = initialsOf(closings)
	openingInitials  = initialsOf(openings)
	creditInitials   = initialsOf([]string{"p", "f", "i", "b", "c", "s", "q"})
)

// isByline reports whether b begins as a line does that names an author, a photographer or a source.
func isByline(b []byte) bool {
	if !bylineInitials.has(b) {
		return false
	}
	for _, w := range bylines {
		if begins(b, w) {
			return len(w) > 5 || unicode.IsUpper(firstRune(b[len(w):]))
		}
	}
	return false
}

// creditWord reports whether word is one for a picture or for who made it, as they stand in the line under one.
func creditWord(word []byte) bool {
	var small [16]byte
	if len(word) > len(small) || len(word) < 4 || !creditInitials.has(word) {
		return false
	}
	for i, c := range word {
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		small[i] = c
	}
	switch string(small[:len(word)]) {
	case "photo", "foto", "photos", "fotos", "photograph", "photographs", "image", "images", "imagen", "picture", "bild", "illustration", "illustrations",
		"fotografía", "credit", "courtesy", "source", "quelle":
		return true
	}
	return false
}

// isCredit reports whether b begins or ends with the word of a picture's credit, or has it before a colon or "by".
func isCredit(b []byte) bool {
	if len(b) > 120 {
		b = b[len(b)-120:]
	}
	for first := true; len(b) > 0; first = false {
		i := wordEnd(b)
		if i == len(b) {
			return creditWord(b)
		}
		if i > 3 && creditWord(b[:i]) {
			rest := b[i:]
			if first || rest[0] == ':' || bytes.HasPrefix(rest, []byte(" by ")) || bytes.HasPrefix(rest, []byte(" via ")) || bytes.IndexFunc(rest, unicode.IsLetter) < 0 {
				return true
			}
		}
		b = b[i+runeLen(b[i:]):]
	}
	return false
}

// wordEnd returns where the letters end that b begins with.
func wordEnd(b []byte) int {
	i := 0
	for i < len(b) {
		switch classes[b[i]] {
		case classSmall, classCapital:
			i++
		case classHigh:
			r, n := utf8.DecodeRune(b[i:])
			if !unicode.IsLetter(r) {
				return i
			}
			i += n
		default:
			return i
		}
	}
	return i
}

// runeLen returns the length of the character that b begins with.
func runeLen(b []byte) int {
	if b[0] < utf8Self {
		return 1
	}
	_, n := utf8.DecodeRune(b)
	return n
}

// signposts are what pages put between paragraphs to lead elsewhere.
var signposts = []string{"advert", "anzeige", "publicité", "publicidad", "pubblicità", "реклама", "read more", "read also", "also read", "see also:", "see more", "read next", "related:",
	"weiterlesen", "lesen sie auch", "lies auch", "mehr zum thema", "mehr dazu", "leer más", "lee también", "lea también", "ver más", "lire aussi", "à lire", "leggi anche", "leia também", "czytaj", "читайте", "click here", "share this", "follow us", "sign up", "subscribe"}

// isFurniture reports whether b is one of those.
func isFurniture(b []byte) bool { return signpostInitials.any(b, signposts) }

// asides are the words that open a note beside the text, in manuals and in dumps of them.
var asides = []string{"note", "important", "warning", "caution", "tip", "hint", "attention", "danger", "remark", "hinweis", "achtung", "wichtig", "warnung", "tipp", "anmerkung",
	"remarque", "avertissement", "nota", "importante", "advertencia", "atención", "consejo", "avviso", "suggerimento", "uwaga", "примечание", "внимание", "注意"}

// isAside reports whether title is no more than one of those.
func isAside(title string) bool {
	if title == "" || !asideInitials.has([]byte(title[:1])) {
		return false
	}
	title = strings.TrimRight(title, ":!. ")
	return slices.ContainsFunc(asides, func(w string) bool { return strings.EqualFold(title, w) })
}

// captions are the words before the number of a figure or a table.
var captions = []string{"figure ", "fig. ", "fig ", "table ", "abb. ", "abbildung ", "tabelle ", "tab. ", "figura ", "tabla ", "tableau ", "рис. ", "таблица ", "図", "表", "图", "圖"}

// isCaption reports whether b begins as the line does that names a figure or a table.
func isCaption(b []byte) bool {
	if !captionInitials.has(b) {
		return false
	}
	for _, w := range captions {
		if begins(b, w) && len(b) > len(w) && b[len(w)] >= '0' && b[len(w)] <= '9' {
			return true
		}
	}
	return false
}

// hasLabel reports whether b begins with one or two words and a colon.
func hasLabel(b []byte) bool {
	colon := bytes.IndexByte(b[:min(len(b), 20)], ':')
	return colon > 0 && colon+1 < len(b) && b[colon+1] == ' ' && bytes.Count(b[:colon], []byte{' '}) < 2
}

// noNames are the words that titles begin with and names don't.
var noNames = []string{"the ", "a ", "an ", "our ", "my ", "your ", "this ", "how ", "what ", "why ", "when ", "who ", "where ", "using ", "about ", "der ", "die ", "das ", "ein ", "eine ", "les ", "un ", "une ", "el ", "los ", "las ", "il ", "gli ", "os "}

// isName reports whether b reads as a person's name: two to four words with capitals, and small ones between
// them as in "van der Berg".
func isName(b []byte, c *letters) bool {
	if c.words < 2 || c.words > 5 || c.digits > 0 || c.signs > 2 || c.capital < 2 || c.capital+2 < c.words || c.small > 0 || len(b) > 40 {
		return false
	}
	if noNameInitials.any(b, noNames) {
		return false
	}
	first, last := firstRune(b), firstRune(b[bytes.LastIndexByte(b, ' ')+1:])
	return unicode.IsUpper(first) && unicode.IsUpper(last) && endOf(b) == endWord && bytes.IndexByte(b, ':') < 0
}

// isSpoken reports whether b is what somebody says, and who: "Come in," said the captain.
func isSpoken(b []byte) bool {
	_, n := utf8.DecodeRune(b)
	i := quoteMark(b, n)
	if i < n+2 || bytes.IndexByte([]byte(",!?"), b[i-1]) < 0 {
		return false
	}
	_, k := utf8.DecodeRune(b[i:])
	return i+k+1 < len(b) && b[i+k] == ' ' && unicode.IsLower(firstRune(b[i+k+1:]))
}

// quoteMark returns where the first quotation mark stands in b from i on, -1 if there is none.
func quoteMark(b []byte, i int) int {
	for ; i < len(b); i++ {
		switch c := b[i]; {
		case c == '"', c == 0xc2 && i+1 < len(b) && b[i+1] == 0xbb, // »
			c == 0xe2 && i+2 < len(b) && b[i+1] == 0x80 && (b[i+2] == 0x9c || b[i+2] == 0x9d): // “ ”
			return i
		}
	}
	return -1
}

// releaseSign stands in every line that names a release so.
var releaseSign = []byte("; urgency=")

// isRelease reports whether title names a release as the logs of Debian's packages do: "name (version) suite; urgency=low".
func isRelease(title string) bool {
	name, rest, ok := strings.Cut(title, " (")
	version, rest, closed := strings.Cut(rest, ") ")
	suite, _, urgent := strings.Cut(rest, string(releaseSign))
	return ok && closed && urgent && suite != "" && !strings.ContainsAny(name+version, " \t")
}

// isValue reports whether b is little more than a number: "210", "1.5 g", "20 %".
func isValue(b []byte) bool {
	if len(b) > 12 {
		return false
	}
	digits, letters := 0, 0
	for _, c := range b {
		digits += b2i(c >= '0' && c <= '9')
		letters += b2i(c|0x20 >= 'a' && c|0x20 <= 'z' || c >= utf8Self)
	}
	return digits > 0 && letters < 4 && numberOf(b).style == noNumber || digits == len(b)
}

// startsWithCredit reports whether the first word of b is one of a picture's credit.
func startsWithCredit(b []byte) bool {
	i := wordEnd(b)
	return i > 3 && i < len(b) && creditWord(b[:i])
}

// hasYearIn reports whether a year (1500 to 2099) stands in b.
func hasYearIn(b []byte) bool {
	for i := 0; i+4 <= len(b); i++ {
		if b[i] >= '0' && b[i] <= '9' {
			k := i
			for k < len(b) && b[k] >= '0' && b[k] <= '9' {
				k++
			}
			if k-i == 4 && (b[i] == '2' && b[i+1] == '0' || b[i] == '1' && b[i+1] >= '5') {
				return true
			}
			i = k
		}
	}
	return false
}

// isSignature reports whether b reads as a function's name and its arguments: "open(path, mode)".
func isSignature(b []byte) bool {
	i := bytes.IndexByte(b, '(')
	return i > 1 && b[len(b)-1] == ')' && bytes.IndexByte(b[:i], ' ') < 0 && b[0]|0x20 >= 'a' && b[0]|0x20 <= 'z'
}
