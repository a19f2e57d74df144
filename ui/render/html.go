package render

import (
	"strings"

	"charm.land/glamour/v2/ansi"
	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"

	"lede/model/tex"
)

// raised returns the text of a node as it stands above or below the line, if it is alone between tags that say so.
func (in *inlines) raised(n ast.Node, text string) string {
	before, ok := n.PreviousSibling().(*ast.RawHTML)
	after, closed := n.NextSibling().(*ast.RawHTML)
	if !ok || !closed {
		return text
	}
	switch string(before.Segments.Value(in.source)) + string(after.Segments.Value(in.source)) {
	case "<sub></sub>":
		text, _ = tex.Script('_', text)
	case "<sup></sup>":
		text, _ = tex.Script('^', text)
	}
	return text
}

// rawHTML adds what an HTML tag in a line of text stands for: a line break, a picture; all others only go with the text between them.
func (in *inlines) rawHTML(n *ast.RawHTML) {
	var b strings.Builder
	for i := range n.Segments.Len() {
		seg := n.Segments.At(i)
		b.Write(seg.Value(in.source))
	}
	z := html.NewTokenizer(strings.NewReader(b.String()))
	z.Next()
	switch t := z.Token(); t.Data {
	case "br":
		in.lineBreak()
	case "img":
		in.picture(attribute(t, "alt"), attribute(t, "src"), ansi.StylePrimitive{})
	}
}

// newLine makes the text so far end with n line feeds at least, if there is any.
func (in *inlines) newLine(n int) {
	in.flush()
	for k := len(in.runs) - 1; k >= 0 && n > 0; k-- {
		text := strings.TrimRight(in.runs[k].text, " ")
		rest := strings.TrimRight(text, "\n")
		if n -= len(text) - len(rest); rest != "" {
			break
		}
	}
	for ; n > 0; n-- {
		in.lineBreak()
	}
}

// attribute returns an attribute of a tag, "" if it has none of that name.
func attribute(t html.Token, name string) string {
	for _, a := range t.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
