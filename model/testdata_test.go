package model

import (
	"archive/zip"
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite what the files in testdata expect")

// extensions gives the input of a folder of testdata the name that makes it that format.
var extensions = map[string]string{
	"asciidoc":  ".adoc",
	"chat":      ".txt",
	"code":      ".go",
	"csv":       ".csv",
	"docx":      ".docx",
	"fb2":       ".fb2",
	"gemtext":   ".gmi",
	"git":       ".txt",
	"html":      ".html",
	"mail":      ".eml",
	"latex":     ".tex",
	"man":       ".1",
	"markdown":  ".md",
	"mediawiki": ".mediawiki",
	"notebook":  ".ipynb",
	"odt":       ".odt",
	"org":       ".org",
	"plain":     ".txt",
	"rst":       ".rst",
	"rtf":       ".rtf",
	"subtitles": ".srt",
}

// TestTexts reads the input of every file testdata/<format>/*.txt and compares what comes of it
// with the parts that the file has: blocks, sections, markdown. See testdata/README.md.
func TestTexts(t *testing.T) {
	for format, ext := range extensions {
		files, err := filepath.Glob(filepath.Join("testdata", format, "*.txt"))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range files {
			t.Run(format+"/"+strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) { compare(t, path, ext) })
		}
	}
}

// compare checks one file of testdata, or rewrites it.
func compare(t *testing.T, path, ext string) {
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	file := txtar.Parse(b)
	wanted := slices.IndexFunc(file.Files, func(f txtar.File) bool { return descriptions[f.Name] != nil })
	if wanted < 1 {
		t.Fatal("want a part named input, or the files of an archive, then what comes of it")
	}
	input := file.Files[0].Data
	if file.Files[0].Name != "input" {
		input = inZip(t, file.Files[:wanted])
	}
	a, err := Read(Source("x"+ext), input)
	if err != nil {
		t.Fatal(err)
	}
	if err := a.ScanAll(); err != nil {
		t.Fatal(err)
	}
	for i, f := range file.Files[wanted:] {
		describe, ok := descriptions[f.Name]
		if !ok {
			t.Fatalf("no part is called %q", f.Name)
		}
		got := describe(a)
		if *update {
			file.Files[wanted+i].Data = []byte(got)
		} else if got != string(f.Data) {
			t.Errorf("%s is\n%s\nand should be\n%s", f.Name, got, f.Data)
		}
	}
	if *update {
		if err := os.WriteFile(path, txtar.Format(file), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// inZip returns an archive of files.
func inZip(t testing.TB, files []txtar.File) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		h := &zip.FileHeader{Name: f.Name, Method: zip.Deflate}
		if f.Name == "mimetype" { // it tells what the archive is as it stands
			h.Method = zip.Store
			f.Data = bytes.TrimSpace(f.Data)
		}
		w, err := z.CreateHeader(h)
		if err == nil {
			_, err = w.Write(f.Data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// descriptions are the parts that a file of testdata may have.
var descriptions = map[string]func(*Article) string{
	"blocks": func(a *Article) string {
		var s strings.Builder
		for b := range a.Blocks(a.Start()) {
			fmt.Fprintf(&s, "%s", b.Kind)
			if b.Level > 0 {
				fmt.Fprintf(&s, " %d", b.Level)
			}
			if b.Carried > 0 {
				fmt.Fprintf(&s, " carried %d", b.Carried)
			}
			if b.Cut {
				s.WriteString(" cut")
			}
			line, _, _ := strings.Cut(a.Text(b), "\n")
			if len(line) > 60 {
				line = strings.ToValidUTF8(line[:60], "") + "…"
			}
			fmt.Fprintf(&s, ": %s\n", line)
		}
		return s.String()
	},
	"sections": func(a *Article) string {
		var s strings.Builder
		if a.Title() != "" {
			fmt.Fprintf(&s, "= %s\n", a.Title())
		}
		for _, x := range a.Sections() {
			fmt.Fprintf(&s, "%s%s (line %d)\n", strings.Repeat("  ", x.Level), x.Title, a.Line(x.At))
		}
		return s.String()
	},
	"lines": func(a *Article) string {
		var s strings.Builder
		at := a.Start()
		for line := range strings.Lines(string(a.bytes(at, a.Size()))) {
			if text := strings.TrimRight(line, "\n"); text != "" {
				fmt.Fprintf(&s, "%d: %s\n", a.Line(at), text)
			}
			at += Pos(len(line))
		}
		return s.String()
	},
	"markdown": func(a *Article) string {
		var s strings.Builder
		for b := range a.Blocks(a.Start()) {
			if b.Kind != Hidden {
				s.WriteString(strings.TrimRight(a.Markdown(b), "\n") + "\n%\n")
			}
		}
		return s.String()
	},
}
