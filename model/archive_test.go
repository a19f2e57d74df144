package model

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
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
			paths = append(paths, strings.TrimPrefix(string(f.Source), string(src)+"/"))
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

func TestArchivesInArchives(t *testing.T) {
	inner := inTar(t, someFiles(t))
	files := []txtar.File{
		{Name: "docs/inner.tar.gz", Data: []byte(inGzip(t, inner))}, {Name: "inner.zip", Data: inZip(t, someFiles(t))}, {Name: "packed.md.gz", Data: []byte(inGzip(t, "# Packed"))},
		{Name: "long.txt.zst", Data: []byte(inZstd(t, randomWords(40<<10)))}, {Name: "inner.tar.xz", Data: []byte(inXZ(t, inner))}, {Name: "a.bin", Data: []byte{0, 1, 2, 3}},
	}
	for name, file := range map[string]string{"x.zip": string(inZip(t, files)), "x.tar": inTar(t, files), "x.tar.xz": inXZ(t, inTar(t, files))} {
		src := write(t, name, file)
		found, ok, err := Archive(src)
		var all []string
		for _, f := range found {
			all = append(all, strings.TrimPrefix(string(f.Source), string(src)+"/"))
			if f.Holds {
				all = append(all, "holds")
			}
		}
		if got := strings.Join(all, " "); !ok || err != nil || got != "docs/inner.tar.gz holds inner.tar.xz holds inner.zip holds long.txt.zst packed.md.gz" {
			t.Errorf("%s: %q, %v, %v", name, got, ok, err)
		}
		for _, in := range []string{"docs/inner.tar.gz", "inner.zip", "inner.tar.xz"} {
			found, ok, err := Archive(src + "/" + Source(in))
			if !ok || err != nil || len(found) != 4 || found[3].Source != src+"/"+Source(in)+"/b/notes.md" {
				t.Errorf("%s/%s: %v, %v, %v", name, in, found, ok, err)
			}
		}
		for inner, want := range map[string]string{"docs/inner.tar.gz/b/notes.md": "# Notes", "inner.zip/b/book.docx": "In Word.", "packed.md.gz": "# Packed", "inner.tar.xz/LICENSE": "without"} {
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
		for _, none := range []Source{"/inner.zip/none.md", "/inner.zip/a.txt/b", "/packed.md.gz/a"} {
			if _, err := Open(src + none); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("%s%s: %v", name, none, err)
			}
		}
	}
	deep, path := string(inZip(t, someFiles(t))), Source("/a.txt")
	for range mostInside {
		deep, path = string(inZip(t, []txtar.File{{Name: "in.zip", Data: []byte(deep)}})), "/in.zip"+path
	}
	if _, err := Open(write(t, "deep.zip", deep) + path); err == nil || !strings.Contains(err.Error(), "stands in more than 4 archives") {
		t.Errorf("one in the other: %v", err)
	}
}

// randomWords is a text that can hardly be packed.
func randomWords(n int) string {
	r := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	for b.Len() < n {
		fmt.Fprintf(&b, "%x ", r.Uint64())
	}
	return b.String()
}

func TestWhatCantBeUnpackedIsNamed(t *testing.T) {
	locked := inZip(t, []txtar.File{{Name: "a.txt", Data: []byte("secret")}})
	for _, mark := range []string{"PK\x03\x04", "PK\x01\x02"} {
		i := bytes.Index(locked, []byte(mark))
		locked[i+6+2*strings.Index(mark, "\x02")/3] |= 1
	}
	other := inZip(t, []txtar.File{{Name: "a.txt", Data: []byte("words")}})
	for i, mark := range []string{"PK\x03\x04", "PK\x01\x02"} {
		other[bytes.Index(other, []byte(mark))+8+2*i] = 9
	}
	for name, c := range map[string]struct{ file, path, want string }{
		"locked.zip": {string(locked), "/a.txt", "is locked with a password"},
		"packed.zip": {string(other), "/a.txt", "is packed in a way that lede can't undo: 7z"},
		"x.7z":       {"7z\xbc\xaf\x27\x1c\x00\x04" + strings.Repeat("\x01", 50), "", "the package 7zip"},
		"x.rar":      {"Rar!\x1a\x07\x01\x00" + strings.Repeat("\x01", 50), "", "the package unar"},
		"table.xlsx": {string(inZip(t, []txtar.File{{Name: "[Content_Types].xml"}, {Name: "xl/workbook.xml"}})), "", "is a spreadsheet"},
		"no-ending":  {string(inZip(t, []txtar.File{{Name: "_rels/.rels"}, {Name: "ppt/slides/slide1.xml"}})), "", "is a set of slides"},
		"calc":       {string(inZip(t, []txtar.File{{Name: "mimetype", Data: []byte("application/vnd.oasis.opendocument.spreadsheet")}})), "", "is a spreadsheet"},
	} {
		src := write(t, name, c.file)
		if found, ok, _ := Archive(src); ok != (c.path != "") || ok && len(found) != 1 {
			t.Errorf("%s: is it an archive? %v, %v", name, ok, found)
		}
		if _, err := Open(src + Source(c.path)); err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestArchivesThatHoldDocumentsAsTheyAre(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.CreateHeader(&zip.FileHeader{Name: "report.docx", Method: zip.Store})
	if err == nil {
		_, err = io.WriteString(w, aDOCX(t, "<w:p><w:r><w:t>In Word.</w:t></w:r></w:p>"))
	}
	if err = errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	if found, ok, err := Archive(write(t, "x", b.String())); !ok || err != nil || len(found) != 1 {
		t.Errorf("%v, %v, %v", found, ok, err)
	}
}
