package model

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"

	"lede/model/pdf"
)

var pdfFiles = []string{".pdf"}

// isPDF goes by the mark that PDF begins with, before which there may be some bytes (ISO 32000-1, annex H).
func isPDF(_ string, head []byte) bool {
	return bytes.Contains(head[:min(len(head), 1024)], []byte("%PDF-"))
}

// expandPDF puts the text of PDF in its place, page by page. With an outline it is Markdown, else plain text, whose headings are inferred.
func expandPDF(o *opening) error {
	path, err := o.filed()
	if err != nil {
		return err
	}
	d, err := pdf.Open(path)
	if err != nil {
		return err
	}
	o.closes(d)
	next := d.Text
	if d.Outlined() {
		f := *o.format
		f.Syntax = newMarkdown
		o.format, next = &f, d.Markdown().Next
	}
	if err = o.parts(next); errors.Is(err, ErrNoText) {
		err = errors.New("has no text in it: its pages are pictures")
	}
	return err
}

// filed returns the path of a file that has the bytes, for other programs. It is gone when the opening is closed, unless it is the source.
func (o *opening) filed() (string, error) {
	if f, ok := o.file.(*os.File); ok && f != os.Stdin {
		if path, err := filepath.Abs(string(o.src)); err == nil && f.Name() == string(o.src) {
			return path, nil
		}
	}
	f, err := os.CreateTemp("", "lede-*")
	if err != nil {
		return "", err
	}
	o.closes(spool{f})
	_, err = io.Copy(f, io.LimitReader(o.all(), mostSpooled))
	return f.Name(), err
}
