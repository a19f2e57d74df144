package library

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"lede/model"
)

// index puts a text into a library that has some parts, a section each.
func index(t testing.TB, l *Library, src, title string, parts ...string) {
	t.Helper()
	var all []model.Part
	for i, p := range parts {
		all = append(all, model.Part{Section: fmt.Sprint("Section ", i+1), At: model.Pos(1000 * i), Text: p})
	}
	if err := l.Index(model.Kept{Source: model.Source(src), Print: "print of " + src, Title: title}, all); err != nil {
		t.Fatal(err)
	}
}

// foundIn returns in which articles words are found, in their order.
func foundIn(t testing.TB, l *Library, words string, typing bool) string {
	t.Helper()
	all, err := l.Search(words, typing, 100)
	if err != nil {
		t.Fatalf("%s: %v", words, err)
	}
	var sources []string
	for _, f := range all {
		sources = append(sources, string(f.Source))
	}
	return strings.Join(sources, " ")
}

func TestSearchFindsWhatWasRead(t *testing.T) {
	inEach(t, func(t *testing.T, on kind) {
		l := on.fresh(t)
		index(t, l, "/cafe", "A naïve café", "The café stands at the corner.", "Its owner reads Straße maps.")
		index(t, l, "/clock", "Nineteen", "It was a bright cold day in April, and the clocks were striking thirteen.", "Nothing about coffee.")
		index(t, l, "/moon", "月", "三日月が出ていた。図書館員は名前を呼んだ。", "서울에서 만나요")
		index(t, l, "/april", "April", "A month.")
		for _, c := range []struct {
			words  string
			typing bool
			want   string
		}{
			{"cafe", false, "/cafe"}, {"CAFÉ corner", false, "/cafe"}, {"corner owner", false, "/cafe"}, {"naive", false, "/cafe"}, {"strasse", false, "/cafe"}, {"Straße", false, "/cafe"},
			{`"cold day"`, false, "/clock"}, {`"day cold"`, false, ""}, {"day cold", false, "/clock"},
			{"strik*", false, "/clock"}, {"strik", false, ""}, {"strik", true, "/clock"}, {"strik ", true, ""},
			{"April", false, "/april /clock"},
			{"名前", false, "/moon"}, {"図書館", false, "/moon"}, {"図書館員", false, "/moon"}, {"図館", false, ""}, {"員", false, "/moon"}, {"図", false, "/moon"}, {"前", false, "/moon"}, {"서울", false, "/moon"},
			{"図書", true, "/moon"}, {"図書館", true, "/moon"},
			{"", false, ""}, {"--", false, ""}, {`cafe"`, false, "/cafe"}, {`(cafe OR`, false, ""}, {"cafe* NOT", false, ""}, {"*", false, ""}, {"title:cafe", false, ""}, {`"`, true, ""}, {"c^afe", false, ""},
		} {
			if got := foundIn(t, l, c.words, c.typing); got != c.want {
				t.Errorf("%q (typing %v) is found in %q, want %q", c.words, c.typing, got, c.want)
			}
		}
	})
}

func TestSearchTellsTheSectionAndTheWords(t *testing.T) {
	inEach(t, func(t *testing.T, on kind) {
		l := on.fresh(t)
		index(t, l, "/a", "A title", "The first section has nothing of it.", strings.Repeat("Words go before. ", 20)+"Here a\ncafé stands. "+strings.Repeat("Words come after. ", 20))
		all, err := l.Search("cafe stand*", false, 10)
		if err != nil || len(all) != 1 {
			t.Fatalf("found are %+v (%v)", all, err)
		}
		f := all[0]
		if f.Section != "Section 2" || f.At != 1000 || f.Hit != "café" || !strings.HasSuffix(f.Before, "before. Here a ") || !strings.HasPrefix(f.Before, "… ") ||
			!strings.HasPrefix(f.After, " stands. Words") || !strings.HasSuffix(f.After, " …") || len(f.After) > 150 {
			t.Errorf("found is %+v", f)
		}
	})
}

func TestWhatIsReadAgainIsIndexedAgain(t *testing.T) {
	inEach(t, func(t *testing.T, on kind) {
		l := on.fresh(t)
		index(t, l, "/a", "A title", "The first words.")
		if k := recallOf(t, l, "/a", "print of /a"); !k.Indexed {
			t.Error("it is not known to be indexed")
		}
		if k := recallOf(t, l, "/a", "another"); k.Indexed {
			t.Error("after an edit it is still taken for indexed")
		}
		index(t, l, "/a", "A title", "Other words.")
		if got := foundIn(t, l, "first", false) + foundIn(t, l, "other", false); got != "/a" {
			t.Errorf("found is %q", got)
		}
	})
}

func TestForgottenWordsAreNotInTheFile(t *testing.T) {
	l := fresh(t)
	index(t, l, "/secret", "Secret", "Nobody must know xyzzyplugh.")
	index(t, l, "/other", "Other", "All may know this.")
	if _, err := l.Forget("/secret", ""); err != nil {
		t.Fatal(err)
	}
	if got := foundIn(t, l, "know", false); got != "/other" {
		t.Errorf("found is %q", got)
	}
	for _, ending := range []string{"", "-wal"} {
		if file, err := os.ReadFile(pathOf(l) + ending); err == nil && bytes.Contains(file, []byte("xyzzyplug")) {
			t.Errorf("library.db%s still has the word", ending)
		}
	}
}

func FuzzSearch(f *testing.F) {
	f.Add(`a "b c" d*`, "a b c d")
	f.Add("図書館", "図書館員")
	f.Add("ß\x00\xff*", "İ\u0300")
	l := fresh(f)
	f.Fuzz(func(t *testing.T, words, text string) {
		if len(words) > 1000 || len(text) > 10_000 {
			return
		}
		index(t, l, "/a", "A title", text)
		all, err := l.Search(words, true, 10)
		if err != nil {
			t.Fatalf("%q: %v", words, err)
		}
		for _, found := range all {
			if !strings.Contains(text, found.Hit) {
				t.Errorf("%q is no part of the text", found.Hit)
			}
		}
	})
}

// BenchmarkSearchIn10000 searches a library of 10 000 articles of 6 KB, whose words are as frequent as in a language.
func BenchmarkSearchIn10000(b *testing.B) {
	for _, k := range kinds {
		b.Run(k.name, func(b *testing.B) { searchIn10000(b, k.fresh(b)) })
	}
}

// searchIn10000 is what the benchmark does in one library.
func searchIn10000(b *testing.B, l *Library) {
	random := rand.New(rand.NewPCG(1, 2))
	zipf := rand.NewZipf(random, 1.1, 5, 50_000)
	for i := range 10_000 {
		var parts []string
		for range 3 {
			var text strings.Builder
			for range 330 {
				fmt.Fprintf(&text, "w%d ", zipf.Uint64())
			}
			parts = append(parts, text.String())
		}
		index(b, l, fmt.Sprint("/", i), fmt.Sprint("The article ", i), parts...)
	}
	settle(b, l)
	for _, words := range []string{"w0", "w3 w100", `"w1 w2"`, "w12*", "w40000"} {
		b.Run(words, func(b *testing.B) {
			for b.Loop() {
				if _, err := l.Search(words, true, 50); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
