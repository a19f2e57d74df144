package model

import (
	"errors"
	"strings"
	"testing"
)

func TestPagesAreRecognised(t *testing.T) {
	for text, want := range map[string]bool{
		"<!DOCTYPE html>\n<p>x":                            true,
		"\ufeff\n <!doctype HTML PUBLIC \"x\">":            true,
		"<HTML lang=en>":                                   true,
		"<!-- saved from (0014)about:internet -->\n<html>": true,
		"<?xml version=\"1.0\"?>\n<!DOCTYPE html><html>":   true,
		"<head><title>x</title>":                           true,
		"<body>x":                                          true,
		"<header>no page</header>":                         false,
		"<htmlx>":                                          false,
		"<p align=center>\n\n# A README\n":                 false,
		"<!-- a comment -->\n# A README\n":                 false,
		"<?xml version=\"1.0\"?>\n<feed>":                  false,
		"text about <html>":                                false,
	} {
		if got := isHTML("x", []byte(text)); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
	if !isHTML("page.HTM", []byte("no tags")) || isHTML("page.md", []byte("no tags")) {
		t.Error("by their names")
	}
}

func TestAPageThatIsPiped(t *testing.T) {
	page := "<!doctype html><title>T</title><h1>The title</h1>" + strings.Repeat("<h2>Part</h2><p>Some text, and more.</p>", 3000)
	for _, step := range []int{1, 1000, 1 << 20} {
		a, err := finished(As{}.fromStream("-", &slow{page, step}))
		if err != nil {
			t.Fatal(err)
		}
		if err := a.ScanAll(); err != nil || a.Format != "HTML" || len(a.Sections()) != 3000 {
			t.Errorf("in steps of %d bytes: %s, %d sections, %v", step, a.Format, len(a.Sections()), err)
		}
		a.Close()
	}
}

func TestAPageWithoutText(t *testing.T) {
	if _, err := Open(write(t, "x.html", "<!doctype html><body><script>app()</script>")); !errors.Is(err, ErrEmpty) {
		t.Errorf("%v", err)
	}
}

func TestThePageAsItStands(t *testing.T) {
	src := write(t, "x.html", "<html><p>Text.")
	a, err := As{Format: "text"}.Open(src)
	if err != nil {
		t.Fatal(err)
	}
	if got := shown(a); !strings.Contains(got, "html") {
		t.Errorf("as text, the page is %q", got)
	}
	if err := Readable(src); err != nil {
		t.Error(err)
	}
}

// talk is a page of which a part is what it is about.
const talk = "<!doctype html><html lang=en><head><title>The page</title></head><body><nav><a href=/>Home of the site</a></nav><article><h1>The page</h1>" +
	"<p>Long ago, in a country far away, there was a page with so much text on it, with commas, too, that what it was about could be told apart from the menus, the advertisements, and all the other things.</p>" +
	"<p>It had a second paragraph, which was as long as the first, since one paragraph could be a slip, but two of them, each with several commas, are an article, and nothing else has as many letters.</p>" +
	"<p>It had a third paragraph, which was as long as the first, since two paragraphs could be a slip, but three of them, each with several commas, are an article, and nothing else has as many letters.</p></article></body></html>"

func TestAPageHasTwoForms(t *testing.T) {
	a, err := Read("x.html", []byte(talk))
	if err != nil || !a.Extracted || !a.HasOther() || strings.Contains(shown(a), "Home of the site") {
		t.Fatalf("%v: %q", err, shown(a))
	}
	whole, err := a.Other()
	if err != nil || whole.ScanAll() != nil || whole.Extracted || !whole.HasOther() || !strings.Contains(shown(whole), "Home of the site") || !strings.Contains(shown(whole), "third paragraph") || whole.Title() != "The page" {
		t.Fatalf("the whole page is %q, %v", shown(whole), err)
	}
	again, err := whole.Other()
	if err != nil || shown(again) != shown(a) || again.Format != "HTML" {
		t.Errorf("its text is %q, %v", shown(again), err)
	}
	if a, err = Read("x.html", []byte("<html><p>A few words.")); err != nil || a.HasOther() {
		t.Errorf("a page that is all text has another form, %v", err)
	}
}

// A long page shows what it is about before all of it is read, and all of it if the reader wants that.
func TestALongPageAndAllOfIt(t *testing.T) {
	page := longPage(600 << 10)
	page = strings.Replace(page, "</nav>", strings.Repeat("<a href=/x>Menu</a> ", 300)+"</nav>", 1)
	page = strings.Replace(page, "</div></body>", "</div><footer>The imprint</footer></body>", 1)
	for _, size := range []int{1, 15} {
		page := strings.Replace(page, "<h2 id=\"part-0\">", strings.Repeat("<h2>Before</h2><p>Words of a paragraph, with commas, and more of them, and an end.</p>\n", (size-1)*4000)+"<h2 id=\"part-0\">", 1)
		a, err := Open(write(t, "x.html", page))
		if err != nil {
			t.Fatal(err)
		}
		if a.Whole() || !a.Extracted || !a.HasOther() {
			t.Errorf("%d bytes: whole %v, extracted %v", len(page), a.Whole(), a.Extracted)
		}
		if err := a.ScanAll(); err != nil || a.Title() != "A long page" || a.Index("Menu") >= 0 || a.Index("imprint") >= 0 {
			t.Errorf("%v, %q, %.80q", err, a.Title(), shown(a))
		}
		whole, err := a.Other()
		a.Close()
		if err != nil || whole.Extracted || whole.ScanAll() != nil || whole.Index("Menu") < 0 || whole.Index("imprint") < 0 {
			t.Fatalf("%d bytes: all of it: %v", len(page), err)
		}
		again, err := whole.Other()
		whole.Close()
		if err != nil || !again.Extracted || again.ScanAll() != nil || again.Index("Menu") >= 0 {
			t.Fatalf("%d bytes: what it is about again: %v", len(page), err)
		}
		again.Close()
	}
}
