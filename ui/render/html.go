package render

import (
	"strings"

	"charm.land/glamour/v2/ansi"
	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"

	"lede/model/tex"
)

// element says how an element of HTML reads in text.
type element uint8

const (
	breaksLine element = iota + 1 // begins and ends lines
	standsOff                     // has a blank line before and behind it
	hidden                        // what is in it isn't shown
)

// elements are those that don't read like the text around them.
var elements = map[string]element{
	"div": breaksLine, "li": breaksLine, "tr": breaksLine, "dt": breaksLine, "dd": breaksLine, "summary": breaksLine, "figcaption": breaksLine,
	"caption": breaksLine, "option": breaksLine, "legend": breaksLine, "center": breaksLine, "header": breaksLine, "footer": breaksLine,
	"p": standsOff, "h1": standsOff, "h2": standsOff, "h3": standsOff, "h4": standsOff, "h5": standsOff, "h6": standsOff, "ul": standsOff, "ol": standsOff,
	"table": standsOff, "blockquote": standsOff, "pre": standsOff, "details": standsOff, "section": standsOff, "article": standsOff, "figure": standsOff,
	"dl": standsOff, "aside": standsOff, "main": standsOff, "nav": standsOff, "form": standsOff,
	"script": hidden, "style": hidden, "template": hidden, "head": hidden, "iframe": hidden, "svg": hidden, "noscript": hidden, "audio": hidden, "video": hidden,
}

// htmlRule stands for a rule in the text of HTML until there are lines, of which it is one.
const htmlRule = "·\u00a0·\u00a0·"

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

// html adds the text of HTML, as a browser without pictures would show it.
func (in *inlines) html(source string, style ansi.StylePrimitive) {
	type open struct {
		name  string
		style ansi.StylePrimitive
		url   string
	}
	const deepest = 64
	stack := []open{{style: style}}
	z := html.NewTokenizer(strings.NewReader(source))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return
		}
		top := stack[len(stack)-1]
		switch t := z.Token(); kind {
		case html.TextToken:
			in.url = top.url
			in.htmlText(t.Data, top.style)
		case html.SelfClosingTagToken:
			in.openTag(t, top.style)
		case html.StartTagToken:
			in.openTag(t, top.style)
			if s, inner := in.tagStyle(t, top.style); inner && len(stack) < deepest {
				url := top.url
				if t.Data == "a" && in.r.links {
					url = in.r.target(attribute(t, "href"))
				}
				stack = append(stack, open{t.Data, s, url})
			}
		case html.EndTagToken:
			in.closeTag(t.Data)
			for k := len(stack) - 1; k > 0; k-- {
				if stack[k].name == t.Data {
					stack = stack[:k]
					break
				}
			}
		}
	}
}

// htmlText adds text that stands between tags.
func (in *inlines) htmlText(s string, style ansi.StylePrimitive) {
	if in.pre { // blanks that aren't to be squeezed, nor dropped where a line begins
		s = strings.ReplaceAll(s, " ", "\u00a0")
		in.literal(s, style)
		return
	}
	in.text(s, style)
}

// openTag adds what a tag that opens an element stands for.
func (in *inlines) openTag(t html.Token, style ansi.StylePrimitive) {
	switch elements[t.Data] {
	case breaksLine:
		in.newLine(1)
	case standsOff:
		in.newLine(2)
	case hidden:
		if t.Type == html.StartTagToken {
			in.skip++
		}
	}
	switch t.Data {
	case "br":
		in.lineBreak()
	case "hr":
		in.newLine(2)
		in.text(htmlRule, style)
		in.newLine(2)
	case "img":
		in.picture(attribute(t, "alt"), attribute(t, "src"), style)
	case "li":
		in.text("• ", style)
	case "td", "th":
		in.literal("  ", style)
	case "pre":
		in.pre = true
	}
}

// closeTag adds what a tag that closes an element stands for.
func (in *inlines) closeTag(name string) {
	switch elements[name] {
	case breaksLine:
		in.newLine(1)
	case standsOff:
		in.newLine(2)
	case hidden:
		in.skip = max(0, in.skip-1)
	}
	switch name {
	case "pre":
		in.pre = false
	case "td", "th":
		in.text(" ", ansi.StylePrimitive{})
	}
}

// tagStyle returns the style of the text in an element, and whether the element has one of its own.
func (in *inlines) tagStyle(t html.Token, style ansi.StylePrimitive) (ansi.StylePrimitive, bool) {
	sheet := &in.r.theme.sheet
	switch t.Data {
	case "b", "strong", "th", "dt", "summary":
		return over(style, sheet.Strong), true
	case "i", "em", "cite", "var", "figcaption":
		return over(style, sheet.Emph), true
	case "s", "del", "strike":
		return over(style, sheet.Strikethrough), true
	case "a":
		if attribute(t, "href") == "" {
			return style, false
		}
		return over(style, sheet.LinkText), true
	case "code", "tt", "samp":
		return over(style, sheet.Code.StylePrimitive), true
	case "h1", "h2", "h3", "h4", "h5", "h6":
		return over(style, in.r.theme.heading(int(t.Data[1]-'0'))), true
	}
	return style, false
}

// newLine makes the text so far end with n line feeds at least, if there is any.
func (in *inlines) newLine(n int) {
	if in.skip > 0 {
		return
	}
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
