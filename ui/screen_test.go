package ui

import (
	"bytes"
	"fmt"
	"image/color"
	"os"
	"regexp"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"lede/model"
	"lede/ui/sample"
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
		{"help-narrow", "nato.txt", string(article), 30, 12, "?"},
		{"palette", "nato.txt", string(article), 90, 20, ": s e c t i o n"},
		{"filter", "markdown.md", string(everything), 90, 20, "s l e v e l"},
		{"choosing", "nato.txt", string(article), 96, 18, "] V 6 j"},
		{"links", "markdown.md", string(everything), 96, 24, "5 ] o"},
		{"search-hits", "markdown.md", string(everything), 96, 24, "/ t e x t enter n"},
		{"manual", "ferry.1.txt", printedManual(t), 96, 32, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := open(t, c.file, c.text, c.width, c.height)
			s.keys(strings.Fields(c.keys)...)
			s.want(c.name)
		})
	}
}

// printedManual returns a page of the manual as man writes it for a printer: its headings are struck twice.
func printedManual(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("../model/testdata/plain/manual.txt")
	if err != nil {
		t.Fatal(err)
	}
	_, page, _ := strings.Cut(string(text), "-- input --\n")
	page, _, _ = strings.Cut(page, "-- sections --")
	return regexp.MustCompile(`(?m)^[A-Z]+$`).ReplaceAllStringFunc(page, func(heading string) string {
		var struck strings.Builder
		for _, c := range heading {
			fmt.Fprintf(&struck, "%c\b%c", c, c)
		}
		return struck.String()
	})
}

// TestColours shows one screen with its styles as each kind of terminal is sent them: ‹1;34› is bold and blue.
func TestColours(t *testing.T) {
	text := "# Colours\n\nA [link](#one), *emphasis* and `code`.\n\n## One\n\nThe word.\n\n```go\nfunc main() {}\n```\n\n> A quote.\n\n## Two\n\nThe word.\n"
	var got strings.Builder
	for _, c := range []struct {
		name    string
		profile colorprofile.Profile
		ground  color.Color
	}{
		{"dark, 256 colours", colorprofile.ANSI256, color.Black},
		{"light, 256 colours", colorprofile.ANSI256, color.White},
		{"dark, 16 colours", colorprofile.ANSI, color.Black},
		{"light, 16 colours", colorprofile.ANSI, color.White},
		{"no colours", colorprofile.ASCII, color.Black},
	} {
		s := open(t, "x.md", text, 80, 20)
		s.send(tea.ColorProfileMsg{Profile: c.profile})
		s.send(tea.BackgroundColorMsg{Color: c.ground})
		s.keys(strings.Fields("/ w o r d enter tab j")...)
		fmt.Fprintf(&got, "=== %s\n%s\n", c.name, sent(t, s.screen(), c.profile))
	}
	sample.Golden(t, "colours", got.String())
}

// sent returns a screen as a terminal with some colours is sent it, with escapes that can be read.
func sent(t *testing.T, screen string, p colorprofile.Profile) string {
	var b bytes.Buffer
	if _, err := (&colorprofile.Writer{Forward: &b, Profile: p}).Write([]byte(screen)); err != nil {
		t.Fatal(err)
	}
	links := regexp.MustCompile("\x1b]8;[^;]*;([^\x1b]*)\x1b\\\\").ReplaceAllString(b.String(), "‹$1›")
	return regexp.MustCompile("\x1b\\[([0-9;]*)m").ReplaceAllString(links, "‹$1›")
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
	read := func(r model.Request) (*model.Article, error) {
		src := r.Source
		return model.Read(src, []byte("The text of article "+string(src)+".\n"))
	}
	s := &story{App: New(Options{Library: all, Open: read}, 80, 24), t: t}
	s.run(s.Init())
	return s
}
