package asciidoc

import (
	"strings"

	"golang.org/x/net/html/atom"

	"lede/model/markup"
)

// literal reads an indented paragraph.
func (b *body) literal() {
	from, least := b.i, 1<<20
	for ; b.i < len(b.lines) && b.lines[b.i] != ""; b.i++ {
		b.lines[b.i] = markup.Untab(b.lines[b.i], 8)
		least = min(least, markup.Indent(b.lines[b.i]))
	}
	b.add(markup.Pre("", strings.Join(markup.Dedent(b.lines[from:b.i], least), "\n")))
}

// paragraph reads a paragraph, whose style may make it something else.
func (b *body) paragraph(a attributeList) {
	from := b.i
	for b.i++; b.i < len(b.lines) && b.lines[b.i] != ""; b.i++ {
		l := b.lines[b.i]
		if l == "+" && b.depth > 0 || b.itemEnds && isItem(l) || delimiter(l) != "" && delimiter(l) != "--" || l[0] == '[' && strings.HasSuffix(l, "]") && !strings.Contains(l, " ") && len(l) > 2 || strings.HasPrefix(l, "include::") {
			break
		}
	}
	lines := b.lines[from:b.i]
	style := strings.ToLower(a.style())
	word, rest, labelled := strings.Cut(lines[0], ": ")
	switch {
	case style == "source" || style == "listing" || style == "literal":
		b.add(markup.Pre(language(a), strings.Join(lines, "\n")))
	case style == "stem" || style == "latexmath":
		b.add(markup.Pre("latex", strings.Join(lines, "\n")))
	case style == "verse":
		b.add(markup.Element(atom.Blockquote, b.verse(lines), b.attribution(a)))
	case style == "quote":
		b.add(markup.Element(atom.Blockquote, b.text(lines), b.attribution(a)))
	case isAdmonition(style):
		b.add(markup.Alert(style, a.title, b.text(lines)))
	case labelled && isAdmonition(strings.ToLower(word)) && strings.ToUpper(word) == word:
		b.add(markup.Alert(word, "", b.text(append([]string{rest}, lines[1:]...))))
	default:
		b.add(b.text(lines))
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
