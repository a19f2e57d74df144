package model

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"lede/model/epub"
)

var epubFiles = []string{".epub"}

// mostSpooled is how many bytes of a file are kept that must be there as a whole, such as a book that is piped in.
const mostSpooled = 1 << 30

// isEPUB goes by what a book's archive begins with, else by its name.
func isEPUB(name string, head []byte) bool {
	return bytes.HasPrefix(head, []byte("PK\x03\x04")) &&
		(bytes.Contains(head[:min(len(head), 128)], []byte("mimetypeapplication/epub+zip")) || named(name, epubFiles))
}

// expandEPUB puts a book's Markdown in the place of its archive, chapter by chapter as it is read.
func expandEPUB(o *opening) error {
	if o.file == nil {
		s, err := o.spool()
		if err != nil {
			return err
		}
		n, err := io.Copy(s, io.LimitReader(o.all(), mostSpooled+1))
		if err != nil {
			return err
		}
		if n > mostSpooled {
			return fmt.Errorf("is a book of more than %d MB", mostSpooled>>20)
		}
		o.file, o.size = s, Pos(n)
	}
	b, err := epub.Open(o.file, int64(o.size))
	if err != nil {
		return err
	}
	o.live = false
	if err := o.through(&piecewise{next: b.Next}); err != nil {
		return err
	}
	if len(o.head) == 0 {
		return errors.New("is a book without text")
	}
	return nil
}
