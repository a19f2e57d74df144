package html

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// inParts returns the parts of a long page, and what comes after them. Its first half is there, the rest follows.
func inParts(page string, size int64, first int) (all [][]byte, end error) {
	half := len(page) / 2
	l := newLong([]byte(page[:half]), strings.NewReader(page[half:]), nil, size, first)
	for {
		p, err := l.Next()
		if err != nil {
			return all, err
		}
		all = append(all, p)
	}
}

// inOne returns a page that is read in one piece.
func inOne(page string) []byte {
	all, _ := inParts(page, 0, maxSource)
	return bytes.Join(all, nil)
}

func TestALongPageComesPieceByPiece(t *testing.T) {
	section := "<h2 id=a>Part</h2><p>Words of <b>a paragraph</b>, and <a href=#a>a link</a>.<ul><li>One<li>Two</ul><table><tr><th>a<th>b<tr><td>c<td>d</table>"
	for name, c := range map[string]struct {
		page  string
		parts int // at least
	}{
		"sections":             {"<!doctype html><title>T</title><h1>Title</h1>" + strings.Repeat(section, 200), 3},
		"without a heading":    {"<!doctype html><title>T</title>" + strings.Repeat("<p>Words of a paragraph.", 1000), 3},
		"in other elements":    {"<body><div id=x><main><article>" + strings.Repeat("<div class=s><section>"+section+"</section></div>", 200) + "</article></main></div>", 4},
		"styles left open":     {"<p><b><i>" + strings.Repeat("<p>Words", 2000), 2},
		"a style in blocks":    {"<div><b>" + strings.Repeat("<div>Words</div>", 2000) + "</b>" + strings.Repeat("<div>Words</div>", 2000), 3},
		"with a base":          {"<base href=https://example.org/><h1>T</h1>" + strings.Repeat("<p><a href=x>Words</a>", 1000), 3},
		"with an address":      {"<link rel=canonical href=https://example.org/x><h1>T</h1>" + strings.Repeat("<p><a href=y>Words</a>", 1000), 3},
		"notes":                {"<h1>T</h1>" + strings.Repeat("<p>Words<sup><a href=#fn1>1</a></sup>.", 1000) + "<li id=fn1>note", 3},
		"text alone":           {strings.Repeat("words without an element ", 2000), 1},
		"lists":                {strings.Repeat("<ul><li>item</ul>", 2000), 3},
		"code":                 {"<h1>T</h1><p>Text<pre>" + strings.Repeat("line of code\n", 2000), 3},
		"code and more":        {"<h1>T</h1><pre>x</pre><div><pre><code class=language-go>\n\n" + strings.Repeat("line <span class=k>of</span> code &lt;\n\n   \n\n", 2000) + "</code></pre></div>" + strings.Repeat("<p>Words", 2000) + "<pre>y</pre>", 5},
		"code in an item":      {"<ul><li><pre>" + strings.Repeat("line of code\n", 2000) + "</pre></ul><p>Words", 1},
		"code that is hidden":  {"<h1>T</h1><div hidden><pre>" + strings.Repeat("line of code\n", 2000) + "</pre></div><p>Words", 1},
		"no end of lines":      {"<pre>" + strings.Repeat("line of code ", 3000) + "</pre><p>Words", 1},
		"blank lines in code":  {"<pre>a\n" + strings.Repeat("\n", 9000) + "b\n" + strings.Repeat("\n", 9000) + "</pre><p>Words", 2},
		"a title that is late": {"<p>Words" + strings.Repeat("<p>Words", 2000) + "<h1>T</h1>", 2},
		"hidden":               {"<h1>T</h1><div hidden>" + strings.Repeat("<p>Nothing", 2000) + "</div><div class=\"headerlink x\">" + strings.Repeat("<p>Nothing", 2000) + "</div><p>End", 2},
		"places":               {"<h1>T</h1>" + strings.Repeat("<a name=x></a><p id=y>Words", 1000), 3},
		"spaces":               {"<h1>T</h1>" + strings.Repeat("<div>\n\n  <p>Words\n\n</div>\n", 1000), 3},
		"XML":                  {"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body><h1>T</h1>" + strings.Repeat("<div/><p>Words<br/>and <a id='x'/>words</p>", 1000), 3},
		"scripts":              {"<h1>T</h1>" + strings.Repeat("<script>if (a<b) '<p>'</script><p>Words<style>p { x: y }</style><!-- <p> -->", 1000), 3},
		"pictures":             {"<h1>T</h1>" + strings.Repeat("<svg><path d=x /><g/></svg><p>Words<math><mi>x</mi></math>", 1000), 3},
		"end tags too many":    {"<h1>T</h1>" + strings.Repeat("<p>Words</p></p></div></span></body></html>", 1000), 3},
		"end tags too few":     {"<h1>T</h1>" + strings.Repeat("<div><p>Words<p>Words</div>", 1000), 3},
		"unknown elements":     {"<h1>T</h1><x-page>" + strings.Repeat("<x-part><p>Words</x-part>", 1000), 3},
	} {
		got, end := inParts(c.page, 0, 4<<10)
		if end != io.EOF || len(got) < c.parts {
			t.Errorf("%s: %d parts, then %v", name, len(got), end)
		}
		if all, whole := bytes.Join(got, nil), inOne(c.page); !bytes.Equal(all, whole) {
			i := 0
			for i < min(len(all), len(whole)) && all[i] == whole[i] {
				i++
			}
			t.Errorf("%s: in parts %.80q, in one %.80q", name, all[max(0, i-20):], whole[max(0, i-20):])
		}
	}
}

// What is longer than some pieces goes on in the next one: a list with its numbers, a table with its head.
func TestLongListsAndTablesGoOn(t *testing.T) {
	for name, c := range map[string]struct {
		page, goesOn, item string
	}{
		"a list":           {"<ul>" + strings.Repeat("<li>item", 5000), "\n- item\n\n* item\n", "item"},
		"numbers":          {"<div><ol>" + strings.Repeat("<li>item</li>\n", 2000) + "</ol></div>", ". item\n\n", "item"},
		"meanings":         {"<dl>" + strings.Repeat("<dt>term<dd>meaning", 2000), "term", "meaning"},
		"a table":          {"<table><thead><tr><th>Name<th>Value</thead>" + strings.Repeat("<tr><td>a<td>item", 2000), "| item |\n\n| Name | Value |\n", "item"},
		"one without head": {"<table><tbody>" + strings.Repeat("<tr><td>a</td><td>item</td></tr>", 2000) + "</tbody></table>", "| item |\n\n| | |\n", "item"},
		"a quote":          {"<blockquote>" + strings.Repeat("<p>item", 5000) + "</blockquote>", "> item\n\n> item", "item"},
		"a list in a list": {"<ul>" + strings.Repeat("<li>x<ol><li>y<li>z</ol><table><tr><td>a<td>item</table>", 2000), "\n\n* x\n", "item"},
	} {
		got, end := inParts(c.page, 0, 2<<10)
		all := bytes.Join(got, nil)
		if end != io.EOF || len(got) < 3 || !bytes.Contains(all, []byte(c.goesOn)) || bytes.Count(all, []byte(c.item)) != strings.Count(c.page, c.item) {
			t.Errorf("%s: %d parts, %d items of %d, %v: %.300q", name, len(got), bytes.Count(all, []byte(c.item)), strings.Count(c.page, c.item), end, got[len(got)-1])
		}
		if name == "numbers" && !bytes.HasSuffix(all, []byte("\n2000. item\n")) {
			t.Errorf("the last number: %.100q", all[len(all)-50:])
		}
	}
}

func TestCodeThatGoesOnHasSignsOfCodeInIt(t *testing.T) {
	page := "<pre>" + strings.Repeat("line of code\n", 3000) + "```\n" + strings.Repeat("more code\n", 3000) + "</pre><h1>T</h1>"
	got, _ := inParts(page, 0, 4<<10)
	all := string(bytes.Join(got, nil))
	if len(got) < 3 || !strings.Contains(all, "code\n```\n\n````\nline of code") || !strings.HasSuffix(all, "more code\n````\n\n# T\n") {
		t.Errorf("%d parts: %q", len(got), all[max(0, len(all)-100):])
	}
}

func TestOfALongPageWhatItIsAboutIsRead(t *testing.T) {
	text := strings.Repeat("<p>Some words, with commas, that are long enough, and say enough, so that they are taken for what the page is about, whatever else there is.</p>", 1000)
	menu := "<nav><ul>" + strings.Repeat("<li><a href=/x>Menu</a>", 50) + "</ul></nav>"
	page := "<!doctype html><html lang=en><head><title>The title - Site</title><meta name=author content='A. Writer'><script>" + strings.Repeat("x();", 20_000) + "</script></head><body><header>" + menu +
		"</header><div id=page><h1>The title</h1><div class=content><div>" + text + "</div><div><h2>The last part</h2><p>The last words.</p></div></div></div><footer>" + menu + "Imprint</footer>"
	l := newLong([]byte(page), strings.NewReader(""), nil, int64(len(page)), 4<<10)
	var all []byte
	for {
		p, err := l.Next()
		if err != nil {
			break
		}
		all = append(all, p...)
	}
	got := string(all)
	if !l.Extracted || !strings.HasPrefix(got, "# <a id=\"page\"></a>The title\n\nA. Writer · en\n\nSome words") || !strings.HasSuffix(got, "The last words.\n") || strings.Contains(got, "Menu") || strings.Contains(got, "Imprint") {
		t.Errorf("%v: %.200q … %q", l.Extracted, got, got[max(0, len(got)-200):])
	}
	// Where an element ends too early, what follows is read as well.
	at := strings.Index(page, "<h2>The last") - len(text)/10
	at += strings.Index(page[at:], "<p>")
	broken := page[:at] + "</div></div></div></div>" + page[at:]
	if parts, _ := inParts(broken, int64(len(broken)), 4<<10); !strings.Contains(string(bytes.Join(parts, nil)), "The last words.") {
		t.Error("the end is missing of a page whose tags are broken")
	}
}

func TestALongPageWithoutAnEnd(t *testing.T) {
	broken := errors.New("broken")
	l := newLong([]byte("<h1>T</h1><p>One.<p>Two.<p>Three."), io.MultiReader(strings.NewReader("<p>Four."), failed{broken}), nil, 0, 20)
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
	got, end := inParts(page, 0, 4<<10)
	if all := string(bytes.Join(got, nil)); end != io.EOF || !strings.HasPrefix(all, "# T\n\nWords of it.") || !strings.HasSuffix(all, "The end.\n") {
		t.Errorf("%.60q…, %v", all, end)
	}
}

// The real pages of the library that extracts read in parts as they read in one.
func TestRealPagesInParts(t *testing.T) {
	different, parts := 0, 0
	for _, dir := range testPages(t) {
		source, err := os.ReadFile(filepath.Join(dir, "source.html"))
		if err != nil {
			t.Fatal(err)
		}
		got, _ := inParts(string(source), 0, len(source)/10)
		parts += len(got)
		if all, whole := bytes.Join(got, nil), inOne(string(source)); !bytes.Equal(all, whole) {
			t.Logf("%s: %d bytes in parts, %d in one", filepath.Base(dir), len(all), len(whole))
			different++
		}
	}
	if different > 4 || parts < 300 {
		t.Errorf("%d pages read otherwise in parts, of which there are %d", different, parts)
	}
}

// FuzzLong reads any bytes in pieces: they are divided without a byte too many or too few, and don't become longer than they are in one.
func FuzzLong(f *testing.F) {
	for _, page := range hostile {
		f.Add([]byte(page[:min(len(page), 4096)]), 1000, false)
	}
	f.Add([]byte("<h1>T</h1><p>One.<p>Two.<ul><li>a<li>b</ul><table><tr><td>x</table><p>Three."), 60, true)
	f.Fuzz(func(t *testing.T, page []byte, first int, about bool) {
		if first < 0 || len(page) > 1<<16 {
			return
		}
		size := int64(0)
		if about {
			size = int64(len(page))
		}
		got, end := inParts(string(page), size, first)
		n := 0
		for _, p := range got {
			n += len(p)
		}
		if end != io.EOF || n > mostGrowth*(len(page)+len(got)*mostOpen)+4096 {
			t.Fatalf("%d bytes in %d parts, then %v", n, len(got), end)
		}
		p := newPieces(bytes.NewReader(page), isXML(page), first)
		for end = nil; end == nil; {
			_, end = p.next()
		}
		if end != io.EOF || p.off > int64(len(page)) || len(p.open) > mostOpen {
			t.Errorf("%d of %d bytes, %d open, %v", p.off, len(page), len(p.open), end)
		}
	})
}
