package model

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// aManual makes a tree of manual pages, and returns its folder.
func aManual(t *testing.T, pages map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range pages {
		name = filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const aPage = ".\\\" comment\n.TH PRINTF 3\n.SH NAME\nprintf \\- print\n.SH DESCRIPTION\nIt prints.\n"

func TestManualPagesAreOpenedByTheirNames(t *testing.T) {
	dir := aManual(t, map[string]string{"man3/printf.3.gz": inGzip(t, aPage), "man3/fprintf.3": ".so man3/printf.3\n", "man3/out.3": ".TH OUT 3\n.SH X\n.so ../secret\n.so /etc/hostname\n"})
	if err := os.WriteFile(filepath.Join(filepath.Dir(dir), "secret"), []byte("secret"), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Setenv("MANPATH", filepath.Join(dir))
	for _, name := range []string{"printf", "printf.3", "printf(3)", "print%66", "fprintf"} {
		a, err := OpenMan(Request{Source: Source(ManPrefix + name)})
		if err != nil {
			t.Fatal(err)
		}
		if err := a.ScanAll(); err != nil || a.Title() != "printf(3)" || len(a.Sections()) != 1 || string(a.Source) != ManPrefix+name || a.Format != "man" {
			t.Errorf("%s: %v, %q, %v from %s", name, err, a.Title(), a.Sections(), a.Source)
		}
		a.Close()
	}
	if _, err := OpenMan(Request{Source: "man:nothing"}); !errors.Is(err, ErrNoPage) {
		t.Errorf("no page: %v", err)
	}
	a, err := Open(Source(filepath.Join(dir, "man3/out.3")))
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if err := a.ScanAll(); err != nil || strings.Contains(a.Between(0, a.Size(), 1000), "secret\n") {
		t.Errorf("%v, what stands outside of the manual is read: %s", err, a.Between(0, a.Size(), 1000))
	}
}

func TestManualPagesAreRecognised(t *testing.T) {
	for text, want := range map[string]bool{
		aPage: true, "'\\\" t\n.TH X 1\ntext\n": true, ".Dd May 1\n.Dt X 1\n.Sh X\ntext\n": true, ".so man1/x.1\n": true, "\n.de x\n..\n.SH X\ntext\n": true,
		".hidden files\n.SH is none of them\n": true, "Text\n.TH X 1\n": false, ".gitignore\n.env\n": false, ".5 is a half\n.TH X\n": false, "# x\n": false, ".so what\n": false,
	} {
		a, err := Read("report", []byte(text))
		if err != nil {
			t.Errorf("%q: %v", text, err)
		} else if got := a.Format == "man"; got != want {
			t.Errorf("%q is read as %s", text, a.Format)
		}
	}
}
