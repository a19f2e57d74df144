package model

import (
	"strings"
	"testing"
)

func TestTraceFindsWhatIsShown(t *testing.T) {
	for _, c := range []struct{ what, name, text, shown, drawn string }{
		{"a paragraph", "x.md", "This is **very** good\ntext with [a link](https://example.org/good) in it.", "This is very good text\nwith a link in it.", ""},
		{"entities and escapes", "x.md", `AT&amp;T \*and\* &copy; it`, "AT&T *and* © it", ""},
		{"a list", "x.md", "1. one two\n1. three four\n   - five", "1. one two\n2. three four\n   • five", "2. •"},
		{"a quote", "x.md", "> some words\n> and more", "│ some words and\n│ more", "│"},
		{"code", "x.md", "```go\nfunc main() {}\n```", " func main() {} ", ""},
		{"code that was wrapped", "x.md", "```\nsome long line\n```", "some\n↪ long\n↪ line", "↪"},
		{"a table", "x.md", "| alpha beta | gamma |\n|---|---|\n| delta epsilon | zeta |", "alpha │ gamma\nbeta  │\n──────┼──────\ndelta │ zeta\nepsilon │", "│ ──────┼────── beta zeta"},
		{"text without marks", "x.txt", "Some words that are *wrapped* and de- noted “so”.", "Some words that are wrapped\nand denoted “so”.", ""},
		{"hidden text", "x.md", "<b title=\"" + strings.Repeat("long ", 40) + "\">bold</b> word", "bold word", ""},
		{"other words", "x.md", "nothing of this kind", "entirely made up", "entirely made up"},
		{"nothing", "x.md", "word", "", ""},
	} {
		a, err := Read(Source(c.name), []byte(c.text+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		a.ScanAll()
		for b := range a.Blocks(0) {
			at := a.Trace(b, c.shown)
			if len(at) != len(c.shown) {
				t.Fatalf("%s: %d places for %d bytes", c.what, len(at), len(c.shown))
			}
			from := 0
			for _, word := range strings.Fields(c.shown) {
				from += strings.Index(c.shown[from:], word)
				got := "drawn"
				if p := at[from]; p >= 0 {
					got = c.text[p:]
				}
				first := string([]rune(word)[:1])
				if drawn := strings.Contains(c.drawn, word); drawn != (got == "drawn") || !drawn && !strings.HasPrefix(got, first) && !strings.HasPrefix(got, "&") && got[0] != '\\' {
					t.Errorf("%s: %q stands at %.20q", c.what, word, got)
				}
				from += len(word)
			}
			break
		}
	}
}

func FuzzTrace(f *testing.F) {
	f.Add("some *text* of [a](b)", "• some text of a")
	f.Add("a b c d e f", "f e d c b a")
	f.Fuzz(func(t *testing.T, text, shown string) {
		for _, name := range []Source{"x.md", "x.txt"} {
			a, err := Read(name, []byte(text))
			if err != nil {
				return
			}
			for b := range a.Blocks(0) {
				for _, p := range a.Trace(b, shown) {
					if p != -1 && (p < b.Start || p >= b.End) {
						t.Errorf("a place at %d in the block from %d to %d", p, b.Start, b.End)
					}
				}
			}
		}
	})
}
