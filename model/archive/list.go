package archive

import (
	"archive/tar"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"
)

const (
	// headSize is how many bytes of a file show whether it can be read.
	headSize = 4 << 10
	// mostLooked is how many files are looked into for that.
	mostLooked = 10_000
)

// List returns the paths of the files that a reader may want, in order. wanted is asked with the path of each and how it begins, which is nil if nobody
// can tell. What is hidden, or would stand outside of the archive if it were unpacked, is left out.
func (a *Zip) List(wanted func(path string, head []byte) bool) []string {
	var all []string
	for _, p := range a.paths() {
		f := a.Files[p]
		if f.FileInfo().Mode().IsRegular() && isInside(strings.ReplaceAll(f.Name, `\`, "/")) {
			all = append(all, p)
		}
	}
	var found []string
	for _, p := range all[:min(len(all), mostLooked)] {
		var head []byte
		if r, err := a.Open(p); err == nil {
			head = make([]byte, headSize)
			n, _ := io.ReadFull(r, head) // of a damaged one, what there is
			head = head[:n]
			r.Close()
		}
		if wanted(p, head) {
			found = append(found, p)
		}
	}
	return found
}

// paths returns the paths of all files, in order.
func (a *Zip) paths() []string {
	all := make([]string, 0, len(a.Files))
	for p := range a.Files {
		all = append(all, p)
	}
	slices.Sort(all)
	return all
}

// isInside reports whether a path leads to a file within the archive that isn't hidden.
func isInside(p string) bool {
	p = strings.TrimPrefix(p, "./")
	if !fs.ValidPath(p) {
		return false
	}
	for part := range strings.SplitSeq(p, "/") {
		if part[0] == '.' && part != "." || part == "__MACOSX" {
			return false
		}
	}
	return true
}

// IsTar reports whether bytes that begin so are an archive of the kind tar (POSIX.1, ustar).
func IsTar(head []byte) bool {
	return len(head) >= 512 && bytes.Equal(head[257:262], []byte("ustar"))
}

// errFound ends a walk.
var errFound = errors.New("found")

// walkTar calls do for the files of an archive, until it returns an error.
func walkTar(r io.Reader, do func(name string, r io.Reader) error) error {
	t := tar.NewReader(io.LimitReader(r, mostAll))
	for n := 0; n < mostEntries; n++ {
		h, err := t.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return errors.New("is a damaged archive, or its end is missing")
		}
		if h.Typeflag != tar.TypeReg || !isInside(h.Name) {
			continue
		}
		if err := do(strings.TrimPrefix(h.Name, "./"), t); err != nil {
			return err
		}
	}
	return nil
}

// ListTar is like List for an archive of the kind tar. Where one is damaged, what stands before that is listed.
func ListTar(r io.Reader, wanted func(path string, head []byte) bool) ([]string, error) {
	var found []string
	looked := 0
	err := walkTar(r, func(name string, r io.Reader) error {
		if looked++; looked > mostLooked {
			return errFound
		}
		head := make([]byte, headSize)
		n, _ := io.ReadFull(r, head) // of a damaged one, what there is
		if wanted(name, head[:n]) && !slices.Contains(found[max(0, len(found)-1):], name) {
			found = append(found, name)
		}
		return nil
	})
	slices.Sort(found)
	if len(found) > 0 || err == errFound {
		err = nil
	}
	return slices.Compact(found), err
}

// OpenTar returns a reader of what is in the file at a path of an archive of the kind tar, or in the file that the path leads through if it were an
// archive itself; then rest is the path in that. The error is fs.ErrNotExist if there is none.
func OpenTar(r io.Reader, p string) (file io.Reader, rest string, err error) {
	err = walkTar(r, func(name string, r io.Reader) error {
		var ok bool
		if rest, ok = within(p, name); !ok {
			return nil
		}
		file = r
		return errFound
	})
	switch {
	case file != nil:
		return file, rest, nil
	case err != nil:
		return nil, "", err
	}
	return nil, "", fs.ErrNotExist
}

// within reports whether a path is that of a file, or leads through it to rest.
func within(p, file string) (rest string, ok bool) {
	rest, ok = strings.CutPrefix(p, file)
	if ok && rest != "" {
		return strings.CutPrefix(rest, "/")
	}
	return rest, ok
}

// Along returns the path of the file at p, or of the first one that p leads through if it were an archive itself; then rest is the path in that.
func (a *Zip) Along(p string) (file, rest string, ok bool) {
	for i := range len(p) {
		if p[i] == '/' && a.isFile(p[:i]) {
			return p[:i], p[i+1:], true
		}
	}
	return p, "", a.isFile(p)
}

// isFile reports whether there is a file at a path, and not a folder alone.
func (a *Zip) isFile(p string) bool {
	f := a.Find(p)
	return f != nil && !f.FileInfo().IsDir()
}
