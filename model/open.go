package model

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
)

// Source names where an article comes from: a path, or "-" for standard input.
type Source string

// headSize is how much of a text is looked at to tell its encoding and format.
const headSize = 64 << 10

// The reasons for which a source is refused.
var (
	ErrEmpty     = errors.New("is empty")
	ErrBinary    = errors.New("is not text")
	ErrDirectory = errors.New("is a directory")
)

// Open returns the article at src. Errors name the source and say what is wrong with it, in one line.
// Of a file, only the head is read; of a pipe or a device, what comes first.
func Open(src Source) (*Article, error) {
	if src == "-" {
		return fromStream(src, os.Stdin)
	}
	f, err := os.Open(string(src))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", src, plainError(err))
	}
	info, err := f.Stat()
	switch {
	case err != nil:
	case info.IsDir():
		err = ErrDirectory
	case !info.Mode().IsRegular():
		return fromStream(src, f)
	case info.Size() == 0:
		// Files in /proc say that they are empty and are not.
		return fromStream(src, f)
	}
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("%s: %w", src, err)
	}
	return fromText(src, &text{at: f}, Pos(info.Size()), true)
}

// Read returns the article that b holds. b must not be changed any more.
func Read(src Source, b []byte) (*Article, error) {
	return fromText(src, &text{at: bytes.NewReader(b)}, Pos(len(b)), true)
}

// fromText makes the article of a text of which size bytes are there.
func fromText(src Source, t *text, size Pos, whole bool) (*Article, error) {
	head := t.readAt(make([]byte, min(headSize, size)), 0)
	err := refuse(head)
	if whole && size <= headSize && len(bytes.TrimSpace(head)) == 0 {
		err = ErrEmpty
	}
	if err != nil {
		t.close()
		return nil, fmt.Errorf("%s: %w", src, err)
	}
	if whole && (utf16(head) || overstruck(head)) {
		a, err := fromStream(src, io.NewSectionReader(t.at, 0, int64(size)))
		if err != nil {
			t.close()
			return nil, err
		}
		a.text.under = t
		return a, nil
	}
	a := &Article{Source: src, text: t, size: size, whole: whole, defs: map[string]string{}}
	if bytes.HasPrefix(head, []byte("\xef\xbb\xbf")) {
		a.start, head = 3, head[3:]
	}
	a.scanned.End = a.start
	if bytes.IndexByte(head, '\n') < 0 && bytes.IndexByte(head, '\r') >= 0 {
		t.loneCR = true
		head = bytes.ReplaceAll(head, []byte{'\r'}, []byte{'\n'})
	}
	f := formatOf(filepath.Base(string(src)), head)
	a.Format, a.syntax = f.Name, f.Syntax(head)
	a.heads.settle(a.front())
	return a, nil
}

// fromStream makes the article of a text that is read bit by bit, and kept in a file that is
// gone when the article is closed. It waits for the first bytes.
func fromStream(src Source, r io.Reader) (*Article, error) {
	first := make([]byte, headSize)
	n, err := io.ReadAtLeast(r, first, 4)
	first = first[:n]
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return nil, fmt.Errorf("%s: %w", src, plainError(err))
	}
	if utf16(first) {
		r = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Reader(io.MultiReader(bytes.NewReader(first), r))
		first = make([]byte, headSize)
		n, err = io.ReadAtLeast(r, first, 4)
		first = first[:n]
	}
	if overstruck(first) {
		r = newStrikes(io.MultiReader(bytes.NewReader(first), r))
		first = make([]byte, headSize)
		n, err = io.ReadAtLeast(r, first, 4)
		first = first[:n]
	}
	if rerr := refuse(first); rerr != nil {
		return nil, fmt.Errorf("%s: %w", src, rerr)
	}
	if err != nil { // that is all there is
		return Read(src, first)
	}
	spool, err := os.CreateTemp("", "lede-*")
	if err != nil {
		return nil, fmt.Errorf("%s: can't keep what is read: %w", src, plainError(err))
	}
	os.Remove(spool.Name()) // where it can lose its name while it is open, it goes with the program, however that ends
	if _, err := spool.WriteAt(first, 0); err != nil {
		spool.Close()
		return nil, fmt.Errorf("%s: can't keep what is read: %w", src, plainError(err))
	}
	return fromText(src, &text{at: spool, more: r, spool: spool}, Pos(n), false)
}

// refuse says why a text with this head can't be read, nil if it can.
func refuse(head []byte) error {
	if len(head) == 0 {
		return ErrEmpty
	}
	if utf16(head) {
		return nil
	}
	odd := 0
	for _, c := range head {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b && c != '\b' || c == 0x7f {
			odd++
		}
	}
	bad := 0
	for t := head[:min(len(head), 4096)]; len(t) > 0; {
		r, n := utf8.DecodeRune(t)
		if r == utf8.RuneError && n == 1 {
			bad++
		}
		t = t[n:]
	}
	// A stray NUL or a page of Latin-1 is text still; a picture is not.
	if odd*20 > len(head) || odd*100 > len(head) && bad*20 > min(len(head), 4096) {
		return ErrBinary
	}
	return nil
}

// utf16 reports whether a text begins with the byte order mark of UTF-16.
func utf16(head []byte) bool {
	return bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff"))
}

// plainError returns the reason of a file error without its path, which the message has already.
func plainError(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
