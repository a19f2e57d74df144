package render

import (
	"strings"

	"charm.land/glamour/v2/ansi"
	"github.com/clipperhouse/displaywidth"
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"lede/model"
)

// drawing is one block that is being rendered.
type drawing struct {
	r       *Renderer
	source  []byte
	cut     bool              // the block goes on in the next one
	carried bool              // the block goes on with the one before
	shown   map[ast.Node]bool // nodes whose marker was shown in the block before
	frame   Frame
	// fromHTML tells that the source was made of HTML that stands in Markdown.
	fromHTML bool
}

// carry marks the first n nodes on the way to the first text that have a marker: it was shown in the block before.
func (d *drawing) carry(doc ast.Node, n int) {
	for c := doc.FirstChild(); c != nil && n > 0; c = c.FirstChild() {
		switch c.Kind() {
		case ast.KindListItem, extast.KindTable, kindFootnote:
			if d.shown == nil {
				d.shown = map[ast.Node]bool{}
			}
			d.shown[c] = true
			n--
		}
	}
}

// blocks returns the lines of all that a node holds.
func (d *drawing) blocks(parent ast.Node, width int) []string {
	var lines []string
	var last ast.Node
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		l := d.node(n, width)
		if len(l) == 0 {
			continue
		}
		if last != nil && !tight(last, n) {
			lines = append(lines, "")
			if isTitle(n) && parent.Kind() == ast.KindDocument {
				lines = append(lines, "")
			}
		}
		lines, last = append(lines, l...), n
	}
	return lines
}

// tight reports whether no blank line stands between two neighbours: an item's text and what is below it,
// the items of a list, if the source has none there either.
func tight(a, b ast.Node) bool {
	switch b.Kind() {
	case ast.KindListItem, extast.KindDefinitionTerm, extast.KindDefinitionDescription:
		return !b.HasBlankPreviousLines()
	case ast.KindList:
		return b.Parent().Kind() != ast.KindDocument && !b.HasBlankPreviousLines()
	case kindFootnote:
		return a.Kind() == kindFootnote && !b.HasBlankPreviousLines()
	}
	return false
}

// isTitle reports whether n is a heading of the first level.
func isTitle(n ast.Node) bool {
	h, ok := n.(*ast.Heading)
	return ok && h.Level == 1
}

// node returns the lines of a node.
func (d *drawing) node(n ast.Node, width int) []string {
	sheet := &d.r.theme.sheet
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		return d.paragraph(n, width, sheet.Paragraph.StylePrimitive)
	case *ast.Heading:
		return d.heading(n, width)
	case *ast.ThematicBreak:
		return []string{d.rule(width)}
	case *ast.FencedCodeBlock:
		return d.code(n, string(n.Language(d.source)), width)
	case *ast.CodeBlock:
		return d.code(n, "", width)
	case *ast.HTMLBlock:
		return d.html(n, width)
	case *ast.Blockquote:
		return d.quote(n, width)
	case *ast.List:
		return d.list(n, width)
	case *extast.Table:
		return d.table(n, width)
	case *extast.DefinitionList:
		return d.blocks(n, width)
	case *extast.DefinitionTerm:
		return d.paragraph(n, width, sheet.DefinitionTerm)
	case *extast.DefinitionDescription:
		return d.hang(n, definitionIndent, len(definitionIndent), width)
	case *footnote:
		return d.footnote(n, width)
	}
	return nil
}

// paragraph returns the lines of a leaf of running text.
func (d *drawing) paragraph(n ast.Node, width int, style ansi.StylePrimitive) []string {
	return paintLines(wrap(d.r.inline(n, d.source, style), width))
}

// paintLines returns lines of runs as they are sent to the terminal; none for a text of nothing.
func paintLines(lines [][]run) []string {
	if len(lines) == 1 && len(lines[0]) == 0 {
		return nil
	}
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = paint(l, "")
	}
	return out
}

// heading returns the lines of a heading; one of the first level has a rule below it. Without styles the second has one too.
func (d *drawing) heading(n *ast.Heading, width int) []string {
	style := d.r.theme.heading(n.Level)
	wrapped := wrap(d.r.inline(n, d.source, style), width)
	lines := paintLines(wrapped)
	rule := ""
	switch bare := style.Bold == nil && style.Color == nil; {
	case n.Level == 1 && bare:
		rule = "═"
	case n.Level == 1, n.Level == 2 && bare:
		rule = "─"
	}
	if rule == "" || len(lines) == 0 {
		return lines
	}
	longest := 0
	for _, l := range wrapped {
		longest = max(longest, runsWidth(l))
	}
	return append(lines, d.r.theme.Dim.Render(strings.Repeat(rule, min(longest, width))))
}

// runsWidth returns the columns that runs take.
func runsWidth(runs []run) int {
	n := 0
	for _, r := range runs {
		n += displaywidth.String(r.text)
	}
	return n
}

// rule returns the line of a thematic break: three dots in the middle.
func (d *drawing) rule(width int) string {
	const dots = "·   ·   ·"
	w := displaywidth.String(dots)
	if width < w {
		return d.r.theme.Dim.Render(strings.Repeat("·", min(width, 3)))
	}
	return strings.Repeat(" ", (width-w)/2) + d.r.theme.Dim.Render(dots)
}

// html returns the lines of a block of HTML: those of Markdown that says the same. HTML in that, such as tags that only mark items, shows nothing.
func (d *drawing) html(n *ast.HTMLBlock, width int) []string {
	if d.fromHTML {
		return nil
	}
	var b strings.Builder
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		b.Write(seg.Value(d.source))
	}
	if n.HasClosure() {
		b.Write(n.ClosureLine.Value(d.source))
	}
	inner := *d
	inner.source, inner.fromHTML = []byte(model.FromHTML(b.String())), true
	lines := inner.blocks(d.r.parser.Parse(text.NewReader(inner.source)), width)
	d.frame = inner.frame
	return lines
}
