package render

import (
	"strings"
	"testing"

	"charm.land/glamour/v2"
	"github.com/charmbracelet/x/ansi"
)

// TestAsGlamour compares what glamour makes of a document with what the renderer does, where glamour is right: the same
// lines of running text, and the same words of all else.
func TestAsGlamour(t *testing.T) {
	g, err := glamour.NewTermRenderer(glamour.WithStandardStyle("dark"), glamour.WithWordWrap(64))
	if err != nil {
		t.Fatal(err)
	}
	const prose = "The words of this *paragraph* say little, but **they are as long** as words are, and some of them follow others\nin the next line of the source. "
	for _, c := range []struct{ name, markdown string }{
		{"prose", strings.Repeat(prose, 5)}, {"short", "word"}, {"headings", "# One\n\n## Two three\n\n###### Six\n"},
		{"list", "- one two\n- three\n- four\n"}, {"numbers", "1. one\n2. two\n3. three\n"}, {"nested", "- a\n  - b\n    - c\n- d\n"},
		{"quote", "> " + prose}, {"code", "```go\nfunc main() {\n    println(\"hello\") // there\n}\n```\n"}, {"code span", "some `code in a line` and more"},
		{"table", "| a | b |\n|---|---|\n| one | two |\n| three | four |\n"}, {"struck", "~~all~~ gone"}, {"rule", "a\n\n---\n\nb\n"},
	} {
		out, err := g.Render(c.markdown)
		if err != nil {
			t.Fatal(err)
		}
		want := trimmed(strings.Split(ansi.Strip(out), "\n"))
		got := trimmed(render(Theme{}, 60, c.markdown))
		if c.name != "prose" { // glamour has other marks
			want, got = words(want), words(got)
		}
		if got != want {
			t.Errorf("%s:\n%s\nand glamour has\n%s", c.name, got, want)
		}
	}
}

// trimmed returns the lines that aren't blank, without blanks around them.
func trimmed(lines []string) string {
	var out []string
	for _, l := range lines {
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, l)
		}
	}
	return strings.Join(out, "\n")
}

// words returns the words of a text alone.
func words(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(c rune) bool {
		return !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '1' <= c && c <= '9')
	}), " ")
}
