package model

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"lede/model/archive"
)

// Archives returns the endings of the names of archives. All are known by their bytes.
func Archives() []string { return []string{".zip", ".tar", ".tgz"} }

// ErrArchive is why an archive isn't read as a text.
var ErrArchive = errors.New("is an archive of files")

// mostInside is how many archives may stand one in the other: archives were made that hold themselves.
const mostInside = 4

var errNoArchive = errors.New("is no archive")

// isArchive reports whether bytes that begin so are an archive, but for those that are one text.
func isArchive(head []byte) bool {
	return bytes.HasPrefix(head, []byte(zipMagic)) || archive.IsTar(head)
}

// unread are archives that lede doesn't read, and what unpacks them.
var unread = []struct{ magic, tool string }{
	{"7z\xbc\xaf\x27\x1c", "7z x FILE unpacks it (the package 7zip)"},
	{"Rar!\x1a\x07", "unar FILE unpacks it (the package unar)"},
	{"MSCF\x00\x00\x00\x00", "unar FILE unpacks it (the package unar)"},
	{"!<arch>\ndebian-binary", "dpkg-deb -x FILE FOLDER unpacks it"},
}

// refuseArchive returns why an archive that begins so can't be read, nil if it could be.
func refuseArchive(head []byte) error {
	for _, a := range unread {
		if bytes.HasPrefix(head, []byte(a.magic)) {
			return errors.New("is an archive of a kind that lede doesn't read: " + a.tool)
		}
	}
	return nil
}

// Item is what stands in a folder or in an archive.
type Item struct {
	Source Source
	Holds  bool // it is a folder or an archive itself
}

// Archive returns what can be read in the archive at src, in the order of the paths: the source of each is src, a slash, and the path in it. ok is
// false for what is no archive.
func Archive(src Source) (found []Item, ok bool, err error) {
	o, err := openArchive(src)
	defer o.shut()
	if err != nil || o.format != nil {
		return nil, false, nil
	}
	var paths []string
	holds := map[string]bool{}
	worth := func(p string, head []byte) bool {
		err := worthListing(path.Base(p), head)
		holds[p] = errors.Is(err, ErrArchive)
		return err == nil || holds[p]
	}
	if archive.IsTar(o.head) {
		paths, err = archive.ListTar(o.all(), worth)
	} else {
		var z *archive.Zip
		if z, err = archive.OpenZip(o.file, int64(o.size), "archive"); err == nil {
			paths = z.List(worth)
		}
	}
	if err == nil && len(paths) == 0 {
		err = errors.New("is an archive without any file that lede can read")
	}
	for _, p := range paths {
		found = append(found, Item{src + "/" + Source(p), holds[p]})
	}
	return found, true, err
}

// worthListing returns why a file that begins so can't be read as a text. Where head is nil, nothing is known of it but the name.
func worthListing(name string, head []byte) error {
	if head == nil {
		if slices.ContainsFunc(formats, func(f Format) bool { return named(name, f.Files) }) {
			return nil
		}
		return ErrBinary
	}
	o := As{}.fromFile(Source(name), bytes.NewReader(head), Pos(len(head)))
	err := o.known()
	if packingOf(head) != nil && !errors.Is(err, ErrArchive) && !errors.Is(err, ErrBinary) {
		return nil // its head may not suffice to unpack any of it
	}
	return err
}

// openArchive opens the archive at a source. It fails for what is none; where it has a format, it is a text.
func openArchive(src Source) (*opening, error) {
	if info, err := os.Stat(string(src)); src == "-" || err == nil && !info.Mode().IsRegular() { // to open a pipe is to read it
		return &opening{src: src}, errNoArchive
	}
	o, err := As{}.start(src)
	if err != nil {
		return o, err
	}
	return o, o.asArchive()
}

// asArchive goes on to what can be read as an archive. It fails for what is none.
func (o *opening) asArchive() error {
	if err := o.unpack(); err != nil {
		return err
	}
	if !isArchive(o.head) {
		return errNoArchive
	}
	if err := o.recognize(); err != nil && !errors.Is(err, ErrArchive) {
		return err
	}
	if !archive.IsTar(o.head) {
		return o.inFile()
	}
	return nil
}

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

// startInArchive returns the opening of a file in an archive, which may stand in another one, with the error why there is no such file elsewhere if it
// is in none.
func (as As) startInArchive(src Source, missing error) (*opening, error) {
	o := &opening{As: as, src: src, name: filepath.Base(string(src))}
	outer, inner, ok := InArchive(src)
	if !ok {
		return o, missing
	}
	a, err := openArchive(Source(outer))
	for range mostInside {
		o.close = a.close
		if errors.Is(err, errNoArchive) {
			err = fs.ErrNotExist
		}
		if err != nil {
			return o, err
		}
		var r io.Reader
		if r, inner, err = a.entry(inner); err != nil {
			return o, err
		}
		if inner == "" {
			o.close = a.close
			return o, o.through(r)
		}
		a = &opening{src: src, close: a.close}
		if err = a.through(r); err == nil {
			err = a.asArchive()
		}
	}
	return o, fmt.Errorf("stands in more than %d archives, one in the other: unpack some of them", mostInside)
}

// entry returns a reader of the file at a path in the archive, or of an archive in it that a path leads through; then rest is the path in that.
func (o *opening) entry(p string) (r io.Reader, rest string, err error) {
	if archive.IsTar(o.head) {
		r, rest, err = archive.OpenTar(o.all(), p)
		return entry{r}, rest, err
	}
	z, err := archive.OpenZip(o.file, int64(o.size), "archive")
	if err != nil {
		return nil, "", err
	}
	file, rest, ok := z.Along(p)
	if !ok {
		return nil, "", fs.ErrNotExist
	}
	f, err := z.Open(file)
	if errors.Is(err, archive.ErrLocked) {
		err = archive.ErrLocked
	}
	if err != nil {
		return nil, "", err
	}
	o.closes(f)
	return entry{f}, rest, nil
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
