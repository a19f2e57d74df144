// Package archive reads files that stand in other files, within limits.
package archive

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
	"golang.org/x/text/unicode/norm"
)

// The limits of what is read of an archive.
const (
	mostEntries = 100_000  // files in it: the largest books of pictures have some thousands
	mostList    = 64 << 20 // bytes of the list of them, of which each takes 46 and its path
	mostFile    = 16 << 20 // bytes of one of them that is read as a whole: a chapter has 100 KB
	mostAll     = 1 << 30  // bytes of all
	mostRatio   = 200      // how many times as long as it is packed a file may be, once it has freeSize bytes
	freeSize    = 1 << 20
)

// Zip is the files of an archive by their paths.
type Zip struct {
	Files map[string]*zip.File
	cases map[string]*zip.File // the same by folded paths, for archives that don't mind how letters are written
	read  int64                // bytes so far
}

// OpenZip reads the list of files. what says what the archive is to a reader: a book, an archive.
func OpenZip(at io.ReaderAt, size int64, what string) (*Zip, error) {
	list := &limitedAt{at: at, left: mostList}
	z, err := zip.NewReader(list, size)
	if list.left < 0 || err == nil && len(z.File) > mostEntries {
		return nil, fmt.Errorf("has too many files in it: no %s that lede reads has more than %d", what, mostEntries)
	}
	if err != nil && size < 1<<32 {
		if z = recovered(at, size); z != nil {
			err = nil
		}
	}
	if err != nil {
		return nil, fmt.Errorf("is a damaged %s: its list of files can't be read; a part of the file may be missing", what)
	}
	list.done = true
	a := &Zip{Files: map[string]*zip.File{}, cases: map[string]*zip.File{}}
	for _, f := range z.File {
		name := Clean(strings.ReplaceAll(f.Name, `\`, "/"))
		for _, m := range []map[string]*zip.File{a.Files, a.cases} {
			if m[name] == nil {
				m[name] = f
			}
			name = fold(name)
		}
	}
	return a, nil
}

// limitedAt is a file of which only so many bytes are read until done is set: the list of files alone may be made to fill the memory.
type limitedAt struct {
	at   io.ReaderAt
	left int64
	done bool
}

// ReadAt implements io.ReaderAt.
func (l *limitedAt) ReadAt(p []byte, off int64) (int, error) {
	if !l.done {
		if l.left -= int64(len(p)); l.left < 0 {
			return 0, errTooLong
		}
	}
	return l.at.ReadAt(p, off)
}

// Clean returns a path within the archive without dots.
func Clean(p string) string { return strings.TrimPrefix(path.Clean("/"+p), "/") }

// fold returns a path in small letters that are composed with their accents: some systems write them apart.
func fold(p string) string { return strings.ToLower(norm.NFC.String(p)) }

// Find returns the file at a path as another file of the archive may write it, nil if there is none.
func (a *Zip) Find(p string) *zip.File {
	p = Clean(p)
	plain, err := url.PathUnescape(p)
	if err != nil {
		plain = p
	}
	for _, p := range []string{p, plain} {
		if f := a.Files[p]; f != nil {
			return f
		}
		if f := a.cases[fold(p)]; f != nil {
			return f
		}
	}
	return nil
}

// ErrLocked is why a file isn't read that is enciphered.
var ErrLocked = errors.New("is locked with a password: 7z x FILE asks for it and unpacks it (the package 7zip)")

// isLocked is the flag of a file that is enciphered (APPNOTE.TXT 6.3.10, 4.4.4).
const isLocked = 1

// errTooLong is why the end of a file isn't read.
var errTooLong = errors.New("is too long")

// Open returns a reader of what is in the file at a path. It ends with an error where that is more than a text would give.
func (a *Zip) Open(p string) (io.ReadCloser, error) {
	f := a.Find(p)
	if f == nil {
		return nil, fmt.Errorf("%s is not there", p)
	}
	if f.Flags&isLocked != 0 {
		return nil, fmt.Errorf("%s %w", p, ErrLocked)
	}
	r, err := f.Open()
	if errors.Is(err, zip.ErrAlgorithm) {
		return nil, fmt.Errorf("%s is packed in a way that lede can't undo: 7z x FILE unpacks it (the package 7zip)", p)
	}
	if err != nil {
		return nil, fmt.Errorf("%s is damaged: %w", p, err)
	}
	return &limited{ReadCloser: r, all: a, left: freeSize + mostRatio*int64(min(f.CompressedSize64, mostAll/mostRatio))}, nil
}

// limited is a file of an archive that isn't read without end.
type limited struct {
	io.ReadCloser
	all  *Zip
	left int64
}

// Read implements io.Reader.
func (l *limited) Read(p []byte) (int, error) {
	if l.left <= 0 || l.all.read >= mostAll {
		return 0, errTooLong
	}
	n, err := l.ReadCloser.Read(p[:min(int64(len(p)), l.left)])
	l.left -= int64(n)
	l.all.read += int64(n)
	return n, err
}

// Bytes returns what is in the file at a path.
func (a *Zip) Bytes(p string) ([]byte, error) {
	r, err := a.Open(p)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, mostFile+1))
	if len(b) > mostFile || errors.Is(err, errTooLong) {
		return nil, fmt.Errorf("%s is too long", p)
	}
	if err != nil && len(b) == 0 {
		return nil, fmt.Errorf("%s is damaged: %w", p, err)
	}
	return b, nil // what there is of a damaged one
}

// Text returns a file's bytes as UTF-8.
func (a *Zip) Text(p string) ([]byte, error) {
	b, err := a.Bytes(p)
	if err != nil || utf8.Valid(b) {
		return b, err
	}
	enc, _, _ := charset.DetermineEncoding(b, "")
	return enc.NewDecoder().Bytes(b)
}

// Decode reads XML into v, as far as it can be read.
func (a *Zip) Decode(p string, v any) error {
	b, err := a.Bytes(p)
	if err != nil {
		return err
	}
	d := xml.NewDecoder(strings.NewReader(string(b)))
	d.Strict, d.Entity, d.CharsetReader = false, xml.HTMLEntity, charset.NewReaderLabel
	return d.Decode(v)
}
