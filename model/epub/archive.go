package epub

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// The limits of what is read of a book.
const (
	mostEntries = 100_000  // files in it: the largest books of pictures have some thousands
	mostFile    = 16 << 20 // bytes of one of them: a chapter has 100 KB
	mostAll     = 1 << 30  // bytes of all
	mostRatio   = 200      // how many times as long as it is packed a file may be, once it has freeSize bytes
	freeSize    = 1 << 20
)

// archive is the files of a book by their paths.
type archive struct {
	files map[string]*zip.File
	cases map[string]*zip.File // the same by paths in small letters, for books that don't mind them
	read  int64                // bytes so far
}

// openArchive reads the list of files.
func openArchive(at io.ReaderAt, size int64) (*archive, error) {
	z, err := zip.NewReader(at, size)
	if err != nil {
		return nil, errors.New("is a damaged book: its list of files can't be read; a part of the file may be missing")
	}
	if len(z.File) > mostEntries {
		return nil, fmt.Errorf("has %d files in it; no book has more than %d", len(z.File), mostEntries)
	}
	a := &archive{files: map[string]*zip.File{}, cases: map[string]*zip.File{}}
	for _, f := range z.File {
		name := cleanPath(strings.ReplaceAll(f.Name, `\`, "/"))
		for _, m := range []map[string]*zip.File{a.files, a.cases} {
			if m[name] == nil {
				m[name] = f
			}
			name = strings.ToLower(name)
		}
	}
	return a, nil
}

// cleanPath returns a path within the book without dots.
func cleanPath(p string) string { return strings.TrimPrefix(path.Clean("/"+p), "/") }

// find returns the file at a path as another file of the book may write it, nil if there is none.
func (a *archive) find(p string) *zip.File {
	p = cleanPath(p)
	plain, err := url.PathUnescape(p)
	if err != nil {
		plain = p
	}
	for _, p := range []string{p, plain} {
		if f := a.files[p]; f != nil {
			return f
		}
		if f := a.cases[strings.ToLower(p)]; f != nil {
			return f
		}
	}
	return nil
}

// bytes returns what is in the file at a path.
func (a *archive) bytes(p string) ([]byte, error) {
	f := a.find(p)
	if f == nil {
		return nil, fmt.Errorf("%s is not there", p)
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%s is damaged: %w", p, err)
	}
	defer r.Close()
	most := min(mostFile, freeSize+mostRatio*int64(min(f.CompressedSize64, mostFile)), mostAll-a.read)
	b, err := io.ReadAll(io.LimitReader(r, most+1))
	a.read += int64(len(b))
	if int64(len(b)) > most {
		return nil, fmt.Errorf("%s is too long", p)
	}
	if err != nil && len(b) == 0 {
		return nil, fmt.Errorf("%s is damaged: %w", p, err)
	}
	return b, nil // what there is of a damaged one
}

// text returns a file's bytes as UTF-8.
func (a *archive) text(p string) ([]byte, error) {
	b, err := a.bytes(p)
	if err != nil || utf8.Valid(b) {
		return b, err
	}
	enc, _, _ := charset.DetermineEncoding(b, "")
	return enc.NewDecoder().Bytes(b)
}

// decode reads XML into v, as far as it can be read.
func (a *archive) decode(p string, v any) error {
	b, err := a.bytes(p)
	if err != nil {
		return err
	}
	d := xml.NewDecoder(strings.NewReader(string(b)))
	d.Strict, d.Entity, d.CharsetReader = false, xml.HTMLEntity, charset.NewReaderLabel
	return d.Decode(v)
}
