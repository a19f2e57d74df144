package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"lede/model"
)

// openFile returns the program with an article in a file.
func openFile(t *testing.T, path, text string) *story {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	art, err := model.Open(model.Source(path))
	if err != nil {
		t.Fatal(err)
	}
	s := &story{App: New(Options{Article: art, Open: model.Schemes(nil).Open}, 100, 20), t: t}
	s.run(s.Init())
	return s
}

func TestReloadKeepsTheParagraph(t *testing.T) {
	path := filepath.Join(t.TempDir(), "book.md")
	s := openFile(t, path, book())
	s.keys("]", "]", "]", "space", "j")
	before := s.top()
	if err := os.WriteFile(path, []byte(strings.Replace(book(), "A word before", prose(50, "what is new")+"A word before", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	s.keys("r")
	if s.top() != before || s.message != "read again" {
		t.Errorf("after reloading the page begins with %q, before with %q:\n%s", s.top(), before, s.text())
	}
	if s.keys("g"); !strings.Contains(s.text(), "The book") {
		t.Errorf("the top is\n%s", s.text())
	}
	os.Remove(path)
	shown := s.top()
	s.keys("r")
	if s.top() != shown || !s.failed {
		t.Errorf("after the file is gone the page begins with %q, the message is %q", s.top(), s.message)
	}
}

func TestEditorArguments(t *testing.T) {
	for editor, want := range map[string]string{
		"vim": "+7 a.md", "/usr/bin/nano -w": "+7 a.md", "hx": "a.md:7", "code --new-window": "--wait --goto a.md:7", "ed": "a.md",
	} {
		if got := strings.Join(editorArgs(editor, "a.md", 7), " "); got != want {
			t.Errorf("%s gets %q, want %q", editor, got, want)
		}
	}
}

func TestTheEditorOpensAtTheSourceLine(t *testing.T) {
	dir := t.TempDir()
	script, told := filepath.Join(dir, "vi"), filepath.Join(dir, "told")
	if err := os.WriteFile(script, []byte(fmt.Sprintf("#!/bin/sh\necho \"$@\" > '%s'\n", told)), 0o700); err != nil {
		t.Fatal(err)
	}
	cmd := editorCommand(script, "some file.md", 42)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Skipf("no shell here: %v %s", err, out)
	}
	got, err := os.ReadFile(told)
	if err != nil {
		t.Fatal(err)
	}
	if want := "+42 some file.md\n"; string(got) != want {
		t.Errorf("the editor is told %q, want %q", got, want)
	}
}

func TestAnEditorThatFailsIsNamed(t *testing.T) {
	s := openFile(t, filepath.Join(t.TempDir(), "book.md"), book())
	s.send(editedMsg{s.art, editorError("no-such-editor --wait", fmt.Errorf("exit status 127"))})
	if want := "the editor no-such-editor --wait failed: exit status 127; VISUAL or EDITOR names another"; s.message != want || !s.failed {
		t.Errorf("the message is %q, want %q", s.message, want)
	}
}

// Editors save in three ways: another file takes the place of the first, or the first is removed before, or it is written to.

func inItsPlace(path, text string) error {
	if err := intoIt(path+"~", text); err != nil {
		return err
	}
	return os.Rename(path+"~", path)
}

func removedBefore(path, text string) error {
	if err := os.Remove(path); err != nil {
		return err
	}
	return intoIt(path, text)
}

func intoIt(path, text string) error { return os.WriteFile(path, []byte(text), 0o600) }

func TestALinkThatIsLedToAnotherFileIsReadAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "link.md")
	for file, text := range map[string]string{"~a": book(), "~b": "## New\n"} {
		if err := intoIt(path+file, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(path+"~a", path); err != nil {
		t.Skip("there are no symbolic links here")
	}
	s := openFile(t, path, book())
	s.options.Watch = true
	w, ok := s.watch()().(watchingMsg)
	if !ok {
		t.Skip("files can't be watched here")
	}
	_, next := s.Update(w)
	if err := os.Symlink(path+"~b", path+"~"); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(path+"~", path); err != nil {
		t.Fatal(err)
	}
	if msg, ok := next().(changedMsg); !ok {
		t.Error("the change was not seen")
	} else {
		s.run(s.changed(msg)().(tea.BatchMsg)[0])
	}
	if got := s.art.Sections()[0].Title; got != "New" {
		t.Errorf("the first section is %q", got)
	}
	s.watcher.Close()
}

func TestAFileThatChangesIsReadAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log.md")
	s := openFile(t, path, book())
	s.options.Watch = true
	w, ok := s.watch()().(watchingMsg)
	if !ok {
		t.Skip("files can't be watched here")
	}
	_, next := s.Update(w)
	s.keys("]", "]")
	change := func(text string, save func(path, text string) error) {
		if err := save(path, text); err != nil {
			t.Fatal(err)
		}
		msg, ok := next().(changedMsg)
		if !ok {
			t.Fatal("the change was not seen")
		}
		batch := s.changed(msg)().(tea.BatchMsg)
		s.run(batch[0])
		next = batch[1]
	}
	change("# New\n\n"+prose(20, "what is new")+book(), inItsPlace)
	if s.top() != "Part 1.1" || s.art.Sections()[0].Title != "New" {
		t.Errorf("the page begins with %q, the first section is %q", s.top(), s.art.Sections()[0].Title)
	}
	s.keys("F")
	change(book()+"\n\nThe newest line.\n", removedBefore)
	if !strings.Contains(s.text(), "The newest line.") {
		t.Errorf("the end is not followed:\n%s", s.text())
	}
	s.keys("k")
	change(book()+"\n\nA newer line.\n", intoIt)
	if s.following {
		t.Error("the end is followed though the reader has moved")
	}
	s.watcher.Close()
	if next() != nil {
		t.Error("who waits for changes does not learn that the watching is over")
	}
}
