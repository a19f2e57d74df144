package model

import (
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"testing"

	"lede/model/pdf"
)

// aPDF returns a document of some pages, each of some lines, with an outline if it has titles for the pages.
func aPDF(pages [][]string, titles ...string) string {
	var b strings.Builder
	var at []int
	object := func(s string) int {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), s)
		return len(at)
	}
	b.WriteString("%PDF-1.4\n")
	font := object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
	root := font + 2*len(pages) + 1
	var kids, items []string
	for _, lines := range pages {
		var s strings.Builder
		s.WriteString("BT /F1 12 Tf 72 720 Td 24 TL\n")
		for _, l := range lines {
			fmt.Fprintf(&s, "(%s) Tj T*\n", l)
		}
		s.WriteString("ET")
		text := object(fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", s.Len(), s.String()))
		page := object(fmt.Sprintf("<</Type/Page/Parent %d 0 R/MediaBox[0 0 612 792]/Contents %d 0 R/Resources<</Font<</F1 %d 0 R>>>>>>", root, text, font))
		kids = append(kids, fmt.Sprintf("%d 0 R", page))
	}
	object(fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(kids), strings.Join(kids, " ")))
	outlines := root + 1
	for i, title := range titles {
		next := ""
		if i+1 < len(titles) {
			next = fmt.Sprintf("/Next %d 0 R", outlines+i+2)
		}
		items = append(items, fmt.Sprintf("<</Title(%s)/Parent %d 0 R%s/Dest[%s /Fit]>>", title, outlines, next, kids[i]))
	}
	catalog := fmt.Sprintf("<</Type/Catalog/Pages %d 0 R>>", root)
	if len(items) > 0 {
		object(fmt.Sprintf("<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>", outlines+1, outlines+len(items), len(items)))
		for _, i := range items {
			object(i)
		}
		catalog = fmt.Sprintf("<</Type/Catalog/Pages %d 0 R/Outlines %d 0 R>>", root, outlines)
	}
	last := object(catalog)
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, last, start)
	return b.String()
}

func TestPDF(t *testing.T) {
	for _, program := range []string{"pdftotext", "pdftohtml", "pdfinfo"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skip("the package poppler-utils is not installed: PDF is not tried")
		}
	}
	pages := [][]string{{"First part", "Some text of the first page."}, {"Second part", "Some text of the second page."}}
	a, got, err := readAll(t, "x", aPDF(pages, "First part", "Second part"))
	if err != nil || len(a.Sections()) != 2 || !strings.Contains(got, "first page.") || a.Format != "PDF" {
		t.Errorf("with an outline: %v, %q", err, got)
	}
	if _, got, err = readAll(t, "x.pdf", aPDF(pages)); err != nil || !strings.Contains(got, "second page.") {
		t.Errorf("without one: %v, %q", err, got)
	}
	b, err := finished(As{}.fromStream("-", strings.NewReader(inGzip(t, aPDF(pages)))))
	if err != nil || b.ScanAll() != nil || !strings.Contains(shown(b), "second page.") {
		t.Fatalf("piped and packed: %v", err)
	}
	b.Close()
	if _, _, err = readAll(t, "x", aPDF([][]string{{""}})); err == nil || !strings.Contains(err.Error(), "pictures") {
		t.Errorf("without text: %v", err)
	}
	if _, _, err = readAll(t, "x", "%PDF-1.4\nnonsense"); err == nil || !strings.Contains(err.Error(), "damaged PDF") {
		t.Errorf("a damaged one: %v", err)
	}
}

func TestPDFWithoutItsProgram(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, err := Open(write(t, "x", aPDF(nil))); !errors.Is(err, pdf.ErrMissing) {
		t.Errorf("%v", err)
	}
}
