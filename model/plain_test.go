package model

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	gtext "github.com/yuin/goldmark/text"
)

// plainShapes are texts that are as hard as can be for one part of the plain syntax, repeated up to n bytes.
func plainShapes(n int) map[string][]byte {
	repeat := func(s string) []byte { return []byte(strings.Repeat(s, n/len(s)+1)[:n]) }
	return map[string][]byte{
		"one word":       repeat("x"),
		"one line":       repeat("word and "),
		"spaces":         repeat(" "),
		"blank lines":    repeat("\n"),
		"spaced blanks":  repeat("   \n"),
		"tabs":           repeat("\t"),
		"form feeds":     repeat("\f"),
		"short lines":    repeat("Heading\n\n"),
		"bare lines":     repeat("Line\n"),
		"numbers":        repeat("1. Item\n\n"),
		"bullets":        repeat("• item\n"),
		"deep bullets":   repeat("          - item\n"),
		"rules":          repeat("-----\n"),
		"underlines":     repeat("Title\n=====\n"),
		"quotes":         repeat("> quote\n"),
		"deep quotes":    repeat(">"),
		"code":           repeat("    if (x) { y(); }\n"),
		"table":          repeat("a      b      c\n"),
		"stars":          repeat("* one\n\n** two\n\n"),
		"paragraphs":     repeat("A sentence that is long enough to be one of a paragraph of running text.\nAnd another one, so that it is wrapped, and is no heading at all.\n\n"),
		"long lines":     repeat(strings.Repeat("Many words in one line, as saved pages have them. ", 10) + "\n\n"),
		"invalid":        repeat("\xff\xfe\x80 "),
		"combining":      repeat("e\u0301"),
		"chinese":        repeat("天地玄黃"),
		"page breaks":    repeat("Author                     Kind                    [Page 1]\n\n\f\n"),
		"emphasis":       repeat("_a "),
		"backticks":      repeat("`"),
		"open addresses": repeat("http://a/"),
		"crlf":           repeat("A line.\r\n\r\n"),
	}
}

// BenchmarkScanPlain measures the scan of plain text: the shapes, and running text of two kinds.
func BenchmarkScanPlain(b *testing.B) {
	for name, text := range plainShapes(1 << 20) {
		b.Run(strings.ReplaceAll(name, " ", "-"), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				a, err := Read("x.txt", text)
				if err != nil {
					b.Skip(err)
				}
				if err := a.ScanAll(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

var _ = []any{bytes.Equal, fmt.Sprint, os.ReadFile, filepath.Glob, unicode.IsLetter, utf8.RuneLen, goldmark.New, ast.Walk, extension.GFM, gtext.NewReader}
