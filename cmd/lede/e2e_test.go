//go:build unix

package main

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"
)

func TestReadingInATerminal(t *testing.T) {
	path := long(t)
	t.Run("keys", func(t *testing.T) {
		s := start(t, lede(path))
		at := s.wait(0, "Paragraph number 5.")
		s.keys("G")
		at = s.wait(at, lastWords)
		s.keys("g")
		at = s.wait(at, "min left")
		s.keys("2]")
		s.wait(at, "Dusk")
		s.keys("q")
		if _, err := s.end(); err != nil {
			t.Errorf("q ends with %v", err)
		}
		s.restored()
	})
	t.Run("keys from the terminal, text from a pipe", func(t *testing.T) {
		s := start(t, sh(`cat "$1" | "$0"`, path))
		at := s.wait(0, "Paragraph number 5.")
		s.keys("G")
		s.wait(at, lastWords)
		s.keys("\x03")
		if _, err := s.end(); err != nil {
			t.Errorf("Ctrl+C ends with %v", err)
		}
		s.restored()
	})
}

func TestReadingWhatIsStillComing(t *testing.T) {
	t.Run("without an end", func(t *testing.T) {
		s := start(t, sh(`yes 'Word by word' | "$0"`))
		s.wait(0, "Word by word")
		s.wait(0, "more is coming")
		s.keys(" G\x03")
		s.end()
		s.restored()
	})
	t.Run("late", func(t *testing.T) {
		read, write, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		defer write.Close()
		cmd := lede("-")
		cmd.Stdin = read
		s := start(t, cmd)
		io.WriteString(write, "# Early\n\nThe first words.\n\n")
		at := s.wait(0, "The first words.")
		io.WriteString(write, "## Late\n\nThe last words.\n\n")
		s.wait(at, "The last words.")
		s.keys("q")
		if _, err := s.end(); err != nil {
			t.Errorf("q ends with %v", err)
		}
		s.restored()
	})
}

func TestATextThatFitsIsPrinted(t *testing.T) {
	short := filepath.Join(t.TempDir(), "short.md")
	if err := os.WriteFile(short, []byte("# Short\n\nA few words.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := start(t, lede("-F", short))
	written, err := s.end()
	if err != nil || !strings.Contains(ansi.Strip(written), "A few words.") || strings.Contains(written, ansi.SetModeAltScreenSaveCursor) {
		t.Errorf("-F of a short text ends with %v and writes %q", err, written)
	}
	s = start(t, lede("-F", long(t)))
	s.wait(0, "? help")
	s.keys("q")
	if _, err := s.end(); err != nil {
		t.Errorf("-F of a long text ends with %v", err)
	}
	s.restored()
}

func TestATerminalThatCanOnlyPrint(t *testing.T) {
	cmd := lede(long(t))
	cmd.Env = append(cmd.Env, "TERM=dumb")
	written, err := start(t, cmd).end()
	if err != nil || strings.Contains(written, "\x1b") || !strings.Contains(written, "Paragraph number 200.") {
		t.Errorf("it writes %q and ends with %v", written, err)
	}
}

// lede returns a command that runs the program.
func lede(args ...string) *exec.Cmd {
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = []string{testAs + "=lede", "GORACE=" + raceOptions}
	return cmd
}

// sh returns a command line for the shell, in which $0 is the program and $1 the first argument.
func sh(line string, args ...string) *exec.Cmd {
	cmd := lede(append([]string{"-c", line, os.Args[0]}, args...)...)
	cmd.Path = "/bin/sh"
	return cmd
}

func TestChoosingInATerminal(t *testing.T) {
	path := long(t)
	other := filepath.Join(filepath.Dir(path), "other.md")
	if err := os.WriteFile(other, []byte("# The other one\n\nIts only paragraph.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Run("the built-in articles", func(t *testing.T) {
		s := start(t, lede())
		at := s.wait(0, "A tour of lede")
		s.keys("\r")
		at = s.wait(at, "left")
		s.keys("\x1b")
		s.wait(at, "Articles")
		s.keys("q")
		s.end()
		s.restored()
	})
	t.Run("a folder", func(t *testing.T) {
		s := start(t, lede(filepath.Dir(path)))
		at := s.wait(0, "other.md")
		s.keys("j\r")
		s.wait(at, "Its only paragraph.")
		s.keys("q")
		s.end()
		s.restored()
	})
	t.Run("several files", func(t *testing.T) {
		s := start(t, lede(path, other))
		at := s.wait(0, "Paragraph number 5.")
		s.keys("\x1b")
		at = s.wait(at, "other.md")
		s.keys("j\r")
		s.wait(at, "Its only paragraph.")
		s.keys("q")
		s.end()
		s.restored()
	})
	t.Run("the terminal is no text", func(t *testing.T) {
		s := start(t, lede("-"))
		written, err := s.end()
		if exit := (*exec.ExitError)(nil); !errors.As(err, &exit) || exit.ExitCode() != exitMisused {
			t.Errorf("it ends with %v", err)
		}
		if !strings.HasPrefix(written, "lede: standard input is the terminal; ") {
			t.Errorf("it says %q", written)
		}
	})
}

func TestTheTerminalIsRestored(t *testing.T) {
	path := long(t)
	for _, sig := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT} {
		t.Run("at once after "+sig.String(), func(t *testing.T) {
			s := start(t, lede(path))
			s.wait(0, "Paragraph")
			s.cmd.Process.Signal(sig)
			s.end()
			s.restored()
		})
		t.Run("later after "+sig.String(), func(t *testing.T) {
			s := start(t, lede(path))
			at := s.wait(0, "Paragraph")
			s.keys("G")
			s.wait(at, lastWords)
			s.cmd.Process.Signal(sig)
			s.end()
			s.restored()
		})
	}
	for _, where := range []string{"an update", "a command"} {
		t.Run("after a panic in "+where, func(t *testing.T) {
			cmd := lede()
			cmd.Env = []string{testAs + "=panic in " + where}
			s := start(t, cmd)
			s.wait(0, "Panic")
			s.keys("\r")
			if _, err := s.end(); err == nil {
				t.Error("it ends as if nothing had been wrong")
			}
			s.restored()
		})
	}
}

func TestTheTerminalIsRestoredWhileSuspended(t *testing.T) {
	s := start(t, sh(`set -m; "$0" "$1"; echo now is the shell; read line; fg; echo it has ended`, long(t)))
	at := s.wait(0, "Paragraph number 5.")
	s.ready()
	s.keys("\x1a")
	at = s.wait(at, "now is the shell")
	s.restored()
	s.keys("on\r")
	at = s.wait(at, "Paragraph number 5.")
	s.ready()
	written := s.out.String()
	if strings.LastIndex(written, ansi.SetModeAltScreenSaveCursor) < strings.LastIndex(written, ansi.ResetModeAltScreenSaveCursor) {
		t.Error("it comes back on the main screen")
	}
	s.keys("q")
	s.wait(at, "it has ended")
	s.end()
	s.restored()
}

func TestAnEditorHasTheTerminal(t *testing.T) {
	path := long(t)
	cmd := lede(path)
	cmd.Env = append(cmd.Env, "VISUAL=", `EDITOR=sh -c 'echo the editor has it; read line; echo "XYZZY $line" >> "$1"' editor`)
	s := start(t, cmd)
	at := s.wait(0, "Paragraph number 5.")
	s.ready()
	s.keys("e")
	at = s.wait(at, "the editor has it")
	s.restored()
	s.keys("comes of it\r")
	at = s.wait(at, "Paragraph number 5.")
	s.ready()
	s.keys("G")
	s.wait(at, "XYZZY comes of it")
	s.keys("q")
	s.end()
	s.restored()
}

func TestAnotherSizeIsTakenAtOnce(t *testing.T) {
	s := start(t, lede(long(t)))
	at := s.wait(0, "Paragraph number 5.")
	s.ready()
	if err := pty.Setsize(s.pty, &pty.Winsize{Rows: 45, Cols: 60}); err != nil {
		t.Fatal(err)
	}
	s.wait(at, "Paragraph number 18.")
	s.keys("q")
	s.end()
	s.restored()
}
