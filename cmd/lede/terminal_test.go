//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"
)

// patience is how long a test waits for what must come; it is never waited for in vain.
const patience = 20 * time.Second

// terminal is the real program in a pseudo-terminal.
type terminal struct {
	t   *testing.T
	cmd *exec.Cmd
	pty *os.File
	out bytes.Buffer // all that the program has written
	got chan []byte
	was *term.State // how the terminal was set before
}

// start runs a command in a terminal of 100 × 30.
func start(t *testing.T, cmd *exec.Cmd) *terminal {
	t.Helper()
	cmd.Env = append(append(os.Environ(), "TERM=xterm-256color", "NO_COLOR=", "LEDE_LIBRARY="+filepath.Join(t.TempDir(), "library.db")), cmd.Env...)
	master, tty, err := pty.Open()
	if err != nil {
		t.Skip("no pseudo-terminal here:", err)
	}
	defer tty.Close()
	if err := pty.Setsize(master, &pty.Winsize{Rows: 30, Cols: 100}); err != nil {
		t.Fatal(err)
	}
	was, err := term.GetState(master.Fd())
	if err != nil {
		t.Fatal(err)
	}
	if cmd.Stdin == nil {
		cmd.Stdin = tty
	}
	cmd.Stdout, cmd.Stderr = tty, tty
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true, Ctty: 1}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	s := &terminal{t: t, cmd: cmd, pty: master, got: make(chan []byte, 64), was: was}
	go func() {
		defer close(s.got)
		for {
			b := make([]byte, 4096)
			n, err := master.Read(b)
			if n > 0 {
				s.got <- b[:n]
			}
			if err != nil {
				return
			}
		}
	}()
	t.Cleanup(func() { cmd.Process.Kill(); master.Close() })
	return s
}

// wait reads on until the program has written text, colours aside, after the place from.
func (s *terminal) wait(from int, text string) (to int) {
	s.t.Helper()
	deadline := time.After(patience)
	for !strings.Contains(ansi.Strip(s.out.String()[from:]), text) {
		select {
		case b, ok := <-s.got:
			if !ok {
				s.t.Fatalf("the program ended before it wrote %q; it wrote %q", text, s.out.String()[from:])
			}
			s.out.Write(b)
		case <-deadline:
			s.t.Fatalf("%q did not come; what came is %q", text, s.out.String()[from:])
		}
	}
	return s.out.Len()
}

// ready waits until the program gets each key as it is typed: before that, the system itself minds Ctrl+Z.
func (s *terminal) ready() {
	s.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(time.Millisecond) {
		if now, err := term.GetState(s.pty.Fd()); err == nil && !reflect.DeepEqual(now, s.was) {
			return
		}
	}
	s.t.Fatal("the program doesn't take the terminal")
}

// keys types keys.
func (s *terminal) keys(keys string) {
	s.t.Helper()
	if _, err := s.pty.WriteString(keys); err != nil {
		s.t.Fatal(err)
	}
}

// end waits until the program has ended, and returns all that it wrote.
func (s *terminal) end() (written string, err error) {
	s.t.Helper()
	done := make(chan error, 1)
	go func() { done <- s.cmd.Wait() }()
	deadline := time.After(patience)
	for {
		select {
		case b := <-s.got:
			s.out.Write(b)
		case err := <-done:
			s.drain()
			return s.out.String(), err
		case <-deadline:
			s.t.Fatal("the program does not end")
		}
	}
}

// drain takes what is still in the terminal after the program has ended.
func (s *terminal) drain() {
	for {
		select {
		case b, ok := <-s.got:
			if !ok {
				return
			}
			s.out.Write(b)
		case <-time.After(200 * time.Millisecond):
			return // the system keeps a pseudo-terminal open while we hold it
		}
	}
}

// restored checks that the terminal is as a shell wants it: its settings as they were, the main
// screen, the cursor shown, no mouse reports.
func (s *terminal) restored() {
	s.t.Helper()
	written := s.out.String()
	for _, pair := range [][2]string{{ansi.SetModeAltScreenSaveCursor, ansi.ResetModeAltScreenSaveCursor}, {ansi.ResetModeTextCursorEnable, ansi.SetModeTextCursorEnable}, {ansi.SetModeMouseButtonEvent, ansi.ResetModeMouseButtonEvent}} {
		if on, off := strings.LastIndex(written, pair[0]), strings.LastIndex(written, pair[1]); on >= 0 && off < on {
			s.t.Errorf("%q is not undone by %q", pair[0], pair[1])
		}
	}
	if now, err := term.GetState(s.pty.Fd()); err != nil || !reflect.DeepEqual(now, s.was) {
		s.t.Errorf("the terminal's settings are %v and were %v (%v)", now, s.was, err)
	}
}

// lastWords are the last words of the long article. No letter of them stands where one of another
// paragraph stands, of which only what differs would be written anew.
const lastWords = "XYZZYXYZZY"

// long is an article of 200 numbered paragraphs in two sections.
func long(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("# The long one\n\n## Early\n\n")
	for i := 1; i <= 200; i++ {
		if i == 100 {
			b.WriteString("## Dusk\n\n")
		}
		fmt.Fprintf(&b, "Paragraph number %d.\n\n", i)
	}
	b.WriteString(lastWords + "\n")
	path := filepath.Join(t.TempDir(), "long.md")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
