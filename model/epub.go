package model

import (
	"bytes"
	"fmt"
	"io"

	"lede/model/epub"
)

var epubFiles = []string{".epub"}

// mostSpooled is how many bytes of a file are kept that must be there as a whole, such as a book that is piped in.
const mostSpooled = 1 << 30

// isEPUB goes by what a book's archive begins with, else by its name.
func isEPUB(name string, head []byte) bool {
	return bytes.HasPrefix(head, []byte(zipMagic)) &&
		(bytes.Contains(head[:min(len(head), 128)], []byte("mimetypeapplication/epub+zip")) || named(name, epubFiles))
}

// inFile puts the bytes in a file, if they are in none, so that they can be read in any order.
func (o *opening) inFile() error {
	if o.file != nil {
		return nil
	}
	s, err := o.spool()
	if err != nil {
		return err
	}
	n, err := io.Copy(s, io.LimitReader(o.all(), mostSpooled+1))
	if err != nil {
		return err
	}
	if n > mostSpooled {
		return fmt.Errorf("has more than %d MB", mostSpooled>>20)
	}
	o.file, o.size, o.live = s, Pos(n), false
	return nil
}

// expandEPUB puts a book's Markdown in the place of its archive, chapter by chapter as it is read.
func expandEPUB(o *opening) error {
	if err := o.inFile(); err != nil {
		return err
	}
	b, err := epub.Open(o.file, int64(o.size))
	if err != nil {
		return err
	}
	return o.parts(b.Next)
}
