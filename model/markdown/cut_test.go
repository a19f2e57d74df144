package markdown

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	source "github.com/yuin/goldmark/text"
)

// leaves returns what stands in a text, in order: where in which containers, and the text itself without white
// space. Neighbours in the same place are one.
func leaves(src []byte, into []string) []string {
	md := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Footnote))
	ast.Walk(md.Parser().Parse(source.NewReader(src)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Kind() == ast.KindLinkReferenceDefinition || !entering || n.Type() != ast.TypeBlock || n.FirstChild() != nil && n.FirstChild().Type() == ast.TypeBlock {
			return ast.WalkContinue, nil
		}
		text := strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) {
				return -1
			}
			return r
		}, leafText(n, src))
		if text == "" {
			return ast.WalkSkipChildren, nil
		}
		where := place(n)
		if k := len(into); k > 0 && strings.HasPrefix(into[k-1], where+": ") {
			into[k-1] += text
		} else {
			into = append(into, where+": "+text)
		}
		return ast.WalkSkipChildren, nil
	})
	return into
}

// leafText returns the text of a block that holds no other.
func leafText(n ast.Node, src []byte) string {
	if n.Kind() == ast.KindParagraph || n.Kind() == ast.KindTextBlock || n.Kind() == ast.KindHeading || n.Kind() == east.KindTableCell {
		return treeText(n, src)
	}
	return string(n.Lines().Value(src))
}

// place names the containers of a block, and its kind.
func place(n ast.Node) string {
	var names []string
	for ; n.Parent() != nil; n = n.Parent() {
		switch n.Kind() {
		case ast.KindTextBlock:
			names = append(names, "Paragraph")
		case ast.KindFencedCodeBlock:
			names = append(names, "CodeBlock")
		case ast.KindListItem:
			l := n.Parent().(*ast.List)
			i := l.Start
			for c := l.FirstChild(); c != n; c = c.NextSibling() {
				i++
			}
			if l.IsOrdered() {
				names = append(names, fmt.Sprint("item ", i))
			} else {
				names = append(names, "item")
			}
		case ast.KindList, east.KindTableRow, east.KindTableHeader, east.KindFootnoteList:
		default:
			names = append(names, n.Kind().String())
		}
	}
	slices.Reverse(names)
	return strings.Join(names, " > ")
}

// parts returns the same of a text's blocks, each read by itself.
func parts(t testing.TB, src []byte) (all []string, cuts int) {
	for _, b := range blocksOf(t, src) {
		if b.Cut {
			cuts++
		}
		if b.Kind != Hidden {
			all = leaves([]byte(Markdown(b.Block, b.text)), all)
		}
	}
	return all, cuts
}

// writer writes a random document that is deep and long, and means the same in each of its parts.
type writer struct {
	*rand.Rand
	strings.Builder
}

// words writes some words, over some lines.
func (w *writer) words(n int, prefix string) {
	for i := range n {
		if i > 0 && w.Intn(8) == 0 {
			w.WriteString("\n" + prefix)
		} else if i > 0 {
			w.WriteByte(' ')
		}
		w.WriteString([]string{"one", "two.", "Three", "größer", "five,", "six!", "*seven*", "`eight`", "日本。"}[w.Intn(9)])
	}
	w.WriteByte('\n')
}

// blocks writes some blocks, the lines of which begin with prefix.
func (w *writer) blocks(depth, n int, prefix string) {
	for i := range n {
		if i > 0 {
			w.WriteString(strings.TrimRight(prefix, " ") + "\n" + prefix)
		}
		kind := w.Intn(9)
		if depth > 5 || w.Len() > 60_000 {
			kind = w.Intn(4)
		}
		switch kind {
		case 0:
			w.words(1+w.Intn(200), prefix)
		case 1, 2:
			w.words(1+w.Intn(30), prefix)
		case 3:
			fence := []string{"```", "~~~~"}[w.Intn(2)]
			w.WriteString(fence + "go\n")
			for range w.Intn(40) {
				w.WriteString(prefix + strings.Repeat(" ", w.Intn(6)) + "x := 1 // code\n")
			}
			w.WriteString(prefix + fence + "\n")
		case 4:
			w.WriteString("> ")
			w.blocks(depth+1, 1+w.Intn(4), prefix+"> ")
		case 5, 6:
			w.list(depth, prefix, "- ", "- ")
		default:
			w.list(depth, prefix, fmt.Sprintf("%d. ", 1+w.Intn(2)*7), "1. ")
		}
	}
}

// list writes a list.
func (w *writer) list(depth int, prefix, first, mark string) {
	pad := strings.Repeat(" ", w.Intn(2))
	loose := w.Intn(2) == 0
	for i := range 1 + w.Intn(12) {
		m := first + pad
		if i > 0 {
			if loose {
				w.WriteString(strings.TrimRight(prefix, " ") + "\n")
			}
			m = mark + pad
			w.WriteString(prefix)
		}
		w.WriteString(m)
		w.blocks(depth+1, 1+w.Intn(3)/2, prefix+strings.Repeat(" ", len(m)))
	}
	w.WriteString(strings.TrimRight(prefix, " ") + "\n" + prefix + "***\n")
}

func TestPartsReadLikeTheWhole(t *testing.T) {
	cuts := 0
	for seed := range int64(60) {
		w := writer{Rand: rand.New(rand.NewSource(seed))}
		w.blocks(0, 6, "")
		src := []byte(w.String())
		got, n := parts(t, src)
		want := leaves(src, nil)
		cuts += n
		for i := range max(len(got), len(want)) {
			if i >= len(got) || i >= len(want) || got[i] != want[i] {
				t.Errorf("seed %d, after %d cuts: part %d of %d is\n%.300q, should be\n%.300q", seed, n, i, len(want), got[min(i, len(got)-1)], want[min(i, len(want)-1)])
				break
			}
		}
	}
	if cuts < 100 {
		t.Errorf("only %d cuts", cuts)
	}
}
