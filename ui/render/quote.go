package render

import (
	"github.com/yuin/goldmark/ast"

	"lede/model"
)

// quote returns the lines of a quote, behind a bar; an alert's kind stands above its text.
func (d *drawing) quote(n *ast.Blockquote, width int) []string {
	indent := 2
	if width-indent < leastText {
		indent = 0
	}
	var lines []string
	if title := d.alert(n); title != nil {
		sheet := &d.r.theme.sheet
		lines = d.paragraph(title, width-indent, over(sheet.Paragraph.StylePrimitive, sheet.Strong))
	}
	lines = append(lines, d.blocks(n, width-indent)...)
	if indent == 0 {
		return lines
	}
	bar := d.r.theme.Dim.Render("│")
	for i, l := range lines {
		if lines[i] = bar; l != "" {
			lines[i] += " " + l
		}
	}
	return lines
}

// alert takes the first line of a quote away if it says what kind of alert the quote is, and returns what is shown instead: the word for it,
// with the alert's title if it has one. nil for other quotes.
func (d *drawing) alert(n *ast.Blockquote) *ast.Paragraph {
	p, ok := n.FirstChild().(*ast.Paragraph)
	if !ok || p.Lines().Len() == 0 {
		return nil
	}
	seg := p.Lines().At(0)
	label, mark := model.Alert(seg.Value(d.source))
	if label == "" {
		return nil
	}
	title := ast.NewParagraph()
	title.AppendChild(title, ast.NewString([]byte(label)))
	for c := p.FirstChild(); c != nil; c = p.FirstChild() {
		p.RemoveChild(p, c)
		t, ok := c.(*ast.Text)
		if !ok {
			title.AppendChild(title, c)
			continue
		}
		if t.Segment.Start = max(t.Segment.Start, seg.Start+mark); t.Segment.Start < t.Segment.Stop {
			title.AppendChild(title, t)
		}
		if t.SoftLineBreak() || t.HardLineBreak() {
			t.SetSoftLineBreak(false)
			t.SetHardLineBreak(false)
			break
		}
	}
	if p.FirstChild() == nil {
		n.RemoveChild(n, p)
	}
	return title
}
