//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"lede/model"
	"lede/model/library"
)

// with returns a command with a library.
func with(db string, cmd *exec.Cmd) *exec.Cmd {
	cmd.Env = append(cmd.Env, "LEDE_LIBRARY="+db)
	return cmd
}

// keeps waits until the library has a place in the article at path that is further down than some percent.
func keeps(t *testing.T, db, path string, percent int) {
	t.Helper()
	l, err := library.Open(db)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if k, err := l.Recall(model.Source(path), ""); err == nil && k.Share > percent {
			return
		}
	}
	t.Fatal("the place is not kept")
}

func TestReadingGoesOnInANewProcess(t *testing.T) {
	for name, leave := range map[string]func(s *terminal, db, path string){
		"quit":    func(s *terminal, _, _ string) { s.keys("q") },
		"SIGTERM": func(s *terminal, _, _ string) { s.cmd.Process.Signal(syscall.SIGTERM) },
		"SIGHUP":  func(s *terminal, _, _ string) { s.cmd.Process.Signal(syscall.SIGHUP) },
		"SIGKILL a moment later": func(s *terminal, db, path string) {
			keeps(s.t, db, path, 90)
			s.cmd.Process.Kill()
		},
	} {
		t.Run(name, func(t *testing.T) {
			path, db := long(t), filepath.Join(t.TempDir(), "library.db")
			s := start(t, with(db, lede(path)))
			at := s.wait(0, "Paragraph number 5.")
			s.keys("G")
			s.wait(at, lastWords)
			leave(s, db, path)
			s.end()
			s = start(t, with(db, lede(path)))
			s.wait(0, "resumed at 100 %")
			s.wait(0, lastWords)
			s.keys("q")
			s.end()
			s.restored()
		})
	}
}

func TestPipedTextIsKnownAgain(t *testing.T) {
	path, db := long(t), filepath.Join(t.TempDir(), "library.db")
	s := start(t, with(db, sh(`cat "$1" | "$0"`, path)))
	at := s.wait(0, "Paragraph number 5.")
	s.keys("G")
	s.wait(at, lastWords)
	s.keys("q")
	s.end()
	s = start(t, with(db, sh(`cat "$1" | "$0"`, path)))
	s.wait(0, "resumed at 100 %")
	s.keys("q")
	s.end()
}

func TestPrivateReadingLeavesNoTrace(t *testing.T) {
	path, db := long(t), filepath.Join(t.TempDir(), "folder", "library.db")
	s := start(t, with(db, lede("--private", path)))
	at := s.wait(0, "Paragraph number 5.")
	s.keys("G")
	s.wait(at, lastWords)
	s.keys("q")
	s.end()
	if _, err := os.Stat(filepath.Dir(db)); err == nil {
		t.Error("a library was made")
	}
	s = start(t, with(db, lede(path)))
	s.wait(0, "Paragraph number 5.")
	s.keys("q")
	if written, _ := s.end(); strings.Contains(ansi.Strip(written), "resumed") {
		t.Error("it was not without a trace")
	}
}

func TestReadingGoesOnWithoutALibrary(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s := start(t, with(filepath.Join(file, "library.db"), lede(long(t)))) // its folder can't be made, not even by root
	s.wait(0, "what you read is not kept: not a directory: the library is ")
	at := s.wait(0, "Paragraph number 5.")
	s.keys("G")
	s.wait(at, lastWords)
	s.keys("q")
	if _, err := s.end(); err != nil {
		t.Errorf("it ends with %v", err)
	}
	s.restored()
}

func TestADamagedLibraryIsSetAside(t *testing.T) {
	db := filepath.Join(t.TempDir(), "library.db")
	noDatabase := strings.Repeat("This is no database. ", 400)
	if err := os.WriteFile(db, []byte(noDatabase), 0o600); err != nil {
		t.Fatal(err)
	}
	s := start(t, with(db, lede(long(t))))
	s.wait(0, "the library was damaged")
	s.keys("q")
	s.end()
	aside, err := filepath.Glob(db + ".damaged-*")
	if err != nil || len(aside) != 1 {
		t.Fatalf("set aside are %v (%v)", aside, err)
	}
	if text, err := os.ReadFile(aside[0]); err != nil || string(text) != noDatabase {
		t.Errorf("what was set aside has changed (%v)", err)
	}
}

func TestNotesArePrinted(t *testing.T) {
	path, db := long(t), filepath.Join(t.TempDir(), "library.db")
	s := start(t, with(db, lede(path)))
	at := s.wait(0, "Paragraph number 5.")
	s.keys("]B]Vh")
	at = s.wait(at, "highlighted")
	s.keys("]jji")
	s.wait(at, "Note to")
	s.keys("So it is.\nAnd so on.\rq") // at once: nothing is lost
	s.end()
	s.restored()
	notes, err := with(db, lede("notes", path)).Output()
	for _, want := range []string{"# The long one\n", "> ## Early\n", "> ## Dusk\n", "\nSo it is.\nAnd so on.\n\n— Dusk, 20"} {
		if err != nil || !strings.Contains(string(notes), want) {
			t.Errorf("%q is not printed (%v):\n%s", want, err, notes)
		}
	}
	asJSON, err := with(db, lede("notes", "--json")).Output()
	if err != nil || !strings.Contains(string(asJSON), `"kind": "highlight"`) || !strings.Contains(string(asJSON), `"note": "So it is.\nAnd so on."`) {
		t.Errorf("JSON is (%v)\n%s", err, asJSON)
	}
}

func TestTheShelfAndWhatIsFoundInIt(t *testing.T) {
	path, db := long(t), filepath.Join(t.TempDir(), "library.db")
	if out, err := with(db, lede("add", path)).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	s := start(t, with(db, lede()))
	at := s.wait(0, "put aside")
	s.keys("\r")
	at = s.wait(at, "Paragraph number 5.")
	s.keys("G")
	at = s.wait(at, lastWords)
	s.keys("\x1b")
	s.wait(at, "just now")
	s.keys("q")
	s.end()
	s.restored()

	s = start(t, with(db, lede("find", "number", "150")))
	at = s.wait(0, "The long one › Dusk")
	s.keys("\r")
	s.wait(at, "Paragraph number 150.")
	s.keys("q")
	if _, err := s.end(); err != nil {
		t.Errorf("it ends with %v", err)
	}
	s.restored()
}
