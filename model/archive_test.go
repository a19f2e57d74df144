package model

import (
	"archive/tar"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// inTar returns an archive of the kind tar.
func inTar(t testing.TB, files []txtar.File) string {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, f := range files {
		err := w.WriteHeader(&tar.Header{Name: f.Name, Mode: 0o644, Size: int64(len(f.Data)), Typeflag: tar.TypeReg})
		if err == nil {
			_, err = w.Write(f.Data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// someFiles are what an archive may hold.
func someFiles(t *testing.T) []txtar.File {
	return []txtar.File{
		{Name: "./b/notes.md", Data: []byte("# Notes\n\n[b](../a.txt)\n")}, {Name: "a.txt", Data: []byte("Some text.\n")}, {Name: "LICENSE", Data: []byte("Text without an ending.\n")},
		{Name: "picture.png", Data: []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x00\x00\x00\x00\x01\x02\x03")}, {Name: "../out.md", Data: []byte("# Out")}, {Name: "/etc/abs.md", Data: []byte("# Absolute")},
		{Name: "b/../c.md", Data: []byte("# Dots")}, {Name: ".git/HEAD", Data: []byte("hidden")}, {Name: "empty.md"}, {Name: "b/book.docx", Data: []byte(aDOCX(t, "<w:p><w:r><w:t>In Word.</w:t></w:r></w:p>"))},
	}
}

func TestArchivesListWhatCanBeRead(t *testing.T) {
	zipped, tarred := string(inZip(t, someFiles(t))), inTar(t, someFiles(t))
	for name, file := range map[string]string{"x.zip": zipped, "x.tar": tarred, "x.tar.gz": inGzip(t, tarred), "x": inZstd(t, tarred)} {
		src := write(t, name, file)
		found, ok, err := Archive(src)
		var paths []string
		for _, f := range found {
			paths = append(paths, strings.TrimPrefix(string(f), string(src)+"/"))
		}
		if got := strings.Join(paths, " "); !ok || err != nil || got != "LICENSE a.txt b/book.docx b/notes.md" {
			t.Errorf("%s: %q, %v, %v", name, got, ok, err)
		}
		for inner, want := range map[string]string{"a.txt": "Some text.", "b/book.docx": "In Word.", "b/notes.md": "# Notes", "LICENSE": "without an ending"} {
			a, err := Open(src + "/" + Source(inner))
			if err != nil {
				t.Errorf("%s/%s: %v", name, inner, err)
				continue
			}
			if err := a.ScanAll(); err != nil || !strings.Contains(shown(a), want) {
				t.Errorf("%s/%s: %v, %q", name, inner, err, shown(a))
			}
			a.Close()
		}
		if _, err := Open(src + "/none.md"); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: a file that isn't there: %v", name, err)
		}
		if _, err := Open(src); !errors.Is(err, ErrArchive) {
			t.Errorf("%s as a text: %v", name, err)
		}
	}
}

func TestWhatIsNoArchive(t *testing.T) {
	for name, file := range map[string]string{"x.md": "# Text", "x.epub": aBook(t, 1), "x.docx": aDOCX(t, ""), "x.gz": inGzip(t, "text")} {
		if _, ok, err := Archive(write(t, name, file)); ok || err != nil {
			t.Errorf("%s: %v, %v", name, ok, err)
		}
	}
	if _, err := Open(write(t, "x.md", "# Text") + "/inner.md"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("in a text: %v", err)
	}
	if _, ok, _ := Archive(Source(filepath.Join(t.TempDir(), "none"))); ok {
		t.Error("a file that isn't there is an archive")
	}
}

func TestArchivesThatAreBadForReaders(t *testing.T) {
	var many []txtar.File
	for i := range 100_001 {
		many = append(many, txtar.File{Name: fmt.Sprintf("%d.md", i), Data: []byte("x")})
	}
	bomb := []txtar.File{{Name: "bomb.txt", Data: []byte(strings.Repeat("words ", 10<<20))}, {Name: "z.md", Data: []byte("# Good")}}
	whole := inTar(t, someFiles(t))
	for name, c := range map[string]struct {
		file  string
		found int
		fails string
	}{
		"no text.zip":  {file: string(inZip(t, []txtar.File{{Name: "x", Data: []byte{0, 1, 2, 3}}})), fails: "without any file"},
		"many.zip":     {file: string(inZip(t, many)), fails: "too many files"},
		"many.tar":     {file: inTar(t, many), found: 10_000},
		"cut.zip":      {file: string(inZip(t, someFiles(t)))[:500], found: 3},
		"cut.tar":      {file: whole[:len(whole)/2], found: 3},
		"cut.tar.gz":   {file: inGzip(t, whole)[:400], found: 3},
		"bomb.zip":     {file: string(inZip(t, bomb)), found: 2},
		"nonsense.zip": {file: "PK\x03\x04nonsense", fails: "damaged archive"},
	} {
		found, ok, err := Archive(write(t, name, c.file))
		if !ok || len(found) != c.found || c.fails != "" && (err == nil || !strings.Contains(err.Error(), c.fails)) {
			t.Errorf("%s: %d files, %v, %v", name, len(found), ok, err)
		}
	}
	a, err := Open(write(t, "bomb.zip", string(inZip(t, bomb))) + "/bomb.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if err := a.ScanAll(); err == nil || !strings.Contains(err.Error(), "is too long") {
		t.Errorf("a bomb: %v", err)
	}
}
