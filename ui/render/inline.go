package render

import (
	"bytes"
	"net/url"
	"path"
	"strings"

	"charm.land/glamour/v2/ansi"
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"lede/model"
)

// inlines collects the runs of a leaf: a paragraph, a heading, a cell. glamour paints each piece of text in
// the style that the pieces around it add up to.
type inlines struct {
	r      *Renderer
	source []byte
	runs   []run
	space  bool // the text so far ends in a blank, or there is none
	url    string

	pending      strings.Builder // text that isn't painted yet, since more in its style may follow
	pendingStyle ansi.StylePrimitive
	pendingURL   string
}

// inline returns the runs of a leaf's text in a style.
func (r *Renderer) inline(n ast.Node, source []byte, style ansi.StylePrimitive) []run {
	in := inlines{r: r, source: source, space: true}
	in.children(n, style)
	return in.done()
}

// done returns the runs without blanks at the end.
func (in *inlines) done() []run {
	in.flush()
	for n := len(in.runs); n > 0; n-- {
		last := &in.runs[n-1]
		if last.text = strings.TrimRight(last.text, " \n"); last.text != "" {
			break
		}
		in.runs = in.runs[:n-1]
	}
	return in.runs
}

// children adds all that is in a node.
func (in *inlines) children(n ast.Node, style ansi.StylePrimitive) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		in.node(c, style)
	}
}

// node adds one node.
func (in *inlines) node(n ast.Node, style ansi.StylePrimitive) {
	sheet := &in.r.theme.sheet
	switch n := n.(type) {
	case *ast.Text:
		in.text(in.raised(n, decode(n.Segment.Value(in.source))), over(style, sheet.Text))
		switch {
		case n.HardLineBreak():
			in.lineBreak()
		case n.SoftLineBreak() && !in.joins(n):
			in.text(" ", style)
		}
	case *ast.CodeSpan:
		in.span(style, sheet.Code.StylePrimitive, func(s ansi.StylePrimitive) { in.code(n, s) })
	case *ast.Emphasis:
		own := sheet.Emph
		if n.Level > 1 {
			own = sheet.Strong
		}
		in.span(style, own, func(s ansi.StylePrimitive) { in.children(n, s) })
	case *extast.Strikethrough:
		in.span(style, sheet.Strikethrough, func(s ansi.StylePrimitive) { in.children(n, s) })
	case *ast.Link:
		in.link(string(n.Destination), style, func(s ansi.StylePrimitive) { in.children(n, s) })
	case *ast.AutoLink:
		url := string(n.URL(in.source))
		if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(url), "mailto:") {
			url = "mailto:" + url
		}
		in.link(url, style, func(s ansi.StylePrimitive) { in.text(string(n.Label(in.source)), s) })
	case *ast.Image:
		in.image(n, style)
	case *ast.RawHTML:
		in.rawHTML(n)
	case *ast.String:
		in.text(string(n.Value), style)
	case *literal:
		if n.kind == kindDisplay {
			in.formula(n.text, style)
			return
		}
		if n.kind == kindReference {
			style = over(style, ansi.StylePrimitive{Color: sheet.LinkText.Color})
			before := in.url
			in.url = in.r.target("[^" + n.text[1:])
			in.literal(n.text, style)
			in.url = before
			return
		}
		in.literal(n.text, style)
	}
}

// text adds a piece of text. Blanks are as in HTML: any number of them is one.
func (in *inlines) text(s string, style ansi.StylePrimitive) {
	if s = in.squeeze(s); s == "" {
		return
	}
	if style != in.pendingStyle || in.url != in.pendingURL {
		in.flush()
		in.pendingStyle, in.pendingURL = style, in.url
	}
	in.pending.WriteString(s)
}

// span adds what body adds, in a style of its own, with what the style sheet has before and behind it.
func (in *inlines) span(outer, own ansi.StylePrimitive, body func(ansi.StylePrimitive)) {
	style := over(outer, own)
	in.text(own.BlockPrefix, outer)
	in.text(own.Prefix, style)
	body(style)
	in.text(own.Suffix, style)
	in.text(own.BlockSuffix, outer)
}

// squeeze makes one blank of several, also across pieces of text.
func (in *inlines) squeeze(s string) string {
	plain := true
	for i := range len(s) {
		if s[i] == '\t' || s[i] == '\n' || s[i] == ' ' && (i == 0 && in.space || i > 0 && s[i-1] == ' ') {
			plain = false
			break
		}
	}
	if plain {
		if s != "" {
			in.space = s[len(s)-1] == ' '
		}
		return s
	}
	b := make([]byte, 0, len(s))
	for i := range len(s) {
		switch c := s[i]; c {
		case ' ', '\t', '\n':
			if !in.space {
				b = append(b, ' ')
			}
			in.space = true
		default:
			b = append(b, c)
			in.space = false
		}
	}
	return string(b)
}

// flush has glamour paint the pending text. glamour takes it for Markdown's and undoes the backslashes in it.
func (in *inlines) flush() {
	if in.pending.Len() == 0 {
		return
	}
	s := in.pending.String()
	in.pending.Reset()
	in.r.buf.Reset()
	e := ansi.BaseElement{Token: strings.ReplaceAll(s, `\`, `\\`), Style: in.pendingStyle}
	if err := e.Render(&in.r.buf, in.r.glamour); err != nil {
		in.r.buf.WriteString(s)
	}
	in.runs = read(in.runs, in.r.buf.String(), in.pendingURL)
}

// literal adds text whose line feeds end lines.
func (in *inlines) literal(s string, style ansi.StylePrimitive) {
	for i, line := range strings.Split(model.Clean(s), "\n") {
		if i > 0 {
			in.lineBreak()
		}
		in.text(line, style)
	}
}

// lineBreak ends a line.
func (in *inlines) lineBreak() {
	in.flush()
	if len(in.runs) > 0 {
		in.runs = appendRun(in.runs, run{text: "\n"})
		in.space = true
	}
}

// joins reports whether the lines before and after a line break are joined without a blank:
// Chinese and Japanese have none between words.
func (in *inlines) joins(n *ast.Text) bool {
	next, ok := n.NextSibling().(*ast.Text)
	if !ok {
		return false
	}
	a, b := n.Segment.Value(in.source), next.Segment.Value(in.source)
	return wideEnd(a) && wideStart(b)
}

// code adds code in a line.
func (in *inlines) code(n *ast.CodeSpan, style ansi.StylePrimitive) {
	var b bytes.Buffer
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			b.Write(t.Segment.Value(in.source))
		}
	}
	in.text(b.String(), style)
}

// link adds what text adds, as a link. Where it leads doesn't show, but terminals can follow it.
func (in *inlines) link(dest string, style ansi.StylePrimitive, text func(ansi.StylePrimitive)) {
	before := in.url
	if in.r.links {
		in.url = in.r.target(dest)
	}
	text(over(style, in.r.theme.sheet.LinkText))
	in.url = before
}

// image adds the place of a picture: its description, else its name.
func (in *inlines) image(n *ast.Image, style ansi.StylePrimitive) {
	alt := plainText(n, in.source)
	in.picture(alt, string(n.Destination), style)
}

// picture adds the place of a picture.
func (in *inlines) picture(alt, dest string, style ansi.StylePrimitive) {
	if strings.TrimSpace(alt) == "" {
		name, _, _ := strings.Cut(dest, "?")
		if plain, err := url.PathUnescape(name); err == nil {
			name = plain
		}
		if alt = path.Base(name); strings.HasPrefix(dest, "data:") || alt == "." || alt == "/" {
			alt = "picture"
		}
	}
	before := in.url
	if in.r.links && in.url == "" {
		in.url = in.r.target(dest)
	}
	in.text("▨\u00a0"+model.Clean(alt), over(style, in.r.theme.sheet.ImageText))
	in.url = before
}
