package render

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"lede/model"
	"lede/ui/sample"
)

// render returns Markdown as one renderer shows it.
func render(t Theme, width int, markdown string) []string {
	return New(t, width).Block(markdown, model.Block{}, false)
}

// visible returns lines with escapes that can be read: an SGR sequence as ‹1;94›, a link as ‹url›.
func visible(lines []string) string {
	s := strings.Join(lines, "\n")
	s = strings.NewReplacer("\x1b[m", "‹›", "\x1b]8;;\x1b\\", "‹/›").Replace(s)
	var b strings.Builder
	for {
		before, after, ok := strings.Cut(s, "\x1b")
		b.WriteString(before)
		if !ok {
			return b.String() + "\n"
		}
		if after[0] == '[' {
			seq, rest, _ := strings.Cut(after[1:], "m")
			fmt.Fprintf(&b, "‹%s›", seq)
			s = rest
			continue
		}
		seq, rest, _ := strings.Cut(after, "\x1b\\")
		fmt.Fprintf(&b, "‹%s›", seq[strings.LastIndex(seq, ";")+1:])
		s = rest
	}
}

// TestRender compares each file testdata/*.md with what it looks like at some widths.
func TestRender(t *testing.T) {
	files, err := filepath.Glob("testdata/*.md")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(f), ".md")
		t.Run(name, func(t *testing.T) {
			var got strings.Builder
			for _, w := range []int{30, 72, 100} {
				fmt.Fprintf(&got, "=== %d columns\n%s\n", w, ansi.Strip(strings.Join(render(NewTheme(true), w, string(b)), "\n")))
			}
			fmt.Fprintf(&got, "=== 72 columns, styled\n%s", visible(render(NewTheme(true), 72, string(b))))
			sample.Golden(t, name, got.String())
		})
	}
}

// harmful returns what in a line must not be sent to a terminal, "" if nothing.
func harmful(line string) string {
	for line != "" {
		r, n := utf8.DecodeRuneInString(line)
		switch {
		case r == 0x1b:
			m := allowed.FindString(line)
			if m == "" {
				return line
			}
			n = len(m)
		case r == utf8.RuneError && n == 1, unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r) && r != 0x200e && r != 0x200f && r != 0x61c, r == 0x2028, r == 0x2029, r == 0xfeff:
			return line
		}
		line = line[n:]
	}
	return ""
}

// allowed are the sequences that may be sent to a terminal.
var allowed = regexp.MustCompile(`^(\x1b\[[0-9;:]*m|\x1b\]8;;\x1b\\|\x1b\]8;id=[0-9a-z]+;(?i:https?|mailto|file):[!-~]*\x1b\\)`)

// FuzzRenderer renders any Markdown at any width: what comes of it can't act on a terminal, and no line is too long.
func FuzzRenderer(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.md")
	for i, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(b), uint8(7*i), uint8(i%3), i%2 == 0)
	}
	for name, s := range sample.Hostile(2 << 10) {
		f.Add(s, uint8(len(name)*5), uint8(0), false)
	}
	f.Add("[a](https://e.org/\u009b31m;\x07?&#27;]52;c;eA==&#7;) [b](javascript:x) <https://e.org/\u202e> ![\x1b[31m](x)", uint8(40), uint8(1), true)
	f.Add("```go\n\x1b]8;;javascript:x\x1b\\\n\"\x9b\"\n```\n[^\x1b[1m]: x\n> [!NOTE\x1b]\n\n<a href='https://e.org/\n\x1b]'>&#27;&#x9b;x</a>", uint8(30), uint8(2), true)
	f.Fuzz(func(t *testing.T, s string, width, carried uint8, cut bool) {
		w := 1 + int(width)%200
		for _, th := range []Theme{NewTheme(true), NewTheme(false).Under(colorprofile.ANSI), {}} {
			for _, l := range New(th, w).Block(s, model.Block{Kind: model.List, Carried: carried % 4, Cut: cut}, true) {
				if bad := harmful(l); bad != "" {
					t.Fatalf("width %d: %q in %q", w, bad, l)
				}
				if n := ansi.StringWidth(l); n > w {
					t.Fatalf("width %d: %d columns in %q", w, n, l)
				}
			}
		}
	})
}

// TestRulesAreAlike shows a rule of HTML as one of Markdown, also where text stands around it.
func TestRulesAreAlike(t *testing.T) {
	for _, width := range []int{80, 20, 7} {
		want := render(NewTheme(true), width, "---\n")[0]
		for _, source := range []string{"<hr>\n", "<div>a<hr>b</div>\n"} {
			lines := render(NewTheme(true), width, source)
			if got := lines[(len(lines)-1)/2]; got != want {
				t.Errorf("%q at %d columns is %q, want the rule %q", source, width, lines, want)
			}
		}
	}
}

// TestWholeIsParts renders documents block by block, as the page does, and as one: both look the same.
func TestWholeIsParts(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.md")
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		wholeIsParts(t, f, string(b))
	}
	wholeIsParts(t, "mixed", sample.Mixed(50<<10))
}

// wholeIsParts compares a document's blocks with the document.
func wholeIsParts(t *testing.T, name, text string) {
	t.Helper()
	a, err := model.Read("x.md", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if err := a.ScanAll(); err != nil {
		t.Fatal(err)
	}
	for _, w := range []int{30, 72} {
		var parts []string
		r := New(Theme{}, w)
		for b := range a.Blocks(a.Start()) {
			if l := r.Lines(a, b); len(l) > 1 { // a block that shows nothing takes a line
				parts = append(parts, l...)
			}
		}
		whole := New(Theme{}, w).Block(text, model.Block{}, false)
		for i := range max(len(parts), len(whole)) {
			if i >= len(parts) || i >= len(whole) || parts[i] != whole[i] {
				from := max(0, i-3)
				t.Errorf("%s at %d columns, line %d: the parts are\n%s\nthe whole is\n%s", name, w, i,
					strings.Join(parts[min(from, len(parts)):min(i+4, len(parts))], "\n"), strings.Join(whole[min(from, len(whole)):min(i+4, len(whole))], "\n"))
				break
			}
		}
	}
}

// TestLongLinesOfTheSourceGoOnBetweenWords shows the source without splitting words, and tells where a line goes on.
func TestLongLinesOfTheSourceGoOnBetweenWords(t *testing.T) {
	r := NewSource(NewTheme(true), 30)
	lines := r.sourceLines("  - one line of the **source** that is longer than thirty columns\n\tx", 30)
	want := []string{"  - one line of the ", "  ↪ **source** that is longer ", "  ↪ than thirty columns", "        x"}
	if got := ansi.Strip(strings.Join(lines, "\n")); got != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
}
