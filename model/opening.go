package model

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"

	"lede/model/html"
)

// As says how a text is to be read where that isn't left to the text itself. Its zero value leaves all to the text.
type As struct {
	Encoding string // its name, such as windows-1252
	Format   string // the Name of a Format, in any case of letters
}

// Check returns why a text can't be read as it is said, nil if it could be.
func (as As) Check() error {
	if as.Format != "" {
		if _, err := formatCalled(as.Format); err != nil {
			return err
		}
	}
	if as.Encoding != "" {
		if _, _, err := encodingCalled(as.Encoding); err != nil {
			return err
		}
	}
	return nil
}

// opening is a source on its way to an article. Each step looks at the head and may put another stream in the place of the bytes.
type opening struct {
	As
	src   Source
	path  string      // of the file that the bytes are in; "" if in none
	name  string      // what the text is called: the last part of the path, without the ending of what was unpacked
	head  []byte      // how the bytes begin
	ended bool        // head is all of them
	file  io.ReaderAt // where they can be read in place; nil if they are a stream
	size  Pos         // how many they are, if in place
	raw   Content     // those of the source itself, if in place
	rest  io.Reader   // what follows head in a stream
	base  *url.URL    // what links in it are relative to, if it comes from the web
	told  string      // the encoding that its server says; "" if it says none
	close []io.Closer // what is open

	encoding string
	guessed  bool
	notice   string
	// What stands around the text of a page was left out; the other form of it.
	extracted bool
	whole     bool // it isn't to be left out
	other     func() (*Article, error)
	live      bool       // the bytes come from a pipe or a device, which may let one wait
	struck    *strikes   // what the bytes go through if they were meant for a printer; nil if they weren't
	converted *converted // what the bytes are made by; nil if they are the source
	format    *Format    // nil until it is known
}

// fromFile is the opening of bytes that can be read in place.
func (as As) fromFile(src Source, file io.ReaderAt, size Pos) *opening {
	o := &opening{As: as, src: src, name: filepath.Base(string(src))}
	if f, ok := file.(*os.File); ok {
		o.path = f.Name()
	}
	o.closes(file)
	o.raw = Content{file, size}
	o.inPlace(file, size)
	return o
}

// fromStream is the opening of what r gives. It waits for the first bytes.
func (as As) fromStream(src Source, r io.Reader) (*opening, error) {
	o := &opening{As: as, src: src, name: filepath.Base(string(src))}
	o.live = true
	o.closes(r)
	return o, o.through(r)
}

// closes notes that x is closed with the article, if it can be.
func (o *opening) closes(x any) {
	if c, ok := x.(io.Closer); ok && x != os.Stdin {
		o.close = append(o.close, c)
	}
}

// shut lets go of all that is open.
func (o *opening) shut() { closers(o.close).Close() }

// closers are closed together, the last first.
type closers []io.Closer

// Close implements io.Closer.
func (c closers) Close() error {
	var errs []error
	for i := len(c) - 1; i >= 0; i-- {
		errs = append(errs, c[i].Close())
	}
	return errors.Join(errs...)
}

// inPlace puts size bytes, which can be read in place, in the place of the bytes.
func (o *opening) inPlace(file io.ReaderAt, size Pos) {
	t := text{at: file}
	o.head = t.readAt(make([]byte, min(headSize, size)), 0)
	o.ended = Pos(len(o.head)) == size
	o.file, o.size, o.rest = file, size, nil
}

// enough is how many bytes tell what a text is that begins like a page of the web; they come in one piece, or the next one comes soon.
const enough = 1 << 10

// through puts what r gives in the place of the bytes. It waits for the first of them.
func (o *opening) through(r io.Reader) error {
	head := make([]byte, headSize)
	n, err := io.ReadAtLeast(r, head, 4)
	if err == nil && n < enough && o.live {
		var k int
		r, k, err = soon(r, head[n:], enough-n, moment)
		n += k
	}
	if t := bytes.TrimLeft(head[:n], " \t\r\n\ufeff"); err == nil && n < enough && (len(t) == 0 || t[0] == '<') {
		var k int
		k, err = io.ReadAtLeast(r, head[n:], enough-n)
		n += k
	}
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		if n == 0 {
			return err
		}
		r, err = failing{err}, nil // what came before is there
	}
	o.head, o.ended = head[:n], err != nil
	o.file, o.size, o.rest = nil, 0, r
	return nil
}

// failing is the rest of a stream that can't be read.
type failing struct{ err error }

// Read implements io.Reader.
func (f failing) Read([]byte) (int, error) { return 0, f.err }

// spool returns a file to keep something in as long as the article is open.
func (o *opening) spool() (spool, error) {
	s, err := newSpool()
	if err == nil {
		o.closes(s)
	}
	return s, err
}

// all returns a reader of all the bytes, from the first on.
func (o *opening) all() io.Reader {
	switch {
	case o.file != nil:
		return io.NewSectionReader(o.file, 0, int64(o.size))
	case o.ended:
		return bytes.NewReader(o.head)
	}
	return io.MultiReader(bytes.NewReader(o.head), o.rest)
}

// known finds out what the bytes are, and makes text of them; what is to be converted stays as it is until then.
func (o *opening) known() error {
	for _, step := range []func() error{o.choose, o.unpack, o.recognize, o.decode, o.strike} {
		if err := step(); err != nil {
			return err
		}
		if o.format != nil && o.format.Packed {
			return nil
		}
	}
	if o.format == nil {
		f := formatOf(o.name, o.head)
		o.format = &f
	}
	if o.ended && len(bytes.TrimSpace(o.head)) == 0 {
		return ErrEmpty
	}
	return nil
}

// choose takes the format that was asked for.
func (o *opening) choose() error {
	if o.Format == "" {
		return nil
	}
	var err error
	o.format, err = formatCalled(o.Format)
	return err
}

// recognize finds out whether the bytes are in a format that is no text.
func (o *opening) recognize() error {
	for _, f := range formats {
		if f.Packed && o.format == nil && f.Is(o.name, o.head) {
			o.format = &f
		}
	}
	if o.format != nil {
		return nil
	}
	if err := refuseOffice(o.name, o.head); err != nil {
		return err
	}
	if isArchive(o.head) {
		return ErrArchive
	}
	return refuseArchive(o.head)
}

// convert puts the parts of a converted text in the place of the bytes, the first of which is read at once.
func (o *opening) convert(next func() (html.Part, error)) error {
	o.converted = &converted{next: next}
	err := o.through(o.converted)
	if err == nil && len(o.head) == 0 {
		err = ErrNoText
	}
	return err
}

// parts is like convert, for a document of whose lines nothing is known.
func (o *opening) parts(next func() ([]byte, error)) error {
	return o.convert(func() (html.Part, error) {
		b, err := next()
		return html.Part{Text: b}, err
	})
}

// strike reads a text that is meant for a printer as it looks on paper.
func (o *opening) strike() error {
	if !overstruck(o.head) {
		return nil
	}
	o.struck = newStrikes(o.all())
	return o.through(o.struck)
}

// article makes the article, of which nothing but the head was read so far.
func (o *opening) article() (*Article, error) {
	t := &text{at: o.file, raw: o.raw, live: o.live, converted: o.converted}
	if o.format.Expand == nil { // else places are of the Markdown
		t.struck = o.struck
	}
	size, whole := o.size, true
	switch {
	case o.file != nil:
	case o.ended:
		t.at, size = bytes.NewReader(o.head), Pos(len(o.head))
	default:
		s, err := o.spool()
		if err == nil {
			_, err = s.WriteAt(o.head, 0)
		}
		if err != nil {
			return nil, fmt.Errorf("can't keep what is read: %w", plainError(err))
		}
		t.at, t.spool = s, s
		t.more, size, whole = o.rest, Pos(len(o.head)), false
	}
	t.under = closers(o.close)
	a := &Article{Source: o.src, Base: o.src, Format: o.format.Name, Encoding: o.encoding, Guessed: o.guessed, Notice: o.notice, converted: o.format.Expand != nil,
		text: t, size: size, whole: whole, defs: map[string]string{}}
	a.Extracted, a.other = o.extracted, o.other
	if o.base != nil {
		a.Base = Source(o.base.String())
	}
	head := o.head
	if bytes.HasPrefix(head, []byte(byteOrderMark)) {
		a.start, head = 3, head[3:]
	}
	a.scanned.End = a.start
	a.addStyled(t.struck.take())
	a.origins.add(t.converted.take())
	if bytes.IndexByte(head, '\n') < 0 && bytes.IndexByte(head, '\r') >= 0 {
		t.loneCR = true
		head = bytes.ReplaceAll(head, []byte{'\r'}, []byte{'\n'})
	}
	a.syntax = o.format.Syntax(o.name, head)
	a.heads.settle(a.front())
	return a, nil
}
