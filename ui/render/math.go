package render

import (
	"bytes"
	"strings"

	"charm.land/glamour/v2/ansi"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"lede/model/tex"
)

// mathParser parses TeX: between dollar signs, and where it stands on lines of its own.
type mathParser struct{}

// Trigger implements parser.InlineParser.
func (mathParser) Trigger() []byte { return []byte{'$', '\\'} }

// Parse implements parser.InlineParser. What goes over several lines of running text is shown as it is written.
func (mathParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	const longest = 4 << 10
	if n := apart(parent, block); n != nil {
		return n
	}
	line, _ := block.PeekLine()
	if line[0] != '$' {
		return nil
	}
	mark := 1
	if bytes.HasPrefix(line, []byte("$$")) {
		mark = 2
	}
	before := block.PrecendingCharacter()
	if n, source := tex.Inline(line, byte(min(before, 0x7f))); n > 0 {
		block.Advance(n)
		return &literal{kind: kindMath, text: tex.Text(string(source))}
	}
	if mark == 1 || before == '$' || before == '\\' {
		return nil
	}
	startLine, start := block.Position()
	block.Advance(mark)
	found := line[:mark:mark]
	for len(found) < longest {
		rest, _ := block.PeekLine()
		if rest == nil {
			break
		}
		if n := bytes.Index(rest, []byte("$$")); n >= 0 {
			block.Advance(n + 2)
			return &literal{kind: kindMath, text: string(append(found, rest[:n+2]...))}
		}
		found = append(found, rest...)
		block.AdvanceLine()
	}
	block.SetPosition(startLine, start)
	return nil
}

// apart reads mathematics that stands on lines of its own; nil if there is none.
func apart(parent ast.Node, block text.Reader) ast.Node {
	if !ast.IsParagraph(parent) && parent.Kind() != ast.KindTextBlock {
		return nil
	}
	line, at := block.Position()
	begin := parent.Lines().At(line).Start
	if begin > at.Start || len(bytes.TrimSpace(block.Source()[begin:at.Start])) > 0 {
		return nil
	}
	end := at.Start + tex.Lines(block.Source()[at.Start:])
	var lines []byte
	for seg := at; seg.Start < end; _, seg = block.Position() {
		l, _ := block.PeekLine()
		if l == nil {
			break
		}
		lines = append(lines, l...)
		block.AdvanceLine()
	}
	block.SetPosition(line, at)
	n, from, to := tex.Apart(lines)
	if n == 0 {
		return nil
	}
	for left := n; ; block.AdvanceLine() {
		l, _ := block.PeekLine()
		if left < len(l) || l == nil {
			block.Advance(left)
			break
		}
		left -= len(l)
	}
	return &literal{kind: kindDisplay, text: string(lines[from:to])}
}

// formula adds mathematics that stands apart: its lines, indented, with blank ones around them. What isn't known stays TeX.
func (in *inlines) formula(source string, style ansi.StylePrimitive) {
	const indent = "\u00a0\u00a0\u00a0\u00a0"
	var lines []string
	rows, ok := tex.Displayed(source)
	for _, r := range rows {
		lines = append(lines, r.Text)
	}
	if !ok {
		lines = strings.Split(strings.Trim(source, "\r\n"), "\n")
	}
	in.newLine(2)
	for _, l := range lines {
		text := strings.TrimLeft(l, " \t")
		in.literal(indent+strings.Repeat("\u00a0", len(l)-len(text))+strings.ReplaceAll(text, "  ", "\u00a0\u00a0"), style)
		in.newLine(1)
	}
	in.newLine(2)
}

// formula returns the lines of a block of code that is mathematics; none if it has a command that isn't known.
func (d *drawing) formula(source string, width int) []string {
	if _, ok := tex.Displayed(source); !ok || d.cut || d.carried {
		return nil
	}
	in := inlines{r: d.r, space: true}
	in.formula(source, d.r.theme.sheet.Paragraph.StylePrimitive)
	return paintLines(wrap(in.done(), width))
}
