package model

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// longPage is a page of the web of at least some bytes: parts with paragraphs, links, lists and tables, as those have that are books on one page.
func longPage(size int) string {
	var b strings.Builder
	b.WriteString("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>A long page</title></head><body><nav><a href=\"/\">Home</a></nav><div id=\"content\" class=\"main\">\n<h1>A long page</h1>\n")
	for i := 0; b.Len() < size; i++ {
		fmt.Fprintf(&b, "<h2 id=\"part-%d\">Part %d</h2>\n", i, i)
		for j := range 5 {
			fmt.Fprintf(&b, "<p class=\"text\">Paragraph %d of it has <em>some</em> words, a <a href=\"#part-%d\">link</a>, and <code>code</code>; it goes on for a while, as "+
				"paragraphs do that people write, with commas, and it comes to an end after about three hundred letters, of which some are markup.</p>\n", j, i/2)
		}
		b.WriteString("<ul><li>One item</li><li>Another <b>item</b></li></ul>\n<table><tr><th>Name</th><th>Value</th></tr><tr><td>a</td><td>1</td></tr></table>\n")
	}
	b.WriteString("</div></body></html>\n")
	return b.String()
}

// BenchmarkFirstPart is how long it takes until the first page of 5 MB can be shown.
func BenchmarkFirstPart(b *testing.B) {
	page := longPage(5 << 20)
	for name, text := range map[string]string{
		"x.html": page, "3MB.html": longPage(3 << 20), "1MB.html": longPage(1 << 20), "x.md": strings.Repeat("## Part\n\nSome words of a paragraph, with *emphasis* and `code`.\n\n", 5<<20/64),
	} {
		path := filepath.Join(b.TempDir(), name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				a, err := Open(Source(path))
				if err != nil {
					b.Fatal(err)
				}
				a.Close()
			}
		})
	}
}
