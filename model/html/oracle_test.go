package html

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	readability "codeberg.org/readeck/go-readability/v2"
	dom "golang.org/x/net/html"

	"lede/model/tree"
)

// overlap returns the F1 of the words of a text against those that are expected, each as often as it stands there.
func overlap(got, want string) float64 {
	count := map[string]int{}
	a, b := strings.Fields(got), strings.Fields(want)
	for _, w := range b {
		count[w]++
	}
	both := 0
	for _, w := range a {
		if count[w] > 0 {
			count[w]--
			both++
		}
	}
	if len(a)+len(b) == 0 {
		return 1
	}
	return 2 * float64(both) / float64(len(a)+len(b))
}

// testPages returns the folders of the pages that come with the library which finds the text of a page: its own, and those of
// Mozilla's Readability, which it follows. Each has a page, source.html, and its text, expected.html.
func testPages(t testing.TB) []string {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "codeberg.org/readeck/go-readability/v2").Output()
	if err != nil {
		t.Skip("the library's pages are not here:", err)
	}
	pages, err := filepath.Glob(filepath.Join(strings.TrimSpace(string(out)), "test-pages", "*", "source.html"))
	if err != nil || len(pages) < 100 {
		t.Skip("the library's pages are not here:", len(pages), err)
	}
	for i, p := range pages {
		pages[i] = filepath.Dir(p)
	}
	return pages
}

// parsed returns the tree of a file.
func parsed(t testing.TB, path string) *dom.Node {
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return mustParse(t, b)
}

// TestTheTextOfAPageIsFound compares what is found on the library's pages with what is expected there, by words: it must be no worse than
// what the library alone finds. The title doesn't count: it stands above the text anyway.
func TestTheTextOfAPageIsFound(t *testing.T) {
	said := func(content *dom.Node, title string) string {
		if content == nil {
			return ""
		}
		if h := firstHeading(content); h != nil && strings.EqualFold(squeezeLine(tree.Text(h, 1024)), title) {
			h.Parent.RemoveChild(h)
		}
		keep := func(s string) string { return s }
		drop := func(string) string { return "" }
		return rendered(t, Write(content, Refs{Link: keep, Image: drop, Anchor: drop}))
	}
	pages := testPages(t)
	var ours, alone float64
	for _, dir := range pages {
		root := parsed(t, filepath.Join(dir, "source.html"))
		m, content := extract(root)
		if content == nil {
			content = root
		}
		p := readability.NewParser()
		p.KeepClasses = true
		a, err := p.ParseDocument(parsed(t, filepath.Join(dir, "source.html")), nil)
		if err != nil {
			t.Fatal(err)
		}
		want := said(parsed(t, filepath.Join(dir, "expected.html")), m.title)
		f, g := overlap(said(content, m.title), want), overlap(said(a.Node, m.title), want)
		if ours, alone = ours+f, alone+g; f < g-0.01 {
			t.Errorf("%s: %.3f, and %.3f alone", filepath.Base(dir), f, g)
		}
	}
	n := float64(len(pages))
	t.Logf("%d pages: F1 %.4f, and %.4f alone", len(pages), ours/n, alone/n)
	if ours < alone-1e-9 {
		t.Errorf("on %d pages the mean F1 is %.4f, and %.4f alone", len(pages), ours/n, alone/n)
	}
}

// mustParse returns the tree of a page.
func mustParse(t testing.TB, source []byte) *dom.Node {
	root, err := Parse(source)
	if err != nil {
		t.Fatal(err)
	}
	return root
}
