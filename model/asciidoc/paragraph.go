package asciidoc

import (
	"strings"

	"golang.org/x/net/html/atom"

	"lede/model/markup"
)

// literal reads an indented paragraph.
func (b *body) literal() {
	from, least := b.I, 1<<20
	for ; b.I < len(b.Lines) && b.Lines[b.I] != ""; b.I++ {
		b.Lines[b.I] = markup.Untab(b.Lines[b.I], 8)
		least = min(least, markup.Indent(b.Lines[b.I]))
	}
	b.Add(markup.Pre("", strings.Join(markup.Dedent(b.Lines[from:b.I], least), "\n")))
}

// paragraph reads a paragraph, whose style may make it something else.
func (b *body) paragraph(a attributeList) {
	from := b.I
	for b.I++; b.I < len(b.Lines) && b.Lines[b.I] != ""; b.I++ {
		l := b.Lines[b.I]
		if l == "+" && b.Depth > 0 || b.itemEnds && isItem(l) || delimiter(l) != "" && delimiter(l) != "--" || l[0] == '[' && strings.HasSuffix(l, "]") && !strings.Contains(l, " ") && len(l) > 2 || strings.HasPrefix(l, "include::") {
			break
		}
	}
	lines := b.Lines[from:b.I]
	style := strings.ToLower(a.style())
	word, rest, labelled := strings.Cut(lines[0], ": ")
	switch {
	case style == "source" || style == "listing" || style == "literal":
		b.Add(markup.Pre(language(a), strings.Join(lines, "\n")))
	case style == "stem" || style == "latexmath":
		b.Add(markup.Pre("math", strings.Join(lines, "\n")))
	case style == "verse":
		b.Add(markup.Element(atom.Blockquote, b.verse(lines), b.attribution(a)))
	case style == "quote":
		b.Add(markup.Element(atom.Blockquote, b.text(lines), b.attribution(a)))
	case isAdmonition(style):
		b.Add(markup.Alert(style, a.title, b.text(lines)))
	case labelled && isAdmonition(strings.ToLower(word)) && strings.ToUpper(word) == word:
		b.Add(markup.Alert(word, "", b.text(append([]string{rest}, lines[1:]...))))
	default:
		b.Add(b.text(lines))
	}
}

// text returns a paragraph of lines, without the comments among them.
func (b *body) text(lines []string) *Node {
	var kept []string
	for _, l := range lines {
		if !strings.HasPrefix(l, "//") {
			kept = append(kept, l)
		}
	}
	return markup.Element(atom.P, b.inline(strings.Join(kept, "\n"))...)
}
