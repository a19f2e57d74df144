package html

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

// hostile are pages that are made to hang a reader, each of about 1 MB.
var hostile = map[string]string{
	"nested blocks":      strings.Repeat("<div>", 200_000),
	"nested tables":      strings.Repeat("<table>", 150_000),
	"tables in cells":    strings.Repeat("<table><tr><td>", 17_000),
	"nested lists":       strings.Repeat("<ul><li>", 30_000),
	"nested quotes":      strings.Repeat("<blockquote>", 20_000) + "text",
	"quotes within 500":  strings.Repeat(strings.Repeat("<blockquote>x", 200)+strings.Repeat("</blockquote>", 200), 50),
	"tables within 500":  strings.Repeat(strings.Repeat("<table><tr><td>x", 120)+strings.Repeat("</table>", 120), 60),
	"emphasis":           strings.Repeat("<b>x<i>", 35_000),
	"emphasis that ends": strings.Repeat("<b>x<i>y</b>z</i>", 15_000),
	"links":              strings.Repeat("<a href=x>y", 22_000),
	"attributes":         "<p " + strings.Repeat("a=b ", 250_000) + ">text",
	"other attributes": "<p " + func() string {
		var b strings.Builder
		for i := range 100_000 {
			b.WriteString("a" + strings.Repeat("b", i%7) + string(rune('a'+i%26)) + strings.Repeat("c", i%11) + "=1 ")
		}
		return b.String()
	}() + ">text",
	"one attribute":  "<p title='" + strings.Repeat("x", 1<<20) + "'>text",
	"columns":        "<table>" + strings.Repeat("<tr><td colspan=100000 rowspan=65534>x", 6_000),
	"cells":          "<table><tr>" + strings.Repeat("<td>x", 50_000),
	"rows":           "<table>" + strings.Repeat("<tr><td>x<td>y", 17_000),
	"one cell":       "<table><tr><td>" + strings.Repeat("word ", 50_000) + "<td>y",
	"definitions":    strings.Repeat("<dl><dt>a<dd>b", 17_000),
	"notes":          strings.Repeat("<sup><a href=#fn1>1</a></sup>", 8_000) + "<p id=fn1>note",
	"many notes":     strings.Repeat("<sup><a href=#fn1>1</a></sup><li id=fn2>x", 6_000),
	"backticks":      "<p><code>" + strings.Repeat("` ", 125_000) + "</code>",
	"unclosed tags":  strings.Repeat("<", 1<<20),
	"unclosed quote": "<?xml version='1.0'?><p>" + strings.Repeat("<a b='", 37_000),
	"entities":       strings.Repeat("&amp;lt;", 32_000),
	"breaks":         strings.Repeat("<br>", 62_000),
	"headings":       strings.Repeat("<h1>x", 50_000),
	"paragraphs":     strings.Repeat("<p>x, y", 37_000),
	"base":           "<base href='https://example.org/" + strings.Repeat("x", 2_000) + "'>" + strings.Repeat("<a href=x>y</a>", 15_000),
	"formatting":     strings.Repeat("<p><b><i><u><s><a href=x>", 10_000),
}

func TestHostilePagesAreReadInTime(t *testing.T) {
	for name, page := range hostile {
		began := time.Now()
		got := Read([]byte("<!doctype html><body>"+page), nil)
		if took := time.Since(began); took > 15*time.Second {
			t.Errorf("%s: %d bytes took %v", name, len(page), took)
		} else {
			t.Logf("%s: %d bytes to %d in %v", name, len(page), len(got.Markdown), took)
		}
		if len(got.Markdown) > mostGrowth*len(page) {
			t.Errorf("%s: %d bytes became %d", name, len(page), len(got.Markdown))
		}
	}
}

// mostGrowth is how many times as long as a page its Markdown can become: a link of 15 bytes with a base of 512.
const mostGrowth = 48

func TestAPageThatIsNestedTooDeeplyShowsItsText(t *testing.T) {
	p := Read([]byte("<title>no</title><p>before"+strings.Repeat("<div>", 2000)+"in *it*<script>no()</script><br>and"+strings.Repeat("</div>", 2000)+"<p>behind"), nil)
	if got := string(p.Markdown); got != "before\n\nin \\*it\\*\\\nand\n\nbehind\n" || !strings.Contains(p.Notice, "too deeply") {
		t.Errorf("%q, %q", got, p.Notice)
	}
}

func TestAllOfAPageIsShownWhereItsContentCantBeTold(t *testing.T) {
	const text = "<p>Some words, with commas, that are long enough, and say enough, so that they are taken for what the page is about, whatever else there is.</p>"
	talk := strings.Repeat("<div class=comment><p>A remark, of some length, by someone, on what was said above, which takes most of the page.</p></div>", 200)
	p := Read([]byte("<!doctype html><title>Talk</title><article>"+strings.Repeat(text, 5)+"</article><div class=comments>"+talk+"</div>"), nil)
	if !bytes.Contains(p.Markdown, []byte("A remark")) || !strings.Contains(p.Notice, "all of it is shown") {
		t.Errorf("%q, %.200q", p.Notice, p.Markdown)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("<html><title>t</title><h1>x</h1><ul><li>a<li><p>b<p>c</ul><table><tr><th>a<td>b</table><dl><dt>x<dd>y</dl><pre class=lang-go>x</pre>"))
	f.Add([]byte("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body><a id='x'/><sup><a href='#fn1'>1</a></sup><li id='fn1'>n</li><a href='#x'>y</a>"))
	f.Add([]byte("<b>x<i>y</b>z</i><br><br><code>`</code><img alt='a]' src=b><blockquote><blockquote>x"))
	f.Fuzz(func(t *testing.T, page []byte) {
		if p := Read(page, nil); len(p.Markdown) > mostGrowth*len(page)+4096 {
			t.Errorf("%d bytes became %d", len(page), len(p.Markdown))
		}
	})
}
