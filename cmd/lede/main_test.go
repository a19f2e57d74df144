package main

import (
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"lede/model"
	"lede/ui"
)

var update = flag.Bool("update", false, "rewrite README's table of keys and what the scripts compare with")

// testAs names the environment variable that says what the test program is to be instead: "lede", or a reader
// that panics when an article is chosen, "panic in a command" or "panic in an update", which takes the command's result.
const testAs = "LEDE_TEST_AS"

func TestMain(m *testing.M) {
	switch as := os.Getenv(testAs); as {
	case "":
		testscript.Main(m, map[string]func(){"lede": main})
	case "lede":
		main()
	default:
		err := ui.Run(ui.Options{
			Library: []ui.Entry{{Title: "Panic", Source: "panic"}},
			Open: func(model.Request) (*model.Article, error) {
				if as == "panic in a command" {
					panic("as the test asked for")
				}
				return new(model.Article), nil // it has no text
			},
		})
		fmt.Fprintln(os.Stderr, "lede:", err)
		os.Exit(exitFailed)
	}
}

// TestScripts runs the command lines in testdata/script.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireUniqueNames:  true,
		RequireExplicitExec: false,
		Setup:               prepare,
		Condition:           func(cond string) (bool, error) { return cond == "root" && os.Geteuid() == 0, nil },
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"code": code},
	})
}

// raceOptions keep the race detector from waiting for a second at the end of each program.
const raceOptions = "atexit_sleep_ms=0"

// prepare gives a script the file zeros.txt, which is no text, a server of the files in its folder site at $SITE, an address $GONE at which
// there is none, and a cache of its own.
func prepare(e *testscript.Env) error {
	e.Setenv("GORACE", raceOptions)
	for _, name := range []string{"HOME", "XDG_CACHE_HOME", "LocalAppData"} {
		e.Setenv(name, filepath.Join(e.WorkDir, "cache"))
	}
	site := httptest.NewServer(http.FileServer(http.Dir(filepath.Join(e.WorkDir, "site"))))
	e.Defer(site.Close)
	e.Setenv("SITE", site.URL)
	gone := httptest.NewServer(nil)
	gone.Close()
	e.Setenv("GONE", gone.Listener.Addr().String())
	return os.WriteFile(filepath.Join(e.WorkDir, "zeros.txt"), make([]byte, 5000), 0o600)
}

// code is the script command "code N PROGRAM ARGUMENT…": it runs the program and checks its exit code.
func code(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code N PROGRAM ARGUMENT…")
	}
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		exit, ok := err.(*exec.ExitError)
		if !ok {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if fmt.Sprint(got) != args[0] {
		ts.Fatalf("the exit code is %d", got)
	}
}

// The help of each command is written by hand; it names all flags.
func TestHelpNamesTheFlags(t *testing.T) {
	root := newRoot()
	for _, c := range append(root.Commands(), root) {
		for _, flag := range regexp.MustCompile(`--\w+`).FindAllString(c.LocalFlags().FlagUsages(), -1) {
			if !strings.Contains(c.Long, flag) {
				t.Errorf("%s --help does not tell of %s", c.CommandPath(), flag)
			}
		}
	}
}
