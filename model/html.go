package model

import (
	"bytes"
	"cmp"
	"io"

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

// expandHTML puts the Markdown of a page in its place. All of it has to be there before what it is about can be told; a longer one is read
// in two parts.
func expandHTML(o *opening) error {
	in := o.all()
	source, err := io.ReadAll(io.LimitReader(in, html.LongPage+1))
	switch {
	case err != nil && len(source) == 0:
		return err
	case err != nil: // what came before it is there
		o.notice = err.Error()
	case len(source) > html.LongPage:
		o.live = false
		return o.parts(html.NewLong(source, in, o.base).Next)
	}
	return o.page(source, false)
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
