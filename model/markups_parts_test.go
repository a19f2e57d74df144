package model

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
)

// longMarkups are, for each markup, a section, and code that looks like a section, as it begins, goes on and ends.
var longMarkups = map[string]struct{ section, begin, code, end string }{
	"reStructuredText": {"Part %d\n=======\n\nSome text that goes on for a while.\n\n- an item\n\n", "Code::\n\n", "    Code\n    ====\n\n", "\nText.\n\n"},
	"Org":              {"* Part %d\n\nSome text that goes on for a while.\n\n- an item\n\n", "#+begin_src c\n", "#+TITLE: x\n ** code\n\n", "#+end_src\n\n"},
	"AsciiDoc":         {"== Part %d\n\nSome text that goes on for a while.\n\n* an item\n\n", "[source,c]\n----\n", "== Code\n\n", "----\n\n"},
	"MediaWiki":        {"== Part %d ==\n\nSome text that goes on for a while.\n\n* an item\n\n", "<pre>\n", "== Code ==\n\n", "</pre>\n\n"},
	"LaTeX":            {"\\section{Part %d}\n\nSome text that goes on for a while.\n\n\\begin{itemize}\\item an item\n\\end{itemize}\n\n", "\\begin{verbatim}\n", "\\section{Code}\n\n", "\\end{verbatim}\n\n"},
}

// tallied counts what is read.
type tallied struct {
	io.Reader
	n int
}

func (c *tallied) Read(b []byte) (int, error) {
	n, err := c.Reader.Read(b)
	c.n += n
	return n, err
}

func TestMarkupIsConvertedPartByPart(t *testing.T) {
	for format, long := range longMarkups {
		var text strings.Builder
		for i := range 20000 {
			fmt.Fprintf(&text, long.section, i)
		}
		in, ahead := &tallied{Reader: strings.NewReader(text.String())}, &tallied{Reader: strings.NewReader(text.String())}
		p := markups[format](in, ahead)
		first, err := p.Next()
		if err != nil || len(first.Text) == 0 || in.n > 1<<20 || len(first.Text) > 1<<16 {
			t.Errorf("%s: %d bytes are read and %d written for the first part, %v", format, in.n, len(first.Text), err)
		}
		if (format == "reStructuredText" || format == "AsciiDoc") && ahead.n > 1<<19 { // in the others, a setting may stand anywhere
			t.Errorf("%s: %d bytes are read ahead of a part that refers to nothing", format, ahead.n)
		}
		headings := 0
		for part := first; err == nil; part, err = p.Next() {
			headings += bytes.Count(part.Text, []byte("# Part "))
		}
		if headings != 20000 || err != io.EOF {
			t.Errorf("%s: %d headings, %v", format, headings, err)
		}
	}
}

func TestLinksToWhatStandsFarBehindThem(t *testing.T) {
	for format, c := range map[string]struct{ begin, fill, end, want string }{
		"reStructuredText": {"A target_, a `title <place_>`_, :ref:`place`, an `anonymous`__ and |sign|.\n\n", "Some text that goes on for a while.\n\n",
			".. _target: https://example.org/a\n   b\n.. _place:\n\nThe title\n=========\n\n__ https://example.org/c\n.. |sign| replace:: S\n",
			"A [target](https://example.org/ab), a [title](#place), [The title](#place), an [anonymous](https://example.org/c) and S."},
		"AsciiDoc": {"See <<place>> and <<_the_title>>.\n\n", "Some text that goes on for a while.\n\n", "[[place]]\n== The title\n\nText.\n", "See [The title](#the-title) and [The title](#the-title)."},
	} {
		text := c.begin + strings.Repeat(c.fill, 1<<20/len(c.fill)) + c.end
		p := markups[format](strings.NewReader(text), strings.NewReader(text))
		first, err := p.Next()
		if got, _, _ := strings.Cut(string(first.Text), "\n"); err != nil || got != c.want {
			t.Errorf("%s: %q, want %q, %v", format, got, c.want, err)
		}
	}
}

func TestCodeThatIsCutStaysCode(t *testing.T) {
	for format, long := range longMarkups {
		text := fmt.Sprintf(long.section, 1) + long.begin + strings.Repeat(long.code, 1<<20/len(long.code)) + long.end + fmt.Sprintf(long.section, 2)
		out := convert(t, format, []byte(text))
		a, err := Read("x.md", out)
		if err != nil {
			t.Fatal(err)
		}
		if err := a.ScanAll(); err != nil {
			t.Fatal(err)
		}
		var titles []string
		for _, s := range a.Sections() {
			titles = append(titles, s.Title)
		}
		if got := strings.Join(titles, ", "); got != "Part 1, Part 2" {
			t.Errorf("%s: the sections are %.200s", format, got)
		}
	}
}

func TestMarkupsAreRecognised(t *testing.T) {
	for text, want := range map[string]string{
		"Title\n=====\n\n.. note:: x\n\n.. _a: https://example.org\n":                      "reStructuredText",
		"#+TITLE: x\n\n* Heading\n\nText.\n":                                               "Org",
		"= Title\nAda Lovelace\n:toc:\n\n== Section\n\n[source,go]\n----\nx\n----\n":       "AsciiDoc",
		"'''Thing''' is a [[thing]].\n\n== History ==\n\nIt was '''so'''.<ref>x</ref>\n":   "MediaWiki",
		"% comment\n\\documentclass{article}\n\\begin{document}\nx\n\\end{document}\n":     "LaTeX",
		"# README\n\n## Use\n\nAs in `= x`:\n\n```\n.. note::\n```\n\n[a](b)\n\n## More\n": "Markdown",
		"A text about * stars, == signs and [[links]].\n\nNo more.\n":                      "text",
		"Chapter 1\n=========\n\nPlain text with a title, and an example::\n\n    x\n":     "text",
	} {
		if got := formatOf("README", []byte(text)).Name; got != want && !(want == "text" && got == "Markdown") {
			t.Errorf("it is taken for %s:\n%s", got, text)
		}
		if got := formatOf("x.txt", []byte(text)).Name; got != "text" {
			t.Errorf("x.txt is taken for %s:\n%s", got, text)
		}
	}
	for name, want := range map[string]string{"a.rst": "reStructuredText", "a.ORG": "Org", "a.adoc": "AsciiDoc", "a.wiki": "MediaWiki", "a.tex": "LaTeX"} {
		if got := formatOf(name, []byte("Plain words.\n")).Name; got != want {
			t.Errorf("%s is taken for %s", name, got)
		}
	}
}

func TestMarkupBehindAByteOrderMark(t *testing.T) {
	a, err := Read("x.adoc", []byte("\ufeff= Title\r\n\r\n== Section\r\n\r\nText.\r\n"))
	if err != nil {
		t.Fatal(err)
	}
	if err := a.ScanAll(); err != nil || a.Title() != "Title" || len(a.Sections()) != 1 {
		t.Errorf("the title is %q, %d sections, %v", a.Title(), len(a.Sections()), err)
	}
}
