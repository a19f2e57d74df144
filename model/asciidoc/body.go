package asciidoc

import (
	"strings"

	"golang.org/x/net/html/atom"

	"lede/model/markup"
	"lede/model/tree"
)

// body reads the blocks of a text, an example, an item and the like.
type body struct {
	*Text
	markup.Body
	itemEnds bool            // the block is one of an item, which the next item ends
	attrs    attributeList   // those that stand above the next block
	unends   map[string]bool // the delimiters that don't stand behind the line that comes next again
}

// inner returns the blocks of lines that stand in this body; from are those of the source that they are, nil if that is not known.
func (b *body) inner(lines []string, from []markup.Line) []*Node {
	return b.Inner(lines, from, func(in markup.Body) []*Node { return (&body{Text: b.Text, Body: in}).read() })
}

// read returns all blocks.
func (b *body) read() []*Node {
	for b.I < len(b.Lines) {
		b.block()
	}
	return b.Out
}

// block reads the next block, or the line that stands above one.
func (b *body) block() {
	b.Begin()
	l := b.Lines[b.I]
	if l == "" || strings.HasPrefix(l, "//") && delimiter(l) == "" || b.attribute(l) {
		b.I++
		return
	}
	if b.above(l) {
		return
	}
	a := b.attrs
	b.attrs = attributeList{}
	if a.id != "" {
		b.Add(markup.Place(a.id))
	}
	n, title := heading(l)
	two := twoLine(l, b.Line(b.I+1))
	switch {
	case n > 0 || two > 0 && delimiter(l) == "":
		b.I++
		if n == 0 {
			n, title = two, l
			b.I++
		}
		if b.Depth == 0 {
			b.Add(b.takeNotes()...)
		}
		b.Add(markup.Heading(n, b.inline(title)...))
		return
	case delimiter(l) != "" && b.delimited(delimiter(l), a):
		return
	case l == "'''" || l == "---" || l == "***" || l == "- - -" || l == "<<<":
		if b.I++; l != "<<<" {
			b.Add(markup.Element(atom.Hr))
		}
		return
	}
	if a.title != "" && !strings.HasPrefix(l, "image::") {
		b.Add(markup.Element(atom.P, markup.Element(atom.Strong, b.inline(a.title)...)))
	}
	switch {
	case isItem(l) && a.style() != "verse":
		b.Add(b.list(nil))
	case b.macro(l, a):
	case l[0] == ' ' || l[0] == '\t':
		b.literal()
	default:
		b.paragraph(a)
	}
}

// above reads a line that says something of the block below it.
func (b *body) above(l string) bool {
	switch {
	case strings.HasPrefix(l, "[[") && strings.HasSuffix(l, "]]"):
		b.attrs.id = anchorLine(l)
	case l[0] == '[' && l[len(l)-1] == ']' && len(l) > 1:
		was := b.attrs
		b.attrs = attributesOf(l[1 : len(l)-1])
		if b.attrs.title = was.title; b.attrs.id == "" {
			b.attrs.id = was.id
		}
		if t := b.attrs.named["title"]; t != "" {
			b.attrs.title = t
		}
	case len(l) > 1 && l[0] == '.' && l[1] != ' ' && l[1] != '.':
		b.attrs.title = l[1:]
	default:
		return false
	}
	b.I++
	return true
}

// ends returns where a delimiter stands again; ok is false if it doesn't.
func (b *body) ends(d string) (at int, ok bool) {
	if b.unends[d] {
		return len(b.Lines), false
	}
	for i := b.I + 1; i < len(b.Lines); i++ {
		if b.Lines[i] == d {
			return i, true
		}
	}
	if b.unends == nil {
		b.unends = map[string]bool{}
	}
	b.unends[d] = true
	return len(b.Lines), false
}

// delimited reads a block between two delimiters.
func (b *body) delimited(d string, a attributeList) bool {
	end, ok := b.ends(d)
	if !ok && b.Depth > 0 {
		return false
	}
	first := b.Lines[b.I]
	lines, from := b.Lines[b.I+1:end], b.From(b.I+1)
	b.I = min(end+1, len(b.Lines))
	style := strings.ToLower(a.style())
	if d[0] == '/' {
		return true
	}
	if a.title != "" && !(style != "" && isAdmonition(style)) {
		b.Add(markup.Element(atom.P, markup.Element(atom.Strong, b.inline(a.title)...)))
	}
	switch {
	case strings.HasSuffix(d, "===") && len(d) == 4 && strings.IndexByte("|!,:", d[0]) >= 0:
		b.table(lines, d, a)
	case d == "```":
		b.Add(markup.Pre(strings.TrimSpace(first[3:]), strings.Join(lines, "\n")))
	case style == "asciimath":
		b.Add(markup.Pre("", strings.Join(lines, "\n")))
	case style == "stem" || style == "latexmath":
		b.Add(markup.Pre("math", strings.Join(lines, "\n")))
	case d[0] == '-' && d != "--", d[0] == '.', d == "--" && (style == "source" || style == "listing"):
		b.Add(markup.Pre(language(a), strings.Join(lines, "\n")))
	case d[0] == '+':
		b.Add(markup.Pre("html", strings.Join(lines, "\n")))
	case style == "verse":
		b.Add(markup.Element(atom.Blockquote, b.verse(lines), b.attribution(a)))
	case d[0] == '_' || style == "quote":
		b.Add(markup.Element(atom.Blockquote, append(b.inner(lines, from), b.attribution(a))...))
	case isAdmonition(style):
		b.Add(markup.Alert(style, a.title, b.inner(lines, from)...))
	case d[0] == '*' || d[0] == '=' && style != "discrete":
		b.Add(markup.Element(atom.Blockquote, b.inner(lines, from)...))
	default:
		b.Add(b.inner(lines, from)...)
	}
	return true
}

// isAdmonition reports whether a style is one of the five kinds of admonitions.
func isAdmonition(style string) bool {
	switch style {
	case "note", "tip", "important", "warning", "caution":
		return true
	}
	return false
}

// language returns the language of source code.
func language(a attributeList) string {
	switch l := a.named["language"]; {
	case l != "":
		return l
	case a.style() == "source" || a.style() == "":
		return a.at(1)
	}
	return ""
}

// attribution returns who said something and where, as attributes tell it.
func (b *body) attribution(a attributeList) *Node {
	who, where := a.at(1)+a.named["attribution"], a.at(2)+a.named["citetitle"]
	if who+where == "" {
		return tree.Word("")
	}
	p := markup.Element(atom.P, tree.Word("— "))
	for _, n := range b.inline(strings.Trim(who+", "+where, ", ")) {
		p.AppendChild(n)
	}
	return p
}

// verse returns lines that stand as they are.
func (b *body) verse(lines []string) *Node {
	p := markup.Element(atom.P)
	for i, l := range markup.Trim(lines) {
		if i > 0 {
			p.AppendChild(markup.Element(atom.Br))
		}
		in := markup.Indent(l)
		p.AppendChild(tree.Word(strings.Repeat("\u00a0", in)))
		for _, n := range b.inline(l[in:]) {
			p.AppendChild(n)
		}
	}
	return p
}

// macro reads a block macro: "image::file[text]".
func (b *body) macro(l string, a attributeList) bool {
	name, rest, ok := strings.Cut(l, "::")
	target, args, bracket := strings.Cut(rest, "[")
	if !ok || !bracket || !strings.HasSuffix(args, "]") || strings.ContainsAny(name, " [") || name == "" {
		return false
	}
	args = args[:len(args)-1]
	target = b.replaced(target)
	switch name {
	case "image":
		b.Add(markup.Element(atom.P, markup.Image(target, b.replaced(attributesOf(args).at(0)))))
		if a.title != "" {
			b.Add(markup.Element(atom.Figcaption, b.inline(a.title)...))
		}
	case "include": // no file is read
		b.Add(markup.Element(atom.P, markup.Link(target, tree.Word("Included: "+target))))
	case "video", "audio":
		b.Add(markup.Element(atom.P, markup.Link(target, tree.Word(target))))
	case "toc":
	default:
		return false
	}
	b.I++
	return true
}
