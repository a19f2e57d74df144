package ui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// surfaces are the keys that lead to each thing that lede can show.
var surfaces = map[string]string{
	"text": "", "end": "G", "sections": "tab j j h", "no sections": "t ]", "help": "?", "palette": ": s e c", "filter": "s p 2",
	"search": "/ g o e s", "searched": "/ g o e s enter n n", "links": "G o", "source": "x space", "chosen": "V j j", "moved": "G right right", "wrapped": "G w", "message": "Y", "failure": "' q",
	"wide characters": "9 ] space", "writing": "9 ] i a ctrl+j b", "note": "i a ctrl+j b enter \"", "notes": "B ] V j h \"",
}

// everyKind is a book with links, a table, code, quotes and wide characters behind it.
func everyKind() string {
	return book() + "## 広い文字で書かれた章の題名はとても長い\n\n" + strings.Repeat("한국어와 中文 and 日本語の文章も、👩‍👩‍👧‍👦 もある。", 40) +
		"\n\n| a | b |\n|---|---|\n| 1 | 日本語 |\n\n" + strings.Repeat("| wide 広い | table ", 9) + "\n" + strings.Repeat("|---", 18) + "\n" + strings.Repeat("| 문장은 낱말 | 42 ", 9) + "\n\n```go\nfunc main() { println(\"a rather long line of code, longer than most screens are wide\") }\n```\n\n" +
		"> - quote\n>   - nested 👩‍👩‍👧‍👦\n\nA [link](#chapter-1), [another](https://example.org/) and [日本](#part-1.1).\n"
}

// TestGeometry goes through every size: no surface panics, and each is exactly as large as the screen, with the panes side by side.
func TestGeometry(t *testing.T) {
	for name, keys := range surfaces {
		s := new(notebook).reopened(t, "book.md", everyKind(), 100)
		s.keys(strings.Fields(keys)...)
		for w := 1; w <= 250; w++ {
			if (testing.Short() || w > 80) && w%7 != 0 {
				continue
			}
			for _, h := range []int{1, 2, 3, 4, 5, 6, 9, 14, 50} {
				s.send(tea.WindowSizeMsg{Width: w, Height: h})
				if name == "links" { // the letters don't outlive a size
					s.keys("o")
				}
				if wrong := s.misfit(w, h); wrong != "" {
					t.Fatalf("%s at %d × %d: %s\n%s", name, w, h, wrong, s.text())
				}
			}
		}
	}
}

// misfit says how the screen doesn't fit a size, "" if it does: a row for each of the screen's, none too wide, each pane in its columns.
func (s *story) misfit(w, h int) string {
	rows := strings.Split(s.screen(), "\n")
	if len(rows) != h {
		return "it has not as many rows as the screen"
	}
	g := s.layout()
	for i, r := range rows {
		n := ansi.StringWidth(r)
		switch {
		case n > w:
			return "too wide is " + r
		case !g.rule || s.menu != nil || i >= g.height || !g.footer:
		case n <= g.pane || ansi.Strip(ansi.Cut(r, g.pane, g.pane+1)) != "│":
			return "the rule between the panes is broken by " + r
		}
	}
	return ""
}

// TestLettersDoNotOutliveTheirPlaces takes the letters of links away when what they stand on moves.
func TestLettersDoNotOutliveTheirPlaces(t *testing.T) {
	s := open(t, "book.md", everyKind(), 100, 30)
	s.keys("G", "o")
	if len(s.links) != 3 {
		t.Fatalf("%d links have letters, want 3", len(s.links))
	}
	s.send(tea.WindowSizeMsg{Width: 60, Height: 30})
	if s.links != nil || s.await != nil {
		t.Error("after a resize the letters stand where the links were")
	}
}
