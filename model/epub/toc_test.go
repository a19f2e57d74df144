package epub

import (
	"strings"
	"testing"
)

// headingsOf returns the headings of a book's Markdown without the places in them.
func headingsOf(t *testing.T, book string) string {
	t.Helper()
	text, err := read(t, packed(t, book))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for l := range strings.Lines(text) {
		if !strings.HasPrefix(l, "#") {
			continue
		}
		for strings.Contains(l, "<a") {
			before, rest, _ := strings.Cut(l, "<a")
			_, rest, _ = strings.Cut(rest, "</a>")
			l = before + rest
		}
		out = append(out, strings.TrimSpace(l))
	}
	return strings.Join(out, "\n")
}

// nav returns the file of a table of contents of EPUB 3.
func nav(list string) string {
	return "-- OEBPS/nav.xhtml --\n<html xmlns:epub=\"http://www.idpf.org/2007/ops\"><body><nav epub:type=\"toc\"><ol>" + list + "</ol></nav></body></html>\n"
}

func TestWhatTheContentsMean(t *testing.T) {
	const one = "-- OEBPS/a.html --\n<html><body><h2 id=\"one\">One</h2><p>x</p></body></html>\n"
	for name, c := range map[string]struct{ book, want string }{
		"groups without a link": {opf(navItem, "a.html", "b.html") + one + "-- OEBPS/b.html --\n<h2>Two</h2><p>x\n" +
			nav(`<li><span>Part I</span><ol><li><a href="a.html">One</a></li><li><a href="b.html">Two</a></li></ol></li>`),
			"# A Book\n## Part I\n### One\n### Two"},
		"points without a place": {opf(ncxItem, "a.html") + one + "-- OEBPS/toc.ncx --\n<ncx><navMap><navPoint><navLabel><text>Part I</text></navLabel><navPoint><navLabel><text>One</text></navLabel><content src=\"a.html#one\"/></navPoint></navPoint></navMap></ncx>\n",
			"# A Book\n## Part I\n### One"},
		"a part and a chapter at one place": {opf(navItem, "a.html") + one + nav(`<li><a href="a.html">Part I</a><ol><li><a href="a.html">1. One</a></li></ol></li>`),
			"# A Book\n## Part I\n### One"},
		"a chapter and something in it at one place": {opf(navItem, "a.html") + one + nav(`<li><a href="a.html">One</a><ol><li><a href="a.html#missing">First</a></li><li><a href="a.html#gone">Second</a></li></ol></li>`),
			"# A Book\n## One\n### First\n### Second"},
		"a link with a picture": {opf(navItem, "a.html") + "-- OEBPS/a.html --\n<p>x\n" + nav(`<li><a href="a.html"><img src="x.png" alt="An abbey"/></a></li>`),
			"# A Book\n## An abbey"},
		"a number and a name on two lines": {opf(navItem, "a.html", "b.html") + "-- OEBPS/a.html --\n<header><h2>I</h2><p id=\"n\">Loom<i>ings</i></p></header><p>Call me.</p>\n-- OEBPS/b.html --\n<h1>Chapter 2</h1><h2>The Bag</h2><p>I stuffed\n" +
			nav(`<li><a href="a.html">I: Loomings</a></li><li><a href="b.html">Chapter 2. The Bag</a></li>`),
			"# A Book\n## I: Loom*ings*\n## Chapter 2. The Bag"},
		"a number, and something else below it": {opf(navItem, "a.html") + "-- OEBPS/a.html --\n<h2>I</h2><p>Call me.</p>\n" + nav(`<li><a href="a.html">I: Loomings</a></li>`),
			"# A Book\n## I"},
		"the title of the book on a page of its own": {opf(navItem, "t.html", "a.html") + "-- OEBPS/t.html --\n<h1>A book</h1><p>By Ann Author</p>\n" + one + nav(`<li><a href="a.html">One</a></li>`),
			"# A Book\n## One"},
		"a name with its accents apart": {opf(navItem, "\u00e1.html") + "-- OEBPS/a\u0301.html --\n<h2>One</h2>\n" + nav("<li><a href=\"\u00e1.html\">One</a></li>"),
			"# A Book\n## One"},
	} {
		if got := headingsOf(t, c.book); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

// spine returns a package document with a manifest, and a spine of an item.
func spine(manifest, id string) string {
	return "-- container --\n-- OEBPS/book.opf --\n<package><manifest>" + navItem + manifest + `</manifest><spine><itemref idref="` + id + `"/></spine></package>` + "\n"
}

func TestChaptersThatAreNoHTML(t *testing.T) {
	const drawn = "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>A page</title><style>x</style><text y=\"1\">Call me <tspan x=\"9\">Ishmael.</tspan></text><g><text>Some <tspan y=\"3\">years ago</tspan></text></g><foreignObject><p>And more.</p></foreignObject></svg>\n"
	for name, c := range map[string]struct{ book, want string }{
		"a drawing": {spine(`<item id="a" href="a.svg" media-type="image/svg+xml"/>`, "a") + "-- OEBPS/a.svg --\n<?xml version=\"1.0\"?>\n" + drawn,
			"<a id=\"c1\"></a>Call me Ishmael.\\\nSome\\\nyears ago\n\nAnd more.\n\n"},
		"a page that is a drawing": {spine(`<item id="a" href="a.html" media-type="application/xhtml+xml"/>`, "a") + "-- OEBPS/a.html --\n<html><body><div>" + drawn + "</div></body></html>\n",
			"<a id=\"c1\"></a>Call me Ishmael.\\\nSome\\\nyears ago\n\nAnd more.\n\n"},
		"a drawing without words": {spine(`<item id="a" href="a.svg" media-type="image/svg+xml"/>`, "a") + "-- OEBPS/a.svg --\n<svg><title>A boat</title><desc>It leans to the left.</desc><rect/></svg>\n",
			"<a id=\"c1\"></a>![A boat: It leans to the left.]()\n\n"},
		"a picture": {spine(`<item id="a" href="page-1.jpg" media-type="image/jpeg"/>`, "a") + nav(`<li><a href="page-1.jpg">First</a></li>`),
			"## <a id=\"c1\"></a>First\n\n![page-1]()\n\n"},
		"what stands for another file": {spine(`<item id="a" href="a.json" media-type="application/json" fallback="b"/><item id="b" href="b.html" media-type="application/xhtml+xml"/>`, "a") + "-- OEBPS/b.html --\n<p>Instead.\n" + nav(`<li><a href="a.json">First</a></li>`),
			"## <a id=\"c1\"></a>First\n\nInstead.\n\n"},
		"files that stand for each other": {spine(`<item id="a" href="a.json" media-type="application/json" fallback="b"/><item id="b" href="b.json" media-type="application/json" fallback="a"/>`, "a") + "-- OEBPS/c.html --\n<p>The only text.\n",
			"<a id=\"c1\"></a>The only text.\n\n"},
	} {
		if got, err := read(t, packed(t, c.book)); err != nil || got != c.want {
			t.Errorf("%s: %v\n%q\nwant\n%q", name, err, got, c.want)
		}
	}
}
