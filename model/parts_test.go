package model

import (
	"fmt"
	"strings"
	"testing"
)

func TestPartsAreWhatAReaderSees(t *testing.T) {
	a, err := Read("x.md", []byte("Before **all** [sections](https://example.org).\n\n# One\n\nSome _words_.\n\n# Two\n\n"+strings.Repeat("A paragraph of many words.\n\n", 200)))
	if err != nil {
		t.Fatal(err)
	}
	if err := a.ScanAll(); err != nil {
		t.Fatal(err)
	}
	all, err := a.Parts()()
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprintf("%+v", all[:2]); got != "[{Section: At:0 Text:Before all sections.} {Section:One At:49 Text:One\n\nSome words.}]" {
		t.Errorf("the first parts are %s", got)
	}
	if len(all) < 4 || all[3].Section != "Two" || len(all[3].Text) > 2*partSize {
		t.Errorf("a long section makes %d parts", len(all)-2)
	}
	parts := a.Parts()
	a.Close()
	if _, err := parts(); err != nil {
		t.Errorf("what is in memory can't be read any more: %v", err)
	}
}
