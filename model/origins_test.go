package model

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// lined are the formats that are converted, and whose lines are known.
var lined = []string{"rst", "org", "asciidoc", "mediawiki", "latex", "man", "gemtext", "git", "subtitles", "csv"}

func TestLinesOfConvertedTextsAreThoseOfTheSource(t *testing.T) {
	for path, text := range inputs(t) {
		folder, _, _ := strings.Cut(path, "/")
		if !slices.Contains(lined, folder) {
			continue
		}
		a, err := Read(Source("x"+extensions[folder]), text)
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		if err := a.ScanAll(); err != nil || !a.Lined() {
			t.Errorf("%s: it has lines: %v, %v", path, a.Lined(), err)
		}
		lines := bytes.SplitAfter(text, []byte("\n"))
		for b := range a.Blocks(a.Start()) {
			n := a.Line(b.Start)
			if n < 1 || n > int64(len(lines)) {
				t.Errorf("%s: a block is in line %d of %d: %q", path, n, len(lines), a.Text(b))
				continue
			}
			pos := int64(a.SourcePos(b.Start))
			if at := int64(bytes.Count(text[:pos], []byte("\n"))) + 1; at > n || pos > 0 && text[pos-1] != '\n' && !bytes.HasPrefix(text, []byte(byteOrderMark)) {
				t.Errorf("%s: a block in line %d is at byte %d in line %d: %q", path, n, pos, at, a.Text(b))
			}
		}
		for _, s := range a.Sections() {
			n := a.Line(s.At)
			if back := a.PosOfLine(n); a.Line(back) != n {
				t.Errorf("%s: line %d leads to line %d", path, n, a.Line(back))
			}
		}
	}
}

func TestLinesOfSectionsOfALongText(t *testing.T) {
	for format, long := range longMarkups {
		var text strings.Builder
		for i := range 4000 {
			fmt.Fprintf(&text, long.section, i)
		}
		o, err := As{Format: format}.fromStream("x", strings.NewReader(text.String()))
		a, err := finished(o, err)
		if err != nil {
			t.Fatal(err)
		}
		if err := a.ScanAll(); err != nil || len(a.Sections()) != 4000 {
			t.Fatalf("%s: %d sections, %v", format, len(a.Sections()), err)
		}
		at := int64(0) // the section
		for i, line := range strings.Split(text.String(), "\n") {
			if !strings.Contains(line, "Part ") {
				continue
			}
			s := a.Sections()[at]
			if n := a.Line(s.At); n != int64(i+1) || a.PosOfLine(n) != s.At {
				t.Fatalf("%s: section %q of line %d is in line %d, which is at %d, not %d", format, s.Title, i+1, n, a.PosOfLine(n), s.At)
			}
			if pos := a.SourcePos(s.At); !strings.HasPrefix(text.String()[pos:], line) {
				t.Fatalf("%s: section %q is at byte %d", format, s.Title, pos)
			}
			at++
		}
		if size := len(a.origins.deltas); size > 6*a.origins.n {
			t.Errorf("%s: %d starts take %d bytes", format, a.origins.n, size)
		}
	}
}
