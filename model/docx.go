package model

import (
	"bytes"
	"errors"

	"lede/model/docx"
)

var docxFiles = []string{".docx", ".docm", ".dotx", ".dotm"}

// zipMagic is what archives of the kind zip begin with.
const zipMagic = "PK\x03\x04"

// isDOCX goes by the folder that the text of Word is in, whose name stands as it is in the archive, else by the file's name.
func isDOCX(name string, head []byte) bool {
	return bytes.HasPrefix(head, []byte(zipMagic)) && (bytes.Contains(head, []byte("word/document.xml")) || named(name, docxFiles))
}

// expandDOCX puts a document's Markdown in the place of its archive, part by part as it is read.
func expandDOCX(o *opening) error {
	if err := o.inFile(); err != nil {
		return err
	}
	d, err := docx.Open(o.file, int64(o.size))
	if err != nil {
		return err
	}
	o.closes(d)
	return o.parts(d.Next)
}

// oleMagic is what files of Office began with before 2007, and begin with today if they are locked (MS-CFB 2.2).
const oleMagic = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// The reasons for which such files are refused.
var (
	ErrOldOffice = errors.New("is a document of Office as it was before 2007: soffice --convert-to docx FILE makes one that lede reads")
	ErrLocked    = errors.New("is locked with a password: the program that made it can save it without")
)

// refuseOffice returns why a file of Office that begins so can't be read, nil if it is none.
func refuseOffice(head []byte) error {
	switch {
	case !bytes.HasPrefix(head, []byte(oleMagic)):
		return nil
	case bytes.Contains(head, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")):
		return ErrLocked
	}
	return ErrOldOffice
}
