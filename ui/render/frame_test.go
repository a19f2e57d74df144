package render

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/clipperhouse/displaywidth"

	"lede/model"
	"lede/ui/sample"
)

// windows returns what a page shows of a block that stands shift columns to the left.
func windows(r *Renderer, lines []string, f *Frame, shift int) []string {
	shown := make([]string, len(lines))
	for i, l := range lines {
		shown[i] = r.Window(l, f.Held(i), shift)
	}
	return shown
}

// TestMoving compares a page, and what is seen of it after some steps, with what was looked at and found good.
func TestMoving(t *testing.T) {
	source, err := os.ReadFile("testdata/moving.txt")
	if err != nil {
		t.Fatal(err)
	}
	art, err := model.Read("x.md", source)
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	show := func(th Theme, width, steps int, text func([]string) string) {
		fmt.Fprintf(&got, "=== %d columns, %d steps\n", width, steps)
		r := NewPage(th, width)
		for b := range art.Blocks(art.Start()) {
			lines, f := r.block(art.Markdown(b), b, false)
			got.WriteString(text(windows(r, lines, f, f.Step(0, steps))) + "\n")
		}
	}
	bare := func(lines []string) string { return ansi.Strip(strings.Join(lines, "\n")) }
	for _, width := range []int{30, 72} {
		for _, steps := range []int{0, 1, 2, 99} {
			show(NewTheme(true), width, steps, bare)
		}
	}
	show(NewTheme(true), 20, 0, bare)
	show(NewTheme(true), 72, 1, func(lines []string) string { return strings.TrimSuffix(visible(lines), "\n") })
	sample.Golden(t, "moving", got.String())
}

// TestWindow cuts lines, with what they look like.
func TestWindow(t *testing.T) {
	r := NewPage(NewTheme(true).Under(colorprofile.ASCII), 10)
	for _, c := range []struct {
		name, line  string
		held, shift int
		want        string
	}{
		{"what has room stays", "0123456789", 2, 0, "0123456789"},
		{"what doesn't move stays", "0123456789abc", -1, 3, "0123456789abc"},
		{"more at the right", "  23456789ab", 2, 0, "  2345678[›]"},
		{"less at the left, with a blank", "  23456789ab", 2, 2, "[‹] 456789ab"},
		{"less at the left, without one", " 123456789ab", 1, 2, "[‹]3456789ab"},
		{"both", " 123456789abc", 1, 1, "[‹]23456789[›]"},
		{"blanks are not hidden", "x 2345678    ", 2, 0, "x 2345678 "},
		{"a wide character gives way to the mark", " 1234567日本", 1, 0, " 1234567[ ›]"},
		{"half a wide character at the right", " 12345678日本", 1, 0, " 12345678[›]"},
		{"half a wide character at the left", " 日本語文字", 1, 1, "[‹] 本語文字"},
		{"marks go with what they stand on", " e\u0301\u0301bcdefghijkl", 1, 0, " e\u0301\u0301bcdefgh[›]"},
		{"styles go on behind a cut", " \x1b[1mabcdef\x1b[m", 1, 3, "[‹]‹1›def‹›"},
		{"styles end at a cut", " \x1b[1mabcdefghijkl\x1b[m", 1, 0, " ‹1›abcdefgh‹›[›]"},
		{"styles add up", " \x1b[1mab\x1b[3mcdef\x1b[m", 1, 3, "[‹]‹1›‹3›def‹›"},
		{"links go on", " \x1b]8;id=a;https://e.org\x1b\\abcdef\x1b]8;;\x1b\\g", 1, 3, "‹2›‹‹https://e.org›‹›def‹/›g"},
		{"a ground goes on to the edge", "\x1b[48;5;236m \x1b[m\x1b[48;5;236mabc\x1b[m", 1, 1, "‹48;5;236›‹2›‹‹›‹48;5;236›bc       ‹›"},
		{"nothing is left", " abc", 1, 9, "[‹]"},
	} {
		got := strings.ReplaceAll(visible([]string{r.Window(c.line, c.held, c.shift)}), "\n", "")
		if want := strings.NewReplacer("[", "‹2›", "]", "‹›").Replace(c.want); got != want {
			t.Errorf("%s:\n%s\nand should be\n%s", c.name, got, want)
		}
	}
}

// columnsOf returns the characters of a line that are seen, by their columns.
func columnsOf(line string) map[int]string {
	at, column := map[int]string{}, 0
	for g := displaywidth.StringGraphemes(ansi.Strip(line)); g.Next(); column += g.Width() {
		if g.Width() > 0 && g.Value() != " " && g.Value() != tableRule {
			at[column] = g.Value()
		}
	}
	return at
}

// unseen returns the characters of a line that are nowhere seen as its block is moved from one end to the other.
func unseen(r *Renderer, f *Frame, line string, held int) map[int]string {
	hidden := columnsOf(line)
	for shift, last := 0, -1; shift > last; shift = f.Step(shift, 1) {
		for at, c := range columnsOf(r.Window(line, held, shift)) {
			if at >= held {
				at += shift
			}
			if hidden[at] == c {
				delete(hidden, at)
			}
		}
		last = shift
	}
	return hidden
}

// FuzzWindow shows any Markdown on a page of any width, moved by any columns: no line is too long or can act on a terminal, styles and
// links end with it, and each character is seen at some step.
func FuzzWindow(f *testing.F) {
	source, err := os.ReadFile("testdata/moving.txt")
	if err != nil {
		f.Fatal(err)
	}
	for i, block := range strings.SplitAfter(string(source), "\n\n") {
		f.Add(block, uint8(23*i), uint16(7*i))
	}
	for name, s := range sample.Hostile(2 << 10) {
		f.Add(s, uint8(len(name)*5), uint16(3))
	}
	f.Fuzz(func(t *testing.T, s string, width uint8, shift uint16) {
		r := NewPage(NewTheme(true), 1+int(width)%200)
		lines, frame := r.block(s, model.Block{Kind: model.List}, true)
		if frame == nil {
			return
		}
		for i, l := range lines {
			if held := frame.Held(i); held >= 0 && i < 20 && frame.Most < 600 { // as much as can be looked through
				if left := unseen(r, frame, l, held); len(left) > 0 {
					t.Fatalf("%d columns: %v of %q is nowhere seen", r.Width, left, l)
				}
			}
		}
		for _, l := range windows(r, lines, frame, int(shift)%(frame.Most+20)) {
			if bad := harmful(l); bad != "" {
				t.Fatalf("%d columns: %q in %q", r.Width, bad, l)
			}
			if n := ansi.StringWidth(l); n > r.Width {
				t.Fatalf("%d columns: %d in %q", r.Width, n, l)
			}
			if i := strings.LastIndex(l, "\x1b["); i >= 0 && !strings.HasPrefix(l[i:], "\x1b[m") {
				t.Fatalf("a style goes on behind %q", l)
			}
			if i := strings.LastIndex(l, "\x1b]8;"); i >= 0 && !strings.HasPrefix(l[i:], endLink) {
				t.Fatalf("a link goes on behind %q", l)
			}
		}
	})
}
