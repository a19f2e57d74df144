package model

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"unicode/utf8"
)

// Source names where an article comes from: a path, "-" for standard input, or what begins with the Prefix of a Scheme.
type Source string

// headSize is how much of a text is looked at to tell its encoding and format.
const headSize = 64 << 10

// byteOrderMark is what begins a text in UTF-8 of some programs.
const byteOrderMark = "\xef\xbb\xbf"

// The reasons for which a source is refused.
var (
	ErrEmpty     = errors.New("is empty")
	ErrBinary    = errors.New("is not text")
	ErrNoText    = errors.New("has no text in it")
	ErrDirectory = errors.New("is a directory")
	ErrFormat    = errors.New("no format that lede reads")
	ErrEncoding  = errors.New("no encoding that lede reads")
)

// Open returns the article at src. Errors name the source and say what is wrong with it, in one line.
// Of a file that is read as it stands, only the head is read; of a pipe or a device, what comes first.
func Open(src Source) (*Article, error) { return As{}.Open(src) }

// Open returns the article at src, read as it is said.
func (as As) Open(src Source) (*Article, error) { return finished(as.start(src)) }

// Read returns the article that b holds. b must not be changed any more.
func Read(src Source, b []byte) (*Article, error) {
	return finished(As{}.fromFile(src, bytes.NewReader(b), Pos(len(b))), nil)
}

// Readable returns why the source can't be read, nil if it looks as if it could be: its head was read, nothing was converted.
func Readable(src Source) error {
	o, err := As{}.start(src)
	if err == nil {
		err = o.known()
	}
	return o.failed(err)
}

// start returns the opening of a source.
func (as As) start(src Source) (*opening, error) {
	if src == "-" {
		return as.standardInput()
	}
	o := &opening{src: src}
	f, err := os.Open(string(src))
	if err != nil {
		return as.startInArchive(src, err)
	}
	o.closes(f)
	info, err := f.Stat()
	switch {
	case err != nil:
		return o, err
	case info.IsDir():
		return o, ErrDirectory
	case !info.Mode().IsRegular(), info.Size() == 0: // files in /proc say that they are empty and are not
		return as.fromStream(src, f)
	}
	return as.fromFile(src, f, Pos(info.Size())), nil
}

// standardInput returns the opening of what is piped in. A file that is redirected there is read in place.
func (as As) standardInput() (*opening, error) {
	info, err := os.Stdin.Stat()
	if err == nil && info.Mode().IsRegular() && info.Size() > 0 {
		if at, err := os.Stdin.Seek(0, io.SeekCurrent); err == nil && at == 0 {
			return as.fromFile("-", os.Stdin, Pos(info.Size())), nil
		}
	}
	return as.fromStream("-", os.Stdin)
}

// finished makes the article of an opening, or says why there is none.
func finished(o *opening, err error) (*Article, error) {
	if err == nil {
		err = o.known()
	}
	if err == nil && o.format.Expand != nil {
		err = o.format.Expand(o)
	}
	var a *Article
	if err == nil {
		a, err = o.article()
	}
	if err != nil {
		return nil, o.failed(err)
	}
	return a, nil
}

// failed closes the opening, and names the source in an error.
func (o *opening) failed(err error) error {
	o.shut()
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", o.src, plainError(err))
}

// refuse says why a text with this head can't be read, nil if it can.
func refuse(head []byte) error {
	if len(head) == 0 {
		return ErrEmpty
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

// plainError returns the reason of a file error without its path, which the message has already.
func plainError(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
