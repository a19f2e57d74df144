package pdf

import (
	"bufio"
	"io"
	"strings"
	"testing"

	"lede/model/program"
)

// paged returns a document whose pages are what pdftotext would print.
func paged(text, outline string) *Document {
	return &Document{in: bufio.NewReader(strings.NewReader(text)), stop: func() {}, wait: func() error { return nil }, said: &program.Buffer{}, outline: readOutline([]byte(outline))}
}

// all returns all parts of a text.
func all(next func() ([]byte, error)) (string, error) {
	var out []byte
	for {
		part, err := next()
		out = append(out, part...)
		if err == io.EOF {
			return string(out), nil
		}
		if err != nil {
			return string(out), err
		}
	}
}

func TestWhatStandsOnAllPagesIsNoText(t *testing.T) {
	got, err := all(paged("A Report\n\nOne.\nText that goes\n\nPage 1 of 4\n\fA Report\non here.\n\nPage 2 of 4\n\fA Report\n\nThree.\n\nPage 3 of 4\n\f\fA Report\n\nFive.\n\n5\n\f", "").Text)
	const want = "One.\nText that goes\non here.\n\nThree.\n\nFive.\n\n"
	if err != nil || got != want {
		t.Errorf("%v\n%q\nwant\n%q", err, got, want)
	}
}

func TestTheHeadingsOfAnOutline(t *testing.T) {
	d := paged("The Title\n\nAnn Author\n\fContents\nOne . . . . . . 3\nTwo . . . . . 4\nThree . . . . 4\n\f1\n\n1 One\nSome text of a line that is long enough to be taken for a full one,\nwhich goes on. •\nAn item\n\n•\n\nanother\n\n1.1 A long\nheading\nMore.\n\fTwo\nText *here*.\nTHREE\nEnd.\n",
		`<outline><item page="3">One</item><outline><item page="3">A long heading</item></outline><item page="4">Two</item><item page="4">Not there</item><item page="4">Three</item></outline>`)
	got, err := all(d.Markdown().Next)
	const want = `The Title

Ann Author

# 1 One

Some text of a line that is long enough to be taken for a full one, which goes on.

- An item
- another

## 1.1 A long heading

More.

# Two

Text \*here\*.

# Three

End.

`
	if got = strings.ReplaceAll(got, "# Not there\n\n", ""); err != nil || strings.TrimSpace(got) != strings.TrimSpace(want) {
		t.Errorf("%v\n%s\nwant\n%s", err, got, want)
	}
}

func FuzzPages(f *testing.F) {
	f.Add("h\n1\n\fh\n\n• x\n1 One\na\n\fh\n\n3\n", `<outline><item page="1">One</item><outline><item page="9">x</item></outline></outline>`)
	f.Fuzz(func(t *testing.T, text, outline string) {
		if got, _ := all(paged(text, "").Text); len(got) > 2*len(text)+2 {
			t.Errorf("%d bytes of text became %d", len(text), len(got))
		}
		if got, _ := all(paged(text, outline).Markdown().Next); len(got) > 500*(len(text)+len(outline))+1<<16 {
			t.Errorf("%d bytes became %d", len(text), len(got))
		}
	})
}
