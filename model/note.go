package model

import (
	"fmt"
	"strings"
	"time"
)

// NoteKind is what a reader does with a place.
type NoteKind uint8

// The kinds of notes: a bookmark is a place, a highlight some text; words may be written to both.
const (
	Bookmark NoteKind = iota
	Highlight
)

// String returns the kind in a word, as notes are printed for programs.
func (k NoteKind) String() string {
	if k == Highlight {
		return "highlight"
	}
	return "bookmark"
}

// Note is what a reader marks in an article, and the words that he writes to it.
type Note struct {
	ID    int64 // its number in the library, 0 as long as it has none
	Kind  NoteKind
	At    Anchor // where the marked text begins
	Quote string // that text as it stands in the source, at most mostQuoted bytes of it; of a bookmark, how it begins
	Long  Pos    // how long it is
	Text  string // the reader's words, "" if there are none
	Made  time.Time
	By    string // the reader who made it, where readers show their notes to each other; "" if that is the reader himself
}

// mostQuoted is as much of a text as is kept with a note to it: some pages.
const mostQuoted = 16 << 10

// NewNote returns a note to a part of the article.
func (a *Article) NewNote(kind NoteKind, from, to Pos) Note {
	return Note{Kind: kind, At: a.Anchor(from), Quote: strings.TrimSpace(a.Between(from, to, mostQuoted)), Long: to - from}
}

// LocateNote returns where a note's text begins and ends now. ok is false if nothing of it is there, or not yet.
func (a *Article) LocateNote(n Note) (from, to Pos, ok bool) {
	from, ok = a.Locate(n.At)
	to = min(from+n.Long, a.size)
	if tail := n.Quote; ok && n.Long > anchorPart && n.Long < mostQuoted && len(tail) > anchorPart { // it may have become longer or shorter
		tail = tail[len(tail)-anchorPart:]
		if end := a.nearest([]byte(tail), to-anchorPart); end >= from {
			to = end + anchorPart
		}
	}
	return from, to, ok
}

// NotesMarkdown returns notes to an article as Markdown: of each the quote, the reader's words, the section and the day.
func NotesMarkdown(title string, src Source, notes []Note) string {
	var b strings.Builder
	switch {
	case title == "" && src == "-":
		title = "Without a title"
	case title == "":
		title = string(src)
	}
	from := "<" + CleanLine(string(src)) + ">"
	if src == "-" {
		from = "Piped in"
	}
	fmt.Fprintf(&b, "# %s\n\n%s\n", CleanLine(title), from)
	for _, n := range notes {
		b.WriteByte('\n')
		for line := range strings.SplitSeq(Clean(n.Quote), "\n") {
			b.WriteString(strings.TrimRight("> "+line, " ") + "\n")
		}
		if n.Text != "" {
			b.WriteString("\n" + Clean(n.Text) + "\n")
		}
		var facts []string
		if n.At.Section != "" {
			facts = append(facts, CleanLine(n.At.Section))
		}
		if n.By != "" {
			facts = append(facts, "by "+CleanLine(n.By))
		}
		fmt.Fprintf(&b, "\n— %s\n", strings.Join(append(facts, n.Made.Format(time.DateOnly)), ", "))
	}
	return b.String()
}
