package seen

import "testing"

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
