// Package epub reads books in EPUB 2 and 3: it makes Markdown of them, chapter by chapter.
package epub

import (
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"lede/model/archive"
)

// Book is a book that is being read.
type Book struct {
	files    *archive.Zip
	title    string
	authors  []string
	chapters []string        // the paths of its texts in their order
	numbers  map[string]int  // where each of them stands there, by its path in small letters
	toc      map[int][]entry // the table of contents by chapters
	pictures map[int]bool    // those of the chapters that are nothing but a picture
	groups   []entry         // entries of it that lead nowhere, until the first in them comes
	next     int             // the chapter that comes next
	notes    int             // how many notes there were
	level    int             // of the last heading that the table of contents has
}

// pack is the package document: what a book says of itself.
type pack struct {
	Titles   []string `xml:"metadata>title"`
	Creators []string `xml:"metadata>creator"`
	Items    []item   `xml:"manifest>item"`
	Spine    struct {
		TOC  string `xml:"toc,attr"`
		Refs []struct {
			ID string `xml:"idref,attr"`
		} `xml:"itemref"`
	} `xml:"spine"`
}

// item is a file that a book says it has.
type item struct {
	ID         string `xml:"id,attr"`
	Href       string `xml:"href,attr"`
	Type       string `xml:"media-type,attr"`
	Fallback   string `xml:"fallback,attr"` // the ID of what stands for it where it can't be shown
	Properties string `xml:"properties,attr"`
}

// Open returns the book in an archive of some size.
func Open(at io.ReaderAt, size int64) (*Book, error) {
	files, err := archive.OpenZip(at, size, "book")
	if err != nil {
		return nil, err
	}
	b := &Book{files: files, numbers: map[string]int{}, toc: map[int][]entry{}, pictures: map[int]bool{}}
	var p pack
	where := b.packPath()
	if where != "" {
		files.Decode(where, &p) // what can't be read is as if it weren't there
	}
	dir := path.Dir(where)
	b.describe(p)
	b.order(p, dir)
	if err := b.locked(); err != nil {
		return nil, err
	}
	if len(b.chapters) == 0 {
		return nil, errors.New("is no book that lede can read: no text is named in it")
	}
	b.contents(p, dir)
	return b, nil
}

// packPath returns where the package document is: where the container says, else the only one there is.
func (b *Book) packPath() string {
	var c struct {
		Roots []struct {
			Path string `xml:"full-path,attr"`
		} `xml:"rootfiles>rootfile"`
	}
	b.files.Decode("META-INF/container.xml", &c)
	for _, r := range c.Roots {
		if b.files.Find(r.Path) != nil {
			return archive.Clean(r.Path)
		}
	}
	var found []string
	for name := range b.files.Files {
		if strings.HasSuffix(strings.ToLower(name), ".opf") {
			found = append(found, name)
		}
	}
	slices.Sort(found)
	if len(found) == 0 {
		return ""
	}
	return found[0]
}

// describe takes the title and the authors.
func (b *Book) describe(p pack) {
	for _, t := range p.Titles {
		if b.title == "" {
			b.title = line(t)
		}
	}
	for _, c := range p.Creators {
		if c = line(c); c != "" && !slices.Contains(b.authors, c) && len(b.authors) < 8 {
			b.authors = append(b.authors, c)
		}
	}
}

// order finds the chapters in the order of the spine; where there is none, all texts by their names.
func (b *Book) order(p pack, dir string) {
	items := map[string]item{}
	for _, i := range p.Items {
		items[i.ID] = i
	}
	for _, r := range p.Spine.Refs {
		b.inSpine(items[r.ID], items, dir)
	}
	if len(b.chapters) > 0 {
		return
	}
	var found []string
	for name := range b.files.Files {
		switch strings.ToLower(path.Ext(name)) {
		case ".xhtml", ".html", ".htm":
			found = append(found, name)
		}
	}
	slices.Sort(found)
	for _, name := range found {
		b.add(name)
	}
}

// inSpine adds a file that the spine names, or what stands for it.
func (b *Book) inSpine(first item, items map[string]item, dir string) {
	i := first
	for range mostFallbacks {
		if i.isText() {
			break
		}
		i = items[i.Fallback]
	}
	switch {
	case i.isText() && (i == first || !i.isNav()):
		b.numbers[b.key(path.Join(dir, first.Href))] = b.add(path.Join(dir, i.Href))
	case first.isPicture():
		b.pictures[b.add(path.Join(dir, first.Href))] = true
	}
}

// mostFallbacks is how many files may stand one for another.
const mostFallbacks = 8

// isText reports whether a file is a chapter.
func (i item) isText() bool {
	return i.Href != "" && (strings.Contains(i.Type, "html") || i.Type == "" || i.Type == "image/svg+xml" || strings.HasPrefix(i.Type, "text/"))
}

// isPicture reports whether a file is a picture.
func (i item) isPicture() bool { return i.Href != "" && strings.HasPrefix(i.Type, "image/") }

// isNav reports whether a file is the table of contents.
func (i item) isNav() bool { return slices.Contains(strings.Fields(i.Properties), "nav") }

// add adds a chapter, and returns where it stands in their order.
func (b *Book) add(p string) int {
	key := b.key(p)
	if n, ok := b.numbers[key]; ok {
		return n
	}
	b.numbers[key] = len(b.chapters)
	b.chapters = append(b.chapters, p)
	return b.numbers[key]
}

// key returns a path as the chapters are known by: as the archive writes it, if it has the file.
func (b *Book) key(p string) string {
	if f := b.files.Find(p); f != nil {
		p = f.Name
	}
	return strings.ToLower(archive.Clean(p))
}

// fontObfuscation are the ways in which fonts alone are made unreadable; they lock no text.
var fontObfuscation = []string{"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"}

// locked returns an error for a book whose text is encrypted.
func (b *Book) locked() error {
	var e struct {
		Data []struct {
			Method struct {
				Name string `xml:"Algorithm,attr"`
			} `xml:"EncryptionMethod"`
			Reference struct {
				URI string `xml:"URI,attr"`
			} `xml:"CipherData>CipherReference"`
		} `xml:"EncryptedData"`
	}
	b.files.Decode("META-INF/encryption.xml", &e)
	for _, d := range e.Data {
		if _, ok := b.numbers[b.key(d.Reference.URI)]; ok && !slices.Contains(fontObfuscation, d.Method.Name) {
			return fmt.Errorf("is locked by %s: only the programs that its seller allows can read it", b.lock())
		}
	}
	return nil
}

// lock returns what a locked book is locked by.
func (b *Book) lock() string {
	for _, l := range [][2]string{{"META-INF/license.lcpl", "Readium LCP"}, {"META-INF/sinf.xml", "Apple FairPlay"}, {"META-INF/rights.xml", "Adobe's DRM"}} {
		if b.files.Find(l[0]) != nil {
			return l[1]
		}
	}
	return "DRM"
}
