// Package latex reads articles and books in LaTeX: it makes Markdown of their prose, part by part. Nothing is run, and no file is read that a text names.
package latex

import (
	"io"
	"strings"

	"golang.org/x/net/html/atom"

	"lede/model/html"
	"lede/model/markup"
	"lede/model/tex"
)

// Node is an element or a text of the tree that is made of a part.
type Node = markup.Node

const (
	// ahead is how many bytes are read to learn how a text is divided.
	ahead = 8 << 20
	// mostPreamble is how long what stands before the text may be in bytes.
	mostPreamble = 256 << 10
	// mostMacros is how many commands a text may define.
	mostMacros = 10_000
	// mostSpent is how many bytes those commands may stand for in a text, for each byte of it: one that stands for itself twice would never end.
	mostSpent = 32
)

// macro is a command that the text defines.
type macro struct {
	args int
	body string
}

// Text is a text that is being read.
type Text struct {
	parts               *markup.Parts
	macros              map[string]macro
	title, author, date string
	preamble            bool // the text hasn't begun yet
	top                 int  // the rank of the sections that hold all others
	titled              int  // 1 if a title stands above them
	notes               int
	later               []*Node // notes, which are written behind the section
	length, spent       int     // how many bytes were read, and how many commands stood for
}

// ranks are the commands that begin sections, the outermost first.
var ranks = []string{"part", "chapter", "section", "subsection", "subsubsection", "paragraph", "subparagraph"}

// rankOf returns the rank of the sections that a command begins, -1 if it begins none.
func rankOf(name string) int {
	for i, r := range ranks {
		if strings.TrimSuffix(name, "*") == r {
			return i
		}
	}
	return -1
}

// New returns the text that r gives. first gives the same bytes, of which as many are read as may tell how it is divided.
func New(r, first io.Reader) *Text {
	t := &Text{macros: map[string]macro{}, top: len(ranks)}
	markup.NewAhead(first, ahead, func(line string) {
		line = strings.TrimLeft(line, " \t")
		if !strings.HasPrefix(line, `\`) {
			return
		}
		name := commandName(line[1:])
		if rank := rankOf(name); rank >= 0 && len(line) > len(name)+1 && strings.IndexByte("{[*", line[len(name)+1]) >= 0 {
			t.top = min(t.top, rank)
		}
		if name == "maketitle" || name == "title" {
			t.titled = 1
		}
		t.preamble = t.preamble || strings.HasPrefix(line, `\begin{document}`)
	}).All()
	t.parts = markup.NewParts(r, &cuts{})
	return t
}

// Next returns the next part as Markdown; io.EOF after the last one.
func (t *Text) Next() (html.Part, error) {
	lines, err := t.parts.Next()
	if err != nil && len(t.later) == 0 {
		return html.Part{}, err
	}
	from := &source{}
	s, base := from.add(lines), 0
	for t.preamble && err == nil {
		before, after, ok := strings.Cut(s, `\begin{document}`)
		if !ok && len(s) < mostPreamble {
			if lines, err = t.parts.Next(); err == nil {
				s += from.add(lines)
				continue
			}
		}
		t.preamble = false
		if ok {
			t.blocks(before, 0) // what it shows isn't meant to be seen
			base = len(s) - len(after)
			t.later, s, err = nil, after, nil
		}
	}
	if err == io.EOF && s != "" {
		err = nil
	}
	if body, _, ok := strings.Cut(s, `\end{document}`); ok {
		s = body
		t.parts = markup.NewParts(strings.NewReader(""), &cuts{})
	}
	t.length += len(s)
	nodes := t.blocksOf(s, 0, from, base)
	if err != nil {
		for _, n := range t.takeNotes() {
			html.From(n, lines.From[0])
			nodes = append(nodes, n)
		}
	}
	return html.Markdown(nodes).Ended(), nil
}

// takeNotes returns the notes that stood in the text so far.
func (t *Text) takeNotes() []*Node {
	notes := t.later
	t.later = nil
	return notes
}

// heading returns the title of the text with who wrote it and when.
func (t *Text) heading() []*Node {
	if t.title == "" {
		return nil
	}
	out := []*Node{markup.Heading(1, t.inline(t.title, 0)...)}
	author := strings.NewReplacer(`\and`, ", ", `\\`, ", ", `\AND`, ", ", `\And`, ", ").Replace(t.author)
	later, notes := t.later, t.notes
	by := markup.Byline(strings.ReplaceAll(markup.Plain(t.inline(author, 0)), " , ", ", "), markup.Plain(t.inline(t.date, 0)))
	if t.later, t.notes = later, notes; by != nil { // without the notes that stand at names
		out = append(out, by)
	}
	t.title, t.author, t.date = "", "", ""
	return out
}

// section returns the heading of a section.
func (t *Text) section(rank int, title []*Node) *Node {
	if t.top > rank {
		t.top = rank
	}
	return markup.Heading(rank-t.top+1+t.titled, title...)
}

// cuts knows where a text can be cut.
type cuts struct {
	blank   bool
	depth   int    // how many environments are open
	literal string // what ends the one whose text stands as it is
	begun   string // the line that it began with
}

// Begins reports whether a line begins a section or, behind a blank one, a paragraph.
func (c *cuts) Begins(line string) bool {
	blank := c.blank
	line = strings.TrimLeft(line, " \t")
	c.blank = line == ""
	if c.literal != "" {
		if strings.Contains(line, c.literal) {
			c.literal = ""
		}
		return false
	}
	depth := c.depth
	for rest := line; ; {
		i := strings.Index(rest, `\begin{`)
		if i < 0 {
			break
		}
		name, after, ok := strings.Cut(rest[i+7:], "}")
		if !ok {
			break
		}
		if end := `\end{` + name + "}"; isLiteral(name) && !strings.Contains(after, end) && len(name) < 64 {
			c.literal, c.begun = end, rest[i:i+8+len(name)]
			return false
		}
		if name != "document" && !isLiteral(name) {
			c.depth++
		}
		rest = after
	}
	c.depth = max(0, c.depth-strings.Count(line, `\end{`)+strings.Count(line, `\end{document}`))
	if strings.HasPrefix(line, `\`) && rankOf(commandName(line[1:])) >= 0 {
		c.depth = 0
		return true
	}
	return depth == 0 && blank && line != "" && line[0] != '}' && line[0] != '%'
}

// Again returns what the environment begins with whose text stands as it is.
func (c *cuts) Again() []string {
	c.depth = 0
	if c.literal == "" {
		return nil
	}
	return []string{c.begun}
}

// isLiteral reports whether the text of an environment stands as it is.
func isLiteral(name string) bool {
	switch strings.TrimSuffix(name, "*") {
	case "verbatim", "Verbatim", "lstlisting", "minted", "alltt", "comment", "filecontents", "tikzpicture", "pspicture", "code", "BVerbatim", "LVerbatim":
		return true
	}
	return tex.IsDisplay(name)
}

// Looks reports whether a text without a telling name is LaTeX.
func Looks(head []byte) bool {
	for line := range strings.SplitSeq(string(head), "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '%' || line == `\relax` {
			continue
		}
		return strings.HasPrefix(line, `\documentclass`) || strings.HasPrefix(line, `\documentstyle`) || strings.HasPrefix(line, `\NeedsTeXFormat`) || strings.HasPrefix(line, `\begin{document}`)
	}
	return false
}

// paragraph returns a paragraph, or nothing if there is nothing in it.
func paragraph(nodes []*Node) []*Node {
	for _, n := range nodes {
		if n.FirstChild != nil || n.DataAtom != 0 && n.DataAtom != atom.Br || strings.TrimSpace(n.Data) != "" {
			return []*Node{markup.Element(atom.P, nodes...)}
		}
	}
	return nil
}
