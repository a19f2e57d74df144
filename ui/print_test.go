package ui

import (
	"bytes"
	"errors"
	"io"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"lede/model"
	"lede/ui/sample"
)

// TestPrint checks that a printed text has no styles and no blanks at line ends, unless they are asked for.
func TestPrint(t *testing.T) {
	text := "# A title\n\nSome **bold** `code` and a [link](https://example.org).\n\n```go\nx := 1\n```\n\n# Another\n\n- a\n- b\n"
	var plain, styled bytes.Buffer
	for w, color := range map[*bytes.Buffer]bool{&plain: false, &styled: true} {
		a, err := model.Read("x.md", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := Print(w, a, 60, color); err != nil {
			t.Fatal(err)
		}
	}
	sample.Golden(t, "print", plain.String())
	if strings.Contains(plain.String(), " \n") || strings.Contains(plain.String(), "\x1b") {
		t.Errorf("%q", plain.String())
	}
	if s := styled.String(); !strings.Contains(s, "\x1b[") || !strings.Contains(s, "https://example.org") {
		t.Errorf("%q", s)
	}
}

// TestPrintStreams checks that what has come is printed while more is coming.
func TestPrintStreams(t *testing.T) {
	in, feed, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	stdin := os.Stdin
	os.Stdin = in
	defer func() { os.Stdin = stdin }()
	go io.WriteString(feed, "# First\n\nwords\n\nmore words\n\n")
	a, err := model.Open("-")
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	out, w := io.Pipe()
	done := make(chan error, 1)
	go func() { done <- Print(w, a, 60, false); w.Close() }()
	go io.WriteString(feed, "still more words\n\n") // the scan waits for the next piece before it looks at the first
	late := time.AfterFunc(5*time.Second, func() { feed.Close() })
	buf := make([]byte, 100)
	n, err := out.Read(buf)
	if !late.Stop() || err != nil || !strings.Contains(string(buf[:n]), "First") {
		t.Errorf("only %q was printed while input is coming: %v", buf[:n], err)
	}
	feed.Close()
	io.Copy(io.Discard, out)
	if err := <-done; err != nil {
		t.Error(err)
	}
}

// TestPrintToNobody checks that the error of a pipe that nobody reads comes back as it is.
func TestPrintToNobody(t *testing.T) {
	a, err := model.Read("x.md", []byte(sample.Mixed(1<<20)))
	if err != nil {
		t.Fatal(err)
	}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	r.Close()
	if err := Print(w, a, 60, false); !errors.Is(err, syscall.EPIPE) {
		t.Errorf("the error is %v", err)
	}
}

// BenchmarkPrint is printing a text of all constructs.
func BenchmarkPrint(b *testing.B) {
	text := []byte(sample.Mixed(1 << 20))
	for name, color := range map[string]bool{"plain": false, "color": true} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				a, err := model.Read("x.md", text)
				if err != nil {
					b.Fatal(err)
				}
				if err := Print(io.Discard, a, 80, color); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
