package model

import (
	"errors"
	"fmt"
	"io"
	"os"
)

// text is an article's bytes. What is in it stays; it may grow at its end.
//
// Bytes are read with ReadAt and never mapped: a mapped file that another program truncates
// kills the process.
type text struct {
	at        io.ReaderAt
	raw       Content    // the source's own bytes, where they are in a file; they may be other ones than those of the text
	more      io.Reader  // what the text grows from; nil if it doesn't
	struck    *strikes   // what more goes through if it was meant for a printer; nil if it wasn't
	converted *converted // what more is made by; nil if it is the source
	spool     spool      // where what was read from more is kept, so that 1 GB of input needs no memory
	under     io.Closer  // what is open beneath; nil if nothing is
	live      bool       // more may let one wait: what it has is taken as it comes
	loneCR    bool       // the lines end in carriage returns alone: they are read as line feeds
}

// readAt fills p from pos on and returns what could be read: less than asked for
// at the end of the text, and also where a file has become shorter since.
func (t *text) readAt(p []byte, pos Pos) []byte {
	n, err := t.at.ReadAt(p, int64(pos))
	if err != nil && !errors.Is(err, io.EOF) && n == 0 {
		return nil
	}
	p = p[:n]
	if t.loneCR {
		for i, c := range p {
			if c == '\r' {
				p[i] = '\n'
			}
		}
	}
	return p
}

// grow reads on from the text's source, at most len(buf) bytes, and appends what it got at
// size. It waits as long as the source waits. done tells that nothing more will come.
func (t *text) grow(buf []byte, size Pos) (n int, done bool, err error) {
	if t.live {
		n, err = t.more.Read(buf)
	} else if n, err = io.ReadFull(t.more, buf); err == io.ErrUnexpectedEOF {
		err = io.EOF
	}
	if n > 0 {
		if _, werr := t.spool.WriteAt(buf[:n], int64(size)); werr != nil {
			return 0, true, fmt.Errorf("can't keep what was read: %w", werr)
		}
	}
	if err == io.EOF {
		return n, true, nil
	}
	return n, err != nil, err
}

// spool is a file that what was read is kept in. It is gone when it is closed.
type spool struct{ *os.File }

// newSpool returns a new one.
func newSpool() (spool, error) {
	f, err := os.CreateTemp("", "lede-*")
	if err != nil {
		return spool{}, fmt.Errorf("can't keep what is read: %w", plainError(err))
	}
	os.Remove(f.Name()) // where it can lose its name while it is open, it goes with the program, however that ends
	return spool{f}, nil
}

// Close implements io.Closer.
func (s spool) Close() error {
	err := s.File.Close()
	os.Remove(s.Name())
	return err
}

// close lets go of the files.
func (t *text) close() {
	if t.under != nil {
		t.under.Close()
	}
}
