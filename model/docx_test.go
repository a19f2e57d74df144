package model

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// aDOCX returns a document of Word with some paragraphs in XML.
func aDOCX(t testing.TB, paragraphs string) string {
	t.Helper()
	return string(inZip(t, []txtar.File{{Name: "[Content_Types].xml"}, {Name: "word/document.xml", Data: []byte("<w:document><w:body>" + paragraphs + "</w:body></w:document>")}}))
}

// readAll returns what becomes of a file and what it ends with: as one that opens and shows nothing, or as one that is refused.
func readAll(t *testing.T, name, text string) (*Article, string, error) {
	t.Helper()
	a, err := Open(write(t, name, text))
	if err != nil {
		return nil, "", err
	}
	t.Cleanup(a.Close)
	err = a.ScanAll()
	return a, shown(a), err
}

func TestADocumentOfWordIsReadPartByPart(t *testing.T) {
	const paragraph = `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Part</w:t></w:r></w:p><w:p><w:r><w:t>Some text of it, and more of it.</w:t></w:r></w:p>`
	file := aDOCX(t, strings.Repeat(paragraph, 20_000))
	a, err := Open(write(t, "x", file))
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if a.Whole() || a.Size() > headSize || a.Format != "DOCX" {
		t.Errorf("when it is opened, %d bytes of the %s are there, whole: %v", a.Size(), a.Format, a.Whole())
	}
	if err := a.ScanAll(); err != nil || len(a.Sections()) != 20_000 {
		t.Errorf("%v, %d sections", err, len(a.Sections()))
	}
}

func TestDamagedDocumentsOfWord(t *testing.T) {
	const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`
	for name, c := range map[string]struct{ file, shows, fails string }{
		"cut in the text":  {file: aDOCX(t, "<w:p><w:r><w:t>Begins.</w:t></w:r></w:p><w:p><w:r></w:body><w:p")[:], shows: "Begins."},
		"without text":     {file: aDOCX(t, ""), fails: "has no text in it"},
		"cut":              {file: aDOCX(t, "<w:p/>")[:200], fails: "has no text in it"},
		"another archive":  {file: string(inZip(t, []txtar.File{{Name: "xl/workbook.xml"}})), fails: "no Word document"},
		"entities":         {file: string(inZip(t, []txtar.File{{Name: "word/document.xml", Data: []byte(bomb + "<w:body><w:p><w:r><w:t>x &b; y</w:t></w:r></w:p></w:body>")}})), shows: `x \&b; y`},
		"no XML":           {file: string(inZip(t, []txtar.File{{Name: "word/document.xml", Data: []byte("text")}})), fails: "its text can't be read"},
		"nested":           {file: aDOCX(t, strings.Repeat("<w:sdt><w:sdtContent>", 50_000)+"<w:p><w:r><w:t>Deep</w:t></w:r></w:p>"), fails: "has no text"},
		"tables in tables": {file: aDOCX(t, "<w:p><w:r><w:t>Before.</w:t></w:r></w:p>"+strings.Repeat("<w:tbl><w:tr><w:tc>", 50_000)), shows: "Before."},
		"a long one":       {file: aDOCX(t, "<w:p><w:r><w:t>Before.</w:t></w:r></w:p>"+strings.Repeat("<w:p><w:r><w:t>"+strings.Repeat("x ", 500)+"</w:t></w:r></w:p>", 70_000)), shows: "The rest can't be read"},
	} {
		_, got, err := readAll(t, "x.docx", c.file)
		switch {
		case c.fails != "":
			if err == nil || !strings.Contains(err.Error(), c.fails) {
				t.Errorf("%s: %v, %.200q", name, err, got)
			}
		case err != nil || !strings.Contains(got, c.shows):
			t.Errorf("%s: %v, %.200q", name, err, got)
		}
	}
}

func TestOldAndLockedOffice(t *testing.T) {
	old := oleMagic + strings.Repeat("\x00", 600)
	if _, err := Open(write(t, "x.doc", old)); !errors.Is(err, ErrOldOffice) {
		t.Errorf("an old one: %v", err)
	}
	if _, err := Open(write(t, "x.docx", old+"E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")); !errors.Is(err, ErrLocked) {
		t.Errorf("a locked one: %v", err)
	}
}
