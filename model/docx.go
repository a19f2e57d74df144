package model

import (
	"bytes"

	"lede/model/docx"
)

var docxFiles = []string{".docx", ".docm", ".dotx", ".dotm"}

// zipMagic is what archives of the kind zip begin with.
const zipMagic = "PK\x03\x04"

// isDOCX goes by the folder that the text of Word is in, whose name stands as it is in the archive, else by the file's name.
func isDOCX(name string, head []byte) bool {
	return bytes.HasPrefix(head, []byte(zipMagic)) && (inOffice(head, "word/document.xml") || named(name, docxFiles))
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
