package ui

import (
	"errors"
	"strings"
	"testing"

	"lede/model"
)

// What names things can't speak to the terminal either: files, errors, messages.
func TestNamesCantSpeakToTheTerminal(t *testing.T) {
	const evil = "a\x1b]0;owned\x07\x1b[2Jb\nc\rd\u202ee"
	o := Options{
		Library: []Entry{{Title: evil, Source: model.Source(evil)}},
		Open: func(r model.Request) (*model.Article, error) {
			src := r.Source
			return nil, errors.New(string(src) + ": can't be read")
		},
	}
	s := &story{App: New(o, 80, 10), t: t}
	check := func(what string) {
		t.Helper()
		if v := s.View(); strings.ContainsAny(v.Content+v.WindowTitle, "\x07\r\u202e") || strings.Contains(v.Content, "owned\x1b") || strings.Contains(v.Content, "\x1b[2J") || strings.Count(v.Content, "\n") != 9 {
			t.Errorf("%s: the screen is %q", what, v.Content)
		}
	}
	check("in the list")
	s.keys("enter")
	check("in an error")
	art, err := model.Read(model.Source(evil), []byte("Text.\n"))
	if err != nil {
		t.Fatal(err)
	}
	s = &story{App: New(Options{Article: art}, 80, 10), t: t}
	check("as the text's own name")
	s.keys("Y")
	check("copied")
}
