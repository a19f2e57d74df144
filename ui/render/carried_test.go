package render

import (
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"lede/model"
)

// TestCarried renders blocks that go on with a cut one: what was shown before isn't shown again, its space is kept.
func TestCarried(t *testing.T) {
	for _, c := range []struct {
		name, markdown string
		block          model.Block
		want           string
	}{
		{"an item goes on", "- and so on\n- next\n", model.Block{Kind: model.List, Carried: 1}, "  and so on\n• next\n"},
		{"an item in an item goes on", "1. - and so on\n   - next\n2. two\n", model.Block{Kind: model.List, Carried: 2}, "     and so on\n   • next\n2. two\n"},
		{"the inner item is new", "12. - new\n", model.Block{Kind: model.List, Carried: 1}, "    • new\n"},
		{"a list in a quote goes on", "> - and so on\n", model.Block{Kind: model.Quote, Carried: 1}, "│   and so on\n"},
		{"a task goes on", "- [x] and so on\n", model.Block{Kind: model.List, Carried: 1}, "  and so on\n"},
		{"a list is cut between items that stand apart", "- a\n\n- b\n\n", model.Block{Kind: model.List, Cut: true}, "• a\n\n• b\n"},
		{"a list is cut between items that don't", "- a\n- b\n", model.Block{Kind: model.List, Cut: true}, "• a\n• b"},
		{"a paragraph is cut", "some words ", model.Block{Kind: model.Paragraph, Cut: true}, "some words"},
		{"a table goes on", "| a | b |\n|------|:--:|\n| 1 | 2 |\n", model.Block{Kind: model.Table, Carried: 1}, "1         2\n"},
		{"a table is cut", "| a | b |\n|------|:--:|\n| 1 | 2 |\n", model.Block{Kind: model.Table, Cut: true}, "a         b\n─────────────\n1         2"},
		{"a wide table goes on", "| a | b |\n|---|------------------------------------------------------|\n| 1 | 2 |\n| 3 | 4 |\n", model.Block{Kind: model.Table, Carried: 1, Cut: true}, "1     2\n\n3     4\n"},
		{"a footnote goes on", "[^1]: and so on\n", model.Block{Kind: model.Footnote, Carried: 1}, "    and so on\n"},
		{"code goes on", "```go\n\nx\n\n```\n", model.Block{Kind: model.Code, Cut: true}, "\n  x\n"},
	} {
		lines := New(NewTheme(true).Under(colorprofile.ASCII), 40).Block(c.markdown, c.block, true)
		for i := range lines {
			lines[i] = strings.TrimRight(ansi.Strip(lines[i]), " ")
		}
		if got := strings.Join(lines, "\n"); got != c.want {
			t.Errorf("%s:\n%q, and should be\n%q", c.name, got, c.want)
		}
	}
}

// TestForget checks that a block is rendered anew after forget only if its Markdown has changed.
func TestTheColumnsOfATableInAListThatWasCut(t *testing.T) {
	const list = "- An item.\n\n  | a | b |\n  | --- | --- |\n  | one word | some more words than that |\n"
	want := render(BareTheme(), 60, list)
	got := New(BareTheme(), 60).Block(list, model.Block{Kind: model.List, Cut: true}, false)
	if strings.TrimSpace(strings.Join(got, "\n")) != strings.TrimSpace(strings.Join(want, "\n")) {
		t.Errorf("it is\n%s\nand not\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestForget(t *testing.T) {
	a, err := model.Read("x.md", []byte("some [text][ref]\n\nother\n\n[ref]: https://example.org/\n"))
	if err != nil {
		t.Fatal(err)
	}
	r := New(NewTheme(true), 40)
	var blocks []model.Block
	for b := range a.Blocks(0) {
		blocks = append(blocks, b)
	}
	before, other := r.Lines(a, blocks[0]), r.Lines(a, blocks[1])
	if err := a.ScanAll(); err != nil {
		t.Fatal(err)
	}
	if now := r.Lines(a, blocks[0]); &now[0] != &before[0] {
		t.Error("the block is rendered again without being forgotten")
	}
	r.Forget()
	if now := r.Lines(a, blocks[0]); !strings.Contains(now[0], "https://example.org/") || strings.Contains(now[0], "[ref]") {
		t.Errorf("the definition has become known, but the line is %q", now[0])
	}
	if now := r.Lines(a, blocks[1]); &now[0] != &other[0] {
		t.Error("a block whose Markdown is the same is rendered again")
	}
}

// TestRemembered checks that the renderer doesn't keep all blocks that it has ever rendered.
func TestRemembered(t *testing.T) {
	a, err := model.Read("x.md", []byte(strings.Repeat("words\n\n", 5*remembered)))
	if err != nil {
		t.Fatal(err)
	}
	r := New(NewTheme(true), 40)
	for b := range a.Blocks(0) {
		r.Lines(a, b)
	}
	if n := len(r.fresh) + len(r.old); n > 2*remembered {
		t.Errorf("%d blocks are kept", n)
	}
}
