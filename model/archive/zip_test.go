package archive

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

// zipped returns an archive of files: a name, then what is in it, and so on.
func zipped(t testing.TB, files ...string) *bytes.Reader {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err == nil {
			_, err = io.WriteString(w, files[i+1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return bytes.NewReader(b.Bytes())
}

func TestFilesAreFoundAsOthersWriteTheirPaths(t *testing.T) {
	at := zipped(t, "Text/One 1.xhtml", "text", `dir\two`, "more")
	z, err := OpenZip(at, at.Size(), "book")
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{"Text/One 1.xhtml": "text", "text/../TEXT/one%201.xhtml": "text", "../dir/two": "more"} {
		if b, err := z.Bytes(path); err != nil || string(b) != want {
			t.Errorf("%s: %q, %v", path, b, err)
		}
	}
	if _, err := z.Bytes("three"); err == nil || !strings.Contains(err.Error(), "not there") {
		t.Errorf("a file that is missing: %v", err)
	}
}

func TestArchivesThatWouldFillTheMemory(t *testing.T) {
	at := zipped(t, "bomb", strings.Repeat(" ", 20<<20), "ratio", strings.Repeat("x", 8<<20), "good", "text")
	z, err := OpenZip(at, at.Size(), "book")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"bomb", "ratio"} {
		if _, err := z.Bytes(name); err == nil || !strings.Contains(err.Error(), "is too long") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if b, err := z.Bytes("good"); err != nil || string(b) != "text" {
		t.Errorf("behind it: %q, %v", b, err)
	}
	var files []string
	for i := range mostEntries + 1 {
		files = append(files, fmt.Sprint(i), "")
	}
	at = zipped(t, files...)
	if _, err := OpenZip(at, at.Size(), "book"); err == nil || !strings.Contains(err.Error(), "too many files") {
		t.Errorf("many files: %v", err)
	}
	files = nil
	for i := range 1300 {
		files = append(files, fmt.Sprint(strings.Repeat("x", 60_000), i), "")
	}
	at = zipped(t, files...)
	if _, err := OpenZip(at, at.Size(), "book"); err == nil || !strings.Contains(err.Error(), "too many files") {
		t.Errorf("long names: %v", err)
	}
}

func TestDamagedArchives(t *testing.T) {
	whole := zipped(t, "a", strings.Repeat("Some text, and more of it. ", 1000))
	b, err := io.ReadAll(whole)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := OpenZip(bytes.NewReader(b[:20]), 20, "book"); err == nil || !strings.Contains(err.Error(), "damaged book") {
		t.Errorf("one that has hardly begun: %v", err)
	}
	for _, cut := range []int{40, 100, 150} { // the list of files goes first, then the end of the file
		n := len(b) - cut
		z, err := OpenZip(bytes.NewReader(b[:n]), int64(n), "book")
		if err != nil {
			t.Errorf("without the last %d bytes: %v", cut, err)
			continue
		}
		if text, err := z.Bytes("a"); err != nil || !strings.HasPrefix(string(text), "Some text, and more of it. Some") {
			t.Errorf("without the last %d bytes: %.50q, %v", cut, text, err)
		}
	}
	files := zipped(t, "a", "first", "b/c", "second", "d", "third")
	if b, err = io.ReadAll(files); err != nil {
		t.Fatal(err)
	}
	n := int64(bytes.Index(b, []byte("PK\x01\x02"))) // where the list begins
	z, err := OpenZip(bytes.NewReader(b), n, "book")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"a": "first", "b/c": "second", "d": "third"} {
		if text, err := z.Bytes(name); err != nil || string(text) != want {
			t.Errorf("%s: %q, %v", name, text, err)
		}
	}
}

// FuzzList lists and opens what is in any bytes.
func FuzzList(f *testing.F) {
	b, err := io.ReadAll(zipped(f, "a.md", "# A", "b/c", "text"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	var tarred bytes.Buffer
	w := tar.NewWriter(&tarred)
	if err := errors.Join(w.WriteHeader(&tar.Header{Name: "./a.md", Size: 3, Typeflag: tar.TypeReg}), w.Flush(), w.Close()); err != nil {
		f.Log(err) // it has a file whose end is missing
	}
	f.Add(tarred.Bytes())
	f.Fuzz(func(t *testing.T, file []byte) {
		all := func(string, []byte) bool { return true }
		if z, err := OpenZip(bytes.NewReader(file), int64(len(file)), "archive"); err == nil {
			for _, p := range z.List(all) {
				if b, err := z.Bytes(p); err == nil && len(b) > mostFile {
					t.Errorf("%d bytes", len(b))
				}
			}
		}
		found, _ := ListTar(bytes.NewReader(file), all)
		for _, p := range found {
			if r, _, err := OpenTar(bytes.NewReader(file), p); err != nil || r == nil {
				t.Errorf("%q is listed and can't be opened: %v", p, err)
			}
		}
	})
}
