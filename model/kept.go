package model

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"time"
)

// Kept is what a library keeps of an article that was read, so that reading goes on where it stopped.
type Kept struct {
	Source  Source
	Print   string    // the content's fingerprint
	Title   string    // "" if the article has none
	At      Anchor    // the block that stood at the top of the page
	Letters int       // of that block, above the page
	Share   int       // how much was shown, in percent
	Left    Pos       // how much is to be read still, in bytes
	Read    []Section // the sections that were read; their levels are not kept
	Notes   []Note    // in the order of the text
	When    time.Time // when it was read last, zero if it never was
	Aside   time.Time // when it was put aside to be read, zero if it wasn't
	By      string    // the reader who put it aside, where readers share a library; "" if the article is the reader's own
	Indexed bool      // its words can be searched for
	Pace    Pace      // of the reader, in all that was read; where it is kept, what was measured since it was kept last
}

// Pace is how much was read in a time.
type Pace struct {
	Bytes Pos
	Time  time.Duration
}

// Plus returns the pace of two stretches of reading together.
func (p Pace) Plus(q Pace) Pace { return Pace{p.Bytes + q.Bytes, p.Time + q.Time} }

// Content is the bytes of a source, of which a fingerprint can be taken on any goroutine. Its zero value is content
// that isn't known yet.
type Content struct {
	at   io.ReaderAt
	size Pos
}

// Content returns the bytes that the article was made of: those of the file where there is one, else those that came, once all did.
func (a *Article) Content() Content {
	switch {
	case a.text.raw.at != nil:
		return a.text.raw
	case a.whole:
		return Content{a.text.at, a.size}
	}
	return Content{}
}

// printPart is how much is read of each end of a content for its fingerprint: two reads, however long it is.
const printPart = 16 << 10

// Fingerprint returns what tells a content from others: its length, and a hash of how it begins and ends. What is changed in the
// middle of a long one, at the same length, isn't noticed; a place in it is found by its words all the same. It is "" where the
// content isn't known or can't be read.
func (c Content) Fingerprint() string {
	if c.at == nil {
		return ""
	}
	h := sha256.New()
	for _, from := range []Pos{0, max(printPart, c.size-printPart)} {
		if n := min(printPart, c.size-from); n > 0 {
			if _, err := io.Copy(h, io.NewSectionReader(c.at, int64(from), int64(n))); err != nil {
				return ""
			}
		}
	}
	return fmt.Sprintf("%d-%s", c.size, hex.EncodeToString(h.Sum(nil)[:16]))
}
