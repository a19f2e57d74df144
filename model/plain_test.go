package model

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/net/html"
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

// letters returns the letters and digits of s, in order.
func lettersAndDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// reader reads Markdown as the page does: with GFM's extensions.
var reader = goldmark.New(goldmark.WithExtensions(extension.GFM))

// readText returns the text that is read in Markdown, numbers of list items included.
func readText(t *testing.T, markdown string) string {
	var page, s strings.Builder
	if err := reader.Convert([]byte(markdown), &page); err != nil {
		t.Fatal(err)
	}
	var lists []int // the next number of each open list, -1 of those with bullets
	for z := html.NewTokenizer(strings.NewReader(page.String())); ; {
		switch z.Next() {
		case html.ErrorToken:
			return s.String()
		case html.TextToken:
			s.Write(z.Text())
		case html.EndTagToken:
			if name, _ := z.TagName(); string(name) == "ol" || string(name) == "ul" {
				lists = lists[:len(lists)-1]
			}
		case html.StartTagToken:
			switch name, more := z.TagName(); string(name) {
			case "ul":
				lists = append(lists, -1)
			case "ol":
				n := 1
				if more {
					_, value, _ := z.TagAttr()
					n, _ = strconv.Atoi(string(value))
				}
				lists = append(lists, n)
			case "li":
				if n := &lists[len(lists)-1]; *n >= 0 {
					fmt.Fprint(&s, *n)
					*n++
				}
			}
		}
	}
}

// checkPlain checks what must hold for any text: its blocks tile it, within the cap, and
// what is read in a block's Markdown has the letters of the source.
func checkPlain(t *testing.T, text []byte) {
	a, err := Read("x.txt", text)
	if err != nil {
		return
	}
	if err := a.ScanAll(); err != nil {
		t.Fatal(err)
	}
	at := a.Start()
	for b := range a.Blocks(at) {
		if b.Start != at || b.End <= b.Start || b.End > b.Start+window {
			t.Fatalf("block %d to %d at %d", b.Start, b.End, at)
		}
		at = b.End
		m, source := a.Markdown(b), a.Text(b)
		if b.Kind == Hidden || b.Kind == Rule {
			continue
		}
		if got, want := lettersAndDigits(readText(t, m)), lettersAndDigits(source); got != want {
			t.Fatalf("%s of\n%q\nis the Markdown\n%q\nwhich reads\n%q\nand not\n%q", b.Kind, source, m, got, want)
		}
	}
	if at != a.Size() {
		t.Fatalf("the blocks end at %d of %d", at, a.Size())
	}
}

// plainSeeds are texts that together have every kind of block.
func plainSeeds(t testing.TB) [][]byte {
	var all [][]byte
	files, _ := filepath.Glob("testdata/plain/*.txt")
	for _, f := range append(files, "../seeds/nato-ukraine-peace-deal.txt") {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, b)
	}
	return all
}

// TestSeed reads the article that lede was first asked to show: its title and exactly its five sections.
func TestSeed(t *testing.T) {
	a, err := Open("../seeds/nato-ukraine-peace-deal.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if err := a.ScanAll(); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range a.Sections() {
		got = append(got, s.Title)
	}
	want := []string{"At a Glance", "NATO Chief’s Stark Warning to Trump", "Global Security Implications",
		"Potential Threats to U.S. Interests", "Trump’s Stance and Ukraine’s Position"}
	if !slices.Equal(got, want) || !strings.HasPrefix(a.Title(), "NATO Chief Cautions Trump") {
		t.Errorf("title %q, sections %q", a.Title(), got)
	}
	lists := 0
	for b := range a.Blocks(a.Start()) {
		lists += b2i(b.Kind == List)
	}
	if lists != 1 {
		t.Errorf("%d lists", lists)
	}
}

// TestPlainLearns reads a text step by step: the blocks are cut at the same places before and behind each
// step, and the look at the head has the headings already that the scan finds.
func TestPlainLearns(t *testing.T) {
	for _, text := range plainSeeds(t) {
		a, err := Read("x.txt", text)
		if err != nil {
			t.Fatal(err)
		}
		before := slices.Collect(a.Blocks(a.Start()))
		if err := a.ScanAll(); err != nil {
			t.Fatal(err)
		}
		after := slices.Collect(a.Blocks(a.Start()))
		if len(before) != len(after) {
			t.Fatalf("%d blocks before the scan, %d behind it", len(before), len(after))
		}
		for i := range before {
			if before[i] != after[i] {
				t.Errorf("%+v before the scan, %+v behind it", before[i], after[i])
			}
		}
	}
}

// TestExplain checks that each heading of a text is explained, by the same judgement that made it one.
func TestExplain(t *testing.T) {
	for _, text := range plainSeeds(t) {
		a, err := Read("x.txt", text)
		if err != nil {
			t.Fatal(err)
		}
		if err := a.ScanAll(); err != nil {
			t.Fatal(err)
		}
		headings := 0
		for j := range a.Explain() {
			if j.Why == "" {
				t.Errorf("no reason for %q", j.Text)
			}
			if j.Level > 1 && !strings.Contains(j.Why, "\nlevel ") {
				t.Errorf("no reason for the level of %q: %s", j.Text, j.Why)
			}
			headings += b2i(j.Heading)
		}
		if want := len(a.Sections()) + b2i(a.Title() != ""); headings != want {
			t.Errorf("%d headings are explained of %d, of %.60q", headings, want, text)
		}
	}
}

func FuzzPlain(f *testing.F) {
	for _, s := range plainSeeds(f) {
		f.Add(s)
	}
	for _, s := range []string{
		"# no heading\n\n> quote\n>> deeper\n\n1986. A year\n\n+ plus\n- minus\n\n[x] box ![i](u) <b>bold</b> &amp; `code` *a* _b_ ~c~ |d|\n",
		"a\n=\n\n    code\n\t\tcode\n\n(a) one\n(b) two\n\n\x1b[31mred\x1b[0m\n\xff\xfe\n", "1) one\n   two\n\n   three\n2) four\n10) ten\n",
		"http://example.com/a_b_(c). www.example.org, <http://a.b>\n", "* a\n\n** b\n\n* c\n", "* 0\n\n** A\n!", "* a\n\n** \xa6\xa6\xa6\xa6\xa6c\n", "Ann: a\n\nBen: *b*\n\nAnn: c\n\nBen: [d]\n\nAnn: e\nf: g\n", "```\n~~~\n", "| a | b |\n|---|---|\n| c | d |\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) { checkPlain(t, text) })
}

// TestShapesOfPlain checks that no text is hard: each shape takes its share of time and tiles.
func TestShapesOfPlain(t *testing.T) {
	for name, text := range plainShapes(100 << 10) {
		t.Run(name, func(t *testing.T) { checkPlain(t, text) })
	}
}
