package render

import (
	"slices"
	"strings"

	"charm.land/glamour/v2/ansi"
	"github.com/clipperhouse/displaywidth"
	"github.com/yuin/goldmark/ast"
)

// tabStop is how many columns a tab in code goes on to a multiple of.
const tabStop = 4

// code returns the lines of a block of code, on its ground if the theme has one, else indented.
func (d *drawing) code(n ast.Node, language string, width int) []string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		b.Write(seg.Value(d.source))
	}
	source := strings.TrimSuffix(b.String(), "\n")
	if strings.TrimSpace(source) == "" && !d.cut && !d.carried {
		return nil
	}
	if language == "math" {
		if lines := d.formula(source, width); lines != nil {
			return lines
		}
		language = "latex"
	}
	c := coding{d: d, lines: splitLines(d.r.highlight(expandTabs(source), language)), width: width, left: 2}
	if style := d.r.theme.sheet.CodeBlock.StylePrimitive; style.BackgroundColor != nil {
		c.base, c.ground, c.left, c.right = d.r.sgr(style), true, 1, 1
	}
	if width-c.left-c.right < leastText {
		c.left, c.right = 0, 0
	}
	return c.shown(n.Parent().Kind() == ast.KindDocument)
}

// coding is a block of code that is being rendered.
type coding struct {
	d           *drawing
	lines       [][]run
	base        string // the style that the others come on top of
	ground      bool   // the base has a ground
	width       int
	left, right int // blank columns beside the text
}

// shown returns the lines. Those of code that stands alone may all move, since it may go on in another block where it has to; other code
// moves only if it is too wide.
func (c *coding) shown(alone bool) []string {
	room := c.width - c.left - c.right
	widths, moves := make([]int, len(c.lines)), alone
	for i, l := range c.lines {
		widths[i] = runsWidth(l)
		moves = moves || widths[i] > room && widths[i] <= longestMoving
	}
	moves = moves && c.d.moves(c.width)
	before := []run{{text: strings.Repeat(" ", c.left)}}
	var lines []string
	for i, l := range c.lines {
		if moves && widths[i] <= longestMoving {
			lines = append(lines, paint(before, c.base)+hold+paint(c.filled(l, max(c.right, c.width-c.left-widths[i])), c.base))
			continue
		}
		indent := codeIndent(l, c.width)
		for k, part := range wrapCode(l, room, len(indent)+2) {
			if k > 0 {
				part = append([]run{{text: indent + "↪ ", sgr: c.d.r.faint}}, part...)
			}
			part = append(slices.Clone(before), part...)
			lines = append(lines, paint(c.filled(part, c.width-runsWidth(part)), c.base))
		}
	}
	return lines
}

// filled returns a line with n blanks behind it, so that the ground goes on there.
func (c *coding) filled(line []run, n int) []run {
	if !c.ground || n <= 0 {
		return line
	}
	return append(line, run{text: strings.Repeat(" ", n)})
}

// sgr returns the sequence that sets a style.
func (r *Renderer) sgr(style ansi.StylePrimitive) string {
	r.buf.Reset()
	style.Prefix, style.Suffix, style.BlockPrefix, style.BlockSuffix, style.Format = "", "", "", "", ""
	(&ansi.BaseElement{Token: "x", Style: style}).Render(&r.buf, r.glamour)
	if runs := read(nil, r.buf.String(), ""); len(runs) > 0 {
		return runs[0].sgr
	}
	return ""
}

// expandTabs replaces tabs by blanks up to the next tab stop.
func expandTabs(s string) string {
	if strings.IndexByte(s, '\t') < 0 {
		return s
	}
	var b strings.Builder
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			b.WriteByte('\n')
		}
		col := 0
		for {
			before, after, ok := strings.Cut(line, "\t")
			b.WriteString(before)
			if !ok {
				break
			}
			w, _ := cells(before)
			n := tabStop - (col+w)%tabStop
			b.WriteString("    "[:n])
			col += w + n
			line = after
		}
	}
	return b.String()
}

// splitLines divides runs at line feeds.
func splitLines(runs []run) [][]run {
	lines := [][]run{nil}
	for _, r := range runs {
		for {
			before, after, ok := strings.Cut(r.text, "\n")
			last := &lines[len(lines)-1]
			*last = appendRun(*last, run{text: before, sgr: r.sgr})
			if !ok {
				break
			}
			lines = append(lines, nil)
			r.text = after
		}
	}
	return lines
}

// codeIndent returns the blanks that a line of code begins with, which the lines that it goes on in have too.
func codeIndent(line []run, width int) string {
	text := textOf(line)
	n := len(text) - len(strings.TrimLeft(text, " "))
	return text[:min(n, width/3)]
}

// wrapCode divides a line of code into lines of at most width columns, behind a blank if there is one not too far
// back. All but the first leave room for the indent and the mark that says so.
func wrapCode(line []run, width, mark int) [][]run {
	if runsWidth(line) <= width || width < 1 {
		return [][]run{line}
	}
	text := textOf(line)
	var spans []span
	room := width
	for from := 0; from < len(text); {
		to := from + codeEnd(text[from:], room)
		spans = append(spans, span{from: from, to: to})
		from, room = to, max(1, width-mark)
	}
	return cut(line, spans)
}

// codeEnd returns how many bytes of s stand in a line of width columns, at least one character.
func codeEnd(s string, width int) int {
	col, end, blank := 0, 0, 0
	for g := displaywidth.StringGraphemes(s); g.Next(); {
		w := g.Width()
		if col+w > width && end > 0 {
			if blank > 0 {
				return blank
			}
			return end
		}
		col += w
		end += len(g.Value())
		if g.Value() == " " && col > width/2 {
			blank = end
		}
	}
	return end
}
