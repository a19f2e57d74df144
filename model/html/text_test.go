package html

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	dom "golang.org/x/net/html"

	"lede/model/tree"
)

// rendered returns the text that another reader of Markdown shows, with one blank for all white space.
func rendered(t *testing.T, markdown []byte) string {
	t.Helper()
	var page bytes.Buffer
	md := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList, extension.Footnote, extension.DefinitionList))
	if err := md.Convert(markdown, &page); err != nil {
		t.Fatal(err)
	}
	root, err := dom.Parse(&page)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(tree.Text(root, 1<<20)), " ")
}

// FuzzText compares a text with what becomes of it as the text of a page, of some of its elements, and as Markdown read by another reader.
func FuzzText(f *testing.F) {
	for _, s := range []string{
		"plain words", "2*3*4 _x_ snake_case", "[a](b) ![c](d) [^1] [x]: y", "`tick` ``two``", "<b>tag</b> <!-- no --> a<b", "&amp; &#42; R&D &copy", "# no heading", "1986. A year", "1) one", "- item", "+ item",
		"> quote", ": meaning", "| --- |", "===", "---", "***", "~~gone~~ ~one~", "C:\\path\\", "a\\", "{#id}", "!", "http://example.org/a_b_c www.example.org a@example.org", "```", "~~~", "\\*", "#", "**", "__init__", "x**y**z", "\u00a0",
	} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		if !utf8.ValidString(a+b) || strings.ContainsAny(a+b, "\x00\x7f\ufeff") || strings.ContainsFunc(a+b, func(r rune) bool { return r < ' ' || r >= 0x7f && r < 0xa0 }) {
			return
		}
		text := func(s string) *dom.Node { return &dom.Node{Type: dom.TextNode, Data: s} }
		in := func(name string, inner ...*dom.Node) *dom.Node {
			n := &dom.Node{Type: dom.ElementNode, Data: name}
			root, _ := dom.Parse(strings.NewReader("<" + name + ">"))
			tree.Each(root, func(x *dom.Node) {
				if x.Data == name {
					n.DataAtom = x.DataAtom
				}
			})
			for _, c := range inner {
				n.AppendChild(c)
			}
			return n
		}
		for name, page := range map[string]*dom.Node{
			"a paragraph": in("p", text(a), text(b)),
			"two styles":  in("p", text(a), in("b", text(b)), text(a), in("i", text(b)), text(b)),
			"line breaks": in("p", text(a), in("br"), text(b)),
			"items":       in("ul", in("li", text(a)), in("li", text(b))),
			"a heading":   in("h2", text(a), in("em", text(b))),
			"code":        in("p", in("code", text(a)), text(b)),
			"meanings":    in("dl", in("dt", text(a)), in("dd", in("p", text(b)), in("p", text(a)))),
			"a quote":     in("blockquote", text(a), in("p", text(b))),
		} {
			want := strings.Join(strings.Fields(tree.Text(page, 1<<20)), " ")
			switch name {
			case "items", "a quote":
				want = strings.Join(strings.Fields(a+" "+b), " ")
			case "meanings":
				want = strings.Join(strings.Fields(a+" "+b+" "+a), " ")
			}
			out := Write(page, Refs{Link: func(s string) string { return s }, Image: func(s string) string { return s }, Anchor: func(string) string { return "" }})
			if got := rendered(t, out); got != want {
				t.Errorf("%s of %q and %q became %q, which reads %q", name, a, b, out, got)
			}
		}
	})
}
