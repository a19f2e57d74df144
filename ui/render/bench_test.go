package render

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"lede/model"
	"lede/ui/sample"
)

// constructs are the things that articles are made of, each of about size bytes.
func constructs(size int) map[string]string {
	grow := func(s string) string { return strings.Repeat(s, size/len(s)+1)[:size] }
	const prose = "The words of this paragraph say little, but they are as long as words are, and some of them follow others. "
	return map[string]string{
		"prose": grow(prose), "prose lines": grow("The words of this paragraph say little, but they are as long as words are,\n"),
		"quotes curly": grow("“It’s a quote,” she said—and didn’t stop—for it’s “only” a test of wrapping words. "),
		"emphasis":     grow("*some* words **are bold** and `code` too, "), "links": grow("[a link](https://example.org/a) and "),
		"CJK": grow("日本語の文章はこのように折り返されます。"), "list": grow("- an item of some words, long enough\n"), "nested list": grow("- one\n  - two words\n    - three\n"),
		"quote": grow("> quoted words, some of them on a line\n"), "table": "| name | size | kind |\n|---|--:|:-:|\n" + grow("| alpha beta | 22 | *y* |\n"),
		"code text": "```\n" + grow("some code, in no language\n"), "code go": "```go\n" + grow("func f(x int) (int, error) { return x + 1, nil } // comment\n"),
		"code python": "```python\n" + grow("def f(x: int) -> str:\n    return f\"{x + 1}\"  # comment\n"), "code json": "```json\n" + grow("{\"name\": [1, 2.5, true, null, \"text\"]},\n"),
		"code bash": "```bash\n" + grow("for f in *.go; do echo \"$f\" | sed 's/a/b/' > out; done\n"), "code rust": "```rust\n" + grow("fn f(x: &str) -> Option<u32> { x.parse().ok() } // c\n"),
		"code yaml": "```yaml\n" + grow("name: value\nlist:\n  - a: 1\n"), "html": grow("<p>Some <b>text</b> in <i>tags</i></p>\n"), "headings": grow("## A heading\n\n"),
	}
}

// BenchmarkRender is the rendering of a block of each construct at the size at which blocks are cut.
func BenchmarkRender(b *testing.B) {
	for name, s := range constructs(4 << 10) {
		b.Run(strings.ReplaceAll(name, " ", "_"), func(b *testing.B) {
			r := NewPage(NewTheme(true), 72)
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				r.Block(s, model.Block{}, false)
			}
		})
	}
}

// BenchmarkRenderHostile is the rendering of a block of each hostile shape.
func BenchmarkRenderHostile(b *testing.B) {
	for name, s := range sample.Hostile(8 << 10) {
		b.Run(strings.ReplaceAll(name, " ", "_"), func(b *testing.B) {
			r := NewPage(NewTheme(true), 72)
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				r.Block(s, model.Block{}, false)
			}
		})
	}
}

// TestRenderInTime checks that no block of a hostile shape, grown to the size at which blocks are cut, keeps a key waiting, nor a page that is
// moved to its end. The slowest takes 25 ms; the bound is far above that, since machines that test are slow and shared, and the race detector slower still.
func TestRenderInTime(t *testing.T) {
	for name, s := range sample.Hostile(8 << 10) {
		for _, w := range []int{20, 72, 160} {
			r := NewPage(NewTheme(true), w)
			start := time.Now()
			lines, f := r.block(s, model.Block{}, false)
			for i := range min(len(lines), 60) {
				r.Window(lines[i], f.Held(i), f.Most)
			}
			if d := time.Since(start); d > 2*time.Second {
				t.Errorf("%s at %d columns takes %v", name, w, d)
			}
		}
	}
}

// BenchmarkWindow is what a page of lines costs that are far longer than it, from their end.
func BenchmarkWindow(b *testing.B) {
	var row, rule strings.Builder
	for i := range 200 {
		fmt.Fprintf(&row, "| *cell* %d 日本 ", i)
		rule.WriteString("|---")
	}
	for name, s := range map[string]string{
		"table": row.String() + "|\n" + rule.String() + "|\n" + row.String() + "|\n", "code": "```go\n" + strings.Repeat("f(x) + ", 70) + "\n```\n",
	} {
		r := NewPage(NewTheme(true), 72)
		lines, f := r.block(s, model.Block{}, false)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				for range 40 {
					r.Window(lines[0], f.Held(0), f.Most)
				}
			}
		})
	}
}
