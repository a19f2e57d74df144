package ui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"lede/model"
)

func TestBackAndForwardComeToTheSameLine(t *testing.T) {
	s := open(t, "book.md", book(), 100, 20)
	s.keys("]", "]", "space", "j", "j")
	left := s.text()
	s.keys("G", "g", "3", "]")
	s.keys("backspace", "ctrl+o", "H")
	if s.text() != left {
		t.Errorf("three times back shows\n%s\nand not\n%s", s.text(), left)
	}
	s.keys("L", "L", "L")
	if s.top() != "Part 1.2" {
		t.Errorf("three times forward shows %q", s.top())
	}
	s.send(tea.WindowSizeMsg{Width: 60, Height: 20})
	s.keys("3", "H")
	s.send(tea.WindowSizeMsg{Width: 100, Height: 20})
	if s.text() != left {
		t.Errorf("going back in a narrow screen, then widening it, shows\n%s\nand not\n%s", s.text(), left)
	}
	s.keys("9", "H", "H")
	if s.message != "nothing to go back to" {
		t.Errorf("the message is %q", s.message)
	}
}

func TestMarks(t *testing.T) {
	s := open(t, "book.md", book(), 100, 20)
	s.keys("]", "]", "j", "m", "a")
	marked := s.top()
	s.keys("G", "'", "a")
	if s.top() != marked {
		t.Errorf("'a shows %q, want %q", s.top(), marked)
	}
	s.keys("g", "'", "'")
	if s.top() != marked {
		t.Errorf("'' shows %q, want %q", s.top(), marked)
	}
	s.keys("'", "'")
	if s.top() != "The book" {
		t.Errorf("'' again shows %q", s.top())
	}
	s.keys("'", "x")
	if !s.failed || s.top() != "The book" {
		t.Errorf("a mark that is not set: message %q, page %q", s.message, s.top())
	}
	s.keys("m", "esc", "j", "'", "esc")
	if s.await != nil {
		t.Error("esc does not end the waiting for a letter")
	}
}

func TestBackGoesToAnotherArticle(t *testing.T) {
	texts := map[model.Source]string{"a.md": book(), "b.md": "# Other\n\nShort.\n"}
	s := &story{App: New(Options{
		Library: []Entry{{Title: "A", Source: "a.md"}, {Title: "B", Source: "b.md"}},
		Open: func(r model.Request) (*model.Article, error) {
			src := r.Source
			if texts[src] == "" {
				return nil, fmt.Errorf("%s is gone", src)
			}
			return model.Read(src, []byte(texts[src]))
		},
	}, 100, 20), t: t}
	s.run(s.Init())
	s.keys("enter", "]", "]", "j")
	left := s.top()
	s.keys("esc", "j", "enter")
	if s.top() != "Other" {
		t.Fatalf("the other article begins with %q", s.top())
	}
	s.keys("backspace")
	if s.top() != left {
		t.Errorf("back shows %q, want %q", s.top(), left)
	}
	s.keys("L")
	if s.top() != "Other" {
		t.Errorf("forward shows %q", s.top())
	}
	delete(texts, "a.md")
	s.keys("H")
	if s.top() != "Other" || !s.failed {
		t.Errorf("back to what is gone shows %q, message %q", s.top(), s.message)
	}
}

func TestSectionsOfOneLevel(t *testing.T) {
	s := open(t, "book.md", book(), 100, 20)
	s.keys("]", "}")
	if s.top() != "Chapter 2" {
		t.Errorf("} shows %q", s.top())
	}
	s.keys("]", "}", "}")
	if s.top() != "Part 2.2" || s.message == "" {
		t.Errorf("} from the first part, twice, shows %q and says %q", s.top(), s.message)
	}
	s.keys("p", "2", "{")
	if s.top() != "Chapter 1" {
		t.Errorf("{ shows %q", s.top())
	}
}

func TestFoldAll(t *testing.T) {
	s := open(t, "book.md", book(), 100, 20)
	s.keys("tab", "z", "M")
	if n := s.outline.Len(); n != 4 {
		t.Errorf("zM leaves %d rows, want the title and three chapters", n)
	}
	s.keys("z", "R")
	if n := s.outline.Len(); n != 10 {
		t.Errorf("zR shows %d rows", n)
	}
	s.keys("z", "x", "j")
	if s.pending != "" {
		t.Error("a key that is none leaves the first one pending")
	}
}

func TestEachArticleOfTheListKeepsItsPlace(t *testing.T) {
	texts := map[model.Source]string{"a.md": book(), "b.md": "# Other\n\nShort.\n\n" + prose(30, "other")}
	s := &story{App: New(Options{
		Library: []Entry{{Title: "A", Source: "a.md"}, {Title: "B", Source: "b.md"}},
		Open:    func(r model.Request) (*model.Article, error) { return model.Read(r.Source, []byte(texts[r.Source])) },
	}, 100, 20), t: t}
	s.run(s.Init())
	s.keys("enter", "]", "]", "j")
	inA := s.top()
	s.keys(")")
	if s.top() != "Other" {
		t.Fatalf(") shows %q", s.top())
	}
	s.keys("space", "j")
	inB := s.top()
	s.keys("(")
	if s.top() != inA {
		t.Errorf("( shows %q, want %q", s.top(), inA)
	}
	s.keys("esc", "j", "enter")
	if s.top() != inB {
		t.Errorf("choosing the other in the list shows %q, want %q", s.top(), inB)
	}
	s.keys(")")
	if s.top() != inB || s.message == "" {
		t.Errorf("behind the last, ) shows %q and says %q", s.top(), s.message)
	}
}

func TestALineOfTheSourceIsFoundWithinAParagraph(t *testing.T) {
	var b strings.Builder
	b.WriteString("# T\n\n")
	for i := range 100 {
		fmt.Fprintf(&b, "word%d and [a link](https://example.org/a/rather/long/address/that/is/not/shown)%s\n", i, strings.Repeat(" and more", i%4))
	}
	s := open(t, "x.md", b.String()+strings.Repeat("\nAfter it.\n", 40), 80, 24)
	for _, line := range []int{5, 20, 57, 99} {
		s.keys(strings.Split(fmt.Sprint(line), "")...).keys("G")
		if want := fmt.Sprintf("word%d ", line-3); !strings.Contains(s.top()+" ", want) {
			t.Errorf("%dG shows %q, want the line with %q", line, s.top(), want)
		}
		first := s.art.Line(s.page.pos())
		if got := int(first); got > line || got < line-3 {
			t.Errorf("an editor is told line %d where line %d is at the top", got, line)
		}
	}
}
