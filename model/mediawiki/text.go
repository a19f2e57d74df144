// Package mediawiki reads the wikitext of MediaWiki: it makes Markdown of it, part by part. Templates are not looked up: a few that hold text are known, the others are shown by what they are given.
package mediawiki

import (
	"io"
	"strconv"
	"strings"

	"golang.org/x/net/html/atom"

	"lede/model/html"
	"lede/model/markup"
	"lede/model/tree"
)

// Node is an element or a text of the tree that is made of a part.
type Node = markup.Node

const (
	// mostNotes is how many footnotes are kept until the place where they are to be shown.
	mostNotes = 1 << 14
	// mostCategories is how many categories are named.
	mostCategories = 64
)

// Text is a text that is being read.
type Text struct {
	parts      *markup.Parts
	labels     map[string]string // the numbers of the notes that have names
	notes      int               // how many notes there were
	later      []*Node           // the notes that are not shown yet
	categories []string
}

// New returns the text that r gives. Nothing has to be known of it ahead.
func New(r, _ io.Reader) *Text {
	return &Text{parts: markup.NewParts(r, &cuts{}), labels: map[string]string{}}
}

// Next returns the next part as Markdown; io.EOF after the last one.
func (t *Text) Next() (html.Part, error) {
	lines, err := t.parts.Next()
	if err != nil && len(t.later)+len(t.categories) == 0 {
		return html.Part{}, err
	}
	for i, l := range lines.Text {
		lines.Text[i] = strings.TrimRight(l, " \t\f\v")
	}
	b := &body{Text: t, Body: markup.NewBody(lines)}
	if b.read(); err != nil || len(t.later) > mostNotes {
		b.Add(t.takeNotes()...)
	}
	if err != nil && len(t.categories) > 0 {
		b.Add(markup.Element(atom.P, tree.Word("Categories: "+strings.Join(t.categories, ", "))))
		t.categories = nil
	}
	return html.Markdown(b.Out).Ended(), nil
}

// takeNotes returns the notes that are not shown yet.
func (t *Text) takeNotes() []*Node {
	notes := t.later
	t.later = nil
	return notes
}

// note keeps a note, whose name may be empty, and returns its label. One without text was or will be given elsewhere.
func (t *Text) note(name string, inner []*Node) string {
	label := t.labels[name]
	if label == "" {
		t.notes++
		label = strconv.Itoa(t.notes)
		if name != "" && t.notes < mostNotes {
			t.labels[name] = label
		}
	}
	if len(inner) > 0 {
		t.later = append(t.later, html.Note(label, inner...))
	}
	return label
}

// heading returns the level of a heading and its text; 0 for any other line.
func heading(line string) (level int, text string) {
	if line == "" || line[0] != '=' {
		return 0, ""
	}
	if i := strings.Index(line, "<!--"); i > 0 {
		line = line[:i]
	}
	line = strings.TrimRight(line, " \t")
	n := 0
	for n < 6 && 2*n+2 < len(line) && line[n] == '=' && line[len(line)-1-n] == '=' {
		n++
	}
	if n == 0 {
		return 0, ""
	}
	return n, strings.TrimSpace(line[n : len(line)-n])
}

// cuts knows where a text can be cut.
type cuts struct {
	blank  bool
	tables int    // how many tables are open
	braces int    // how many templates are
	tag    string // the element that is open whose text stands as it is, or a comment
	opened string // the line that it began with
}

// Begins reports whether a line is a heading or, behind a blank one, the first of a paragraph.
func (c *cuts) Begins(line string) bool {
	blank := c.blank
	c.blank = markup.Blank(line)
	if c.tag != "" {
		if strings.Contains(line, c.tag) {
			c.tag = ""
		}
		return false
	}
	free := c.tables == 0 && c.braces == 0
	for _, e := range [][2]string{{"<!--", "-->"}, {"<pre", "</pre>"}, {"<syntaxhighlight", "</syntaxhighlight>"}, {"<source", "</source>"}, {"<blockquote", "</blockquote>"}, {"<references>", "</references>"}, {"<gallery", "</gallery>"}, {"<poem", "</poem>"}} {
		if at := strings.LastIndex(line, e[0]); at >= 0 && !strings.Contains(line[at:], e[1]) {
			c.tag, c.opened = e[1], line[at:]
		}
	}
	text := strings.TrimLeft(line, " :*")
	if strings.HasPrefix(text, "{|") {
		c.tables++
	} else if strings.HasPrefix(text, "|}") && !strings.HasPrefix(text, "|}}") {
		c.tables = max(0, c.tables-1)
	}
	c.braces = max(0, c.braces+strings.Count(line, "{{")-strings.Count(line, "}}"))
	if n, _ := heading(line); n > 0 {
		return free
	}
	return free && blank && !c.blank && strings.IndexByte(" \t*#:;{|!", line[0]) < 0
}

// Again returns what the block that is open began with.
func (c *cuts) Again() []string {
	tables := c.tables
	c.braces, c.tables = 0, min(1, tables)
	if c.tag != "" && len(c.opened) < 256 {
		return []string{c.opened}
	}
	if tables > 0 {
		return []string{"{|", "|-"}
	}
	return nil
}

// Looks reports whether a text without a telling name is wikitext: it has headings between equals signs, and links, bold text or tables as no other text has.
func Looks(head []byte) bool {
	headings, signs := 0, 0
	for line := range strings.SplitSeq(string(head), "\n") {
		line = strings.TrimRight(line, " \r")
		n, text := heading(line)
		switch {
		case n > 1 && text != "" && strings.Trim(text, "=") != "":
			headings++
		case strings.HasPrefix(line, "{| ") || line == "{|", strings.HasPrefix(line, "{{") && strings.HasSuffix(line, "}}"):
			signs++
		case strings.Contains(line, "[[") && strings.Contains(line, "]]"), strings.Count(line, "'''") > 1, strings.Contains(line, "<ref"):
			signs++
		}
	}
	return headings > 0 && signs > 1
}
