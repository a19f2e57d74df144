package model

import (
	"strings"
	"testing"
)

func TestSlugs(t *testing.T) {
	for title, want := range map[string]string{
		"Hello World": "hello-world", "What's new in v2.0?": "whats-new-in-v20", "snake_case and-dash": "snake_case-and-dash",
		"Über Ängste": "über-ängste", "日本語 の 見出し": "日本語-の-見出し", "A & B": "a--b", "": "",
	} {
		if got := Slug(title); got != want {
			t.Errorf("the slug of %q is %q, want %q", title, got, want)
		}
	}
}

func TestHeadingsAreFoundByTheirSlug(t *testing.T) {
	text := "# Top\n\n## Use\n\nx\n\n## Use\n\ny\n\n## Use 1\n\n## Use\n\nz\n"
	a, err := Read("x.md", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	a.ScanAll()
	for i, want := range []string{"use", "use-1", "use-1-1", "use-2"} {
		got := a.Slug(i)
		at, ok := a.Named(got)
		if got != want || !ok || at != a.Sections()[i].At {
			t.Errorf("section %d has the slug %q, want %q; it names %d (%v)", i, got, want, at, ok)
		}
	}
	if at, ok := a.Named("TOP"); !ok || at != 0 {
		t.Errorf("the title is not found by its slug: %d %v", at, ok)
	}
	if _, ok := a.Named("nowhere"); ok {
		t.Error("a slug that is none is found")
	}
}

func FuzzEverySlugNamesItsHeading(f *testing.F) {
	f.Add("Use", "use 1", "USE")
	f.Add("a-1", "a", "a")
	f.Fuzz(func(t *testing.T, one, two, three string) {
		a, err := Read("x.md", []byte("# Top\n\n## "+one+"\n\n## "+two+"\n\n## "+three+"\n\n## Use\n"))
		if err != nil {
			return
		}
		a.ScanAll()
		for i, s := range a.Sections() {
			slug := a.Slug(i)
			if at, ok := a.Named(slug); slug != strings.ToLower(slug) || !ok || at != s.At {
				t.Errorf("%q at %d has the slug %q, which names what is at %d (%v)", s.Title, s.At, slug, at, ok)
			}
		}
	})
}
