package model

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// write makes a file for a test.
func write(t *testing.T, name, text string) Source {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return Source(path)
}

// shown returns all of an article's text as it leaves the model.
func shown(a *Article) string {
	var b strings.Builder
	for block := range a.Blocks(a.Start()) {
		b.WriteString(a.Markdown(block))
	}
	return b.String()
}

func TestOpenRefusesWhatIsNoText(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       error
	}{
		{"empty.txt", "", ErrEmpty},
		{"blank.txt", " \n\t\n\n", ErrEmpty},
		{"zeros.txt", strings.Repeat("\x00", 5000), ErrBinary},
		{"picture.png", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + strings.Repeat("\x00\x01\xfe\x80\x03", 500), ErrBinary},
		{"one nul.txt", "A text with a stray \x00 in it, and much else besides, so that it is a text still." + strings.Repeat(" And on.", 20), nil},
		{"latin1.txt", "Gr\xfc\xdfe aus K\xf6ln, wo es sch\xf6n ist.\n", nil},
	} {
		a, err := Open(write(t, c.name, c.text))
		if !errors.Is(err, c.want) || (err == nil) != (c.want == nil) {
			t.Errorf("%s: error %v, want %v", c.name, err, c.want)
		}
		if a != nil {
			a.Close()
		}
	}
	if _, err := Open(Source(t.TempDir())); !errors.Is(err, ErrDirectory) {
		t.Errorf("a directory: %v", err)
	}
	if _, err := Open("nowhere.txt"); !errors.Is(err, os.ErrNotExist) || strings.Count(err.Error(), "nowhere.txt") != 1 {
		t.Errorf("a missing file: %v", err)
	}
}

func TestEncodings(t *testing.T) {
	utf16 := "\xff\xfe"
	for _, c := range "# Ünïcode\n\ntext 日本\n" {
		utf16 += string([]byte{byte(c), byte(c >> 8)})
	}
	big := "\xfe\xff"
	for _, c := range "# Ünïcode\n\ntext 日本\n" {
		big += string([]byte{byte(c >> 8), byte(c)})
	}
	for name, text := range map[string]string{
		"plain": "# Ünïcode\n\ntext 日本\n", "bom": "\xef\xbb\xbf# Ünïcode\n\ntext 日本\n",
		"crlf": "# Ünïcode\r\n\r\ntext 日本\r\n", "cr": "# Ünïcode\r\rtext 日本\r", "utf16 little": utf16, "utf16 big": big,
	} {
		a, err := Open(write(t, "x.md", text))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if err := a.ScanAll(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if a.Title() != "Ünïcode" || !strings.Contains(shown(a), "text 日本") || strings.ContainsAny(shown(a), "\r\ufeff") {
			t.Errorf("%s: title %q, text %q", name, a.Title(), shown(a))
		}
		a.Close()
	}
}

// slow gives out a text a few bytes at a time.
type slow struct {
	text string
	step int
}

func (s *slow) Read(p []byte) (int, error) {
	if s.text == "" {
		return 0, io.EOF
	}
	n := copy(p[:min(len(p), s.step)], s.text)
	s.text = s.text[n:]
	return n, nil
}

func TestInputThatComesBitByBitReadsLikeAFile(t *testing.T) {
	var text strings.Builder
	for i := range 300 {
		text.WriteString("## Heading\n\nSome text, in a paragraph.\nOf two lines.\n\n- an item\n- another\n\n")
		if i%7 == 0 {
			text.WriteString("```\ncode\n\n# no heading\n```\n\n")
		}
	}
	want, err := Read("x.md", []byte(text.String()))
	if err != nil {
		t.Fatal(err)
	}
	if err := want.ScanAll(); err != nil {
		t.Fatal(err)
	}
	for _, step := range []int{1, 7, 1000, 1 << 20} {
		a, err := finished(As{}.fromStream("x.md", &slow{text.String(), step}))
		if err != nil {
			t.Fatal(err)
		}
		if err := a.ScanAll(); err != nil {
			t.Fatal(err)
		}
		if len(a.Sections()) != len(want.Sections()) || shown(a) != shown(want) {
			t.Errorf("in steps of %d bytes: %d sections, want %d", step, len(a.Sections()), len(want.Sections()))
		}
		a.Close()
	}
}

func TestAFileThatShrinks(t *testing.T) {
	src := write(t, "x.md", strings.Repeat("## A\n\ntext\n\n", 50_000))
	a, err := Open(src)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if err := os.Truncate(string(src), 100_000); err != nil {
		t.Fatal(err)
	}
	for range a.Blocks(0) {
	}
	for range a.Before(a.Size()) {
	}
	a.ScanAll()
	if _, done := a.Scanned(); !done || a.Size() > 100_000 {
		t.Errorf("size %d, done %v", a.Size(), done)
	}
}

func TestBlocksTileForwardsAndBackwardsAndBeforeTheScan(t *testing.T) {
	text := strings.Repeat("# H\n\nSome words in a paragraph.\n\n- a\n- b\n\n", 20_000)
	a, err := Read("x.md", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	tiles := func(when string) {
		at := Pos(0)
		var forward []Block
		for b := range a.Blocks(0) {
			if b.Start != at {
				t.Fatalf("%s: a block begins at %d, the one before ends at %d", when, b.Start, at)
			}
			at = b.End
			forward = append(forward, b)
		}
		if at != a.Size() {
			t.Fatalf("%s: the blocks end at %d of %d", when, at, a.Size())
		}
		for b := range a.Before(a.Size()) {
			if b != forward[len(forward)-1] {
				t.Fatalf("%s: backwards there is %v, forwards %v", when, b, forward[len(forward)-1])
			}
			forward = forward[:len(forward)-1]
		}
		if len(forward) > 0 {
			t.Fatalf("%s: backwards, %d blocks are missing", when, len(forward))
		}
	}
	tiles("unscanned")
	a.Add(a.Scan())
	tiles("scanned")
}

func TestLinesAndPlaces(t *testing.T) {
	text := strings.Repeat("one\n\ntwo\n\n", 30_000)
	a, err := Read("x.md", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	a.ScanAll()
	for _, n := range []int64{1, 2, 3, 60_000, 119_999, 120_000} {
		at := a.PosOfLine(n)
		if want := int64(bytes.Count([]byte(text[:at]), []byte("\n"))) + 1; want != n || a.Line(at) != n {
			t.Errorf("line %d is at %d, which is in line %d, Line says %d", n, at, want, a.Line(at))
		}
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"plain ü 日本\t\n":              "plain ü 日本\t\n",
		"a\x1b[31mred\x1b[0m b":       "ared b",
		"\x1b]52;c;aGk=\x07x":         "x",
		"\x1b]0;title\x1b\\x":         "x",
		"\x1bPq#0\x1b\\x":             "x",
		"\u009b31mx":                  "x",
		"a\u202eb":                    "a\uFFFDb",
		"a\x00b\x07c":                 "a\uFFFDb\uFFFDc",
		"a\r\nb\rc":                   "a\nb c",
		"a\xffb":                      "a\uFFFDb",
		"\x1b":                        "\uFFFD",
		"\x1b]0;never ends":           "\uFFFD]0;never ends",
		"\ufeffa\u2028b":              "a b",
		"\x1b\x1b[31m\x1b[\x1b[1mzzz": "\uFFFD\uFFFD[zzz",
	} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzClean(f *testing.F) {
	f.Add("a\x1b[31mb\u202e\xff\x9b1m")
	f.Fuzz(func(t *testing.T, s string) {
		got := Clean(s)
		for _, r := range got {
			if hidden(r) {
				t.Errorf("%q in Clean(%q)", r, s)
			}
		}
		if Clean(got) != got {
			t.Errorf("Clean of %q is not clean", s)
		}
	})
}
