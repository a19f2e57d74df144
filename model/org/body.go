package org

import (
	"strings"

	"golang.org/x/net/html/atom"

	"lede/model/html"
	"lede/model/markup"
	"lede/model/tree"
)

// deepest is how many quotes, lists and blocks may stand in each other; what is deeper is shown as it stands.
const deepest = 12

// body reads the elements of a text, a quote, an item and the like.
type body struct {
	*Text
	lines []string
	i     int // the line that comes next
	out   []*Node
	depth int
	open  map[string]bool // the blocks and drawers that are never closed behind i
}

// inner returns the elements of what stands in this body.
func (b *body) inner(lines []string) []*Node {
	if b.depth >= deepest {
		return []*Node{markup.Pre("", strings.Join(markup.Trim(lines), "\n"))}
	}
	n := &body{Text: b.Text, lines: lines, depth: b.depth + 1}
	return n.read()
}

// add adds elements.
func (b *body) add(n ...*Node) { b.out = append(b.out, n...) }

// line returns the line at i, "" behind the end.
func (b *body) line(i int) string {
	if i < len(b.lines) {
		return b.lines[i]
	}
	return ""
}

// read returns all elements.
func (b *body) read() []*Node {
	for b.i < len(b.lines) {
		l := b.lines[b.i]
		text := strings.TrimLeft(l, " ")
		n := stars(l)
		switch {
		case text == "":
			b.i++
		case n > 0 && b.depth == 0:
			b.heading(n)
		case text[0] == '#' && (len(text) == 1 || text[1] == ' '):
			b.i++ // a comment
		case strings.HasPrefix(text, "#+"):
			b.keyword(l)
		case text[0] == ':':
			b.colon(text)
		case text[0] == '|':
			b.table()
		case len(text) >= 5 && strings.Trim(text, "-") == "":
			b.add(markup.Element(atom.Hr))
			b.i++
		case isItem(l):
			b.list()
		case strings.HasPrefix(l, "[fn:") && b.note():
		case strings.HasPrefix(text, `\begin{`) && b.environment(text):
		default:
			b.paragraph()
		}
	}
	return b.out
}

// begins reports whether a line begins an element, so that no paragraph goes on with it.
func begins(l string) bool {
	text := strings.TrimLeft(l, " ")
	return text == "" || stars(l) > 0 || isItem(l) || text[0] == '|' || text[0] == '#' && (len(text) == 1 || text[1] == ' ' || text[1] == '+') ||
		text[0] == ':' && (len(text) == 1 || text[1] == ' ') || strings.HasPrefix(l, "[fn:") && strings.Contains(l, "] ")
}

// paragraph reads a paragraph.
func (b *body) paragraph() {
	from := b.i
	for b.i++; b.i < len(b.lines) && !begins(b.lines[b.i]); b.i++ {
	}
	b.add(markup.Element(atom.P, b.inline(strings.Join(b.lines[from:b.i], "\n"))...))
}

// keyword reads a block, or a keyword, most of which show nothing.
func (b *body) keyword(l string) {
	if name := blockName(l); name != "" {
		b.block(name, l)
		return
	}
	key, value := keyword(l)
	b.i++
	switch {
	case key == "caption" || strings.HasPrefix(key, "caption["):
		b.add(markup.Element(atom.Figcaption, b.inline(value)...))
	case key == "include": // no file is read
		file, _, _ := strings.Cut(strings.Trim(value, `"`), `"`)
		b.add(markup.Element(atom.P, markup.Link(file, tree.Word("Included: "+file))))
	case key == "":
		b.i--
		b.paragraph()
	}
}

// end returns where the line that closes something stands, or where the lines end; ok is false if it isn't closed.
func (b *body) end(name string, closes func(line string) bool) (at int, ok bool) {
	if b.open[name] {
		return 0, false
	}
	for i := b.i + 1; i < len(b.lines) && (b.depth > 0 || stars(b.lines[i]) == 0); i++ {
		if closes(b.lines[i]) {
			return i, true
		}
	}
	if b.open == nil {
		b.open = map[string]bool{}
	}
	b.open[name] = b.depth > 0
	return 0, false
}

// block reads what stands between #+begin and #+end. One that isn't closed ends with the section.
func (b *body) block(name, l string) {
	end, ok := b.end("_"+name, func(line string) bool {
		n, ok := blockEnd(line)
		return ok && n == name
	})
	if !ok {
		end = b.i + 1
		for end < len(b.lines) && (b.depth > 0 || stars(b.lines[end]) == 0) {
			end++
		}
	}
	lines := b.lines[b.i+1 : end]
	b.i = end + 1
	if !ok {
		b.i = end
	}
	switch name {
	case "src", "example", "export", "verbatim", "latex", "html", "ascii":
		language := name
		if name == "src" || name == "export" {
			args := strings.Fields(strings.TrimSpace(l))
			language = ""
			if len(args) > 1 && !strings.HasPrefix(args[1], ":") && !strings.HasPrefix(args[1], "-") {
				language = args[1]
			}
		} else if name == "example" || name == "verbatim" || name == "ascii" {
			language = ""
		}
		b.add(markup.Pre(language, strings.Join(unescape(lines), "\n")))
	case "comment":
	case "verse":
		b.verse(lines)
	case "quote":
		n := markup.Element(atom.Blockquote, b.inner(lines)...)
		b.add(n)
	case "center":
		b.add(b.inner(lines)...)
	case "note", "tip", "important", "warning", "caution", "hint", "attention", "danger", "error":
		b.add(markup.Alert(name, "", b.inner(lines)...))
	default:
		b.add(b.inner(lines)...)
	}
}

// unescape returns the lines of a block without the indentation that all of them have, and without the commas that keep them from being read as headings.
func unescape(lines []string) []string {
	least := 1 << 20
	for _, l := range lines {
		if l != "" {
			least = min(least, markup.Indent(l))
		}
	}
	out := markup.Dedent(lines, least)
	for i, l := range out {
		text := strings.TrimLeft(l, " ")
		if rest, ok := strings.CutPrefix(text, ","); ok && (strings.HasPrefix(rest, "*") || strings.HasPrefix(rest, "#+") || strings.HasPrefix(rest, ",")) {
			out[i] = l[:len(l)-len(text)] + rest
		}
	}
	return out
}

// verse reads lines that stand as they are.
func (b *body) verse(lines []string) {
	p := markup.Element(atom.P)
	for _, l := range unescape(markup.Trim(lines)) {
		if l == "" {
			b.add(p)
			p = markup.Element(atom.P)
			continue
		}
		if p.FirstChild != nil {
			p.AppendChild(markup.Element(atom.Br))
		}
		in := markup.Indent(l)
		p.AppendChild(tree.Word(strings.Repeat("\u00a0", in)))
		for _, c := range b.inline(l[in:]) {
			p.AppendChild(c)
		}
	}
	b.add(p)
}

// colon reads a drawer, or lines that stand as they are behind colons.
func (b *body) colon(text string) {
	if len(text) == 1 || text[1] == ' ' {
		var lines []string
		for ; b.i < len(b.lines); b.i++ {
			l := strings.TrimLeft(b.lines[b.i], " ")
			if l != ":" && !strings.HasPrefix(l, ": ") {
				break
			}
			lines = append(lines, strings.TrimPrefix(l[1:], " "))
		}
		b.add(markup.Pre("", strings.Join(lines, "\n")))
		return
	}
	name := strings.ToLower(strings.Trim(text, ":"))
	if strings.HasSuffix(text, ":") && len(text) > 2 && !strings.ContainsAny(name, ": ") {
		if end, ok := b.end(":", func(line string) bool { return strings.EqualFold(strings.TrimSpace(line), ":end:") }); ok {
			lines := b.lines[b.i+1 : end]
			b.i = end + 1
			if name != "properties" && name != "logbook" {
				b.add(b.inner(lines)...)
			}
			return
		}
	}
	b.paragraph()
}

// note reads a footnote.
func (b *body) note() bool {
	label, rest, ok := strings.Cut(b.lines[b.i][4:], "]")
	if !ok || label == "" || len(label) > 64 || strings.Contains(label, ":") || b.depth > 0 {
		return false
	}
	lines := []string{rest}
	blank := 0
	for b.i++; b.i < len(b.lines); b.i++ {
		l := b.lines[b.i]
		if stars(l) > 0 || strings.HasPrefix(l, "[fn:") || blank > 1 {
			break
		}
		blank = (blank + 1) * b2i(l == "")
		lines = append(lines, l)
	}
	b.add(html.Note(noteLabel(label), b.inner(lines)...))
	return true
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// environment reads an environment of LaTeX.
func (b *body) environment(text string) bool {
	name, _, ok := strings.Cut(text[len(`\begin{`):], "}")
	if !ok {
		return false
	}
	last := `\end{` + name + "}"
	end, ok := b.end(last, func(line string) bool { return strings.HasSuffix(line, last) })
	if !ok {
		return false
	}
	b.add(markup.Pre("latex", strings.Join(b.lines[b.i:end+1], "\n")))
	b.i = end + 1
	return true
}
