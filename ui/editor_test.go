package ui

import (
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"lede/model"
)

// types types a text.
func (s *story) types(text string) *story { return s.keys(strings.Split(text, "")...) }

// noted returns the words of the only note to book.md that a notebook has.
func (n *notebook) noted(t *testing.T) string {
	t.Helper()
	notes := n.kept["book.md"].Notes
	if len(notes) != 1 {
		t.Fatalf("%d notes are kept", len(notes))
	}
	return notes[0].Text
}

func TestANoteOfSeveralLines(t *testing.T) {
	n := new(notebook)
	s := n.reopened(t, "book.md", book(), 100)
	s.keys("]", "]", "j", "j", "V", "j", "i")
	s.types("It says little, and that at length.").keys("ctrl+j").types("- Why?").keys("shift+enter")
	s.send(tea.PasteMsg{Content: "- Who\r- asks?\r\n"})
	s.want("note-written")
	s.keys("enter")
	if got, want := n.noted(t), "It says little, and that at length.\n- Why?\n- Who\n- asks?"; got != want {
		t.Errorf("kept is %q, want %q", got, want)
	}
	s.keys("\"")
	s.want("notes-lines")
	s.keys("i").types("!").keys("enter", "y")
	if want := "at length.\n- Why?\n- Who\n- asks?!\n\n— Part 1.1"; !strings.Contains(s.clipboard, want) {
		t.Errorf("copied is\n%s", s.clipboard)
	}
}

func TestALongNoteScrolls(t *testing.T) {
	n := new(notebook)
	s := n.reopened(t, "book.md", book(), 100)
	s.keys("]", "i")
	s.send(tea.PasteMsg{Content: "first\n" + strings.Repeat("words and more words ", 80) + "\nlast"})
	if text := s.text(); !strings.Contains(text, "last") || strings.Contains(text, "first") {
		t.Errorf("the cursor is not in view:\n%s", text)
	}
	s.keys("ctrl+home")
	if text := s.text(); !strings.Contains(text, "first") || strings.Contains(text, "last") || s.top() != "Chapter 1" {
		t.Errorf("the beginning is not in view, or the page isn't:\n%s", text)
	}
	s.keys("enter", "i")
	if text := s.text(); !strings.Contains(text, "last") {
		t.Errorf("opened again, the cursor is not at the end:\n%s", text)
	}
}

func TestLeavingANote(t *testing.T) {
	n := new(notebook)
	s := n.reopened(t, "book.md", book(), 100)
	s.keys("]", "i", "esc", "i", "enter")
	if len(s.notes) != 0 || s.editor != nil {
		t.Error("nothing was written, but a note is there")
	}
	s.keys("i").types("abc").keys("esc")
	if !strings.Contains(s.footer(), "Esc again drops what you wrote") {
		t.Errorf("the footer is %q", s.footer())
	}
	s.types("d").keys("esc", "enter")
	if got := n.noted(t); got != "abcd" {
		t.Errorf("kept is %q", got)
	}
	s.keys("i").types("e").keys("esc", "esc")
	if got := n.noted(t); got != "abcd" || s.editor != nil || s.layout().below != 0 {
		t.Errorf("dropped words are kept: %q", got)
	}
	s.keys("i").types("e").keys("ctrl+c")
	if s.keepLast(); !s.quit || n.noted(t) != "abcde" {
		t.Errorf("after Ctrl+C kept is %q", n.noted(t))
	}
}

func TestWhatIsPastedIntoANoteCannotActOnTheTerminal(t *testing.T) {
	n := new(notebook)
	s := n.reopened(t, "book.md", book(), 100)
	s.keys("i")
	s.send(tea.PasteMsg{Content: "\x1b]0;title\aone\u009b31m\u202etwo\x1b[2J\ttab"})
	s.send(tea.KeyPressMsg{Code: tea.KeyExtended, Text: "\u202e"})
	if screen := s.screen(); strings.ContainsAny(screen, "\u202e\u009b\a\t") || strings.Contains(screen, "\x1b[2J") || strings.Contains(screen, "\x1b]0") {
		t.Errorf("the screen is %q", screen)
	}
	s.keys("enter")
	if got := n.noted(t); got != model.Clean(got) || !strings.Contains(got, "two") {
		t.Errorf("kept is %q", got)
	}
}

func TestWordsThatCannotBeKeptAreNotLost(t *testing.T) {
	n := new(notebook)
	s := n.reopened(t, "book.md", book(), 100)
	n.fail = errors.New("the disk is full")
	s.keys("i").types("abc").keys("enter")
	if !strings.Contains(s.footer(), "the disk is full") || s.editor == nil || s.editor.area.Value() != "abc" {
		t.Errorf("the words are lost:\n%s", s.text())
	}
	n.fail = nil
	s.keys("enter")
	if got := n.noted(t); got != "abc" || s.editor != nil {
		t.Errorf("kept is %q", got)
	}
	s = open(t, "book.md", book(), 100, 20)
	if s.keys("i"); s.editor != nil || !strings.Contains(s.footer(), "--private") {
		t.Errorf("privately, the footer is %q", s.footer())
	}
}

func TestANoteThatIsWrittenWhileTheArticleChanges(t *testing.T) {
	n := new(notebook)
	s := n.reopened(t, "book.md", book(), 100)
	s.keys("]", "]", "i").types("abc")
	edited := strings.Replace(book(), "A word before", prose(3, "what is new")+"A word before", 1)
	now, err := model.Read("book.md", []byte(edited))
	if err != nil {
		t.Fatal(err)
	}
	s.send(reloadedMsg{nil, s.art, now, "read again", nil})
	s.types("d").keys("enter")
	if got := n.noted(t); got != "abcd" || len(s.notes) != 1 || !strings.HasPrefix(edited[s.notes[0].from:], "### Part 1.1") {
		t.Errorf("the note %q stands at %d", got, s.notes[0].from)
	}
}
