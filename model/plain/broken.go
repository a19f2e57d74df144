package plain

import (
	"bytes"
	"slices"
	"unicode"
)

// chapterTitle returns where the title of the chapter ends of which l is the number alone: novels have
// "CHAPTER IV" and, behind a blank line, "THE STORM", which may be of several lines. 0 if l is no such number, or no title follows.
func (c *cutter) chapterTitle(l line) int {
	if n := c.numberAt(l); n.style != chapter || !n.alone || l.next >= len(c.text) {
		return 0
	}
	near := !c.look.wrapped && c.prev.blanks < 2 // nothing but the word sets it apart
	if near && !beginsAny(l.of(c.text), chapterWords) {
		return 0
	}
	i, blanks := c.blanks(l.next)
	if blanks > 2 || i >= len(c.text) {
		return 0
	}
	l2 := c.at(i)
	body := l2.of(c.text)
	if columns(body) > 70 || numberOf(body).style != noNumber || ruleOf(body) != 0 || startsSmall(body) || firstRune(body) == '"' || firstRune(body) == '“' {
		return 0
	}
	if end, lines := c.handBroken(l2); lines > 1 {
		return end
	}
	if e := endOf(body); e == endComma || e == endColon || near && (e == endStop || !c.textBehind(l2)) || l2.next < len(c.text) && !c.at(l2.next).blank() {
		return 0
	}
	return l2.next
}

// chapterWords are the words that books number their parts with.
var chapterWords = []string{"chapter", "book", "part", "act ", "canto", "volume", "kapitel", "buch", "teil", "chapitre", "partie", "livre", "capítulo", "parte", "libro", "capitolo", "hoofdstuk", "deel",
	"kapitola", "rozdział", "część", "глава", "часть", "κεφάλαιο"}

// textBehind reports whether the block behind l is running text, by its first line.
func (c *cutter) textBehind(l line) bool {
	i, _ := c.blanks(l.next)
	return i < len(c.text) && columns(c.at(i).of(c.text)) > 80
}

// oneLine reports whether the lines from l to end read as one that was wrapped, and not as a sentence: each was full
// when it was broken off, or they stand in the middle.
func (c *cutter) oneLine(l line, end int) bool {
	if e := endOf(bytes.TrimRight(c.text[:end], " \t\r\n")); e == endStop || e == endComma {
		return false
	}
	for l.next < end {
		l2 := c.at(l.next)
		if l.indent < c.look.margin+8 && (c.breaks(l, l2) || hasGap3(l2.of(c.text))) || markOf(l2.of(c.text)).style != noNumber {
			return false
		}
		l = l2
	}
	return true
}

// brokenLines is of how many lines a heading may be that was broken by hand.
const brokenLines = 3

// handBroken returns where a heading ends that begins with l, and how many lines it has, if it was broken into several by hand:
// before they were full, and where a title goes on. Else lines is 0.
func (c *cutter) handBroken(l line) (end, lines int) {
	for lines = 1; lines <= brokenLines && !c.look.verse; lines++ {
		alone := l.next >= len(c.text)
		if !alone {
			l2 := c.at(l.next)
			if !l2.blank() && c.titleGoesOn(l, l2, lines == 1) {
				l = l2
				continue
			}
			alone = l2.blank() || lines > 1 && c.standsAlone(l, l2)
		}
		if e := endOf(l.of(c.text)); !alone || lines == 1 || e == endStop || e == endComma {
			break
		}
		return l.next, lines
	}
	return 0, 0
}

// titleGoesOn reports whether l and l2 are lines of one title, which begins with l if that is the first: a break in it was meant.
func (c *cutter) titleGoesOn(l, l2 line, first bool) bool {
	breaks := !c.look.wrapped || c.breaks(l, l2)
	if first && !breaks { // as nearly all paragraphs
		return false
	}
	body, next := l.of(c.text), l2.of(c.text)
	return (!breaks || goesOn(body, next)) && max(columns(body), columns(next)) < 100 && !hasGap3(body) && endOf(body) != endStop && c.sameSide(l, l2) &&
		numberOf(next).style == noNumber && !isByline(next)
}

// sameSide reports whether two lines begin at one place, or both stand in the middle.
func (c *cutter) sameSide(l, l2 line) bool {
	centre := c.look.margin + 8
	return abs(l.indent-l2.indent) < 2 || c.look.wrapped && !c.look.manual && l.indent >= centre && l2.indent >= centre
}

// goesOn reports whether a title goes on from one line to the next: the next one begins with a small letter, or the first
// ends in a word that needs another.
func goesOn(body, next []byte) bool {
	last := body[bytes.LastIndexByte(body, ' ')+1:]
	if len(last) == len(body) {
		return false
	}
	return unicode.IsLower(firstRune(next)) || slices.ContainsFunc(linking, func(w string) bool { return bytes.EqualFold(last, []byte(w)) })
}

// linking are words that no title ends in.
var linking = []string{"the", "a", "an", "of", "and", "or", "to", "in", "on", "at", "for", "from", "with", "by", "as", "into", "its", "their", "his", "her", "our", "your", "how", "why", "what",
	"der", "die", "das", "des", "dem", "den", "ein", "eine", "und", "oder", "von", "zu", "zum", "zur", "im", "mit", "für", "le", "la", "les", "un", "une", "du", "de", "et", "ou", "el", "los", "las", "y", "con", "para", "por",
	"il", "gli", "di", "del", "della", "e", "per", "em", "do", "da", "dos", "w", "z", "na", "и", "в", "на", "с"}
