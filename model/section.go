package model

import (
	"bytes"
	"sort"
)

// Section is a part of an article: what stands from its heading to the next one of its level or above.
type Section struct {
	Title string
	Level int // 1 is the top level under the title; a section's level is at most one more than its parent's
	At    Pos // where its heading begins
}

// Title returns the article's own title, "" if it has none or none is known yet.
func (a *Article) Title() string { return a.heads.title(a.headTitle) }

// Sections returns the sections found so far, in the order of the text. The article's own title is
// not among them. The slice is the article's and changes with Add.
func (a *Article) Sections() []Section { return a.heads.sections() }

// SectionAt returns the number of the section that holds at, -1 for the text before the first.
func (a *Article) SectionAt(at Pos) int {
	all := a.Sections()
	return sort.Search(len(all), func(i int) bool { return all[i].At > at }) - 1
}

// Parent returns the number of the section that holds section i, -1 if it is of the top level.
func (a *Article) Parent(i int) int {
	all := a.Sections()
	level := all[i].Level
	for i--; i >= 0; i-- {
		if all[i].Level < level {
			return i
		}
	}
	return -1
}

// End returns where section i ends: at the next heading of its level or above, or with the text.
func (a *Article) End(i int) Pos {
	all := a.Sections()
	for _, s := range all[i+1:] {
		if s.Level <= all[i].Level {
			return s.At
		}
	}
	return a.size
}

// front returns the title that the text's front matter gives, "" if there is none.
func (a *Article) front() string {
	if t, ok := a.syntax.(titler); ok && !a.headRead {
		a.headTitle = Clean(t.Title(a.bytes(a.start, a.start+window)))
		a.headRead = a.whole || a.size-a.start >= window
	}
	return a.headTitle
}

// titler is a Syntax that can say the article's title from the head of its text.
type titler interface {
	Syntax
	Title(head []byte) string
}

// Line returns the number of the source line, from 1 on, that holds at; of a document that has no lines, that of the Markdown that was made of it.
func (a *Article) Line(at Pos) int64 {
	if a.origins.n > 0 {
		return a.originLine(at)
	}
	i := max(0, sort.Search(len(a.marks), func(i int) bool { return a.marks[i].block.End > at })-1)
	line, from := int64(1), a.start
	if i < len(a.marks) {
		line, from = a.marks[i].lines+1, a.marks[i].block.End
	}
	if a.lineAt > from && a.lineAt <= at { // an outline asks for one section after the other
		line, from = a.lineNo, a.lineAt
	}
	line += a.feeds(from, at)
	a.lineAt, a.lineNo = max(from, at), line
	return line
}

// feeds returns how many line feeds stand between two places.
func (a *Article) feeds(from, to Pos) (n int64) {
	for from < to {
		t := a.bytes(from, min(to, from+markEvery))
		if len(t) == 0 {
			break
		}
		n += int64(bytes.Count(t, []byte{'\n'}))
		from += Pos(len(t))
	}
	return n
}

// PosOfLine returns where source line n begins, counted from 1; the end of what the scan has
// seen if there are fewer.
func (a *Article) PosOfLine(n int64) Pos {
	if a.origins.n > 0 {
		return a.posOfOrigin(n)
	}
	i := max(0, sort.Search(len(a.marks), func(i int) bool { return a.marks[i].lines >= n })-1)
	if i >= len(a.marks) || n <= 1 {
		return a.start
	}
	return a.linesOn(a.marks[i].block.End, n-1-a.marks[i].lines, a.scanned.End)
}

// linesOn returns where the line begins that stands some lines behind at, but not behind most.
func (a *Article) linesOn(at Pos, left int64, most Pos) Pos {
	for left > 0 && at < most {
		t := a.bytes(at, at+markEvery)
		if len(t) == 0 {
			break
		}
		for len(t) > 0 && left > 0 {
			k := bytes.IndexByte(t, '\n')
			if k < 0 {
				at += Pos(len(t))
				t = nil
				break
			}
			t, at, left = t[k+1:], at+Pos(k+1), left-1
		}
	}
	return min(at, most)
}
