package markdown

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	source "github.com/yuin/goldmark/text"
)

// example is one of the CommonMark specification's.
type example struct {
	Example           int
	Section, Markdown string
}

// examples returns all of them.
func examples(t testing.TB) []example {
	b, err := os.ReadFile("testdata/commonmark/examples.json")
	if err != nil {
		t.Fatal(err)
	}
	var all []example
	if err := json.Unmarshal(b, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// head is a heading as both parsers tell it.
type head struct {
	level, line int
	text        string
}

func (h head) String() string { return fmt.Sprintf("line %d, level %d: %q", h.line, h.level, h.text) }

// placed is a block and its place.
type placed struct {
	Block
	at   int
	text []byte
}

// blocksOf returns the blocks of a text, and checks that they tile it.
func blocksOf(t testing.TB, src []byte) []placed {
	t.Helper()
	var blocks []placed
	for at := 0; at < len(src); {
		b := First(src)
		if at > 0 {
			b = Next(blocks[len(blocks)-1].Open, src[at:])
		}
		if b.Size <= 0 || at+b.Size > len(src) || b.Size > ProseCap {
			t.Fatalf("at %d there is %+v", at, b)
		}
		blocks = append(blocks, placed{b, at, src[at : at+b.Size]})
		at += b.Size
	}
	return blocks
}

// ourHeads returns the headings that the scanner finds.
func ourHeads(t testing.TB, src []byte) []head {
	var all []head
	for _, b := range blocksOf(t, src) {
		if b.Kind == Heading {
			line := bytes.Count(src[:b.at], []byte("\n")) + 1
			all = append(all, head{int(b.Level), line, HeadingText(b.Block, b.text)})
		}
	}
	return all
}

// theirHeads returns the headings at the top level of goldmark's tree.
func theirHeads(src []byte) []head {
	md := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Footnote))
	doc := md.Parser().Parse(source.NewReader(src))
	var all []head
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok {
			line := bytes.Count(src[:h.Pos()], []byte("\n")) + 1
			all = append(all, head{h.Level, line, strings.Join(strings.Fields(treeText(h, src)), " ")})
		}
	}
	return all
}

// treeText returns the text of a node of goldmark's tree.
func treeText(n ast.Node, src []byte) string {
	var s strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			if n.Kind() == ast.KindCodeSpan {
				s.Write(c.Value(src))
			} else {
				s.Write(resolved(c.Value(src)))
			}
			if c.SoftLineBreak() || c.HardLineBreak() {
				s.WriteByte(' ')
			}
		case *ast.String:
			s.Write(c.Value)
		case *ast.AutoLink:
			s.Write(c.Label(src))
		default:
			s.WriteString(treeText(c, src))
		}
	}
	return s.String()
}

// resolved returns text with its escapes and entities replaced.
func resolved(s []byte) []byte {
	var out []byte
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && isPunct(s[i+1]) {
			i++
			out = append(out, s[i])
		} else if n, e := entity(s[i:]); s[i] == '&' && n > 0 {
			out = append(out, e...)
			i += n - 1
		} else {
			out = append(out, s[i])
		}
	}
	return out
}

func TestSectionsAreTheHeadingsOfCommonMark(t *testing.T) {
	n := 0
	for _, e := range examples(t) {
		ours, theirs := ourHeads(t, []byte(e.Markdown)), theirHeads([]byte(e.Markdown))
		n += len(theirs)
		if !slices.Equal(ours, theirs) {
			t.Errorf("example %d (%s) %q:\n ours   %v\n theirs %v", e.Example, e.Section, e.Markdown, ours, theirs)
		}
	}
	if n < 50 {
		t.Errorf("the examples have %d headings", n)
	}
}

// TestSectionsOfRealDocuments compares the Markdown files among the modules that this one is built with.
func TestSectionsOfRealDocuments(t *testing.T) {
	out, err := exec.Command("go", "env", "GOMODCACHE").Output()
	if err != nil {
		t.Skip("no go command to ask where modules are kept")
	}
	n, headings := 0, 0
	filepath.WalkDir(strings.TrimSpace(string(out)), func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.EqualFold(filepath.Ext(path), ".md") || n >= 400 {
			return nil
		}
		src, err := os.ReadFile(path)
		if err != nil || len(src) > 1<<20 || bytes.IndexByte(src, '\r') >= 0 || frontMatterEnd(src) > 0 || bytes.HasPrefix(src, []byte("\ufeff")) {
			return nil
		}
		ours, theirs := withoutBrackets(ourHeads(t, src)), withoutBrackets(theirHeads(src))
		for i := range max(len(ours), len(theirs)) {
			if i >= len(ours) || i >= len(theirs) || ours[i] != theirs[i] {
				t.Errorf("%s: heading %d of %d is %v, of %d is %v", path, i, len(ours), ours[min(i, len(ours)):min(i+1, len(ours))], len(theirs), theirs[min(i, len(theirs)):min(i+1, len(theirs))])
				break
			}
		}
		n, headings = n+1, headings+len(theirs)
		return nil
	})
	if n == 0 {
		t.Skip("there is no Markdown among the modules")
	}
	t.Logf("%d documents with %d headings", n, headings)
}

// withoutBrackets returns headings without the brackets of links that goldmark doesn't take for links, since nothing
// defines them: the scanner takes them to be defined.
func withoutBrackets(all []head) []head {
	for i := range all {
		all[i].text = strings.NewReplacer("[", "", "]", "").Replace(all[i].text)
	}
	return all
}
