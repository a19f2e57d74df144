package library

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"lede/model"
)

// writer names the environment variable that makes the test program write to a library: "PATH NAME N", N articles and a note to each,
// a line for each that is kept; without an end if N is 0. It begins when its standard input ends.
const writer = "LEDE_TEST_WRITER"

func TestMain(m *testing.M) {
	if job := os.Getenv(writer); job != "" {
		if err := write(job); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// write writes to a library.
func write(job string) error {
	var path, name string
	var n int
	if _, err := fmt.Sscan(job, &path, &name, &n); err != nil {
		return err
	}
	io.Copy(io.Discard, os.Stdin)
	l, err := Open(path)
	if err != nil {
		return err
	}
	for i := 0; n == 0 || i < n; i++ {
		k := sample("/shared.md", "shared")
		k.When = now.Add(time.Duration(i) * time.Millisecond)
		if err := l.Keep(k); err != nil {
			return err
		}
		own := sample(model.Source(fmt.Sprintf("/%s-%d.md", name, i)), fmt.Sprintf("%s-%d", name, i))
		if err := l.Keep(own); err != nil {
			return err
		}
		if _, err := l.Note(k, model.Note{Quote: fmt.Sprintf("%s-%d", name, i), Made: now}); err != nil {
			return err
		}
		if err := l.Index(own, []model.Part{{Text: fmt.Sprintf("words%s%d and others", name, i)}}); err != nil {
			return err
		}
		fmt.Println(i)
	}
	return l.Close()
}

// writing returns the command of a process that writes to a library.
func writing(t *testing.T, path, name string, n int) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), fmt.Sprintf("%s=%s %s %d", writer, path, name, n), "GORACE=atexit_sleep_ms=0")
	return cmd
}

func TestEightProcessesWriteAtOnce(t *testing.T) {
	inEach(t, func(t *testing.T, on kind) {
		const processes, articles = 8, 12
		path := on.empty(t) // whose file they make at once
		var all sync.WaitGroup
		for p := range processes {
			all.Go(func() {
				if out, err := writing(t, path, fmt.Sprint("p", p), articles).CombinedOutput(); err != nil {
					t.Errorf("process %d: %v\n%s", p, err, out)
				}
			})
		}
		all.Wait()
		l := open(t, path)
		if n := l.Notice(); n != "" {
			t.Error(n)
		}
		shelf, err := l.Shelf(0, 1000)
		if err != nil || len(shelf) != processes*articles+1 {
			t.Errorf("%d articles are kept (%v), want %d", len(shelf), err, processes*articles+1)
		}
		if k := recallOf(t, l, "/shared.md", "shared"); len(k.Notes) != processes*articles {
			t.Errorf("of %d notes to one article %d are kept", processes*articles, len(k.Notes))
		}
		if got := foundIn(t, l, "wordsp7"+fmt.Sprint(articles-1), false); got != fmt.Sprintf("/p7-%d.md", articles-1) {
			t.Errorf("found is %q", got)
		}
		sound(t, l)
	})
}

func TestTwoProcessesMakeTheLibraryAtOnce(t *testing.T) {
	inEach(t, func(t *testing.T, on kind) {
		for range 20 {
			path := on.empty(t)
			wait, begin, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			var all sync.WaitGroup
			for p := range 2 {
				cmd := writing(t, path, fmt.Sprint("p", p), 1)
				var out bytes.Buffer
				cmd.Stdin, cmd.Stdout, cmd.Stderr = wait, &out, &out
				if err := cmd.Start(); err != nil {
					t.Fatal(err)
				}
				all.Go(func() {
					if err := cmd.Wait(); err != nil {
						t.Errorf("process %d: %v\n%s", p, err, &out)
					}
				})
			}
			wait.Close()
			begin.Close() // both begin now
			all.Wait()
			l := open(t, path)
			if k := recallOf(t, l, "/shared.md", "shared"); len(k.Notes) != 2 || l.Notice() != "" || len(strings.Fields(shelfOf(t, l, 0, 10))) != 3 {
				t.Fatalf("%d notes are kept, and the articles %s", len(k.Notes), shelfOf(t, l, 0, 10))
			}
			if aside, _ := filepath.Glob(path + ".damaged-*"); len(aside) > 0 {
				t.Fatalf("a new library was taken for damaged: %v", aside)
			}
			sound(t, l)
		}
	})
}

// sound checks the whole database.
func sound(t *testing.T, l *Library) {
	t.Helper()
	if _, ok := l.engine.(*sqliteFile); !ok {
		return // a server's files are its own
	}
	var says string
	if err := l.db.QueryRow(`PRAGMA integrity_check`).Scan(&says); err != nil || says != "ok" {
		t.Errorf("the database is not sound: %s (%v)", says, err)
	}
	if _, err := l.db.Exec(`INSERT INTO fulltext (fulltext) VALUES ('integrity-check')`); err != nil {
		t.Errorf("the index is not sound: %v", err)
	}
}

func TestWhatWasKeptOutlivesSIGKILL(t *testing.T) {
	inEach(t, func(t *testing.T, on kind) {
		path := on.empty(t)
		var told []string
		for round := range 8 {
			name := fmt.Sprint("r", round)
			cmd := writing(t, path, name, 0)
			out, err := cmd.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			lines := bufio.NewScanner(out)
			for range 1 + 3*round { // each is killed elsewhere in its work
				if !lines.Scan() {
					t.Fatal("it doesn't write")
				}
				told = append(told, name+"-"+lines.Text())
			}
			cmd.Process.Kill()
			for lines.Scan() {
				told = append(told, name+"-"+lines.Text())
			}
			cmd.Wait()
		}
		l := open(t, path)
		if n := l.Notice(); n != "" {
			t.Error(n)
		}
		have := map[string]bool{}
		for _, n := range recallOf(t, l, "/shared.md", "shared").Notes {
			have[n.Quote] = true
		}
		for _, name := range told {
			if !have[name] {
				t.Errorf("the note %s is lost", name)
			}
		}
		sound(t, l)
	})
}

func TestADamagedFileIsSetAside(t *testing.T) {
	l := fresh(t)
	many(t, l, 500)
	l.Close()
	good, err := os.ReadFile(pathOf(l))
	if err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func([]byte){
		"its head":        func(b []byte) { copy(b, "No SQLite format") },
		"its schema":      func(b []byte) { clear(b[100:4000]) },
		"all its pages":   func(b []byte) { clear(b[4096:]) },
		"a byte in forty": func(b []byte) { flip(b, 40) },
	} {
		path := filepath.Join(t.TempDir(), "library.db")
		bad := append([]byte(nil), good...)
		spoil(bad)
		if err := os.WriteFile(path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		l, err := Open(path)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		keep(t, l, sample("/a.md", "p"))
		if k := recallOf(t, l, "/a.md", "p"); k.Share != 42 {
			t.Errorf("%s: nothing is kept any more: %+v", name, k)
		}
		l.Shelf(0, 1000)
		aside, _ := filepath.Glob(path + ".damaged-*")
		if n := l.Notice(); len(aside) != 1 || !strings.Contains(n, aside[0]) {
			t.Errorf("%s: set aside is %v, the notice is %q", name, aside, n)
		} else if got, err := os.ReadFile(aside[0]); err != nil || len(got) != len(bad) {
			t.Errorf("%s: what was set aside has %d bytes (%v), want %d", name, len(got), err, len(bad))
		}
		l.Close()
	}
}

func TestALibraryThatLacksAPart(t *testing.T) {
	l := fresh(t)
	if _, err := l.db.Exec(`DROP TABLE section`); err != nil {
		t.Fatal(err)
	}
	if err := l.Keep(sample("/a.md", "p")); err == nil || !strings.Contains(err.Error(), "a part of it is gone") || strings.Contains(err.Error(), "\n") {
		t.Errorf("the error is %v", err)
	}
}

// flip changes a byte in every n.
func flip(b []byte, n int) {
	for i := 0; i < len(b); i += n {
		b[i] ^= 0xff
	}
}

func TestALibraryThatCannotBeWritten(t *testing.T) {
	if os.Geteuid() == 0 || runtime.GOOS == "windows" {
		t.Skip("root may write everywhere, and Windows has other rights; TestAReadOnlyDisk is for root")
	}
	l := fresh(t)
	keep(t, l, sample("/a.md", "p"))
	l.Close()
	dir := filepath.Dir(pathOf(l))
	os.Chmod(pathOf(l), 0o400)
	os.Chmod(dir, 0o500)
	t.Cleanup(func() { os.Chmod(dir, 0o700) })
	isOnlyRead(t, pathOf(l))
}

// isOnlyRead checks that a library which has an article is read, and says so.
func isOnlyRead(t *testing.T, path string) {
	t.Helper()
	l := open(t, path)
	if n := l.Notice(); !strings.Contains(n, "what you read is not kept") {
		t.Errorf("the notice is %q", n)
	}
	later := sample("/a.md", "p")
	later.Share, later.When = 99, now.Add(time.Hour)
	keep(t, l, later)
	if k := recallOf(t, l, "/a.md", "p"); k.Share != 42 {
		t.Errorf("recalled is %+v", k)
	}
	one, err := l.Note(later, model.Note{Quote: "q", Made: now})
	two, err2 := l.Note(later, model.Note{Quote: "q", Made: now})
	if one.ID >= 0 || two.ID >= 0 || one.ID == two.ID || err != nil || err2 != nil || l.RemoveNote(one.ID) != nil {
		t.Errorf("notes that aren't kept have the numbers %d and %d (%v, %v)", one.ID, two.ID, err, err2)
	}
}
