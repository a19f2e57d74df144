package model

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// hitsOf returns what stands at the hits of a query in a text, up to the end of the word, one after the other.
func hitsOf(t *testing.T, name, text, query string, form QueryForm) (at []Pos) {
	t.Helper()
	a, err := Read(Source(name), []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	a.ScanAll()
	q, err := NewQuery(query, form)
	if err != nil {
		t.Fatal(err)
	}
	s := a.Search(q)
	for from := Pos(-1); ; {
		hit, ok, to, done := s.Next(from, false, SearchStep)
		switch {
		case ok:
			at = append(at, hit.At)
			from = hit.At
		case done:
			back := backwards(s, a.Size())
			if fmt.Sprint(at) != fmt.Sprint(back) {
				t.Errorf("%q: forwards %v, backwards %v", query, at, back)
			}
			tallies, _, _ := s.Count(0)
			n := 0
			for _, tally := range tallies {
				n += len(tally.Hits)
			}
			if n != len(at) {
				t.Errorf("%q: %d hits, counted %d", query, len(at), n)
			}
			return at
		default:
			from = to
		}
	}
}

// backwards returns all hits of a search, found from the end on, in the order of the text.
func backwards(s *Search, from Pos) (at []Pos) {
	for {
		hit, ok, to, done := s.Next(from, true, SearchStep)
		switch {
		case ok:
			at = append([]Pos{hit.At}, at...)
			from = hit.At
		case done:
			return at
		default:
			from = to
		}
	}
}

func TestSearchFindsWhatIsSeen(t *testing.T) {
	for _, c := range []struct {
		what, text, query string
		want              int
	}{
		{"over a line break", "some long\nline of text", "long line", 1},
		{"over emphasis", "this is **very** _good_ text", "very good text", 1},
		{"within a word over emphasis", "un**believ**able", "unbelievable", 1},
		{"the text of a link", "see [the manual](https://example.org/page) for more", "the manual for", 1},
		{"not where a link leads", "see [the manual](https://example.org/page)", "example", 0},
		{"a reference", "see [the manual][ref] for more\n\n[ref]: https://example.org/x", "manual for", 1},
		{"code", "use `go test` here", "use go test here", 1},
		{"a fence", "```go\nfunc *main* {}\n```", "func *main*", 1},
		{"a cell", "| a | big cell |\n|---|---|\n| 1 | 2 |\n", "big cell", 1},
		{"not over cells", "| a | b |\n|---|---|\n| 1 | 2 |\n", "a b", 0},
		{"not over paragraphs", "one\n\ntwo", "one two", 0},
		{"small letters find capitals", "The THE the", "the", 3},
		{"capitals find only capitals", "The THE the", "The", 1},
		{"plain apostrophes find curly ones", "don’t “quote” me", "don't \"quote\"", 1},
		{"composed finds decomposed", "cafe\u0301 society", "café", 1},
		{"decomposed finds composed", "café society", "cafe\u0301", 1},
		{"not the base letter alone", "cafe\u0301", "cafe ", 0},
		{"Greek and Cyrillic without case", "ΑΘΗΝΑ Москва", "αθηνα москва", 1},
		{"Chinese", "日本語の見出し", "見出", 1},
		{"entities", "AT&amp;T and &copy; 2020", "at&t and © 2020", 1},
		{"escapes", `2 \* 3 = 6`, "2 * 3 = 6", 1},
		{"stars that are no marks", "2 * 3 = 6", "2 * 3 = 6", 1},
		{"underscores in names", "call my_long_name now", "my_long_name", 1},
		{"headings", "# The *big* title", "the big title", 1},
		{"not the name of a heading", "# The title {#named}", "named", 0},
		{"a quote over its lines", "> one line\n> goes on", "line goes", 1},
		{"not over items", "- one\n- two", "one two", 0},
		{"no tags", "a <b>bold</b> word", "bold word", 1},
		{"autolinks", "see <https://example.org/>", "example.org", 1},
		{"a formula", "so $E = mc^2$ is", "e = mc² is", 1},
		{"a formula that stands apart", "So\n$$\na &= b^2 \\\\\n&= c_1\n$$\n", "a = b² = c₁", 1},
		{"not its commands", "> ```math\n> \\alpha\n> ```\n", "alpha", 0},
		{"a formula with a command that isn't known", "$$\n\\unknown{a} \\\\\n\\beta\n$$", "unknown", 1},
		{"the kind of an alert", "> [!tip]- A *title*\n> Text.\n", "Tip: A title", 1},
		{"what stands above and below the line", "H<sub>2</sub>O and 10<sup>-3</sup>, the 1<sup>st</sup>", "h₂o and 10⁻³, the 1st", 1},
		{"front matter that is shown", "---\nauthor: Ada\ndate: 2026-01-02\n---\n\n# Title\n", "ada · 2026-01-02", 1},
		{"not its keys", "---\nauthor: Ada\n---\n\n# Title\n", "author", 0},
		{"soft hyphens", "un\u00adbreak\u00adable", "unbreakable", 1},
	} {
		if got := hitsOf(t, "x.md", c.text+"\n", c.query, QueryForm{}); len(got) != c.want {
			t.Errorf("%s: %q has %d hits in %q, want %d", c.what, c.query, len(got), c.text, c.want)
		}
	}
}

func TestSearchFindsDividedWords(t *testing.T) {
	text := strings.Repeat("Words stand here that fill the lines of a text which is wrapped as most are, to no\nend but this one, and so it goes on for some lines.\n\n", 5) +
		"The harbour master keeps a list of all the complaints that have ever reached his har-\nbour, and of some that are well-\nknown, or for‐\nmatted.\n\nAn un-\nderstood word: un-\nderstood.\n"
	for query, want := range map[string]int{"harbour, and": 1, "well-known": 1, "formatted": 1, "wellknown": 0, "har-": 0, "lines of": 5} {
		if got := hitsOf(t, "x.txt", text, query, QueryForm{}); len(got) != want {
			t.Errorf("%q has %d hits, want %d", query, len(got), want)
		}
	}
}

func TestSearchForms(t *testing.T) {
	text := "A cat, a category; 3.2 and 312 cats.\nThe end is near.\n"
	for _, c := range []struct {
		query string
		form  QueryForm
		want  int
	}{
		{"cat", QueryForm{}, 3}, {"cat", QueryForm{Words: true}, 1}, {"3.2", QueryForm{}, 1}, {"3.2", QueryForm{Regexp: true}, 2},
		{`cats?\b`, QueryForm{Regexp: true}, 2}, {`A\S+`, QueryForm{Regexp: true}, 0}, {`end\s+is`, QueryForm{Regexp: true}, 1}, {"x*", QueryForm{Regexp: true}, 0},
	} {
		if got := hitsOf(t, "x.txt", text, c.query, c.form); len(got) != c.want {
			t.Errorf("%q %+v has %d hits, want %d", c.query, c.form, len(got), c.want)
		}
	}
	for _, bad := range []string{"", "(", "a{2,1}"} {
		if _, err := NewQuery(bad, QueryForm{Regexp: true}); err == nil {
			t.Errorf("the regular expression %q is taken", bad)
		}
	}
}

func TestHitsAreWhereTheyStand(t *testing.T) {
	text := "# One\n\nSome **bold** needle here.\n\n- a [needle](x) in a list\n\n" + strings.Repeat("Words and words.\n\n", 20_000) + "The last needle.\n"
	for _, name := range []string{"x.md", "x.txt"} {
		for i, at := range hitsOf(t, name, text, "needle", QueryForm{}) {
			if got := text[at : at+6]; got != "needle" {
				t.Errorf("%s: hit %d is at %q", name, i, got)
			}
		}
	}
}

func TestPainted(t *testing.T) {
	q, err := NewQuery("don't stop", QueryForm{})
	if err != nil {
		t.Fatal(err)
	}
	line := "Ünd Don’t  stop, don’t"
	for _, p := range q.Painted(line) {
		if got := line[p[0]:p[1]]; got != "Don’t  stop" {
			t.Errorf("painted is %q", got)
		}
	}
	if n := len(q.Painted(line)); n != 1 {
		t.Errorf("%d hits are painted", n)
	}
}

func FuzzSearch(f *testing.F) {
	f.Add("some *text* [a](b) \u0301 & < ’ |\n\n> x", "text a")
	f.Fuzz(func(t *testing.T, text, query string) {
		q, err := NewQuery(query, QueryForm{})
		if err != nil || len(text) == 0 {
			return
		}
		q.Painted(text)
		for _, name := range []Source{"x.md", "x.txt"} {
			a, err := Read(name, []byte(text))
			if err != nil {
				return
			}
			a.ScanAll()
			for _, at := range backwards(a.Search(q), a.Size()) {
				if at < 0 || at >= a.Size() {
					t.Errorf("a hit at %d of %d", at, a.Size())
				}
			}
		}
	})
}

func BenchmarkSearch(b *testing.B) {
	line := []byte("The quick brown fox jumps over *the lazy* dog, and it goes on for [a while](https://example.org).\n")
	text := bytes.Repeat(append(bytes.Repeat(line, 8), '\n'), 10_000)
	for _, name := range []Source{"x.md", "x.txt"} {
		a, err := Read(name, text)
		if err != nil {
			b.Fatal(err)
		}
		a.ScanAll()
		for _, query := range []string{"needle", "lazy dog", "e"} {
			q, err := NewQuery(query, QueryForm{})
			if err != nil {
				b.Fatal(err)
			}
			b.Run(string(name)+"/"+query, func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				b.ReportAllocs()
				for b.Loop() {
					s := a.Search(q)
					for from, done := Pos(0), false; !done; {
						_, from, done = s.Count(from)
					}
				}
			})
		}
	}
}
