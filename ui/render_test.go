package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"lede/model"
)

// render returns Markdown as one renderer shows it.
func render(t theme, width int, markdown string) []string {
	return newRenderer(t, width).block(markdown, model.Block{}, false)
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

// TestRender compares each file testdata/render/*.md with what it looks like at some widths.
func TestRender(t *testing.T) {
	files, err := filepath.Glob("testdata/render/*.md")
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
				fmt.Fprintf(&got, "=== %d columns\n%s\n", w, ansi.Strip(strings.Join(render(newTheme(true), w, string(b)), "\n")))
			}
			fmt.Fprintf(&got, "=== 72 columns, styled\n%s", visible(render(newTheme(true), 72, string(b))))
			golden(t, "render/"+name, got.String())
		})
	}
}
