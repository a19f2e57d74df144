package model

import (
	"bytes"

	"lede/model/odt"
)

var odtFiles = []string{".odt", ".ott", ".fodt"}

// odtType is how a text of OpenDocument says what it is: at the start of its archive (ISO 26300 part 3, 3.3), or of the file if it is all in one.
const odtType = "application/vnd.oasis.opendocument.text"

// isODT goes by what a text says that it is, else by its name.
func isODT(name string, head []byte) bool {
	start := head[:min(len(head), 4096)]
	if bytes.HasPrefix(head, []byte(zipMagic)) {
		return bytes.Contains(start, []byte("mimetype"+odtType)) || named(name, odtFiles)
	}
	return bytes.Contains(start, []byte("<office:document")) && bytes.Contains(start, []byte(odtType))
}

// expandODT puts a text's Markdown in the place of its file, part by part as it is read.
func expandODT(o *opening) error {
	if !bytes.HasPrefix(o.head, []byte(zipMagic)) {
		return o.parts(odt.Flat(o.all()).Next)
	}
	if err := o.inFile(); err != nil {
		return err
	}
	d, err := odt.Open(o.file, int64(o.size))
	if err != nil {
		return err
	}
	o.closes(d)
	return o.parts(d.Next)
}
