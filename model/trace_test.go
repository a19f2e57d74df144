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
			at := a.Trace(b, strings.Split(c.shown, "\n"), false).At
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

func TestTraceTellsTheSourceOfLines(t *testing.T) {
	for _, c := range []struct{ name, text, shown, want string }{
		{"x.md", "This is **very\ngood** text with [a link](https://x.org/a \"b\") in *it*.", "This is\nvery good text\nwith a link\nin it.", "This is|**very\ngood** text|with [a link](https://x.org/a \"b\")|in *it*."},
		{"x.md", "- one two\n- **three** four\n  - five", "• one\n  two\n• three four\n  ◦ five", "- one|two|- **three** four|  - five"},
		{"x.md", "> some words\n>\n> and more", "│ some\n│ words\n│\n│ and more", "> some|words||> and more"},
		{"x.md", "```go\nfunc main() {\n\tf()\n}\n```", "func main() {\n    f()\n}", "```go\nfunc main() {|\tf()|}\n```"},
		{"x.md", "| a | b |\n|---|---|\n| c | d |\n| e | f |", "a │ b\n──┼──\nc │ d\ne │ f", "| a | b |||| c | d ||| e | f |"},
		{"x.md", "## A *heading*", "A\nheading\n───", "## A|*heading*|"},
		{"x.md", "So\n$$\n\\begin{aligned}\na &= b^2 \\\\\n&= c_1\n\\end{aligned}\n$$\nand on", "So\n\n    a = b²\n      = c₁\n\nand on", "So||a &= b^2 \\\\|&= c_1||and on"},
		{"x.md", "> ```math\n> x^2 \\\\\n> y^2\n> ```\n", "│     x²\n│     y²", "> ```math\n> x^2 \\\\|> y^2\n> ```"},
		{"x.md", "日本語の見出し", "日本語の\n見出し", "日本語の|見出し"},
		{"x.txt", "Unverifiable.", "Unveri\nfiable.", "Unveri|fiable."},
	} {
		a, err := Read(Source(c.name), []byte(c.text+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		a.ScanAll()
		for b := range a.Blocks(0) {
			lines := strings.Split(c.shown, "\n")
			tr := a.Trace(b, append(lines, ""), false)
			var got []string
			for i, l := range lines {
				if from, to := tr.Extent(i, i); strings.Trim(l, drawn+" ") != "" {
					got = append(got, strings.TrimRight(c.text[from:min(int(to), len(c.text))], "\n "))
				} else {
					got = append(got, "")
				}
			}
			if got := strings.Join(got, "|"); got != c.want {
				t.Errorf("%q shown as %q is of %q, want %q", c.text, c.shown, got, c.want)
			}
			starts := tr.Starts()
			if from, to := tr.Extent(0, len(lines)); from != b.Start || to != b.End || starts[0] != b.Start || starts[len(lines)] != b.End {
				t.Errorf("all of %q is from %d to %d; its lines begin at %v", c.text, from, to, starts)
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
				lines := strings.Split(shown, "\n")
				tr := a.Trace(b, lines, false)
				for _, p := range tr.At {
					if p != -1 && (p < b.Start || p >= b.End) {
						t.Errorf("a place at %d in the block from %d to %d", p, b.Start, b.End)
					}
				}
				last := b.Start
				for i, p := range tr.Starts() {
					from, to := tr.Extent(i, i)
					if p < last || p > b.End || from < b.Start || to > b.End || from > to {
						t.Errorf("line %d of the block from %d to %d begins at %d and reaches from %d to %d", i, b.Start, b.End, p, from, to)
					}
					last = p
				}
			}
		}
	})
}
