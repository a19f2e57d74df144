package ui

import (
	"cmp"
	"strings"
	"time"

	"lede/model"
)

// Entry is an article that can be opened from the list that lede shows when it is told no other.
type Entry struct {
	Title  string
	Source model.Source
	About  string // what it is, in a few words; may be ""
	Size   int64  // bytes of its text that are to be read; 0 if that isn't known
	Folder bool   // it is a folder or an archive, which Options.List lists

	// What the store knows of it.
	Share int       // how much was read, in percent
	When  time.Time // when it was read last, zero if it never was
	Aside time.Time // when it was put aside, zero if it wasn't
	By    string    // the reader who put it aside, "" if it is this reader's own
}

// orders are the ways in which the articles of the store can be listed.
var orders = []struct {
	name string
	cmp  func(a, b Entry) int
}{
	{"what was done last", func(a, b Entry) int { return latest(b).Compare(latest(a)) }},
	{"titles", func(a, b Entry) int { return cmp.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title)) }},
	{"how much was read", func(a, b Entry) int { return b.Share - a.Share }},
	{"how long they take", func(a, b Entry) int { return cmp.Compare(a.Size, b.Size) }},
}

// latest returns when something was done with an article last.
func latest(e Entry) time.Time {
	if e.Aside.After(e.When) {
		return e.Aside
	}
	return e.When
}
