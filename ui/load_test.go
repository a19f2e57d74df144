package ui

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"lede/model"
)

// webStory is a program that reads pages of which a test has the texts. An Open of one that it doesn't have fails.
func webStory(t *testing.T, texts map[model.Source]string, o Options) *story {
	open := func(r model.Request) (*model.Article, error) {
		if err := context.Cause(r.Context); err != nil {
			return nil, err
		}
		text, ok := texts[r.Source]
		if !ok {
			return nil, fmt.Errorf("%s: the server answers 404 Not Found", r.Source)
		}
		return model.Read(r.Source, []byte(text))
	}
	o.Open = open
	o.Schemes = model.Schemes{{Prefix: "https://", Open: open, Remote: true, Link: func(_ model.Source, dest string) (model.Source, bool) {
		return model.Source("https://example.org/" + dest), true
	}}}
	s := &story{App: New(o, 80, 20), t: t}
	return s
}

// hangs gives the program a key whose command has nothing to show for some time.
func (s *story) hangs(key string) tea.Cmd {
	_, cmd := s.Update(keyPress(s.t, key))
	if s.loading == nil {
		s.t.Fatalf("%s loads nothing", key)
	}
	s.loading.since = time.Now().Add(-2 * spinAfter)
	return cmd
}

func TestAPageIsOpenedFromTheCommandLine(t *testing.T) {
	texts := map[model.Source]string{"https://example.org/a.md": "# A page\n\n" + prose(30, "text") + "## Deep\n\nHere.\n\n" + prose(30, "more")}
	s := webStory(t, texts, Options{Source: "https://example.org/a.md", Fragment: "deep"})
	if got := s.text(); !strings.Contains(got, "https://example.org/a.md") || !strings.Contains(got, "Esc stops") {
		t.Errorf("before it is there:\n%s", got)
	}
	s.run(s.Init())
	if s.top() != "Deep" || s.quit {
		t.Errorf("the page begins with %q, message %q", s.top(), s.message)
	}
	s = webStory(t, nil, Options{Source: "https://example.org/a.md"})
	s.run(s.Init())
	if !s.quit || s.reason == nil || !strings.Contains(s.reason.Error(), "404") {
		t.Errorf("what isn't there: quit %v, %v", s.quit, s.reason)
	}
	s = webStory(t, texts, Options{Source: "https://example.org/a.md"})
	cmd := s.Init()
	if s.keys("esc"); !s.quit || s.reason != nil {
		t.Errorf("Esc: quit %v, %v", s.quit, s.reason)
	}
	s.run(cmd)
	if s.art != nil {
		t.Error("what was stopped is shown")
	}
	s = webStory(t, nil, Options{Source: "https://example.org/a.md", Library: []Entry{{Title: "a", Source: "https://example.org/a.md"}, {Title: "b", Source: "b"}}})
	s.run(s.Init())
	if s.quit || !s.failed || !strings.Contains(s.text(), "404") {
		t.Errorf("with a list: quit %v\n%s", s.quit, s.text())
	}
}

func TestLinksToTheWebAreReadHere(t *testing.T) {
	texts := map[model.Source]string{
		"https://example.org/a.md": "# A\n\nTo [b](b.md#part), [here](#end), [mail](mailto:me@example.org), [here again](https://example.org/a.md#end).\n\n" + prose(30, "text") + "## End\n\nDone.\n\n" + prose(30, "more"),
		"https://example.org/b.md": "# B\n\n" + prose(30, "b") + "## Part\n\nHere.\n\n" + prose(30, "more"),
	}
	s := webStory(t, texts, Options{Source: "https://example.org/a.md"})
	var opened string
	s.options.Browse = func(url string) error { opened = url; return nil }
	s.run(s.Init())
	s.keys("o", "a")
	if s.message != "Enter reads it here, o outside: https://example.org/b.md#part" || s.art.Source != "https://example.org/a.md" {
		t.Errorf("the message is %q", s.message)
	}
	if s.keys("o"); opened != "https://example.org/b.md#part" {
		t.Errorf("o opens %q", opened)
	}
	if s.keys("o", "a", "enter"); s.top() != "Part" || s.art.Source != "https://example.org/b.md" {
		t.Errorf("Enter shows %q of %s", s.top(), s.art.Source)
	}
	if s.keys("H"); s.top() != "A" {
		t.Errorf("back shows %q", s.top())
	}
	for _, letter := range []string{"s", "f"} {
		if s.keys("g", "o", letter); s.top() != "End" {
			t.Errorf("a link within the page shows %q, %q", s.top(), s.message)
		}
	}
	if s.keys("g", "o", "d", "enter"); opened != "mailto:me@example.org" {
		t.Errorf("a letter opens %q", opened)
	}
}

func TestTheWaitForAPage(t *testing.T) {
	texts := map[model.Source]string{"https://example.org/a.md": "# A\n\nThe only [link](b.md).\n", "https://example.org/b.md": "# B\n\nText.\n"}
	s := webStory(t, texts, Options{Source: "https://example.org/a.md"})
	s.run(s.Init())
	s.keys("o")
	late := s.hangs("enter")
	if got := s.text(); !strings.Contains(got, "Esc stops · https://example.org/b.md") || !strings.Contains(got, "The only link.") {
		t.Errorf("while it is waited for:\n%s", got)
	}
	if s.progressBar() != nil {
		t.Error("a progress bar at once")
	}
	s.loading.since = time.Now().Add(-2 * barAfter)
	if s.progressBar() == nil {
		t.Error("no progress bar later")
	}
	if s.keys("esc"); s.loading != nil || s.message != "https://example.org/b.md: stopped" {
		t.Errorf("after Esc the message is %q", s.message)
	}
	s.run(late)
	if s.art.Source != "https://example.org/a.md" || s.failed {
		t.Errorf("what was stopped is shown: %s, %q", s.art.Source, s.message)
	}
	s.keys("o")
	late = s.hangs("enter")
	if s.keys("r"); s.message != "read again" {
		t.Errorf("another wish says %q", s.message)
	}
	s.run(late)
	if s.art.Source != "https://example.org/a.md" {
		t.Error("what is no longer wanted is shown")
	}
	delete(texts, "https://example.org/a.md")
	if s.keys("r"); !strings.Contains(s.message, "404") || !strings.Contains(s.text(), "The only link.") {
		t.Errorf("what is gone says %q", s.message)
	}
	if s.keys("e"); !s.failed || !errors.Is(s.reason, nil) {
		t.Error("a page is edited")
	}
}

func TestTheFormsOfAPage(t *testing.T) {
	page := "<!doctype html><title>A page</title><nav><a href=/>Home of the site</a></nav><article><h1>A page</h1>" +
		strings.Repeat("<p>Words of a paragraph, with commas, which is long enough, so that it is taken for what the page is about.</p>", 30) +
		"<h2>Deep</h2><p>Here it is, the only place with these words.</p>" + strings.Repeat("<p>Some more of it, after that, and longer still, so that it has an end.</p>", 30) + "</article>"
	s := open(t, "page.html", page, 80, 20)
	s.keys("]", "j", "k")
	for _, want := range []struct{ words, message string }{
		{"", ""},
		{"the whole page", "the whole page; x shows its source"},
		{"source", "the source as it stands; x shows the text again"},
		{"text", "what the page is about; x shows all of it"},
	} {
		if want.words != "" {
			s.keys("x")
		}
		if s.top() != "Deep" || s.message != want.message {
			t.Errorf("%s: the page begins with %q, the message is %q", want.words, s.top(), s.message)
		}
		if home := s.art.Index("Home of the site") >= 0; home != (want.words == "source" || want.words == "the whole page") {
			t.Errorf("%s: what stands around it is there: %v", want.words, home)
		}
	}
	s = open(t, "x.md", "# A\n\nText.\n", 80, 20)
	if s.keys("x"); !s.asIs {
		t.Errorf("x of Markdown shows %q", s.text())
	}
	if s.keys("x"); s.asIs {
		t.Error("x shows the source still")
	}
}
