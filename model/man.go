package model

import (
	"bytes"
	"errors"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"lede/model/man"
)

var manFiles = []string{".1", ".2", ".3", ".4", ".5", ".6", ".7", ".8", ".9", ".man", ".mdoc"}

// isMan goes by what a text looks like: its first line is a request or a comment of roff, and one of those behind it says what the page is called,
// begins a section, or reads another page. The names of such files say too little: report.2 may be anything.
func isMan(_ string, head []byte) bool {
	first := true
	for line := range bytes.Lines(head) {
		line = bytes.TrimRight(line, " \t\r\n")
		if len(line) == 0 {
			continue
		}
		if line[0] != '.' && line[0] != '\'' {
			if first {
				return false
			}
			continue
		}
		rest := bytes.TrimLeft(line[1:], " \t")
		if first && len(rest) > 0 && rest[0] != '\\' && rest[0] != '.' && (rest[0]|0x20 < 'a' || rest[0]|0x20 > 'z') {
			return false
		}
		first = false
		name, _, _ := bytes.Cut(rest, []byte(" "))
		switch string(name) {
		case "TH", "Dd", "SH", "Sh":
			return true
		case "so":
			return bytes.HasPrefix(bytes.TrimSpace(rest[2:]), []byte("man")) && bytes.IndexByte(rest, '/') > 0
		}
	}
	return false
}

// expandMan puts the Markdown of a manual page in the place of its source, section by section as it is read.
func expandMan(o *opening) error { return o.convert(man.Open(o.all(), o.included).Next) }

// mostIncluded is how many bytes are read of a page that another one reads in its place.
const mostIncluded = 16 << 20

// included returns the source of another page in the tree of folders that the page is in, of which name is a path in it: man3/printf.3. It
// may be packed. What stands outside of the tree is not read, links there neither.
func (o *opening) included(name string) (io.Reader, error) {
	if o.path == "" || !strings.HasPrefix(filepath.Base(filepath.Dir(o.path)), "man") {
		return nil, errors.New("the page is in no tree of the manual")
	}
	root, err := os.OpenRoot(filepath.Dir(filepath.Dir(o.path)))
	if err != nil {
		return nil, err
	}
	defer root.Close()
	for _, ending := range append([]string{""}, Packings()...) {
		var f *os.File
		if f, err = root.Open(filepath.FromSlash(name) + ending); err != nil {
			continue
		}
		o.closes(f)
		var r io.Reader = f
		for _, p := range packings {
			if p.ending != ending {
				continue
			}
			if r, err = p.reader(f); err != nil {
				return nil, err
			}
		}
		return io.LimitReader(r, mostIncluded), nil
	}
	return nil, err
}

// ErrNoPage is why there is no manual page to open.
var ErrNoPage = man.ErrNoPage

// ManPages returns the manual pages that are asked for as the program man is: by their names, perhaps with the section before them.
func ManPages(words []string) []Source {
	section := ""
	if len(words) > 1 && man.IsSection(words[0]) {
		section, words = "."+words[0], words[1:]
	}
	var all []Source
	for _, name := range words {
		all = append(all, Source(ManPrefix+name+section))
	}
	return all
}

// ManNames returns the names of the manual pages that may stand behind some words on a command line and begin like begun.
func ManNames(words []string, begun string) []string {
	section := ""
	if len(words) > 0 && man.IsSection(words[0]) {
		section = words[0]
	}
	return man.Names(begun, section, man.Folders(os.Getenv))
}

// ManPrefix is what the sources of manual pages begin with: man:printf.3.
const ManPrefix = "man:"

// OpenMan returns the manual page that is asked for by man:printf.3, man:printf(3) or man:printf, from where the system has its manual.
func OpenMan(r Request) (*Article, error) {
	asked := string(r.Source[len(ManPrefix):])
	if plain, err := url.PathUnescape(asked); err == nil { // it may be a link
		asked = plain
	}
	name, section := man.Name(asked)
	path, err := man.Find(name, section, man.Folders(os.Getenv))
	if err != nil {
		return nil, err
	}
	if r.Format == "" {
		r.Format = "man"
	}
	o, err := r.As.start(Source(path))
	o.src = r.Source
	return finished(o, err)
}
