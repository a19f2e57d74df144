package model

import (
	"errors"
	"path/filepath"
	"strings"
)

// Part is a piece of an article as its reader sees it, as long as a screen shows or two: what a search through many articles goes by.
type Part struct {
	Section string // the title of the section that it is of, "" before the first
	At      Pos    // where it begins
	Text    string
}

const (
	// partSize is about how many bytes a part has.
	partSize = 2 << 10
	// mostParts is as much of an article as is divided: a long book. What stands behind it is not found from elsewhere.
	mostParts = 8 << 20
)

// errClosed is why an article can't be divided any more.
var errClosed = errors.New("the text can't be read to its end")

// Parts returns what divides the article into parts, as it is now: on any goroutine, as long as the article isn't closed.
func (a *Article) Parts() func() ([]Part, error) {
	art := a.Search(nil).art
	sections := a.Sections()
	return func() ([]Part, error) { return art.parts(sections) }
}

// parts divides the article.
func (a *Article) parts(sections []Section) (all []Part, err error) {
	reads, _ := a.syntax.(seer)
	var p Part
	var text strings.Builder
	next := 0 // section
	flush := func(at Pos) {
		if p.Text = strings.TrimSpace(text.String()); p.Text != "" {
			all = append(all, p)
		}
		text.Reset()
		p.At = at
	}
	for b := range a.Blocks(a.start) {
		if b.Start > mostParts {
			break
		}
		source := a.bytes(b.Start, b.End)
		if len(source) < int(b.End-b.Start) {
			return nil, errClosed
		}
		for next < len(sections) && sections[next].At <= b.Start {
			flush(b.Start)
			p.Section = sections[next].Title
			next++
		}
		if text.Len() > partSize {
			flush(b.Start)
		}
		if b.Kind == Hidden {
			continue
		}
		s := a.newSeen(false, false)
		if reads != nil {
			reads.See(s, b, source)
		} else {
			s.Add(source, int64(b.Start), nil)
		}
		text.WriteString(Clean(string(s.Out)) + "\n")
	}
	flush(a.size)
	return all, nil
}

// Found is a place in an article of the library that a search has found.
type Found struct {
	Source  Source
	Title   string
	Section string
	At      Pos    // where the part begins that it is in
	Hit     string // what was found, as it stands there
	Before  string // the words around it, in one line
	After   string
}

// Name returns the article's title, or what its source is called.
func (f Found) Name() string {
	if f.Title != "" {
		return CleanLine(f.Title)
	}
	return CleanLine(filepath.Base(string(f.Source)))
}
