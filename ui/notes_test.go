package ui

import (
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"lede/model"
)

func TestNotesAreShownAgain(t *testing.T) {
	n := new(notebook)
	s := n.reopened(t, "book.md", book(), 100)
	s.keys("]", "B", "]", "j", "j", "V", "j", "h", "]", "j", "j", "V", "i")
	s.keys(strings.Split("So it is.", "")...)
	s.keys("enter", "\"")
	s.want("notes-list")
	if got := len(n.kept["book.md"].Notes); got != 3 {
		t.Fatalf("%d notes are kept", got)
	}
	s.keys("g", "j", "enter")
	s.want("notes-highlight")
	quote := n.kept["book.md"].Notes[1].Quote
	if !strings.HasPrefix(quote, "Paragraph 1 of part 1.1.") || strings.Contains(quote, "Paragraph 2") {
		t.Errorf("highlighted is %q", quote)
	}

	edited := strings.Replace(book(), "A word before", prose(20, "what is new")+"A word before", 1)
	s = n.reopened(t, "book.md", edited, 60)
	s.keys("\"", "G", "enter")
	if !strings.Contains(s.text(), "+ Paragraph 1 of part 1.2.") {
		t.Errorf("at another width, after an edit, the note is not found:\n%s", s.text())
	}
}

func TestABookmarkIsTakenAway(t *testing.T) {
	n := new(notebook)
	s := n.reopened(t, "book.md", book(), 100)
	s.keys("]", "B", "j", "k", "B")
	if got := len(n.kept["book.md"].Notes) + len(s.notes); got != 0 {
		t.Errorf("%d notes are kept", got)
	}
	s.keys("\"")
	if !strings.Contains(s.text(), "Nothing is marked here yet") {
		t.Errorf("the list is\n%s", s.text())
	}
}

func TestNotesAreRewrittenAndRemoved(t *testing.T) {
	n := new(notebook)
	s := n.reopened(t, "book.md", book(), 100)
	s.keys("]", "i", "a", "enter", "i", "b", "enter")
	if notes := n.kept["book.md"].Notes; len(notes) != 1 || notes[0].Text != "ab" {
		t.Errorf("i at a note makes %+v", notes)
	}
	s.keys("\"", "i", "c", "enter", "y")
	if !strings.Contains(s.text(), "+ abc") || !strings.Contains(s.clipboard, "> ## Chapter 1\n\nabc\n\n— Chapter 1, 20") {
		t.Errorf("the list is\n%s\nwhat was copied\n%s", s.text(), s.clipboard)
	}
	s.keys("D", "esc", "D", "enter")
	if len(n.kept["book.md"].Notes) != 0 || len(s.notes) != 0 {
		t.Error("it is not removed")
	}
}

func TestWhoQuitsAtOnceLosesNoNote(t *testing.T) {
	n := new(notebook)
	s := n.reopened(t, "book.md", book(), 100)
	s.Update(keyPress(t, "B")) // what it brings about is not done yet
	s.keepLast()
	if len(n.kept["book.md"].Notes) != 1 {
		t.Error("the bookmark is lost")
	}
}

func TestANoteThatCannotBeKept(t *testing.T) {
	n := new(notebook)
	s := n.reopened(t, "book.md", book(), 100)
	n.fail = errors.New("what you read is not kept: the disk is full")
	s.keys("B")
	if !strings.Contains(s.footer(), "the disk is full") || len(s.notes) != 0 {
		t.Errorf("the footer is %q, %d notes are shown", s.footer(), len(s.notes))
	}
	s = open(t, "book.md", book(), 100, 20)
	if s.keys("B"); !strings.Contains(s.footer(), "--private") {
		t.Errorf("the footer is %q", s.footer())
	}
}

func TestHighlightsEndWhereTheyDid(t *testing.T) {
	text := "# Title\n\n" + prose(2, "one") + "It was a **bright cold** day in April, and the clocks were striking thirteen; 三日月が出ていた。\n\n" + prose(9, "two")
	n := new(notebook)
	s := n.reopened(t, "x.md", text, 100)
	from := model.Pos(strings.Index(text, "bright"))
	s.run(s.noted(s.newNote(model.Highlight, from, model.Pos(strings.Index(text, "day in")-1))))
	for _, width := range []int{40, 70, 100} {
		s = n.reopened(t, "x.md", text, width)
		var painted []string
		b, _ := s.blockAt(from)
		lines := s.page.r.Lines(s.art, b)
		for i, c := range s.page.r.Between(s.art, b, s.notes[0].from, s.notes[0].to) {
			painted = append(painted, strings.TrimSpace(ansi.Cut(ansi.Strip(lines[i]), c[0], c[1])))
		}
		if got := strings.TrimSpace(strings.Join(painted, " ")); got != "bright cold" {
			t.Errorf("at %d columns painted is %q", width, got)
		}
	}
}

func TestHighlightsAreSeenWithoutColours(t *testing.T) {
	n := new(notebook)
	s := n.reopened(t, "book.md", book(), 100)
	s.send(tea.ColorProfileMsg{Profile: colorprofile.ASCII})
	s.keys("]", "j", "j", "V", "h")
	if screen := sent(t, s.screen(), colorprofile.ASCII); !strings.Contains(screen, "‹7›Paragraph 1 of chapter 1.") {
		t.Errorf("the screen is\n%s", screen)
	}
}
