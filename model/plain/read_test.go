package plain

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// FuzzRead checks that what is read many blocks at once is what Next finds block by block: the same blocks and the same notes.
func FuzzRead(f *testing.F) {
	files, _ := filepath.Glob("../testdata/plain/*.txt")
	for _, p := range files {
		b, err := os.ReadFile(p)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(b), uint16(300))
	}
	f.Add("CHAPTER I\n\nThe Storm\n\n"+strings.Repeat("word ", 9000)+"\n\n1. One\r\n\r\n2. Two\n", uint16(1))
	f.Fuzz(func(t *testing.T, s string, step uint16) {
		text := []byte(s)
		x := New(text[:min(len(text), 4<<10)], testOptions)
		one, many := x.NewNotes(), x.NewNotes()
		for b, r := (Block{}), (Block{}); int(r.End) < len(text); {
			r = x.Read(many, r, text[r.End:min(len(text), int(r.End)+int(step)+x.window)], int(step)+1)
			for b.End < r.End {
				b = x.Next(b, text[b.End:])
				one.Add(b, text[b.Start:b.End])
			}
			b.Kind, b.Level, r.Kind, r.Level = 0, 0, 0, 0 // which Next alone tells
			if b != r {
				t.Fatalf("block by block %+v, many at once %+v", b, r)
			}
			b.Kind, r.Kind = Paragraph, Paragraph
		}
		one.clean, many.clean = nil, nil
		if !reflect.DeepEqual(one, many) {
			t.Errorf("block by block %+v, many at once %+v", one, many)
		}
	})
}
