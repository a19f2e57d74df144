package model

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"lede/model/archive"
)

// Archives returns the endings of the names of archives. All are known by their bytes.
func Archives() []string { return []string{".zip", ".tar", ".tgz"} }

// ErrArchive is why an archive isn't read as a text.
var ErrArchive = errors.New("is an archive of files")

// isArchive reports whether bytes that begin so are an archive, but for those that are one text.
func isArchive(head []byte) bool {
	return bytes.HasPrefix(head, []byte(zipMagic)) || archive.IsTar(head)
}

// Archive returns the sources of what can be read in the archive at src, in the order of their paths: src, a slash, and the path in it. ok is false for
// what is no archive.
func Archive(src Source) (found []Source, ok bool, err error) {
	o, err := As{}.openArchive(string(src))
	defer o.shut()
	if err != nil || o.format != nil {
		return nil, false, nil
	}
	var paths []string
	if archive.IsTar(o.head) {
		paths, err = archive.ListTar(o.all(), worthListing)
	} else {
		var z *archive.Zip
		if z, err = archive.OpenZip(o.file, int64(o.size), "archive"); err == nil {
			paths = z.List(worthListing)
		}
	}
	if err == nil && len(paths) == 0 {
		err = errors.New("is an archive without any file that lede can read")
	}
	for _, p := range paths {
		found = append(found, src+"/"+Source(p))
	}
	return found, true, err
}

// worthListing reports whether a file that begins so can be read.
func worthListing(name string, head []byte) bool {
	o := As{}.fromFile(Source(name), bytes.NewReader(head), Pos(len(head)))
	return o.known() == nil
}

// openArchive opens the archive at a path. It fails for what is none; where it has a format, it is a text.
func (as As) openArchive(path string) (*opening, error) {
	o := &opening{src: Source(path)}
	info, err := os.Stat(path)
	if err != nil {
		return o, err
	}
	if !info.Mode().IsRegular() { // to open a pipe is to read it
		return o, errNoArchive
	}
	f, err := os.Open(path)
	if err != nil {
		return o, err
	}
	o.closes(f)
	o.name = filepath.Base(path)
	o.inPlace(f, Pos(info.Size()))
	if err := o.unpack(); err != nil {
		return o, err
	}
	if !isArchive(o.head) {
		return o, errNoArchive
	}
	if err := o.recognize(); err != nil && !errors.Is(err, ErrArchive) {
		return o, err
	}
	if !archive.IsTar(o.head) {
		return o, o.inFile()
	}
	return o, nil
}

var errNoArchive = errors.New("is no archive")

// InArchive returns the path of the archive that a source stands in, and its path there; ok is false if it stands in none.
func InArchive(src Source) (outer, inner string, ok bool) {
	outer = filepath.Clean(string(src))
	for {
		up := filepath.Dir(outer)
		if up == outer || up == "." {
			return "", "", false
		}
		inner = filepath.Join(filepath.Base(outer), inner)
		outer = up
		if info, err := os.Stat(outer); err == nil {
			return outer, filepath.ToSlash(inner), info.Mode().IsRegular()
		}
	}
}

// startInArchive returns the opening of a file in an archive, with the error why there is no such file elsewhere if it is in none.
func (as As) startInArchive(src Source, missing error) (*opening, error) {
	o := &opening{As: as, src: src, name: filepath.Base(string(src))}
	outer, inner, ok := InArchive(src)
	if !ok {
		return o, missing
	}
	a, err := as.openArchive(outer)
	o.close = a.close
	switch {
	case errors.Is(err, errNoArchive):
		return o, fs.ErrNotExist
	case err != nil:
		return o, err
	case archive.IsTar(a.head):
		r, err := archive.OpenTar(a.all(), inner)
		if err != nil {
			return o, err
		}
		return o, o.through(r)
	}
	z, err := archive.OpenZip(a.file, int64(a.size), "archive")
	if err != nil {
		return o, err
	}
	if z.Find(inner) == nil {
		return o, fs.ErrNotExist
	}
	r, err := z.Open(inner)
	if err != nil {
		return o, err
	}
	o.closes(r)
	return o, o.through(entry{r})
}

// entry is a file in an archive.
type entry struct{ r io.Reader }

// Read implements io.Reader. It says what an error means to a reader.
func (e entry) Read(p []byte) (int, error) {
	n, err := e.r.Read(p)
	if err != nil && err != io.EOF && !strings.HasPrefix(err.Error(), "is ") {
		err = errors.New("is damaged in its archive")
	}
	return n, err
}
