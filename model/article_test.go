package model

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// FuzzArticle checks that an article's blocks tile it both ways, before the scan and behind it, and that those of a
// scanned article are the ones that reading it without an index gives.
func FuzzArticle(f *testing.F) {
	files, _ := filepath.Glob("testdata/markdown/*.txt")
	for _, path := range files {
		b, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b, 3000, true)
		f.Add(b, 3000, false)
	}
	f.Add([]byte("> ```go\n> x\n"), 90_000, true)
	f.Add([]byte("| a | b |\n|---|:-:|\n| c |\n"), 5000, true)
	f.Fuzz(func(t *testing.T, in []byte, times int, marked bool) {
		// Once as it is, then a part of it many times, so that there are cuts and several segments.
		src := append([]byte{}, in...)
		part := in[len(in)/3:]
		for i := 0; i < times && len(src) < 100_000; i++ {
			src = append(src, part...)
		}
		name := Source("x.txt")
		if marked {
			name = "x.md"
		}
		a, err := Read(name, src)
		if err != nil || len(src) == 0 { // refused
			return
		}
		for range 2 {
			checkBlocks(t, a)
			if err := a.ScanAll(); err != nil {
				t.Fatal(err)
			}
		}
		prev := Block{End: a.Start()}
		for b := range a.Blocks(a.Start()) {
			if c := a.syntax.Next(prev, a.bytes(prev.End, prev.End+window)); c != b {
				t.Fatalf("%+v is also read as %+v", b, c)
			}
			prev = b
		}
	})
}

// checkBlocks checks that an article's blocks tile it forwards and backwards.
func checkBlocks(t *testing.T, a *Article) {
	t.Helper()
	forward := slices.Collect(a.Blocks(a.Start()))
	at := a.Start()
	for _, b := range forward {
		if b.Start != at || b.End <= b.Start || b.End-b.Start > window {
			t.Fatalf("at %d there is %+v", at, b)
		}
		at = b.End
		a.Markdown(b)
	}
	if at != a.Size() {
		t.Fatalf("the blocks end at %d of %d", at, a.Size())
	}
	for b := range a.Before(a.Size()) {
		if b != forward[len(forward)-1] {
			t.Fatalf("backwards there is %+v, forwards %+v", b, forward[len(forward)-1])
		}
		forward = forward[:len(forward)-1]
	}
	if len(forward) > 0 {
		t.Fatalf("backwards, %d blocks are missing", len(forward))
	}
}
