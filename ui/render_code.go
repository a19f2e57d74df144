package ui

import (
	"strings"

	"charm.land/glamour/v2/ansi"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/clipperhouse/displaywidth"
	"github.com/yuin/goldmark/ast"
)

const (
	// mostHighlighted and longestHighlighted bound the bytes of code that are highlighted, and of a line of it: chroma's
	// lexers are slow at best, and quadratic at worst.
	mostHighlighted    = 8 << 10
	longestHighlighted = 500
	tabStop            = 4
)

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
	style := d.r.theme.sheet.CodeBlock.StylePrimitive
	base, ground := "", style.BackgroundColor != nil
	if ground {
		base = d.r.sgr(style)
	}
	left, right := 2, 0
	if ground {
		left, right = 1, 1
	}
	if width-left-right < leastText {
		left, right = 0, 0
	}
	var lines []string
	for _, l := range splitLines(d.r.highlight(expandTabs(source), language)) {
		for i, part := range wrapCode(l, width-left-right) {
			if i > 0 {
				part = append([]run{{text: "↪ ", sgr: d.r.faint}}, part...)
			}
			part = append([]run{{text: strings.Repeat(" ", left)}}, part...)
			if ground {
				part = append(part, run{text: strings.Repeat(" ", max(0, width-runsWidth(part)))})
			}
			lines = append(lines, paint(part, base))
		}
	}
	return lines
}

// sgr returns the sequence that sets a style.
func (r *renderer) sgr(style ansi.StylePrimitive) string {
	r.buf.Reset()
	style.Prefix, style.Suffix, style.BlockPrefix, style.BlockSuffix, style.Format = "", "", "", "", ""
	(&ansi.BaseElement{Token: "x", Style: style}).Render(&r.buf, r.glamour)
	if runs := read(nil, r.buf.String(), ""); len(runs) > 0 {
		return runs[0].sgr
	}
	return ""
}

// highlight returns code as glamour paints it. Only a language that chroma knows by its name is given to it: it would try
// every lexer for another one, which takes 7 ms.
func (r *renderer) highlight(source, language string) []run {
	language = strings.ToLower(language)
	known, ok := r.known[language]
	if !ok {
		known = language != "" && language != "text" && lexers.Get(language) != nil
		r.known[language] = known
	}
	plain := !known || r.theme.sheet.CodeBlock.Theme == "" && r.theme.sheet.CodeBlock.Chroma == nil || len(source) > mostHighlighted
	for rest := source; !plain && rest != ""; {
		line, after, _ := strings.Cut(rest, "\n")
		plain, rest = len(line) > longestHighlighted, after
	}
	if plain {
		return read(nil, strings.ReplaceAll(source, "\x1b", ""), "")
	}
	r.buf.Reset()
	e := ansi.CodeBlockElement{Code: source, Language: language}
	if err := e.Render(&r.buf, r.glamour); err != nil {
		return read(nil, source, "")
	}
	return read(nil, r.buf.String(), "")
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

// wrapCode divides a line of code into lines of at most width columns; all but the first leave room for the mark that says so.
func wrapCode(line []run, width int) [][]run {
	if runsWidth(line) <= width || width < 1 {
		return [][]run{line}
	}
	const mark = 2
	if width < mark+leastText {
		width += mark // no room for a mark: fit cuts what is too wide
	}
	out := [][]run{nil}
	col, room := 0, width
	for _, r := range line {
		from := 0
		at := 0
		for g := displaywidth.StringGraphemes(r.text); g.Next(); at += len(g.Value()) {
			if w := g.Width(); col+w > room && col > 0 {
				out[len(out)-1] = appendRun(out[len(out)-1], run{text: r.text[from:at], sgr: r.sgr})
				out, from, col, room = append(out, nil), at, 0, width-mark
			}
			col += g.Width()
		}
		out[len(out)-1] = appendRun(out[len(out)-1], run{text: r.text[from:], sgr: r.sgr})
	}
	return out
}
