package org

import (
	"strings"

	"golang.org/x/net/html/atom"

	"lede/model/html"
	"lede/model/markup"
	"lede/model/tree"
)

// body reads the elements of a text, a quote, an item and the like.
type body struct {
	*Text
	markup.Body
	open map[string]bool // the blocks and drawers that are never closed behind the line that comes next
}

// inner returns the elements of lines that stand in this body; from are those of the source that they are, nil if that is not known.
func (b *body) inner(lines []string, from []markup.Line) []*Node {
	return b.Inner(lines, from, func(in markup.Body) []*Node { return (&body{Text: b.Text, Body: in}).read() })
}

// read returns all elements.
func (b *body) read() []*Node {
	for b.More() {
		l := b.Lines[b.I]
		text := strings.TrimLeft(l, " ")
		n := stars(l)
		switch {
		case text == "":
			b.I++
		case n > 0 && b.Depth == 0:
			b.heading(n)
		case text[0] == '#' && (len(text) == 1 || text[1] == ' '):
			b.I++ // a comment
		case strings.HasPrefix(text, "#+"):
			b.keyword(l)
		case text[0] == ':':
			b.colon(text)
		case text[0] == '|':
			b.table()
		case len(text) >= 5 && strings.Trim(text, "-") == "":
			b.Add(markup.Element(atom.Hr))
			b.I++
		case isItem(l):
			b.list()
		case strings.HasPrefix(l, "[fn:") && b.note():
		case strings.HasPrefix(text, `\begin{`) && b.environment(text):
		default:
			b.paragraph()
		}
	}
	return b.Out
}

// begins reports whether a line begins an element, so that no paragraph goes on with it.
func begins(l string) bool {
	text := strings.TrimLeft(l, " ")
	return text == "" || stars(l) > 0 || isItem(l) || text[0] == '|' || text[0] == '#' && (len(text) == 1 || text[1] == ' ' || text[1] == '+') ||
		text[0] == ':' && (len(text) == 1 || text[1] == ' ') || strings.HasPrefix(l, "[fn:") && strings.Contains(l, "] ")
}

// paragraph reads a paragraph.
func (b *body) paragraph() {
	from := b.I
	for b.I++; b.I < len(b.Lines) && !begins(b.Lines[b.I]); b.I++ {
	}
	b.Add(markup.Element(atom.P, b.inline(strings.Join(b.Lines[from:b.I], "\n"))...))
}

// keyword reads a block, or a keyword, most of which show nothing.
func (b *body) keyword(l string) {
	if name := blockName(l); name != "" {
		b.block(name, l)
		return
	}
	key, value := keyword(l)
	b.I++
	switch {
	case key == "caption" || strings.HasPrefix(key, "caption["):
		b.Add(markup.Element(atom.Figcaption, b.inline(value)...))
	case key == "include": // no file is read
		file, _, _ := strings.Cut(strings.Trim(value, `"`), `"`)
		b.Add(markup.Element(atom.P, markup.Link(file, tree.Word("Included: "+file))))
	case key == "":
		b.I--
		b.paragraph()
	}
}

// end returns where the line that closes something stands, or where the lines end; ok is false if it isn't closed.
func (b *body) end(name string, closes func(line string) bool) (at int, ok bool) {
	if b.open[name] {
		return 0, false
	}
	for i := b.I + 1; i < len(b.Lines) && (b.Depth > 0 || stars(b.Lines[i]) == 0); i++ {
		if closes(b.Lines[i]) {
			return i, true
		}
	}
	if b.open == nil {
		b.open = map[string]bool{}
	}
	b.open[name] = b.Depth > 0
	return 0, false
}

// block reads what stands between #+begin and #+end. One that isn't closed ends with the section.
func (b *body) block(name, l string) {
	end, ok := b.end("_"+name, func(line string) bool {
		n, ok := blockEnd(line)
		return ok && n == name
	})
	if !ok {
		end = b.I + 1
		for end < len(b.Lines) && (b.Depth > 0 || stars(b.Lines[end]) == 0) {
			end++
		}
	}
	lines, from := b.Lines[b.I+1:end], b.From(b.I+1)
	b.I = end + 1
	if !ok {
		b.I = end
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
		b.Add(markup.Pre(language, strings.Join(unescape(lines), "\n")))
	case "comment":
	case "verse":
		b.verse(lines)
	case "quote":
		b.Add(markup.Element(atom.Blockquote, b.inner(lines, from)...))
	case "center":
		b.Add(b.inner(lines, from)...)
	case "note", "tip", "important", "warning", "caution", "hint", "attention", "danger", "error":
		b.Add(markup.Alert(name, "", b.inner(lines, from)...))
	default:
		b.Add(b.inner(lines, from)...)
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
			b.Add(p)
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
	b.Add(p)
}

// colon reads a drawer, or lines that stand as they are behind colons.
func (b *body) colon(text string) {
	if len(text) == 1 || text[1] == ' ' {
		var lines []string
		for ; b.I < len(b.Lines); b.I++ {
			l := strings.TrimLeft(b.Lines[b.I], " ")
			if l != ":" && !strings.HasPrefix(l, ": ") {
				break
			}
			lines = append(lines, strings.TrimPrefix(l[1:], " "))
		}
		b.Add(markup.Pre("", strings.Join(lines, "\n")))
		return
	}
	name := strings.ToLower(strings.Trim(text, ":"))
	if strings.HasSuffix(text, ":") && len(text) > 2 && !strings.ContainsAny(name, ": ") {
		if end, ok := b.end(":", func(line string) bool { return strings.EqualFold(strings.TrimSpace(line), ":end:") }); ok {
			lines, from := b.Lines[b.I+1:end], b.From(b.I+1)
			b.I = end + 1
			if name != "properties" && name != "logbook" {
				b.Add(b.inner(lines, from)...)
			}
			return
		}
	}
	b.paragraph()
}

// note reads a footnote.
func (b *body) note() bool {
	label, rest, ok := strings.Cut(b.Lines[b.I][4:], "]")
	if !ok || label == "" || len(label) > 64 || strings.Contains(label, ":") || b.Depth > 0 {
		return false
	}
	lines, from := []string{rest}, b.From(b.I)
	blank := 0
	for b.I++; b.I < len(b.Lines); b.I++ {
		l := b.Lines[b.I]
		if stars(l) > 0 || strings.HasPrefix(l, "[fn:") || blank > 1 {
			break
		}
		blank = (blank + 1) * b2i(l == "")
		lines = append(lines, l)
	}
	b.Add(html.Note(noteLabel(label), b.inner(lines, from)...))
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
	b.Add(markup.Pre("math", strings.Join(b.Lines[b.I:end+1], "\n")))
	b.I = end + 1
	return true
}
