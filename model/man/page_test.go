package man

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// read returns the Markdown of a page.
func read(t testing.TB, source string, include func(string) (io.Reader, error)) string {
	t.Helper()
	p := Open(strings.NewReader(source), include)
	var all strings.Builder
	for {
		part, err := p.Next()
		if err == io.EOF {
			return all.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		all.Write(part.Text)
	}
}

// hostile are sources that ask for more than they give. Whatever comes of them is bounded.
var hostile = map[string]string{
	"a macro that calls itself":   ".de x\n.x\n.x\n..\n.x\n",
	"a macro that grows":          ".de x\nword word word word \\\\$*\n.x \\\\$* \\\\$*\n..\n.x a b\n",
	"strings of strings":          doubling(".ds %s \\*[%p]\\*[%p]\n", ".ds a0 word\n") + "\\*[a60]\n",
	"empty strings of strings":    doubling(".ds %s \\\\*[%p]\\\\*[%p]\n", ".ds a0\n") + "\\*[a60]\n",
	"a loop without end":          ".while 1 \\{\\\nx\n.\\}\n",
	"a loop of nothing":           ".while 1 \\{\\\n.\\}\n",
	"a string that grows":         ".ds x word\n.while 1 \\{\\\n.ds x \\*x\\*x\n.\\}\n",
	"deep parts":                  strings.Repeat(".RS\n.IP x\ny\n", 5000),
	"deep lists":                  ".Dd x\n" + strings.Repeat(".Bl -tag\n.It x\ny\n", 5000),
	"deep conditions":             strings.Repeat(".if n ", 5000) + "x\n",
	"deep braces":                 strings.Repeat(".if n \\{\\\n", 5000) + "x\n",
	"deep enclosures":             ".Dd x\n.Op " + strings.Repeat("Op ", 5000) + "\n",
	"deep tables":                 strings.Repeat(".TS\nl.\nT{\n", 500) + "x\n",
	"a table that doesn't end":    ".TS\nl l.\n" + strings.Repeat("a\tb\n", 5000),
	"one long paragraph":          strings.Repeat("words and \\fBwords\\fP\n", 20_000),
	"one long line":               strings.Repeat("words \\(em ", 20_000),
	"long code":                   ".nf\n" + strings.Repeat("code\n", 50_000),
	"many parentheses":            strings.Repeat("a(1", 50_000),
	"a definition without end":    ".de x\n" + strings.Repeat("words\n", 50_000),
	"a page that includes itself": ".so man1/x.1\n.so man1/x.1\n",
	"terms without end":           strings.Repeat(".TP\n", 50_000),
	"an expression":               ".if " + strings.Repeat("(", 50_000) + "\n.nr x 9999999*9999999*9999999*9999999\n\\nx",
}

// doubling returns sixty definitions of which each names the one before twice: %s is its name, %p that of the one before.
func doubling(definition, first string) string {
	all := first
	for i := 1; i <= 60; i++ {
		name := func(i int) string {
			return "a" + strings.TrimLeft(string(rune('0'+i/10)), "0") + string(rune('0'+i%10))
		}
		all += strings.NewReplacer("%s", name(i), "%p", name(i-1)).Replace(definition)
	}
	return all
}

// mostGrowth is how many times as long as its source what comes of a page may be, beside what macros may make of nothing.
const mostGrowth = 8 * growth

func TestHostilePages(t *testing.T) {
	for name, source := range hostile {
		t.Run(strings.ReplaceAll(name, " ", "_"), func(t *testing.T) {
			got := read(t, source, func(string) (io.Reader, error) { return strings.NewReader(source), nil })
			if len(got) > 8*credit+mostGrowth*len(source) {
				t.Errorf("%d bytes become %d", len(source), len(got))
			}
		})
	}
}

func TestAPageThatIsReadInThePlaceOfAnother(t *testing.T) {
	asked := ""
	got := read(t, ".so man3/printf.3\n", func(name string) (io.Reader, error) {
		asked = name
		return strings.NewReader(".TH PRINTF 3\n.SH NAME\nprintf \\- print\n"), nil
	})
	if asked != "man3/printf.3" || !strings.HasPrefix(got, "# printf(3)\n") {
		t.Errorf("%q is read:\n%s", asked, got)
	}
	got = read(t, ".so man3/printf.3\n", func(string) (io.Reader, error) { return nil, errors.New("not here") })
	if !strings.Contains(got, "[printf(3)](man:printf.3)") {
		t.Errorf("one that can't be read isn't named: %s", got)
	}
}

func TestALongPageComesInParts(t *testing.T) {
	p := Open(strings.NewReader(".TH X 1\n.SH NAME\nx \\- y\n.SH A\n"+strings.Repeat("words\n.PP\n", 20_000)), nil)
	first, err := p.Next()
	if err != nil || !strings.HasPrefix(string(first.Text), "# x(1)\n\nx - y\n") || strings.Contains(string(first.Text), "words") {
		t.Errorf("%v, the first part is %.200s", err, first.Text)
	}
	second, err := p.Next()
	if err != nil || len(second.Text) > 2*partSize+100 {
		t.Errorf("%v, the second part has %d bytes", err, len(second.Text))
	}
}

func TestPagesAreFound(t *testing.T) {
	dir := t.TempDir()
	for _, f := range []string{"man1/printf.1.gz", "man3/printf.3", "man3/Foo::Bar.3pm.gz", "man5/a.service.5", "man8/UPPER.8", "de/man1/printf.1"} {
		f = filepath.Join(dir, f)
		if err := os.MkdirAll(filepath.Dir(f), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(f, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	env := func(locale string) func(string) string {
		return func(name string) string { return map[string]string{"MANPATH": dir, "LANG": locale}[name] }
	}
	for asked, want := range map[string]string{
		"printf": "man1/printf.1.gz", "printf.3": "man3/printf.3", "printf(3)": "man3/printf.3", "Foo::Bar": "man3/Foo::Bar.3pm.gz", "Foo::Bar.3": "man3/Foo::Bar.3pm.gz",
		"a.service": "man5/a.service.5", "upper": "man8/UPPER.8", "printf.2": "", "../man1/printf": "", "": "", "..": "", "*": "",
	} {
		name, section := Name(asked)
		got, err := Find(name, section, Folders(env("C.UTF-8")))
		if want == "" {
			if !errors.Is(err, ErrNoPage) {
				t.Errorf("%s: %s, %v", asked, got, err)
			}
		} else if got != filepath.Join(dir, want) || err != nil {
			t.Errorf("%s: %s, %v", asked, got, err)
		}
	}
	for section, want := range map[string]string{"": "Foo::Bar UPPER a.service printf", "3": "Foo::Bar printf", "3pm": "Foo::Bar", "2": ""} {
		if got := strings.Join(Names("", section, Folders(env("C"))), " "); got != want {
			t.Errorf("in section %q there are %s", section, got)
		}
	}
	if got, err := Find("printf", "", Folders(env("de_DE.UTF-8"))); err != nil || got != filepath.Join(dir, "de/man1/printf.1") {
		t.Errorf("in German: %s, %v", got, err)
	}
}

func FuzzPage(f *testing.F) {
	for _, source := range hostile {
		f.Add(source[:min(len(source), 300)])
	}
	files, err := filepath.Glob("../testdata/man/*.txt")
	if err != nil || len(files) == 0 {
		f.Fatal("there are no texts to begin with: ", err)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		_, source, _ := strings.Cut(string(b), "-- input --\n")
		source, _, _ = strings.Cut(source, "\n-- ")
		f.Add(source)
	}
	f.Fuzz(func(t *testing.T, source string) {
		if got := read(t, source, nil); len(got) > 8*credit+mostGrowth*len(source) {
			t.Errorf("%d bytes become %d", len(source), len(got))
		}
	})
}

func BenchmarkFirstPage(b *testing.B) {
	source := ".TH X 1\n.SH NAME\nx \\- y\n" + strings.Repeat(".SH SECTION\n"+strings.Repeat(".TP\n.BI \\-a \" file\"\nwords and \\fIwords\\fP, and again some words\nof it.\n", 400), 50)
	b.SetBytes(int64(len(source)))
	for b.Loop() {
		if _, err := Open(strings.NewReader(source), nil).Next(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWholePage(b *testing.B) {
	source := ".TH X 1\n.SH NAME\nx \\- y\n" + strings.Repeat(".SH SECTION\n"+strings.Repeat(".TP\n.BI \\-a \" file\"\nwords and \\fIwords\\fP, and again some words\nof it.\n", 400), 50)
	b.SetBytes(int64(len(source)))
	for b.Loop() {
		read(b, source, nil)
	}
}
