// Package org reads Org mode's markup: it makes Markdown of it, part by part. It follows the Org syntax as orgmode.org gives it, opens no file that a text names, and runs nothing.
package org

import (
	"io"
	"strings"

	"lede/model/html"
	"lede/model/markup"
)

// Node is an element or a text of the tree that is made of a part.
type Node = markup.Node

// ahead is how many bytes are read to learn where links lead.
const ahead = 8 << 20

// mostNames is how many places are kept that links lead to.
const mostNames = 100_000

// Text is a text that is being read.
type Text struct {
	parts  *markup.Parts
	places map[string]string // where links to what has an ID or a name of its own lead
	abbrev map[string]string // what stands for the first word of a link
	todo   map[string]bool   // the words that say how far a task is
	begun  bool              // something was written
	titled bool              // a title stands above the headings
	notes  int               // how many notes without a name there were
	later  []*Node           // notes that stand in the text, which are written behind the section
	spent  int               // bytes that places and abbreviations stood for
}

// New returns the text that r gives. first gives the same bytes, of which as many are read as may tell where links lead.
func New(r, first io.Reader) *Text {
	t := &Text{places: map[string]string{}, abbrev: map[string]string{}, todo: map[string]bool{"TODO": true, "DONE": true}}
	t.learn(first)
	t.parts = markup.NewParts(r, &cuts{})
	return t
}

// learn reads lines for the places that have names, and for settings.
func (t *Text) learn(r io.Reader) {
	heading := ""
	markup.NewAhead(r, ahead, func(line string) {
		if len(t.places) > mostNames {
			return
		}
		if n := stars(line); n > 0 {
			heading = line[n+1:]
			return
		}
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "#+"):
			key, value, _ := strings.Cut(line[2:], ":")
			switch value = strings.TrimSpace(value); strings.ToLower(key) {
			case "title":
				t.titled = t.titled || value != ""
			case "link":
				word, to, _ := strings.Cut(value, " ")
				t.abbrev[word] = strings.TrimSpace(to)
			case "todo", "seq_todo", "typ_todo":
				for _, word := range strings.Fields(value) {
					word, _, _ = strings.Cut(word, "(")
					t.todo[word] = word != "|"
				}
			}
		case heading != "" && strings.HasPrefix(line, ":"):
			key, value, _ := strings.Cut(line[1:], ":")
			if key = strings.ToUpper(key); key == "ID" || key == "CUSTOM_ID" {
				t.places[strings.TrimSpace(value)] = "#" + markup.Slug(markup.Plain(t.inline(t.title(heading))))
			}
		}
	}).All()
}

// Next returns the next part as Markdown; io.EOF after the last one.
func (t *Text) Next() (html.Part, error) {
	lines, err := t.parts.Next()
	if err != nil && len(t.later) == 0 {
		return html.Part{}, err
	}
	for i, l := range lines.Text {
		lines.Text[i] = strings.TrimRight(markup.Untab(l, 8), " \f\v")
	}
	b := &body{Text: t, Body: markup.NewBody(lines)}
	if !t.begun {
		b.head()
	}
	if b.read(); err != nil {
		b.Add(t.takeNotes()...)
	}
	out := html.Markdown(b.Out)
	t.begun = t.begun || len(out.Text) > 0
	return out.Ended(), nil
}

// takeNotes returns the notes that stood in the text so far.
func (t *Text) takeNotes() []*Node {
	notes := t.later
	t.later = nil
	return notes
}

// head reads the keywords that say what the text is called and who wrote it.
func (b *body) head() {
	var title, by []string
	for _, l := range b.Lines {
		if stars(l) > 0 {
			break
		}
		key, value := keyword(l)
		switch key {
		case "title":
			title = append(title, value)
		case "author", "date", "subtitle":
			by = append(by, markup.Plain(b.inline(strings.Trim(value, "<>"))))
		}
	}
	if len(title) > 0 {
		b.Add(markup.Heading(1, b.inline(strings.Join(title, " "))...))
	}
	if n := markup.Byline(by...); n != nil {
		b.Add(n)
	}
}

// keyword returns the name, in small letters, and the value of a keyword such as "#+TITLE: text"; "" if the line is none.
func keyword(line string) (key, value string) {
	line = strings.TrimLeft(line, " ")
	if !strings.HasPrefix(line, "#+") {
		return "", ""
	}
	key, value, ok := strings.Cut(line[2:], ":")
	if !ok || strings.Contains(key, " ") || key == "" {
		return "", ""
	}
	return strings.ToLower(key), strings.TrimSpace(value)
}

// stars returns how many stars a line begins with that make it a heading.
func stars(line string) int {
	if line == "" || line[0] != '*' {
		return 0
	}
	n := len(line) - len(strings.TrimLeft(line, "*"))
	if n == len(line) || line[n] != ' ' {
		return 0
	}
	return n
}

// title returns the text of a heading without what says how far a task is, how it ranks and how it is tagged.
func (t *Text) title(s string) string {
	s = strings.TrimSpace(s)
	if word, rest, ok := strings.Cut(s, " "); ok && t.todo[word] {
		s = strings.TrimSpace(rest)
	}
	if len(s) > 4 && strings.HasPrefix(s, "[#") && s[3] == ']' {
		s = strings.TrimSpace(s[4:])
	}
	s = strings.TrimSpace(strings.TrimPrefix(s, "COMMENT "))
	if at := strings.LastIndex(s, " :"); at > 0 && strings.HasSuffix(s, ":") && len(s) > at+3 && !strings.ContainsAny(s[at+1:], " /") {
		s = strings.TrimSpace(s[:at])
	}
	return s
}

// heading reads a heading.
func (b *body) heading(n int) {
	b.Add(b.takeNotes()...)
	title := b.title(b.Lines[b.I][n+1:])
	if b.titled {
		n++
	}
	b.Add(markup.Heading(n, b.inline(title)...))
	b.I++
	for planning(b.Line(b.I)) {
		b.I++
	}
	b.drawer("properties")
}

// planning reports whether a line says when a task is due.
func planning(line string) bool {
	line = strings.TrimLeft(line, " ")
	return strings.HasPrefix(line, "SCHEDULED:") || strings.HasPrefix(line, "DEADLINE:") || strings.HasPrefix(line, "CLOSED:")
}

// drawer passes over a drawer of some name, if one stands next.
func (b *body) drawer(name string) bool {
	if !strings.EqualFold(strings.TrimSpace(b.Line(b.I)), ":"+name+":") {
		return false
	}
	for i := b.I + 1; i < len(b.Lines) && stars(b.Lines[i]) == 0; i++ {
		if strings.EqualFold(strings.TrimSpace(b.Lines[i]), ":end:") {
			b.I = i + 1
			return true
		}
	}
	return false
}

// cuts knows where a text can be cut.
type cuts struct {
	blank bool
	open  string // the line that began the block that is open, "" outside of one
}

// Begins reports whether a line is a heading or, behind a blank one, the first of a paragraph.
func (c *cuts) Begins(line string) bool {
	blank := c.blank
	c.blank = markup.Blank(line)
	if c.open != "" {
		if name, end := blockEnd(line); end && strings.EqualFold(name, blockName(c.open)) || stars(line) > 0 {
			c.open = ""
		}
		if stars(line) == 0 {
			return false
		}
	} else if blockName(line) != "" {
		c.open = line
	}
	if stars(line) > 0 {
		return true
	}
	return blank && !c.blank && line[0] != ' ' && line[0] != '\t' && !isItem(line) && line[0] != '|' && line[0] != '[' && (c.open != "" || line[0] != '#')
}

// Again returns the line that began the block that is open.
func (c *cuts) Again() []string {
	if c.open == "" {
		return nil
	}
	return []string{c.open}
}

// blockName returns the name of the block that a line begins, "" if it begins none.
func blockName(line string) string {
	line = strings.TrimLeft(line, " \t")
	if len(line) < 9 || !strings.EqualFold(line[:8], "#+begin_") {
		return ""
	}
	name, _, _ := strings.Cut(line[8:], " ")
	return strings.ToLower(strings.TrimRight(name, ":\r"))
}

// blockEnd returns the name of the block that a line ends.
func blockEnd(line string) (string, bool) {
	line = strings.TrimSpace(line)
	if len(line) < 7 || !strings.EqualFold(line[:6], "#+end_") {
		return "", false
	}
	return strings.ToLower(line[6:]), true
}
