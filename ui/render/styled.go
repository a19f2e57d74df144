package render

import (
	"slices"
	"strings"

	"charm.land/glamour/v2/ansi"

	"lede/model"
)

// Styled returns the lines of a block as what wrote the text wanted them to look, in the theme's own styles. Headings look as they do everywhere.
func (r *Renderer) Styled(a *model.Article, b model.Block, lines []string) []string {
	pieces := a.Styled(b)
	if len(pieces) == 0 || b.Kind == model.Heading || r.faint == "" { // the theme has no styles
		return lines
	}
	bare := stripped(lines)
	shown := strings.Join(bare, "\n")
	styles := stylesOf(pieces, a.Trace(b, bare, false).At, shown)
	styled := make([]string, len(lines))
	for i, l := range lines {
		n := strings.IndexByte(shown, '\n')
		if n < 0 {
			n = len(shown)
		}
		styled[i] = r.restyle(l, styles[:n])
		shown, styles = shown[min(n+1, len(shown)):], styles[min(n+1, len(styles)):]
	}
	return styled
}

// stylesOf returns the style of each byte of what is shown; at is where its characters stand in the source. A blank is in a piece if the characters beside it are.
func stylesOf(pieces []model.Styled, at []model.Pos, shown string) []model.Style {
	styles := make([]model.Style, len(shown))
	last, blanks := -1, 0 // the piece that the last character is in, and the blanks behind it
	for i, p := range at {
		if p < 0 {
			blanks++
			continue
		}
		k, _ := slices.BinarySearchFunc(pieces, p, func(s model.Styled, p model.Pos) int { return int(s.To - p - 1) })
		if k == len(pieces) || p < pieces[k].From {
			k = -1
		} else {
			styles[i] = pieces[k].Style
		}
		if k >= 0 && k == last && strings.Trim(shown[i-blanks:i], " ") == "" {
			for n := i - blanks; n < i; n++ {
				styles[n] = pieces[k].Style
			}
		}
		last, blanks = k, 0
	}
	return styles
}

// restyle returns a line with styles on top of those that it has; styles has one for each byte that is shown.
func (r *Renderer) restyle(line string, styles []model.Style) string {
	var out strings.Builder
	base, style := "", model.Style(0) // the sequences that are in force, and the style on top of them
	for line != "" {
		if n := styleSequence(line); n > 0 {
			if base += line[:n]; line[:n] == "\x1b[m" || line[:n] == "\x1b[0m" {
				base, style = "", 0
			}
			out.WriteString(line[:n])
			line = line[n:]
			continue
		}
		n := 1
		if line[0] == 0x1b { // a link begins or ends
			n = strings.Index(line, "\x1b\\") + len("\x1b\\")
		} else {
			if styles[0] != style {
				if style != 0 {
					out.WriteString("\x1b[m" + base)
				}
				style = styles[0]
				out.WriteString(r.sequenceOf(style))
			}
			styles = styles[1:]
		}
		out.WriteString(line[:n])
		line = line[n:]
	}
	if style != 0 {
		out.WriteString("\x1b[m")
	}
	return out.String()
}

// sequenceOf returns the sequence that sets a style.
func (r *Renderer) sequenceOf(style model.Style) string {
	sheet, yes := &r.theme.sheet, true
	var s ansi.StylePrimitive
	if style&model.Bold != 0 {
		s = over(s, sheet.Strong)
	}
	if style&model.Italic != 0 {
		s = over(s, sheet.Emph)
	}
	if style&model.Underline != 0 {
		s.Underline = &yes
	}
	if style&model.Reverse != 0 {
		s.Inverse = &yes
	}
	if style == 0 {
		return ""
	}
	return r.sgr(s)
}
