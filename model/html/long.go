package html

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"net/url"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// earlyPart is how many bytes of a long page are read first: some screens of text, even where a page begins with its scripts.
const earlyPart = 256 << 10

// Long is a long page, which is read in two parts: its beginning, which takes some milliseconds, and the rest.
//
// The rest is all of the page, read again, without what the beginning had. So nothing in the Markdown may depend on what comes later:
// footnotes stay links to where they stand, and whatever has an id can be led to.
type Long struct {
	source []byte
	more   io.Reader
	base   *url.URL
	bare   string // the title, if it stands above
	origin string
	early  []byte // the Markdown of the beginning
	step   int
	end    error // what comes after the last part
}

// NewLong returns a page that begins with source, all of it in UTF-8; more has what follows. at is its address, nil if that isn't known.
func NewLong(source []byte, more io.Reader, at *url.URL) *Long {
	return newLong(source, more, at, earlyPart)
}

// newLong is NewLong with another size of the early part.
func newLong(source []byte, more io.Reader, at *url.URL, early int) *Long {
	l := &Long{source: source, more: more}
	root, err := Parse(beginning(source, early))
	if err != nil {
		return l
	}
	l.base = baseOf(root, at)
	m := aboutPage(root)
	if first := firstHeading(root); first == nil || first.DataAtom != atom.H1 {
		l.bare = m.title
	}
	if at != nil {
		m.site, m.address = at.Hostname(), at.String()
	}
	l.origin = m.origin()
	w := l.write(root)
	l.early = w.out[:w.cut]
	return l
}

// beginning returns the first part of a page, without a tag that isn't whole.
func beginning(source []byte, size int) []byte {
	source = source[:min(len(source), size)]
	if i := bytes.LastIndexByte(source, '<'); i >= 0 && bytes.IndexByte(source[i:], '>') < 0 {
		source = source[:i]
	}
	return source
}

// write returns a walker that has written a tree.
func (l *Long) write(root *dom.Node) *walker {
	w := &walker{origin: l.origin, Refs: Refs{
		Link: func(href string) string { return resolve(l.base, href) }, Image: func(src string) string { return resolve(l.base, src) },
		Anchor: func(id string) string { return id },
	}}
	w.title(l.bare, l.bare != "")
	w.whole(root)
	return w
}

// Next returns the next part of the page as Markdown; after the last, io.EOF or why the page ends there.
func (l *Long) Next() ([]byte, error) {
	l.step++
	switch {
	case l.step == 1 && len(l.early) > 0:
		return l.early, nil
	case l.end != nil:
		return nil, l.end
	}
	rest, err := io.ReadAll(io.LimitReader(l.more, int64(maxSource-len(l.source)+1)))
	source := append(l.source, rest...)
	l.source, l.end = nil, cmp.Or(err, io.EOF)
	if len(source) > maxSource {
		source, l.end = source[:maxSource], errLong
	}
	root, err := Parse(source)
	if err != nil {
		return behind(Plain(source), l.early), nil
	}
	return behind(l.write(root).out, l.early), nil
}

// errLong is why a page has no end.
var errLong = errors.New("the page is too long: its end is missing")

// behind returns what follows early in all. Where that begins otherwise, some lines come twice rather than that some are missing.
func behind(all, early []byte) []byte {
	n := 0
	for n < len(early) && n < len(all) && early[n] == all[n] {
		n++
	}
	if n < len(early) {
		n = bytes.LastIndexByte(all[:n], '\n') + 1
	}
	return all[n:]
}
