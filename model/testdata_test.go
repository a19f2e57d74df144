package model

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite what the files in testdata expect")

// extensions gives the input of a folder of testdata the name that makes it that format.
var extensions = map[string]string{"markdown": ".md", "plain": ".txt", "html": ".html", "gemtext": ".gmi", "csv": ".csv", "code": ".go", "subtitles": ".srt",
	"rst": ".rst", "org": ".org", "asciidoc": ".adoc", "mediawiki": ".mediawiki", "latex": ".tex"}

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
	if len(file.Files) < 2 || file.Files[0].Name != "input" {
		t.Fatal("want a part named input, then what comes of it")
	}
	a, err := Read(Source("x"+ext), file.Files[0].Data)
	if err != nil {
		t.Fatal(err)
	}
	if err := a.ScanAll(); err != nil {
		t.Fatal(err)
	}
	for i, f := range file.Files[1:] {
		describe, ok := descriptions[f.Name]
		if !ok {
			t.Fatalf("no part is called %q", f.Name)
		}
		got := describe(a)
		if *update {
			file.Files[i+1].Data = []byte(got)
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
