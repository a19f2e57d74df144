package model

import (
	"bytes"
	"cmp"
	"io"
	"os"

	"lede/model/html"
)

var htmlFiles = []string{".html", ".htm", ".xhtml", ".xht"}

// isHTML goes by the tags that only a page of the web begins with, then by the name. Markdown may begin with any other tag.
func isHTML(name string, head []byte) bool {
	t := bytes.TrimLeft(bytes.TrimPrefix(head, []byte(byteOrderMark)), " \t\r\n")
	for bytes.HasPrefix(t, []byte("<!--")) || bytes.HasPrefix(t, []byte("<?xml")) {
		_, rest, _ := bytes.Cut(t, []byte(">"))
		if bytes.HasPrefix(t, []byte("<!--")) {
			_, rest, _ = bytes.Cut(t, []byte("-->"))
		}
		t = bytes.TrimLeft(rest, " \t\r\n")
	}
	t = bytes.ToLower(t[:min(len(t), 64)])
	for _, tag := range []string{"<!doctype html", "<html", "<head>", "<body"} {
		if rest, ok := bytes.CutPrefix(t, []byte(tag)); ok && (len(rest) == 0 || bytes.IndexByte([]byte("> \t\r\n/"), rest[0]) >= 0 || tag == "<head>") {
			return true
		}
	}
	return named(name, htmlFiles)
}

// expandHTML puts the Markdown of a page in its place. All of it has to be there before what it is about can be told exactly; a longer one is read
// piece by piece.
func expandHTML(o *opening) error {
	in := o.all()
	if o.file != nil && o.size > html.LongPage { // its end isn't needed to know that
		source, err := io.ReadAll(io.LimitReader(in, html.LongPage/8))
		if err != nil {
			return err
		}
		return o.longFile(source, in)
	}
	source, err := io.ReadAll(io.LimitReader(in, html.LongPage+1))
	switch {
	case err != nil && len(source) == 0:
		return err
	case err != nil: // what came before it is there
		o.notice = err.Error()
	case len(source) > html.LongPage:
		return o.longFile(source, in)
	}
	if html.IsLong(source) {
		return o.longPage(source)
	}
	return o.page(source, o.whole)
}

// longPage puts the Markdown of a long page in its place, piece by piece.
func (o *opening) longPage(source []byte) error {
	now := *o
	l := o.pieces(source, bytes.NewReader(nil), int64(len(source)))
	if l.Extracted || o.whole {
		o.other = func() (*Article, error) {
			o := now
			o.close, o.notice, o.whole = nil, "", !now.whole
			return finishedPage(&o, o.longPage(source))
		}
	}
	return o.parts(l.Next)
}

// longFile is like longPage for a page of which source is but the beginning, and the rest comes from in: what it is about is told if it is in a file.
func (o *opening) longFile(source []byte, in io.Reader) error {
	f, ok := o.file.(*os.File)
	size := int64(0)
	if ok = ok && f != os.Stdin && f.Name() == o.path; ok {
		size = int64(o.size)
	}
	now := *o
	l := o.pieces(source, in, size)
	if l.Extracted || o.whole && ok {
		o.other = now.again
	}
	return o.parts(l.Next)
}

// pieces returns a long page of some size, which isn't known if it is 0.
func (o *opening) pieces(source []byte, in io.Reader, size int64) *html.Long {
	if o.whole {
		size = 0
	}
	l := html.NewLong(source, in, o.base, size)
	o.extracted, o.live = l.Extracted, false
	return l
}

// again returns the other form of a long page in a file: all of it, or what it is about. The file that was open may be closed by then.
func (o opening) again() (*Article, error) {
	f, err := os.Open(o.path)
	if err != nil {
		return nil, err
	}
	o.close, o.notice, o.whole = nil, "", !o.whole
	o.closes(f)
	o.raw = Content{f, o.raw.size}
	o.inPlace(f, o.size)
	return finishedPage(&o, expandHTML(&o))
}

// page puts the Markdown of a page in its place: of the whole page, or of what it is about.
func (o *opening) page(source []byte, whole bool) error {
	read := html.Read
	if whole {
		read = html.Whole
	}
	page := read(source, o.base)
	if len(bytes.TrimSpace(page.Markdown)) == 0 {
		return ErrEmpty
	}
	o.notice = cmp.Or(o.notice, page.Notice)
	o.inPlace(bytes.NewReader(page.Markdown), Pos(len(page.Markdown)))
	if !page.Extracted && !whole {
		return nil
	}
	o.extracted = page.Extracted
	now := *o
	o.other = func() (*Article, error) {
		o := now
		o.close, o.notice = nil, ""
		return finishedPage(&o, o.page(source, !whole))
	}
	return nil
}

// finishedPage makes the article of a page that was read.
func finishedPage(o *opening, err error) (*Article, error) {
	if err != nil {
		return nil, o.failed(err)
	}
	return o.article()
}

// FromHTML returns a piece of HTML that stands in Markdown as Markdown.
func FromHTML(source string) string { return Clean(string(html.Fragment(source))) }
