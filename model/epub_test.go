package model

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

// aBook returns a book of some chapters.
func aBook(t *testing.T, chapters int) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	var errs []error
	add := func(name, text string) {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name})
		if err == nil {
			_, err = io.WriteString(w, text)
		}
		errs = append(errs, err)
	}
	add("mimetype", "application/epub+zip")
	for i := range chapters {
		add(fmt.Sprintf("%03d.html", i), fmt.Sprintf("<h1>Chapter %d</h1>%s", i, strings.Repeat("<p>Some text of it, and more of it.</p>", 200)))
	}
	if err := errors.Join(append(errs, z.Close())...); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestABookIsReadChapterByChapter(t *testing.T) {
	book := aBook(t, 50)
	a, err := Open(write(t, "x.epub", book))
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if a.Whole() || a.Size() > headSize || a.Format != "EPUB" {
		t.Errorf("when it is opened, %d bytes of the %s are there, whole: %v", a.Size(), a.Format, a.Whole())
	}
	if err := a.ScanAll(); err != nil || len(a.Sections()) != 50 {
		t.Errorf("%v, %d sections", err, len(a.Sections()))
	}
	piped, err := finished(As{}.fromStream("-", strings.NewReader(inGzip(t, book))))
	if err != nil {
		t.Fatal(err)
	}
	defer piped.Close()
	if err := piped.ScanAll(); err != nil || piped.Size() != a.Size() {
		t.Errorf("piped and packed: %v, %d bytes", err, piped.Size())
	}
}

func TestABookThatIsClosedWhileItIsRead(t *testing.T) {
	a, err := Open(write(t, "x.epub", aBook(t, 100)))
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan Scan)
	go func() { done <- a.Scan() }()
	a.Close()
	<-done // whatever it found
	if s := a.Scan(); s.Err == nil && !s.done && s.size > a.size {
		t.Error("a closed book goes on")
	}
}

func TestWhatIsNoBook(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	if _, err := z.Create("x.txt"); err != nil || z.Close() != nil {
		t.Fatal(err)
	}
	if _, err := Open(write(t, "x.zip", b.String())); !errors.Is(err, ErrArchive) {
		t.Errorf("an archive: %v", err)
	}
	if _, err := Open(write(t, "x.epub", b.String())); err == nil || !strings.Contains(err.Error(), "is no book") {
		t.Errorf("an archive that is called a book: %v", err)
	}
	if _, err := (As{Format: "epub"}).Open(write(t, "x.txt", "text")); err == nil || !strings.Contains(err.Error(), "damaged book") {
		t.Errorf("a text that is said to be a book: %v", err)
	}
}
