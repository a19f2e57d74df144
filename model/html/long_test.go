package html

import (
	"bytes"
	"errors"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// inParts returns the parts of a long page, and what comes after them. Its first half is there, the rest follows.
func inParts(page string, early int) (all [][]byte, end error) {
	half := len(page) / 2
	l := newLong([]byte(page[:half]), strings.NewReader(page[half:]), nil, early)
	for {
		p, err := l.Next()
		if err != nil {
			return all, err
		}
		all = append(all, p)
	}
}

func TestALongPageBeginsBeforeItEnds(t *testing.T) {
	section := "<h2 id=a>Part</h2><p>Words of <b>a paragraph</b>, and <a href=#a>a link</a>.<ul><li>One<li>Two</ul><table><tr><th>a<th>b<tr><td>c<td>d</table>"
	for name, page := range map[string]string{
		"sections":             "<!doctype html><title>T</title><h1>Title</h1>" + strings.Repeat(section, 200),
		"without a heading":    "<!doctype html><title>T</title>" + strings.Repeat("<p>Words of a paragraph.", 1000),
		"in other elements":    "<body><div id=x><main><article>" + strings.Repeat("<div class=s><section>"+section+"</section></div>", 200) + "</article></main></div>",
		"misnested":            "<p><b>bold<i>both</b>italic</i><table><p>before it<tr><td>" + strings.Repeat("cell<p>"+section, 200),
		"with styles open":     "<p><b><i>" + strings.Repeat("<p>Words", 1000),
		"with a base":          "<base href=https://example.org/><h1>T</h1>" + strings.Repeat("<p><a href=x>Words</a>", 1000),
		"notes":                "<h1>T</h1>" + strings.Repeat("<p>Words<sup><a href=#fn1>1</a></sup>.", 1000) + "<li id=fn1>note",
		"text alone":           strings.Repeat("words without an element ", 2000),
		"one list":             "<ul>" + strings.Repeat("<li>item", 2000),
		"one table":            "<table>" + strings.Repeat("<tr><th>a<td>b", 2000),
		"one quote":            "<blockquote>" + strings.Repeat("<p>Words", 2000) + "</blockquote>",
		"code":                 "<h1>T</h1><p>Text<pre>" + strings.Repeat("line of code\n", 2000),
		"a title that is late": "<p>Words" + strings.Repeat("<p>Words", 2000) + "<h1>T</h1>",
	} {
		got, end := inParts(page, 8<<10)
		whole := newLong([]byte(page), strings.NewReader(""), nil, 8<<10).write(mustParse(t, []byte(page))).out
		early := strings.HasPrefix(name, "one ") || name == "text alone" || name == "misnested"
		if end != io.EOF || len(got) != 2 && !early {
			t.Errorf("%s: %d parts, then %v", name, len(got), end)
		}
		if all := bytes.Join(got, nil); !bytes.Equal(all, whole) {
			t.Errorf("%s: %d bytes in parts differ from %d of the whole", name, len(all), len(whole))
		}
	}
}

func TestALongPageWithoutAnEnd(t *testing.T) {
	broken := errors.New("broken")
	l := newLong([]byte("<h1>T</h1><p>One.<p>Two.<p>Three."), io.MultiReader(strings.NewReader("<p>Four."), failed{broken}), nil, 20)
	var all []byte
	for {
		p, err := l.Next()
		if err != nil {
			if err != broken {
				t.Error(err)
			}
			break
		}
		all = append(all, p...)
	}
	if string(all) != "# T\n\nOne.\n\nTwo.\n\nThree.\n\nFour.\n" {
		t.Errorf("%q", all)
	}
}

// failed is a reader that can't read.
type failed struct{ err error }

// Read implements io.Reader.
func (f failed) Read([]byte) (int, error) { return 0, f.err }

func TestALongPageThatIsNestedTooDeeply(t *testing.T) {
	page := "<h1>T</h1>" + strings.Repeat("<p>Words of it.", 1000) + strings.Repeat("<div>", 2000) + "The end."
	got, end := inParts(page, 4<<10)
	if all := string(bytes.Join(got, nil)); end != io.EOF || !strings.HasPrefix(all, "# T\n\nWords of it.") || !strings.HasSuffix(all, "The end.\n") {
		t.Errorf("%.60q…, %v", all, end)
	}
}

// The real pages of the library that extracts read in parts as they read whole.
func TestRealPagesInParts(t *testing.T) {
	at, _ := url.Parse("https://example.org/")
	different, early := 0, 0
	for _, dir := range testPages(t) {
		source, err := os.ReadFile(filepath.Join(dir, "source.html"))
		if err != nil {
			t.Fatal(err)
		}
		l := newLong(source, strings.NewReader(""), at, len(source)/3)
		want := l.write(mustParse(t, source)).out
		var all []byte
		for n := 0; ; n++ {
			p, err := l.Next()
			if err != nil {
				if n == 2 {
					early++
				}
				break
			}
			all = append(all, p...)
		}
		if !bytes.Equal(all, want) {
			t.Logf("%s: %d bytes in parts, %d in one", filepath.Base(dir), len(all), len(want))
			different++
		}
	}
	if different > 2 || early < 100 {
		t.Errorf("%d pages read otherwise in parts; %d have an early one", different, early)
	}
}

// FuzzLong looks for pages of which something is missing when they are read in parts.
func FuzzLong(f *testing.F) {
	for _, page := range hostile {
		f.Add([]byte(page[:min(len(page), 4096)]), 1000)
	}
	f.Add([]byte("<h1>T</h1><p>One.<p>Two.<ul><li>a<li>b</ul><table><tr><td>x</table><p>Three."), 60)
	f.Fuzz(func(t *testing.T, page []byte, early int) {
		if early < 0 || len(page) > 1<<16 {
			return
		}
		got, end := inParts(string(page), early)
		if end != io.EOF || len(got) == 0 {
			t.Fatalf("%d parts, then %v", len(got), end)
		}
		whole := Plain(page)
		if root, err := Parse(page); err == nil {
			whole = newLong(page[:len(page)/2], strings.NewReader(""), nil, early).write(root).out
		}
		if all := bytes.Join(got, nil); len(all) < len(whole) || !bytes.HasSuffix(whole, got[len(got)-1]) {
			t.Errorf("%q of %q, which is %q", got, page, whole)
		}
	})
}
