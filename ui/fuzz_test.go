package ui

import (
	"os"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"lede/model"
)

// fuzzKeys are what each byte of a fuzzed story stands for; a byte behind them is a size of the screen.
var fuzzKeys = strings.Fields("j k space b d u g G ] [ } { p tab t enter h l z M R / n N s o H L m ' a 1 3 9 - + y Y c F x T ? : esc backspace up down left right home end pgup pgdown ctrl+r ctrl+t ctrl+o e f ( ) < > 0 $ w V B i \" D w ctrl+j ctrl+u")

// FuzzKeys presses any keys in any order at any size: nothing panics, the screen keeps its size, the page stays in the text, and what is lit is a section.
func FuzzKeys(f *testing.F) {
	text, err := os.ReadFile("../seeds/markdown.md")
	if err != nil {
		f.Fatal(err)
	}
	f.Add("\x00\x07\x08\x0d\x14\x16\x19\xf0\x02\x1b\x03")
	f.Add("\x17\x20\x21\x0f\x18\x18\x80\x06\x28\x29\x2c")
	f.Fuzz(func(t *testing.T, keys string) {
		if len(keys) > 200 {
			return
		}
		s := new(notebook).reopened(t, "x.md", string(text), 100)
		s.options.Open = func(r model.Request) (*model.Article, error) { return model.Read(r.Source, text) }
		width, height := 100, 20
		for i := range len(keys) {
			if k := int(keys[i]); k < len(fuzzKeys) {
				s.keys(fuzzKeys[k])
			} else {
				width, height = 1+(k*37)%180, 1+k%60
				s.send(tea.WindowSizeMsg{Width: width, Height: height})
			}
			rows := strings.Split(s.screen(), "\n")
			if len(rows) != height {
				t.Fatalf("%d rows on a screen of %d", len(rows), height)
			}
			for _, r := range rows {
				if n := ansi.StringWidth(r); n > width {
					t.Fatalf("%d columns on a screen of %d: %q", n, width, r)
				}
			}
			if at := s.page.pos(); at < 0 || at > s.art.Size() {
				t.Fatalf("the page is at %d of %d", at, s.art.Size())
			}
			if k := s.outline.current; k >= len(s.art.Sections()) {
				t.Fatalf("section %d of %d is lit", k, len(s.art.Sections()))
			}
		}
	})
}
