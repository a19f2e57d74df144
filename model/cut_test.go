package model

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// samples returns a file of each format that is converted from what is no text, or from what is written for programs.
func samples(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{"EPUB": aBook(t, 3)}
	for format, file := range map[string]string{"DOCX": "docx/notes.txt", "ODT": "odt/inline.txt", "FB2": "fb2/book.txt", "mail": "mail/message.txt", "RTF": "rtf/text.txt", "notebook": "notebook/cells.txt"} {
		b, err := os.ReadFile(filepath.Join("testdata", file))
		if err != nil {
			t.Fatal(err)
		}
		parts := txtar.Parse(b).Files
		if parts[0].Name == "input" {
			all[format] = string(parts[0].Data)
			continue
		}
		n := 0
		for n < len(parts) && descriptions[parts[n].Name] == nil {
			n++
		}
		all[format] = string(inZip(t, parts[:n]))
	}
	return all
}

// TestFilesUnderOtherNames gives each format names that say nothing, or something else.
func TestFilesUnderOtherNames(t *testing.T) {
	for format, text := range samples(t) {
		for _, name := range []string{"x", "x.txt", "x.html", "x.zip", "x.bin"} {
			a, _, err := readAll(t, name, text)
			if err != nil || a.Format != format {
				t.Errorf("%s as %s: %v", format, name, err)
			}
		}
	}
}

// TestFilesWhoseEndIsMissing cuts files of each format everywhere: what could be read is shown, or one line says what is wrong.
func TestFilesWhoseEndIsMissing(t *testing.T) {
	for format, text := range samples(t) {
		for n := 1; n < len(text); n += 1 + len(text)/40 {
			_, got, err := readAll(t, "x", text[:n])
			if err == nil && strings.TrimSpace(got) == "" || err != nil && strings.ContainsAny(err.Error(), "\n\x00") {
				t.Errorf("%s, %d bytes of %d: %v, %.100q", format, n, len(text), err, got)
			}
		}
	}
}
