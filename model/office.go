package model

import (
	"bytes"
	"errors"
	"slices"
)

// oleMagic is what files of Office began with before 2007, and begin with today if they are locked (MS-CFB 2.2).
const oleMagic = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// The reasons for which such files are refused.
var (
	ErrOldOffice = errors.New("is a document of Office as it was before 2007: soffice --convert-to docx FILE makes one that lede reads")
	ErrLocked    = errors.New("is locked with a password: the program that made it can save it without")
	errSheet     = errors.New("is a spreadsheet: soffice --convert-to csv FILE makes a table that lede reads")
	errSlides    = errors.New("is a set of slides: soffice --convert-to pdf FILE makes pages that lede reads")
)

// officeZips are the documents that stand in archives and are no text to read: what such a file is called, and what stands in its head (ECMA-376 and
// ODF both write the names of the parts as they are).
var officeZips = []struct {
	files []string
	marks []string
	err   error
}{
	{[]string{".xlsx", ".xlsm", ".xltx", ".xlsb", ".ods", ".ots"}, []string{"xl/workbook.", "xl/worksheets/", "mimetypeapplication/vnd.oasis.opendocument.spreadsheet"}, errSheet},
	{[]string{".pptx", ".pptm", ".ppsx", ".potx", ".odp", ".otp"}, []string{"ppt/presentation.xml", "ppt/slides/", "mimetypeapplication/vnd.oasis.opendocument.presentation"}, errSlides},
}

// refuseOffice returns why a file of Office with this name and head can't be read, nil if it is none.
func refuseOffice(name string, head []byte) error {
	for _, z := range officeZips {
		if bytes.HasPrefix(head, []byte(zipMagic)) && (named(name, z.files) || slices.ContainsFunc(z.marks, func(m string) bool { return inOffice(head, m) })) {
			return z.err
		}
	}
	switch {
	case !bytes.HasPrefix(head, []byte(oleMagic)):
		return nil
	case bytes.Contains(head, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")):
		return ErrLocked
	}
	return ErrOldOffice
}

// inOffice reports whether bytes that begin so are an archive of a program of Office that has a part whose name begins with mark. Such an archive may
// stand in another one as it is, so what that begins with counts as well.
func inOffice(head []byte, mark string) bool {
	const first = 30 // where the name of the first file stands (APPNOTE.TXT 6.3.10, 4.3.7)
	if !bytes.HasPrefix(head, []byte(zipMagic)) || len(head) < first {
		return false
	}
	for _, name := range []string{"[Content_Types].xml", "_rels/", "docProps/", "customXml/", "word/", "xl/", "ppt/", "mimetype"} {
		if bytes.HasPrefix(head[first:], []byte(name)) {
			return bytes.Contains(head, []byte(mark))
		}
	}
	return false
}
