package mediawiki

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"

	"lede/model/markup"
)

// body reads the blocks of a text, a cell, a quote.
type body struct {
	*Text
	markup.Body
	open map[string]bool // what isn't closed behind the line that comes next
}

// inner returns the blocks of lines that stand in this body; from are those of the source that they are, nil if that is not known.
func (b *body) inner(lines []string, from []markup.Line) []*Node {
	return b.Inner(lines, from, func(in markup.Body) []*Node { return (&body{Text: b.Text, Body: in}).read() })
}

// read returns all blocks.
func (b *body) read() []*Node {
	for b.More() {
		l := b.Lines[b.I]
		n, title := heading(l)
		text := strings.TrimLeft(l, " \t")
		switch {
		case text == "":
			b.I++
		case n > 0:
			b.I++
			b.Add(markup.Heading(n, b.inline(title)...))
		case strings.HasPrefix(text, "{|"):
			b.table()
		case strings.HasPrefix(text, "{{") && b.template():
		case text[0] == '<' && b.element(text):
		case isWord(text):
			b.I++
		case strings.HasPrefix(l, "----"):
			b.I++
			b.Add(markup.Element(atom.Hr))
		case strings.IndexByte("*#:;", l[0]) >= 0:
			b.list()
		case l[0] == ' ' || l[0] == '\t':
			b.preformatted()
		default:
			b.paragraph()
		}
	}
	return b.Out
}

// isWord reports whether a line is one of the words that say how a page is shown, such as __NOTOC__.
func isWord(line string) bool {
	return len(line) > 4 && strings.HasPrefix(line, "__") && strings.HasSuffix(line, "__") && strings.Trim(line, "_ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// begins reports whether a line begins a block, so that no paragraph goes on with it.
func begins(l string) bool {
	if l == "" || strings.IndexByte("*#:; ", l[0]) >= 0 || strings.HasPrefix(l, "{|") || strings.HasPrefix(l, "----") {
		return true
	}
	n, _ := heading(l)
	return n > 0 || l[0] == '<' && blockTag(l) != ""
}

// paragraph reads a paragraph.
func (b *body) paragraph() {
	from := b.I
	for b.I++; b.I < len(b.Lines) && !begins(b.Lines[b.I]); b.I++ {
	}
	b.text(strings.Join(b.Lines[from:b.I], "\n"))
}

// text adds a paragraph, unless it shows nothing.
func (b *body) text(s string) {
	if p := markup.Element(atom.P, b.inline(s)...); p.FirstChild != nil {
		b.Add(p)
	}
}

// preformatted reads lines that begin with a blank.
func (b *body) preformatted() {
	var lines []string
	for ; b.I < len(b.Lines) && strings.HasPrefix(b.Lines[b.I], " ") && strings.TrimSpace(b.Lines[b.I]) != ""; b.I++ {
		lines = append(lines, markup.Plain(b.inline(b.Lines[b.I][1:])))
	}
	if lines == nil { // a tab
		b.paragraph()
		return
	}
	b.Add(markup.Pre("", strings.Join(lines, "\n")))
}

// blockTag returns the name of the element that a line begins if it is one that stands on lines of its own; "" for any other.
func blockTag(l string) string {
	if strings.HasPrefix(l, "<!--") {
		return "!--"
	}
	n := 1
	for n < len(l) && n < 24 && (l[n]|0x20 >= 'a' && l[n]|0x20 <= 'z') {
		n++
	}
	switch name := strings.ToLower(l[1:n]); name {
	case "pre", "syntaxhighlight", "source", "poem", "blockquote", "gallery", "references", "math", "ol", "ul":
		if n < len(l) && strings.IndexByte(" />", l[n]) >= 0 {
			return name
		}
	}
	return ""
}

// element reads an element that stands on lines of its own.
func (b *body) element(l string) bool {
	name := blockTag(l)
	if name == "" {
		return false
	}
	closing := "</" + name + ">"
	if name == "!--" {
		closing = "-->"
	}
	tag, rest, ok := strings.Cut(l, ">")
	if name == "!--" {
		tag, rest, ok = "", l[4:], true
	}
	if !ok {
		return false
	}
	if strings.HasSuffix(tag, "/") {
		b.I++
		b.elementText(name, tag, nil)
		b.rest(rest)
		return true
	}
	var lines []string
	for i, s := b.I, rest; !b.open[closing]; s = b.Lines[i] {
		if before, after, ok := cutFold(s, closing); ok {
			b.I = i + 1
			b.elementText(name, tag, append(lines, before))
			b.rest(after)
			return true
		}
		lines = append(lines, s)
		if i++; i == len(b.Lines) {
			break
		}
	}
	if b.open == nil {
		b.open = map[string]bool{}
	}
	b.open[closing] = true
	if b.Depth == 0 && !slices.Contains([]string{"references", "math", "ol", "ul"}, name) { // it ends with the part
		b.I = len(b.Lines)
		b.elementText(name, tag, lines)
		return true
	}
	return false
}

// rest reads what stands behind the end of an element, as a line of its own.
func (b *body) rest(s string) {
	if strings.TrimSpace(s) == "" || s == b.Lines[b.I-1] {
		return
	}
	b.I--
	b.Lines[b.I] = strings.TrimLeft(s, " ")
}

// cutFold divides s at a tag, the case of which doesn't count.
func cutFold(s, tag string) (before, after string, ok bool) {
	for i := 0; ; {
		k := strings.IndexByte(s[i:], tag[0])
		if k < 0 || i+k+len(tag) > len(s) {
			return s, "", false
		}
		if i += k; strings.EqualFold(s[i:i+len(tag)], tag) {
			return s[:i], s[i+len(tag):], true
		}
		i++
	}
}

// elementText writes an element with its lines.
func (b *body) elementText(name, tag string, lines []string) {
	text := strings.Trim(strings.Join(lines, "\n"), "\n")
	switch name {
	case "pre":
		text = strings.TrimSuffix(strings.TrimPrefix(text, "<nowiki>"), "</nowiki>")
		b.Add(markup.Pre("", unescape(text)))
	case "syntaxhighlight", "source":
		b.Add(markup.Pre(attribute(tag, "lang"), text))
	case "math":
		b.Add(markup.Pre("math", strings.TrimSpace(text)))
	case "poem":
		p := markup.Element(atom.P)
		for i, l := range strings.Split(text, "\n") {
			if i > 0 {
				p.AppendChild(markup.Element(atom.Br))
			}
			for _, n := range b.inline(l) {
				p.AppendChild(n)
			}
		}
		b.Add(p)
	case "blockquote":
		b.Add(markup.Element(atom.Blockquote, b.inner(lines, nil)...))
	case "gallery":
		for _, l := range lines {
			if l = strings.TrimSpace(l); l != "" {
				file, caption, _ := strings.Cut(l, "|")
				b.Add(markup.Element(atom.P, picture(file, markup.Plain(b.inline(caption)))))
			}
		}
	case "ol", "ul":
		b.listElement(name, tag, text)
	case "references":
		b.inline(text) // the notes that are in it
		b.Add(b.takeNotes()...)
	}
}

// attribute returns the value of an attribute in a tag.
func attribute(tag, name string) string {
	_, rest, ok := strings.Cut(tag, name)
	if rest = strings.TrimLeft(rest, " "); !ok || !strings.HasPrefix(rest, "=") {
		return ""
	}
	rest = strings.TrimLeft(rest[1:], " ")
	if rest != "" && (rest[0] == '"' || rest[0] == '\'') {
		value, _, _ := strings.Cut(rest[1:], rest[:1])
		return value
	}
	value, _, _ := strings.Cut(rest, " ")
	return strings.TrimSuffix(value, "/")
}
