package ui

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"lede/model"
)

// TestScreens compares whole screens with those that were looked at and found good.
func TestScreens(t *testing.T) {
	article, err := os.ReadFile("../seeds/nato-ukraine-peace-deal.txt")
	if err != nil {
		t.Fatal(err)
	}
	everything, err := os.ReadFile("../seeds/markdown.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, file    string
		text          string
		width, height int
		keys          string
	}{
		{"readme", "nato.txt", string(article), 96, 18, "]"},
		{"article", "nato.txt", string(article), 110, 32, ""},
		{"article-end", "nato.txt", string(article), 110, 20, "G"},
		{"article-narrow", "nato.txt", string(article), 60, 20, "] ]"},
		{"article-sections-narrow", "nato.txt", string(article), 60, 20, "tab j j"},
		{"article-bare", "nato.txt", string(article), 19, 4, ""},
		{"article-search", "nato.txt", string(article), 100, 20, "/ r u t t e"},
		{"markdown-lists", "markdown.md", string(everything), 100, 40, "7 ]"},
		{"markdown-folded", "markdown.md", string(everything), 100, 24, "tab z M j"},
		{"help", "nato.txt", string(article), 90, 50, "?"},
		{"palette", "nato.txt", string(article), 90, 20, ": s e c t i o n"},
		{"filter", "markdown.md", string(everything), 90, 20, "s l e v e l"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := open(t, c.file, c.text, c.width, c.height)
			s.keys(strings.Fields(c.keys)...)
			s.want(c.name)
		})
	}
}

// TestTheFirstScreen shows what a newcomer sees: what can be read, what it is, how long it takes, and which keys begin.
func TestTheFirstScreen(t *testing.T) {
	s := shelfStory(t, 4)
	s.keys("j")
	s.want("shelf")
	s = shelfStory(t, 500)
	s.keys("G", "k")
	s.want("shelf-long")
	s.keys("/", "2", "7", "7")
	s.want("shelf-filter")
	if s.keys("enter"); !strings.Contains(s.text(), "The text of article 277.") {
		t.Errorf("enter does not open what was found:\n%s", s.text())
	}
	s.keys("esc", "?")
	s.want("help-shelf")
}

// shelfStory returns the program with a list of n articles.
func shelfStory(t *testing.T, n int) *story {
	var all []Entry
	for i := range n {
		all = append(all, Entry{Title: fmt.Sprint("Article ", i+1), Source: model.Source(fmt.Sprint(i + 1)), About: "Something to read", Size: int64(i) * 2000})
	}
	read := func(src model.Source) (*model.Article, error) {
		return model.Read(src, []byte("The text of article "+string(src)+".\n"))
	}
	s := &story{App: New(Options{Library: all, Open: read}, 80, 24), t: t}
	s.run(s.Init())
	return s
}
