package ui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// TestGeometry goes through every size: no surface panics, or is larger than the screen.
func TestGeometry(t *testing.T) {
	text := book() + "\n| a | b |\n|---|---|\n| 1 | 日本語 |\n\n```go\nfunc main() { println(\"a rather long line of code, longer than most screens are wide\") }\n```\n\n> - quote\n>   - nested 👩‍👩‍👧‍👦\n"
	for name, keys := range map[string][]string{
		"text": nil, "end": {"G"}, "sections": {"tab", "j", "j", "h"}, "help": {"?"}, "no sections": {"t", "]"},
	} {
		s := open(t, "book.md", text, 100, 30)
		s.keys(keys...)
		for w := 1; w <= 250; w++ {
			if testing.Short() && w%7 != 0 {
				continue
			}
			for h := 1; h <= 50; h++ {
				if h > 8 && h%14 != 0 {
					continue
				}
				s.send(tea.WindowSizeMsg{Width: w, Height: h})
				rows := strings.Split(s.screen(), "\n")
				if len(rows) != h {
					t.Fatalf("%s at %d × %d: %d rows", name, w, h, len(rows))
				}
				for i, r := range rows {
					if n := ansi.StringWidth(r); n > w {
						t.Fatalf("%s at %d × %d: row %d is %d wide: %q", name, w, h, i, n, r)
					}
				}
			}
		}
	}
}
