package seen

import (
	"fmt"
	"testing"
)

func TestText(t *testing.T) {
	stars := NewMarkup("*", func(s *Text, t []byte, i int) int {
		if len(t) > i+1 && t[i+1] == '*' { // two stand for a dash
			s.Insert([]byte("–"))
			return 2
		}
		return 1
	})
	for _, c := range []struct {
		in, want string
		markup   *Markup
	}{
		{"One\r\n two\t three", "one two three", nil},
		{"one\n\ntwo", "one\ntwo", nil},
		{"“It’s” e\u0301t\u00ade\u0301", "\"it's\" été", nil},
		{"a *b* ** c", "a *b* ** c", nil},
		{"a *b* ** c", "a b – c", stars},
	} {
		s := Text{Fold: true, Exact: true}
		s.Add([]byte(c.in), 100, c.markup)
		if string(s.Out) != c.want {
			t.Errorf("%q is seen as %q, should be %q", c.in, s.Out, c.want)
		}
		if len(s.At) != len(s.Out) {
			t.Errorf("%q: %d places for %d bytes", c.in, len(s.At), len(s.Out))
		}
		if p := s.Parts[0]; p != (Part{0, 100}) {
			t.Errorf("%q: the first part is %v", c.in, p)
		}
	}
}

func FuzzReadingFastIsReadingExactly(f *testing.F) {
	f.Add("One two  three\nfour-\nfive  \n\n six SEVEN eight,\tnine * ten\x00eleven “twelve” and thir-\n teen a-\n-b \n c")
	marks := NewMarkup("*", func(s *Text, t []byte, i int) int { return 1 })
	divided := func(before, after []byte) (int, bool) {
		return len(before) % 2, len(after) > 0 && after[0]|0x20 >= 'a' && after[0]|0x20 <= 'z'
	}
	f.Fuzz(func(t *testing.T, in string) {
		for i := range 8 {
			fast, exact := Text{Fold: i&1 > 0}, Text{Fold: i&1 > 0, Exact: true}
			var m *Markup
			if i&2 > 0 {
				m = marks
			}
			if i&4 > 0 {
				fast.Divided, exact.Divided = divided, divided
			}
			for _, s := range []*Text{&fast, &exact} {
				s.Add([]byte(in[:len(in)/2]), 0, m)
				s.Add([]byte(in[len(in)/2:]), int64(len(in)/2), m)
			}
			if string(fast.Out) != string(exact.Out) {
				t.Fatalf("%q reads as %q, exactly as %q", in, fast.Out, exact.Out)
			}
			if fmt.Sprint(fast.Parts) != fmt.Sprint(exact.Parts) {
				t.Fatalf("%q has the parts %v, exactly %v", in, fast.Parts, exact.Parts)
			}
		}
	})
}
