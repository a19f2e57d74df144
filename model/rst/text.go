// Package rst reads reStructuredText: it makes Markdown of it, part by part. It follows the specification of docutils and the directives and roles that Sphinx adds; it opens no file that a text names.
package rst

import (
	"io"
	"strings"

	"lede/model/html"
	"lede/model/markup"
	"lede/model/tree"
)

// Node is an element or a text of the tree that is made of a part.
type Node = markup.Node

// Text is a text that is being read.
type Text struct {
	parts  *markup.Parts
	names  names
	styles []string // of the titles so far, in the order in which they appeared: the first is of level 1
	begun  bool     // something was written
	above  int      // 1 if a title stands above those of the text
	refs   counter  // the numbers of the notes that are referred to by no name
	notes  counter  // the same of the notes
}

// New returns the text that r gives. ahead gives the same bytes, of which as many are read as may tell where links lead; nil if none can be.
func New(r, ahead io.Reader) *Text {
	t := &Text{}
	if ahead != nil {
		t.names.learn(ahead)
	}
	t.parts = markup.NewParts(r, &cuts{})
	return t
}

// Next returns the next part as Markdown; io.EOF after the last one.
func (t *Text) Next() (html.Part, error) {
	lines, err := t.parts.Next()
	if err != nil {
		return html.Part{}, err
	}
	for i, l := range lines.Text {
		lines.Text[i] = strings.TrimRight(markup.Untab(l, 8), " \f\v")
	}
	b := &body{Text: t, Body: markup.NewBody(lines), top: true}
	if !t.begun {
		b.mailHeader()
	}
	out := html.Markdown(b.read())
	t.begun = t.begun || len(out.Text) > 0
	return out.Ended(), nil
}

// cuts knows where a text can be cut.
type cuts struct {
	blank  bool   // the line before is
	opener string // the line that a literal block began with, "" outside of one
}

// Begins reports whether a line at the margin begins a paragraph or a title.
func (c *cuts) Begins(line string) bool {
	blank := c.blank
	c.blank = markup.Blank(line)
	if c.blank || line[0] == ' ' || line[0] == '\t' {
		return false
	}
	c.opener = ""
	if line = strings.TrimRight(line, " "); strings.HasPrefix(line, ".. ") && strings.Contains(line, "::") {
		c.opener = line
	} else if strings.HasSuffix(line, "::") {
		c.opener = "::"
	}
	return blank && !strings.HasPrefix(line, "..") && !strings.HasPrefix(line, "__ ") && !isItem(line) && !isGridRule(line) && (line[0] != '=' || isAdornment(line))
}

// Again returns what a literal block begins with.
func (c *cuts) Again() []string {
	if c.opener == "" {
		return nil
	}
	return []string{c.opener, ""}
}

// mailHeader reads the title of a text that begins as PEPs do, with a header like that of a mail.
func (b *body) mailHeader() {
	for b.More() && b.Lines[b.I] == "" {
		b.I++
	}
	if !strings.HasPrefix(b.Line(b.I), "PEP: ") {
		return
	}
	fields, last := map[string]string{}, ""
	for ; b.Line(b.I) != ""; b.I++ {
		l := b.Lines[b.I]
		if name, value, ok := strings.Cut(l, ": "); ok && l[0] != ' ' {
			fields[name], last = value, name
		} else if l[0] == ' ' {
			fields[last] += l
		}
	}
	b.above = 1
	b.Add(markup.Heading(1, tree.Word("PEP "+fields["PEP"]+": "+fields["Title"])))
	if by := markup.Byline(fields["Author"], fields["Status"], fields["Type"], fields["Created"]); by != nil {
		b.Add(by)
	}
}
