//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
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
}

// build compiles the program once.
func build(t *testing.T) string {
	t.Helper()
	bin := filepath.Join(t.TempDir(), "lede")
	if out, err := exec.Command("go", "build", "-o", bin, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return bin
}

// start runs a command in a terminal of 100 × 30.
func start(t *testing.T, cmd *exec.Cmd) *terminal {
	t.Helper()
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "NO_COLOR=")
	master, tty, err := pty.Open()
	if err != nil {
		t.Skip("no pseudo-terminal here:", err)
	}
	defer tty.Close()
	if err := pty.Setsize(master, &pty.Winsize{Rows: 30, Cols: 100}); err != nil {
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
	s := &terminal{t: t, cmd: cmd, pty: master, got: make(chan []byte, 64)}
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

// restored checks that the terminal is as a shell wants it: the main screen, the cursor shown, no mouse reports.
func restored(t *testing.T, written string) {
	t.Helper()
	for _, pair := range [][2]string{{ansi.SetModeAltScreenSaveCursor, ansi.ResetModeAltScreenSaveCursor}, {ansi.ResetModeTextCursorEnable, ansi.SetModeTextCursorEnable}, {ansi.SetModeMouseButtonEvent, ansi.ResetModeMouseButtonEvent}} {
		if on, off := strings.LastIndex(written, pair[0]), strings.LastIndex(written, pair[1]); on >= 0 && off < on {
			t.Errorf("%q is not undone by %q", pair[0], pair[1])
		}
	}
}

// long is an article of 200 numbered paragraphs in two sections.
func long(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("# The long one\n\n## Early\n\n")
	for i := 1; i <= 200; i++ {
		if i == 100 {
			b.WriteString("## Late\n\n")
		}
		fmt.Fprintf(&b, "Paragraph number %d.\n\n", i)
	}
	path := filepath.Join(t.TempDir(), "long.md")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestReadingInATerminal(t *testing.T) {
	bin, path := build(t), long(t)
	t.Run("keys", func(t *testing.T) {
		s := start(t, exec.Command(bin, path))
		at := s.wait(0, "Paragraph number 5.")
		s.pty.WriteString("G")
		at = s.wait(at, "number 200")
		s.pty.WriteString("g")
		at = s.wait(at, "min left")
		s.pty.WriteString("2]")
		s.wait(at, "Late")
		s.pty.WriteString("q")
		written, err := s.end()
		if err != nil {
			t.Errorf("q ends with %v", err)
		}
		restored(t, written)
	})
	t.Run("keys from the terminal, text from a pipe", func(t *testing.T) {
		cmd := exec.Command(bin)
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		cmd.Stdin = struct{ *os.File }{f} // not an *os.File: exec makes a pipe of it
		s := start(t, cmd)
		at := s.wait(0, "Paragraph number 5.")
		s.pty.WriteString("G")
		s.wait(at, "number 200")
		s.pty.WriteString("\x03")
		written, err := s.end()
		if err != nil {
			t.Errorf("Ctrl+C ends with %v", err)
		}
		restored(t, written)
	})
	t.Run("SIGTERM", func(t *testing.T) {
		s := start(t, exec.Command(bin, path))
		at := s.wait(0, "? help")
		s.wait(at, "? help") // bubbletea has drawn the first page again: its signal handler stands
		s.cmd.Process.Signal(syscall.SIGTERM)
		written, _ := s.end()
		restored(t, written)
	})
}
