package model

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/tools/txtar"
)

// pandocNames are pandoc's names of the formats that are read here and by pandoc, by the folders of testdata.
var pandocNames = map[string]string{
	"docx": "docx", "fb2": "fb2", "html": "html", "latex": "latex", "mediawiki": "mediawiki", "notebook": "ipynb", "odt": "odt", "org": "org", "rst": "rst",
}

// unlikePandoc are the texts whose headings are not those that pandoc has, and why.
var unlikePandoc = map[string]string{
	"fb2/book.txt":                "pandoc has the titles of poems among them, and no notes",
	"html/extracted-headings.txt": "what stands beside the text of a page is left out",
	"html/heading-links.txt":      "links that edit a section are left out",
	"mediawiki/headings.txt":      "pandoc wants no equals sign in a heading",
	"org/headings.txt":            "states, priorities and tags are left out, and pandoc makes items of the deep ones",
	"org/lines.txt":               "states are left out",
}

// TestAgainstPandoc compares the headings of the texts in testdata, and how they stand below each other, with those that pandoc finds.
func TestAgainstPandoc(t *testing.T) {
	pandoc, err := exec.LookPath("pandoc")
	if err != nil {
		t.Skip("pandoc is not installed: there is nothing to compare with")
	}
	for folder, format := range pandocNames {
		files, _ := filepath.Glob(filepath.Join("testdata", folder, "*.txt"))
		for _, path := range files {
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			file := txtar.Parse(b)
			input := file.Files[0].Data
			if wanted := slices.IndexFunc(file.Files, func(f txtar.File) bool { return descriptions[f.Name] != nil }); file.Files[0].Name != "input" {
				input = inZip(t, file.Files[:wanted])
			}
			name := folder + "/" + filepath.Base(path)
			got, title := ourOutline(t, extensions[folder], input)
			want := pandocOutline(pandoc, format, input, title)
			if want != nil && slices.Equal(got, want) == (unlikePandoc[name] != "") {
				t.Errorf("%s: the headings are\n%s\nand pandoc has\n%s", name, strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		}
	}
}

// headingLetters returns the letters and digits of a heading.
func headingLetters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, norm.NFKC.String(s))
}

// ourOutline returns the sections of a text, indented by how they stand below each other, and its title.
func ourOutline(t *testing.T, ext string, input []byte) ([]string, string) {
	t.Helper()
	a, err := Read(Source("x"+ext), input)
	if err != nil {
		t.Fatal(err)
	}
	if err := a.ScanAll(); err != nil {
		t.Fatal(err)
	}
	o := outlined{}
	for _, s := range a.Sections() {
		o.add(s.Level, s.Title)
	}
	return o.lines, headingLetters(a.Title())
}

// outlined is an outline that is being built.
type outlined struct {
	title string
	open  []int // the levels of the headings that the next may stand below
	lines []string
}

// add adds a heading of a level. One that says the title above all others is left out.
func (o *outlined) add(level int, heading string) {
	heading = headingLetters(heading)
	if heading == "" || heading == o.title && len(o.lines) == 0 {
		return
	}
	for len(o.open) > 0 && o.open[len(o.open)-1] >= level {
		o.open = o.open[:len(o.open)-1]
	}
	o.lines = append(o.lines, strings.Repeat("  ", len(o.open))+heading)
	o.open = append(o.open, level)
}

// pandocOutline returns the same as pandoc has it of a text with a title; nil if it can't read the text.
func pandocOutline(pandoc, format string, input []byte, title string) []string {
	cmd := exec.Command(pandoc, "-f", format, "-t", "json")
	cmd.Stdin = bytes.NewReader(input)
	out, err := cmd.Output()
	var doc struct{ Blocks []json.RawMessage }
	if err != nil || json.Unmarshal(out, &doc) != nil {
		return nil
	}
	o := outlined{title: title, lines: []string{}}
	o.blocks(doc.Blocks)
	return o.lines
}

// blocks adds the headings in blocks of pandoc's.
func (o *outlined) blocks(all []json.RawMessage) {
	for _, b := range all {
		var block struct {
			T string
			C []json.RawMessage
		}
		if json.Unmarshal(b, &block) != nil {
			continue
		}
		switch {
		case block.T == "Header" && len(block.C) == 3:
			var level int
			json.Unmarshal(block.C[0], &level) // what is no number is 0
			o.add(level, pandocText(block.C[2]))
		case block.T == "Div" && len(block.C) == 2:
			var inner []json.RawMessage
			json.Unmarshal(block.C[1], &inner) // what is no list is empty
			o.blocks(inner)
		}
	}
}

// pandocText returns the words in running text of pandoc's.
func pandocText(raw json.RawMessage) string {
	var b strings.Builder
	var walk func(x any)
	walk = func(x any) {
		switch x := x.(type) {
		case []any:
			for _, y := range x {
				walk(y)
			}
		case map[string]any:
			switch c := x["c"].(type) {
			case string:
				b.WriteString(c)
			case []any:
				if s, ok := c[len(c)-1].(string); ok { // code, mathematics
					b.WriteString(s)
				} else if x["t"] != "Note" {
					walk(c)
				}
			}
		}
	}
	var v any
	json.Unmarshal(raw, &v) // what is no JSON has no words
	walk(v)
	return b.String()
}
