package model

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	source "github.com/yuin/goldmark/text"
)

// example is one of the CommonMark specification's.
type mdExample struct {
	Example           int
	Section, Markdown string
}

// examples returns all of them.
func examples(t testing.TB) []mdExample {
	b, err := os.ReadFile("testdata/commonmark/examples.json")
	if err != nil {
		t.Fatal(err)
	}
	var all []mdExample
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

// blocksOf returns the blocks of a text, and checks that they tile it.
func blocksOf(t testing.TB, src []byte) []Block {
	t.Helper()
	var blocks []Block
	for prev := (Block{}); int(prev.End) < len(src); {
		b := markdown{}.Next(prev, src[prev.End:])
		if b.Start != prev.End || b.End <= b.Start || b.End > Pos(len(src)) || b.End-b.Start > proseCap {
			t.Fatalf("after %+v there is %+v", prev, b)
		}
		blocks = append(blocks, b)
		prev = b
	}
	return blocks
}

// ourHeads returns the headings that the scanner finds.
func ourHeads(t testing.TB, src []byte) []head {
	var all []head
	for _, b := range blocksOf(t, src) {
		if b.Kind == Heading {
			line := bytes.Count(src[:b.Start], []byte("\n")) + 1
			all = append(all, head{int(b.Level), line, markdown{}.Heading(b, src[b.Start:b.End])})
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
