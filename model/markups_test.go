package model

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"lede/model/asciidoc"
	"lede/model/latex"
	"lede/model/mediawiki"
	"lede/model/org"
	"lede/model/rst"
)

// markups are the readers of texts in another markup.
var markups = map[string]func(r, ahead io.Reader) parts{
	"reStructuredText": func(r, ahead io.Reader) parts { return rst.New(r, ahead) },
	"LaTeX":            func(r, ahead io.Reader) parts { return latex.New(r, ahead) },
	"MediaWiki":        func(r, ahead io.Reader) parts { return mediawiki.New(r, ahead) },
	"AsciiDoc":         func(r, ahead io.Reader) parts { return asciidoc.New(r, ahead) },
	"Org":              func(r, ahead io.Reader) parts { return org.New(r, ahead) },
}

// convert returns the Markdown of a text in another markup.
func convert(t testing.TB, format string, text []byte) []byte {
	p := markups[format](bytes.NewReader(text), bytes.NewReader(text))
	var out []byte
	for {
		part, err := p.Next()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, part.Text...)
	}
}

// inputs returns the inputs of all texts in testdata, by the folder and the file.
func inputs(t testing.TB) map[string][]byte {
	all := map[string][]byte{}
	files, _ := filepath.Glob(filepath.Join("testdata", "*", "*.txt"))
	for _, path := range files {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		all[strings.TrimPrefix(filepath.ToSlash(path), "testdata/")] = txtar.Parse(b).Files[0].Data
	}
	return all
}

func TestMarkdownAndTextAreNoOtherMarkup(t *testing.T) {
	texts := inputs(t)
	seeds, _ := filepath.Glob(filepath.Join("..", "seeds", "*"))
	for _, path := range append(seeds, filepath.Join("..", "README.md")) {
		if b, err := os.ReadFile(path); err == nil {
			texts["markdown/"+filepath.Base(path)] = b
		}
	}
	for path, text := range texts {
		folder, _, _ := strings.Cut(path, "/")
		if folder != "markdown" && folder != "plain" {
			continue
		}
		for _, name := range []string{"README", "x.txt", "x.md"} {
			if f := formatOf(name, text); markups[f.Name] != nil {
				t.Errorf("%s, called %s, is taken for %s", path, name, f.Name)
			}
		}
	}
}

// FuzzMarkups reads any text in each markup: what comes of it is valid text, not much longer than it.
func FuzzMarkups(f *testing.F) {
	for _, text := range inputs(f) {
		f.Add(string(text))
	}
	for _, text := range markupShapes(2 << 10) {
		f.Add(text)
	}
	var names []string
	for name := range markups {
		names = append(names, name)
	}
	slices.Sort(names)
	f.Fuzz(func(t *testing.T, text string) {
		for _, name := range names {
			out := convert(t, name, []byte(text))
			if !utf8.Valid(out) {
				t.Errorf("%s: %q becomes %q, which is no UTF-8", name, text, out)
			}
			if most := 4096 + 256*len(text); len(out) > most {
				t.Errorf("%s: %d bytes become %d", name, len(text), len(out))
			}
		}
	})
}

// markupShapes are texts that are as hard as can be for some part of a reader of markup, repeated up to n bytes.
func markupShapes(n int) map[string]string {
	shapes := map[string]string{
		"stars": "*a ", "double stars": "**a ", "open backticks": "`a ", "closed backticks": "`a` ", "literals": "``a ", "bars": "|a ", "underscores": "a_ ", "underscored": "-_", "brackets": "[a ", "double brackets": "[[a ",
		"braces": "{", "double braces": "{{a ", "angles": "<a ", "roles": ":a:`b ", "addresses": "http://a ", "colons": ":a ", "backslashes": `\`, "dollars": "$a ", "slashes": "/a ", "plus": "+a ", "hashes": "#a ", "carets": "^a ", "apostrophes": "''a ", "parentheses": "((a ",
		"titles": "A\n==\n\n", "unclosed titles": "==\nA\n", "bullets": "- a\n", "deeper bullets": "- a\n\n  - b\n\n", "stairs": " a\n  b\n   c\n    d\n     e\n", "one line of bullets": "- ", "definitions": "a\n b\n", "deep quotes": "> > > > a\n", "simple tables": "== ==\na  b\n", "grid": "+-+-+\n| |a|\n", "grid rules": "+--+--+\n",
		"directives": ".. a::\n\n", "open directives": ".. a:: b\n ", "notes": ".. [#] a\n\n[#]_\n\n", "targets": ".. _a: b\n\na_\n\n", "literal": "a::\n\n b\n\n", "rules": "----\n\n", "comments": "..\n", "lines": "| a\n", "fields": ":a: b\n",
		"stars and text": "* a\n** b\n*** c\n", "blocks": "#+BEGIN_a\n", "drawers": ":a:\n", "delimiters": "----\n====\n", "tables": "|===\n|a\n", "wiki tables": "{|\n|-\n|a\n", "templates": "{{a|b}}", "open templates": "{{a|b\n", "tags": "<ref>a", "environments": "\\begin{a}\n", "commands": "\\a{b}", "open commands": "\\a{", "equations": "\\[a", "macros": "\\newcommand{\\a}{\\a\\a}\\a ", "blanks": " ", "feeds": "\n", "letters": "a", "wide": "天", "nothing": "\x00", "invalid": "\xff",
	}
	for name, s := range shapes {
		shapes[name] = strings.Repeat(s, n/len(s)+1)[:n]
	}
	return shapes
}

// BenchmarkMarkups measures the readers of markup on the shapes, each of which must take about the time of any other text.
func BenchmarkMarkups(b *testing.B) {
	for format := range markups {
		for name, text := range markupShapes(1 << 20) {
			b.Run(format+"/"+strings.ReplaceAll(name, " ", "-"), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					convert(b, format, []byte(text))
				}
			})
		}
	}
}
