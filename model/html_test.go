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
