package ui

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	tea "charm.land/bubbletea/v2"

	"lede/model"
)

// editedMsg tells that the reader has left the editor.
type editedMsg struct {
	art *model.Article
	err error
}

// reloadedMsg is an article that was read again, or why it couldn't be.
type reloadedMsg struct {
	load     *loading
	was, now *model.Article
	words    string // what to say of it
	err      error
}

// reload reads the article again, because the reader wants it.
func (a *App) reload(int) tea.Cmd {
	if a.art.Source == "-" {
		a.say("what was piped in can't be read again")
		return nil
	}
	was := a.art
	return a.request(model.Request{Source: was.Source, Again: true}, func(l *loading, now *model.Article, err error) tea.Msg {
		return reloadedMsg{l, was, now, "read again", err}
	})
}

// readAgain reads the article's file again, which has changed.
func (a *App) readAgain() tea.Cmd {
	was, open := a.art, a.options.Open
	return func() tea.Msg {
		now, err := open(model.Request{Source: was.Source})
		return reloadedMsg{nil, was, now, "the file has changed and was read again", err}
	}
}

// reloaded shows an article that was read again, the paragraph at the top where it was, wherever it has moved in the text. What can't be
// read leaves the page as it is.
func (a *App) reloaded(msg reloadedMsg) tea.Cmd {
	if msg.load != nil && !a.arrived(msg.load, msg.now) {
		return nil
	}
	if msg.err != nil {
		a.fail(msg.err)
		return nil
	}
	if msg.was != a.art {
		msg.now.Close()
		return nil
	}
	top, letters, following := a.art.Anchor(a.page.top.Start), a.page.letters, a.following
	folded, menu, focus, m := a.outline.folded, a.menu, a.focus, a.carried()
	notes := a.notes
	a.show(msg.now)
	a.notes = notes
	a.placeNotes()
	a.outline.folded, a.menu, a.focus = folded, menu, focus
	recall := a.carry(m)
	if following {
		a.goEnd()
		a.following = true
		return tea.Batch(recall, a.scan())
	}
	at, _ := msg.now.Locate(top)
	a.page.restore(at, letters)
	a.moved()
	if msg.now.Notice == "" {
		a.say("%s", msg.words)
	}
	return tea.Batch(recall, a.scan())
}

// edit opens the file in the reader's editor, at the source line of the top of the page.
func (a *App) edit(int) tea.Cmd {
	art := a.art
	path := string(art.Source)
	if _, err := os.Stat(path); err != nil || !a.options.Schemes.IsPath(art.Source) {
		a.fail(fmt.Errorf("%s is no file that could be edited", a.windowTitle()))
		return nil
	}
	editor := os.Getenv("VISUAL")
	if editor == "" {
		editor = os.Getenv("EDITOR")
	}
	if editor == "" {
		a.fail(fmt.Errorf("no editor is set: EDITOR=vi lede … sets one"))
		return nil
	}
	line := int64(1)
	if art.Lined() {
		line = art.Line(a.page.pos())
	}
	cmd := editorCommand(editor, path, line)
	return tea.Exec(outside{cmd, a.terminal}, func(err error) tea.Msg {
		return editedMsg{art, editorError(editor, err)}
	})
}

// editorError says of an editor's error whose it is; nil if there is none.
func editorError(editor string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("the editor %s failed: %w; VISUAL or EDITOR names another", model.Clean(editor), err)
}

// edited reads the article again after the editor.
func (a *App) edited(msg editedMsg) tea.Cmd {
	if msg.err != nil {
		a.fail(msg.err)
		return nil
	}
	if msg.art != a.art {
		return nil
	}
	return a.reload(0)
}

// outside is a command that has the terminal as long as it runs.
type outside struct {
	*exec.Cmd
	terminal *terminal
}

// Run implements tea.ExecCommand.
func (o outside) Run() error {
	o.terminal.release()
	err := o.Cmd.Run()
	err = errors.Join(err, o.terminal.retake())
	go o.terminal.resized()
	return err
}

// SetStdin implements tea.ExecCommand.
func (o outside) SetStdin(r io.Reader) { o.Stdin = r }

// SetStdout implements tea.ExecCommand.
func (o outside) SetStdout(w io.Writer) { o.Stdout = w }

// SetStderr implements tea.ExecCommand.
func (o outside) SetStderr(w io.Writer) { o.Stderr = w }

// editorCommand returns the command that opens a file at a line. The shell splits the editor's words, as it does for git.
func editorCommand(editor, path string, line int64) *exec.Cmd {
	if strings.HasPrefix(path, "-") {
		path = "./" + path
	}
	args := editorArgs(editor, path, line)
	if runtime.GOOS == "windows" {
		words := strings.Fields(editor)
		return exec.Command(words[0], append(words[1:], args...)...)
	}
	return exec.Command("sh", append([]string{"-c", editor + ` "$@"`, editor}, args...)...)
}

// editorArgs returns how an editor is told a file and a line.
func editorArgs(editor, path string, line int64) []string {
	at := fmt.Sprintf("%s:%d", path, line)
	name, _, _ := strings.Cut(editor, " ")
	switch strings.TrimSuffix(filepath.Base(name), ".exe") {
	case "vi", "vim", "nvim", "view", "ex", "nano", "pico", "emacs", "emacsclient", "mg", "micro", "kak", "joe", "jed", "mcedit", "gedit", "ne", "vis", "gvim", "busybox", "elvis", "nvi":
		return []string{fmt.Sprintf("+%d", line), path}
	case "hx", "helix", "subl", "zed", "zeditor", "lapce", "atom":
		return []string{at}
	case "code", "codium", "code-insiders", "cursor":
		return []string{"--wait", "--goto", at}
	case "kate", "kwrite":
		return []string{"--line", fmt.Sprint(line), path}
	}
	return []string{path} // an unknown one might take +42 for a file
}
