package model

import (
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

// TestPieces opens a text that comes line by line: what it is, the whole tells, not its first line.
func TestPieces(t *testing.T) {
	text := "#!/usr/bin/env lede\n\n# Winter\n\nIt snows, and it *does* so on purpose.\n\n## Spring\n\n- One flower\n- Another one\n"
	whole, err := As{}.fromStream("-", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	pieces, err := As{}.fromStream("-", iotest.OneByteReader(strings.NewReader(text)))
	if err != nil {
		t.Fatal(err)
	}
	if string(pieces.head) != string(whole.head) {
		t.Errorf("the head is %q, and should be %q", pieces.head, whole.head)
	}
}

// TestLatePiece opens a stream of which the second piece is long in coming.
func TestLatePiece(t *testing.T) {
	r, w := io.Pipe()
	go w.Write([]byte("A line that came first.\n"))
	o, err := As{}.fromStream("-", r)
	if err != nil {
		t.Fatal(err)
	}
	if string(o.head) != "A line that came first.\n" || o.ended {
		t.Errorf("the head is %q", o.head)
	}
	go func() {
		w.Write([]byte("A line that came later.\n"))
		w.Close()
	}()
	all, err := io.ReadAll(o.all())
	if want := "A line that came first.\nA line that came later.\n"; err != nil || string(all) != want {
		t.Errorf("all of it is %q, %v; want %q", all, err, want)
	}
}
