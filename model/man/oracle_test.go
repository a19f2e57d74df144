package man

import (
	"bytes"
	"compress/gzip"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/encoding/charmap"
)

var (
	pages = flag.String("pages", "/usr/share/man/man*/*", "the manual pages that are compared with mandoc")
	every = flag.Int("every", 40, "compare only each so many of them")
	show  = flag.Bool("differ", false, "say of each page in what it differs")
)

// TestAgainstMandoc compares the sections and words of the manual pages of this machine with what mandoc makes of them.
func TestAgainstMandoc(t *testing.T) {
	mandoc, err := exec.LookPath("mandoc")
	if err != nil {
		t.Skip("mandoc is not installed: there is nothing to compare with")
	}
	files, err := filepath.Glob(*pages)
	if err != nil {
		t.Fatal(err)
	}
	var sum tally
	for i, f := range files {
		if info, err := os.Lstat(f); i%*every != 0 || err != nil || !info.Mode().IsRegular() {
			continue
		}
		source := readPage(t, f)
		if bytes.Contains(source[:min(len(source), 200)], []byte(".so ")) {
			continue
		}
		cmd := exec.Command(mandoc, "-T", "html", "-O", "fragment", "-K", "utf-8")
		cmd.Stdin = bytes.NewReader(source)
		want, _ := cmd.Output() // its status says how well the page is written
		sum.add(t, filepath.Base(f), ours(t, source), outlineOf(t, want, atom.H1, atom.H2))
	}
	if sum.pages == 0 {
		t.Skip("no manual pages are installed")
	}
	t.Logf("%d pages: the sections of %d and the words of %d are the same; word recall %.5f, precision %.5f", sum.pages, sum.sections, sum.words,
		sum.recall/float64(sum.pages), sum.precision/float64(sum.pages))
	if n := sum.pages; sum.sections*1000 < n*995 || sum.recall < 0.999*float64(n) || sum.precision < 0.999*float64(n) {
		t.Error("too many pages differ")
	}
}

// readPage returns the source of a page in UTF-8.
func readPage(t testing.TB, f string) []byte {
	t.Helper()
	b, err := os.ReadFile(f)
	if err == nil && strings.HasSuffix(f, ".gz") {
		var z *gzip.Reader
		if z, err = gzip.NewReader(bytes.NewReader(b)); err == nil {
			b, err = io.ReadAll(z)
		}
	}
	if err == nil && !utf8.Valid(b) {
		b, err = charmap.ISO8859_1.NewDecoder().Bytes(b)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// outline is what is compared of a page.
type outline struct {
	sections []string
	words    map[string]int
}

// ours returns the outline of a page as it is read here.
func ours(t *testing.T, source []byte) outline {
	t.Helper()
	p := Open(bytes.NewReader(source), nil)
	var all []byte
	for {
		part, err := p.Next()
		if err != nil {
			break
		}
		all = append(all, part.Text...)
	}
	md := goldmark.New(goldmark.WithExtensions(extension.Table, extension.DefinitionList, extension.Strikethrough), goldmark.WithRendererOptions(html.WithUnsafe()))
	var page bytes.Buffer
	if err := md.Convert(all, &page); err != nil {
		t.Fatal(err)
	}
	b := page.Bytes()
	if i := bytes.LastIndex(b, []byte("<p><em>")); i >= 0 && p.title != "" && bytes.HasSuffix(b, []byte("</em></p>\n")) && bytes.Count(b[i:], []byte("<em>")) == 1 { // the footer
		b = b[:i]
	}
	return outlineOf(t, b, atom.H2, atom.H3)
}

// outlineOf returns the headings of two levels and the words of a text in HTML.
func outlineOf(t *testing.T, text []byte, section, part atom.Atom) outline {
	t.Helper()
	root, err := dom.Parse(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	o := outline{words: map[string]int{}}
	number := 0 // of an item
	var all strings.Builder
	var walk func(*dom.Node)
	walk = func(n *dom.Node) {
		for _, a := range n.Attr {
			if a.Key == "class" && (a.Val == "head" || a.Val == "foot") {
				return
			}
		}
		switch title := strings.Join(strings.Fields(textOf(n)), " "); {
		case section == atom.H2 && n.DataAtom == atom.H1:
			return
		case n.DataAtom == section && title != "":
			o.sections = append(o.sections, title)
		case n.DataAtom == part && title != "":
			o.sections = append(o.sections, "  "+title)
		}
		switch {
		case n.Type == dom.TextNode:
			all.WriteString(n.Data)
		case n.DataAtom == atom.Ol:
			number = 0
			if _, err := fmt.Sscan(attr(n, "start"), &number); err == nil {
				number--
			}
		case n.DataAtom == atom.Li && n.Parent.DataAtom == atom.Ol:
			number++
			fmt.Fprintf(&all, " %d ", number)
			defer func(n int) { number = n }(number)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if n.Type == dom.ElementNode && !strings.Contains(" b i a em strong code span var small ", " "+n.Data+" ") {
			all.WriteByte(' ')
		}
	}
	walk(root)
	for _, w := range strings.FieldsFunc(all.String(), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		o.words[w]++
	}
	return o
}

// attr returns an attribute of an element.
func attr(n *dom.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// tally sums up how pages compare.
type tally struct {
	pages, sections, words int
	recall, precision      float64
}

func (s *tally) add(t *testing.T, name string, got, want outline) {
	s.pages++
	if len(want.sections) > 0 && len(got.sections) == len(want.sections)-1 { // the name needs no heading
		for w := range strings.FieldsFuncSeq(want.sections[0], func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			if want.words[w]--; want.words[w] == 0 {
				delete(want.words, w)
			}
		}
		want.sections = want.sections[1:]
	}
	var why []string
	if slices.Equal(got.sections, want.sections) {
		s.sections++
	} else {
		for i := 0; i < max(len(got.sections), len(want.sections)); i++ {
			if i >= len(got.sections) || i >= len(want.sections) || got.sections[i] != want.sections[i] {
				why = append(why, fmt.Sprintf("sections from %q on, not %q", got.sections[min(i, len(got.sections)):min(i+1, len(got.sections))], want.sections[min(i, len(want.sections)):min(i+1, len(want.sections))]))
				break
			}
		}
	}
	both, here, there := 0, 0, 0
	for w, n := range want.words {
		both += min(n, got.words[w])
		there += n
		if got.words[w] < n {
			why = append(why, fmt.Sprintf("-%s", w))
		}
	}
	for w, n := range got.words {
		here += n
		if n > want.words[w] {
			why = append(why, fmt.Sprintf("+%s", w))
		}
	}
	s.recall += (float64(both) + 1) / (float64(there) + 1)
	s.precision += (float64(both) + 1) / (float64(here) + 1)
	if both == here && both == there {
		s.words++
	}
	if *show && len(why) > 0 {
		slices.Sort(why)
		t.Logf("%s: %.120s", name, strings.Join(why, " "))
	}
}

// BenchmarkLargest opens the largest manual page of this machine: its first part, and all of it.
func BenchmarkLargest(b *testing.B) {
	files, err := filepath.Glob(*pages)
	if err != nil {
		b.Fatal(err)
	}
	largest, most := "", int64(0)
	for _, f := range files {
		if info, err := os.Lstat(f); err == nil && info.Mode().IsRegular() && info.Size() > most {
			largest, most = f, info.Size()
		}
	}
	if largest == "" {
		b.Skip("no manual pages are installed")
	}
	source := string(readPage(b, largest))
	b.Run("first", func(b *testing.B) {
		b.SetBytes(int64(len(source)))
		for b.Loop() {
			if _, err := Open(strings.NewReader(source), nil).Next(); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("whole", func(b *testing.B) {
		b.SetBytes(int64(len(source)))
		for b.Loop() {
			read(b, source, nil)
		}
	})
	b.Logf("%s has %d bytes", largest, len(source))
}
