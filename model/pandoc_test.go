package model

import (
	"errors"
	"os/exec"
	"strings"
	"testing"
)

const aDocBook = `<?xml version="1.0"?>
<article xmlns="http://docbook.org/ns/docbook"><info><title>The title</title></info><section><title>One</title><para>Some <emphasis>text</emphasis><footnote><para>A note.</para></footnote>.</para></section><section><title>Two</title><para>More.</para></section></article>
`

func TestWhatPandocReads(t *testing.T) {
	if _, err := exec.LookPath("pandoc"); err != nil {
		t.Skip("the package pandoc is not installed: what it reads is not tried")
	}
	a, got, err := readAll(t, "x", aDocBook)
	if err != nil || a.Title() != "The title" || len(a.Sections()) != 2 || !strings.Contains(got, "Some *text*[^1].") || !strings.Contains(got, "[^1]: A note.") {
		t.Errorf("DocBook: %v, %q", err, got)
	}
	a, got, err = readAll(t, "x.textile", "h1. One\n\nSome *text*.\n\n!/etc/passwd!\n\nh2. Two\n")
	if err != nil || len(a.Sections()) == 0 || !strings.Contains(got, "Some **text**.") {
		t.Errorf("Textile: %v, %q", err, got)
	}
	if _, _, err = readAll(t, "x.opml", "no outline"); err == nil || strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), "pandoc") && !errors.Is(err, ErrNoText) {
		t.Errorf("nonsense: %v", err)
	}
}

func TestWithoutPandoc(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, err := Open(write(t, "x.textile", "h1. One\n")); !errors.Is(err, ErrPandoc) {
		t.Errorf("%v", err)
	}
}
