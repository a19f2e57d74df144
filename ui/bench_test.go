package ui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"lede/model"
)

// mixed is about size bytes of Markdown with all that articles have.
func mixed(size int) string {
	var b strings.Builder
	b.Grow(size + 4096)
	b.WriteString("# A document\n\n")
	for i := 0; b.Len() < size; i++ {
		fmt.Fprintf(&b, "%s Section number %d\n\n", "##"[:1+i%2]+"#", i)
		fmt.Fprintf(&b, "The %d words *of this* paragraph say **little**, and [link][r] to `code`.\n%s\n\n", i, strings.Repeat("More of them follow, as in any article of some length. ", 9))
		switch i % 5 {
		case 0:
			b.WriteString("- one item\n- another, with `code`\n  - and one below it\n- a third\n\n")
		case 1:
			b.WriteString("```go\nfunc main() {\n\tfmt.Println(\"hello\") // a comment\n}\n```\n\n")
		case 2:
			b.WriteString("| name | size | kind |\n|---|--:|:-:|\n| a | 1 | x |\n| b | 22 | *y* |\n\n")
		case 3:
			b.WriteString("> A quote of some words,\n> on two lines.\n\n")
		}
	}
	b.WriteString("[r]: https://example.org/\n")
	return b.String()
}

// reader returns the program with an article that is wholly scanned.
func reader(b *testing.B, text string) *App {
	b.Helper()
	art, err := model.Read("x.md", []byte(text))
	if err != nil {
		b.Fatal(err)
	}
	if err := art.ScanAll(); err != nil {
		b.Fatal(err)
	}
	return New(Options{Article: art}, 120, 40)
}

// keys gives the program some keys and draws the screen after each, as bubbletea does.
func (a *App) keys(keys ...tea.KeyPressMsg) {
	for _, k := range keys {
		a.Update(k)
		a.View()
	}
}

var (
	keyDown    = tea.KeyPressMsg{Code: 'j', Text: "j"}
	keyPage    = tea.KeyPressMsg{Code: ' ', Text: " "}
	keySection = tea.KeyPressMsg{Code: ']', Text: "]"}
	keyEnd     = tea.KeyPressMsg{Code: 'G', Text: "G"}
	keyTop     = tea.KeyPressMsg{Code: 'g', Text: "g"}
)

// BenchmarkFirstPage is all from opening to the first screen, without the start of the process.
func BenchmarkFirstPage(b *testing.B) {
	for _, size := range []int{10 << 10, 1 << 20, 100 << 20} {
		text := []byte(mixed(size))
		b.Run(fmt.Sprint(size>>10, "KB"), func(b *testing.B) {
			for b.Loop() {
				art, err := model.Read("x.md", text)
				if err != nil {
					b.Fatal(err)
				}
				New(Options{Article: art}, 120, 40).View()
			}
		})
	}
}

// BenchmarkKeys is what a key costs, on pages that were not rendered before.
func BenchmarkKeys(b *testing.B) {
	a := reader(b, mixed(100<<20))
	for _, k := range []struct {
		name string
		key  tea.KeyPressMsg
	}{{"line", keyDown}, {"page", keyPage}, {"section", keySection}} {
		b.Run(k.name, func(b *testing.B) {
			for b.Loop() {
				a.keys(k.key)
			}
		})
	}
	b.Run("end and top", func(b *testing.B) {
		for b.Loop() {
			a.keys(keyEnd, keyTop)
		}
	})
	b.Run("resize", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			a.Update(tea.WindowSizeMsg{Width: 80 + i%40, Height: 40})
			a.View()
		}
	})
	b.Run("view", func(b *testing.B) {
		for b.Loop() {
			a.View()
		}
	})
}

// hostile are shapes that hang or slow down other readers, each grown to a size.
func hostile(size int) map[string]string {
	grow := func(s string) string { return strings.Repeat(s, size/len(s)+1)[:size] }
	var nested strings.Builder
	for i := 0; nested.Len() < size; i++ {
		nested.WriteString(strings.Repeat("  ", i%400) + "- item\n")
	}
	var rows strings.Builder
	rows.WriteString("| a | b |\n|---|---|\n")
	for i := 0; rows.Len() < size; i++ {
		fmt.Fprintf(&rows, "| %d | [l](https://example.org/%d) |\n", i, i)
	}
	cols := "|" + strings.Repeat("a|", 5000) + "\n|" + strings.Repeat("-|", 5000) + "\n"
	return map[string]string{
		"quotes in quotes": grow(">"), "lists in lists": grow("- "), "nested list": nested.String(), "long list": grow("- item\n"), "loose list": grow("- item\n\n"),
		"code": "```go\n" + grow("func f(x int) { return x + 1 }\n"), "one line of code": "```js\n" + grow("a(b);"), "code, no language": "```\n" + grow("x <- y | z\n"),
		"angle brackets": "```html\n" + grow("<"), "headings alike": grow("# same\n\n"), "half links": grow("[a](b"), "brackets": grow("["), "comments": grow("<!--"),
		"rows": rows.String(), "columns": cols + grow("|"), "one word": grow("x"), "one line": grow("word "), "stars": grow("*a **b "), "marks": "a" + grow("\u0301"),
		"emoji": grow("👩‍👩‍👧‍👦"), "definitions": grow("[a]: /u\n"), "uses": "[a]: /u\n\n" + grow("[a] "), "backticks": grow("` `` "), "html": grow("<div>\n\n"), "indented": grow("    x = 1\n"),
		"escapes": grow("\x1b[31m"), "entities": grow("&#27;"), "wide": grow("日本語"), "blank": grow("\n"), "spaces": grow(" "), "tabs": grow("\t"),
	}
}

// BenchmarkHostile is the first page and some keys on 1 MB of each hostile shape.
func BenchmarkHostile(b *testing.B) {
	for name, text := range hostile(1 << 20) {
		b.Run(strings.ReplaceAll(name, " ", "_"), func(b *testing.B) {
			for b.Loop() {
				art, err := model.Read("x.md", []byte(text))
				if err != nil {
					b.Fatal(err)
				}
				a := New(Options{Article: art}, 120, 40)
				a.View()
				a.keys(keyDown, keyPage, keyPage, keyEnd, keyTop)
			}
		})
	}
}

// TestHostileShapesReadToTheEnd goes through each hostile shape: no panic, no endless loop, the last page is reached.
func TestHostileShapesReadToTheEnd(t *testing.T) {
	for name, text := range hostile(80 << 10) {
		s := open(t, "x.md", text, 80, 24)
		s.keys("j", "space", "G", "k", "b", "g", "]", "tab", "j", "h", "l", "enter", "G")
		if !strings.Contains(s.facts(), "100 %") {
			t.Errorf("%s: at the end the footer says %q", name, s.facts())
		}
	}
}
