package model

import (
	"bytes"

	"lede/model/fb2"
)

var fb2Files = []string{".fb2"}

// isFB2 goes by the tag that such a book begins with, else by its name.
func isFB2(name string, head []byte) bool {
	return bytes.Contains(head[:min(len(head), 4096)], []byte("<FictionBook")) || named(name, fb2Files)
}

// expandFB2 puts a book's Markdown in its place, part by part as it is read.
func expandFB2(o *opening) error {
	if err := o.inFile(); err != nil {
		return err
	}
	return o.parts(fb2.Open(o.file, int64(o.size)).Next)
}
