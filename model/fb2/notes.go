package fb2

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"

	dom "golang.org/x/net/html"

	"lede/model/flow"
	"lede/model/tree"
)

// The limits of what is read of notes before the text.
const (
	mostSought = 64 << 20 // how far into a book they are looked for
	mostNotes  = 50_000
)

// notesName are what the bodies of a book are called that hold its notes.
var notesNames = []string{"notes", "comments", "footnotes"}

// findNotes reads the notes, which stand behind the text, so that they are there when the text refers to them.
func (b *Book) findNotes(at io.ReaderAt, size int64) {
	for _, from := range bodies(at, min(size, mostSought)) {
		x := tree.NewXML(io.NewSectionReader(at, from, size-from), true)
		t, err := x.Token()
		if start, ok := t.(xml.StartElement); err != nil || !ok || !isNotes(start) {
			continue
		}
		for err == nil && len(b.notes) < mostNotes {
			var t xml.Token
			if t, err = x.Token(); err != nil {
				break
			}
			if end, ok := t.(xml.EndElement); ok && end.Name.Local == "body" {
				break
			}
			start, ok := t.(xml.StartElement)
			if !ok {
				continue
			}
			var n *dom.Node
			if n, err = x.Element(start); n.Data == "section" {
				b.addNotes(n)
			}
		}
	}
}

// addNotes notes a section that is a note, or those in it.
func (b *Book) addNotes(n *dom.Node) {
	if id := tree.Attr(n, "id"); id != "" {
		b.notes[id] = n
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Data == "section" {
			b.addNotes(c)
		}
	}
}

// bodies returns where the bodies of a book begin but the first.
func bodies(at io.ReaderAt, size int64) []int64 {
	const mark, piece = "<body", 1 << 20
	var found []int64
	buf := make([]byte, piece+len(mark))
	for from := int64(0); from < size && len(found) < 8; from += piece {
		n, _ := at.ReadAt(buf[:min(int64(len(buf)), size-from)], from) // what can't be read has none
		for i := 0; ; i += len(mark) {
			k := bytes.Index(buf[i:n], []byte(mark))
			if k < 0 {
				break
			}
			if i += k; i < piece {
				found = append(found, from+int64(i))
			}
		}
	}
	return found[min(1, len(found)):]
}

// isNotes reports whether a body holds notes.
func isNotes(t xml.StartElement) bool {
	for _, a := range t.Attr {
		for _, name := range notesNames {
			if a.Name.Local == "name" && strings.EqualFold(a.Value, name) {
				return true
			}
		}
	}
	return false
}

// note adds the note that a link leads to, and reports whether it does; a second link to it is one like others.
func (b *Book) note(f *flow.Flow, p *dom.Node, href string) bool {
	id, ok := strings.CutPrefix(href, "#")
	n := b.notes[id]
	if !ok || n == nil || b.noted[id] {
		return false
	}
	b.noted[id] = true
	body := f.Note(p)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == dom.ElementNode && c.Data != "title" && c.Data != "section" {
			b.block(body, c)
		}
	}
	return true
}
