// Package asciidoc reads AsciiDoc: it makes Markdown of it, part by part. It follows the language as Asciidoctor documents it, with the two-line titles of older texts, and opens no file that a text names.
package asciidoc

import (
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"lede/model/html"
	"lede/model/markup"
)

// Node is an element or a text of the tree that is made of a part.
type Node = markup.Node

const (
	// ahead is how many bytes are read to learn where links lead.
	ahead = 8 << 20
	// mostNames is how many places and attributes are kept.
	mostNames = 100_000
	// mostSpent is how many bytes attributes and titles of places may stand for in a text.
	mostSpent = 8 << 20
)

// place is where a link within a text leads.
type place struct{ to, title string }

// Text is a text that is being read.
type Text struct {
	parts      *markup.Parts
	places     map[string]place
	waiting    []string      // the IDs that lead to what comes next
	ahead      *markup.Ahead // learns places
	attributes map[string]string
	begun      bool   // something was written
	skipped    []bool // for each condition that is open, whether what stands in it is left out
	notes      int
	later      []*Node // notes, which are written behind the section
	spent      int
}

// New returns the text that r gives. first gives the same bytes, of which as many are read as may tell where links lead.
func New(r, first io.Reader) *Text {
	t := &Text{places: map[string]place{}, attributes: map[string]string{
		"nbsp": "\u00a0", "zwsp": "\u200b", "sp": " ", "empty": "", "blank": "", "lt": "<", "gt": ">", "amp": "&", "apos": "'", "quot": `"`, "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”",
		"deg": "°", "plus": "+", "brvbar": "¦", "vbar": "|", "startsb": "[", "endsb": "]", "caret": "^", "asterisk": "*", "tilde": "~", "backslash": `\`, "backtick": "`", "two-colons": "::", "two-semicolons": ";;", "cpp": "C++", "pp": "++", "wj": "\u2060",
	}}
	t.ahead = t.learn(first)
	t.parts = markup.NewParts(r, &cuts{})
	return t
}

// learn returns what reads lines for the places that links lead to.
func (t *Text) learn(r io.Reader) *markup.Ahead {
	before := ""
	return markup.NewAhead(r, ahead, func(line string) {
		line = strings.TrimRight(line, " \t")
		title := ""
		if n, text := heading(line); n > 0 {
			title = text
		} else if twoLine(before, line) > 0 {
			title = before
		} else if id := anchorLine(line); id != "" && len(t.waiting) < 16 {
			t.waiting = append(t.waiting, id)
		} else if line != "" && line[0] != '[' && line[0] != '.' {
			for _, id := range t.waiting {
				t.places[id] = place{to: "#" + markup.ID(id)}
			}
			t.waiting = nil
		}
		before = line
		if title == "" || len(t.places) > mostNames {
			return
		}
		title = markup.Plain((&Text{}).inline(title))
		p := place{"#" + markup.Slug(title), title}
		for _, id := range append(t.waiting, autoID(title), title) {
			if _, ok := t.places[id]; !ok {
				t.places[id] = p
			}
		}
		t.waiting = nil
	})
}

// place returns where a link with an ID leads.
func (t *Text) place(id string) (to place, known bool) {
	t.ahead.Until(func() bool {
		to, known = t.places[id]
		return known
	})
	if !known {
		to, known = t.places[id]
	}
	return to, known
}

// autoID returns the ID that Asciidoctor gives a section.
func autoID(title string) string {
	var b strings.Builder
	b.WriteByte('_')
	for _, r := range strings.ToLower(title) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(r)
		case (r == ' ' || r == '-' || r == '.' || r == '_') && !strings.HasSuffix(b.String()[max(0, b.Len()-1):], "_"):
			b.WriteByte('_')
		}
	}
	return strings.TrimRight(b.String(), "_")
}

// anchorLine returns the ID that a line gives what follows it: "[[id]]", "[#id]", "[id=id]"; "" if it gives none.
func anchorLine(line string) string {
	if len(line) < 4 || line[0] != '[' || line[len(line)-1] != ']' || len(line) > 256 {
		return ""
	}
	inner := line[1 : len(line)-1]
	if strings.HasPrefix(inner, "[") && strings.HasSuffix(inner, "]") {
		id, _, _ := strings.Cut(strings.Trim(inner, "[]"), ",")
		return id
	}
	return attributesOf(inner).id
}

// heading returns the level of the section title that a line is, and its text; 0 if it is none.
func heading(line string) (level int, text string) {
	if line == "" || line[0] != '=' && line[0] != '#' {
		return 0, ""
	}
	n := len(line) - len(strings.TrimLeft(line, line[:1]))
	if n > 6 || n >= len(line) || line[n] != ' ' {
		return 0, ""
	}
	text = strings.TrimSpace(line[n:])
	return n, strings.TrimSpace(strings.TrimSuffix(text, " "+line[:n]))
}

// twoLine returns the level of a title that is underlined; 0 if it isn't one.
func twoLine(title, line string) int {
	if len(line) < 2 || title == "" || title[0] == ' ' || title[0] == '.' || title[0] == '[' || title[0] == '|' || strings.Trim(line, line[:1]) != "" {
		return 0
	}
	level := 1 + strings.IndexByte("=-~^+", line[0])
	n := utf8.RuneCountInString(title)
	if level == 0 || len(line) < n-1 || len(line) > n+1 || !strings.ContainsFunc(title, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return 0
	}
	return level
}

// Next returns the next part as Markdown; io.EOF after the last one.
func (t *Text) Next() (html.Part, error) {
	lines, err := t.parts.Next()
	if err != nil && len(t.later) == 0 {
		return html.Part{}, err
	}
	b := &body{Text: t, Body: markup.NewBody(t.kept(lines))}
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

// kept returns the lines that are shown.
func (t *Text) kept(lines markup.Lines) markup.Lines {
	n := 0
	for i, l := range lines.Text {
		if l = strings.TrimRight(l, " \t\f\v"); t.shows(l) {
			lines.Text[n], lines.From[n] = l, lines.From[i]
			n++
		}
	}
	lines.Text = lines.Text[:n]
	return lines
}

// takeNotes returns the notes that stood in the text so far.
func (t *Text) takeNotes() []*Node {
	notes := t.later
	t.later = nil
	return notes
}

// shows reports whether a line is shown: not the conditions themselves, nor what stands in one that isn't met.
func (t *Text) shows(line string) bool {
	hidden := len(t.skipped) > 0 && t.skipped[len(t.skipped)-1]
	name, rest, ok := strings.Cut(line, "::")
	if !ok || name != "ifdef" && name != "ifndef" && name != "ifeval" && name != "endif" {
		return !hidden
	}
	if name == "endif" {
		t.skipped = t.skipped[:max(0, len(t.skipped)-1)]
		return false
	}
	word, inner, _ := strings.Cut(strings.TrimSuffix(rest, "]"), "[")
	if inner != "" && name != "ifeval" || len(t.skipped) > 64 {
		return false // of one line: it is hardly ever text
	}
	met := name == "ifeval"
	for w := range strings.FieldsFuncSeq(word, func(r rune) bool { return r == ',' || r == '+' }) {
		_, set := t.attributes[w]
		met = met || set
	}
	if name == "ifndef" {
		met = !met
	}
	t.skipped = append(t.skipped, hidden || !met)
	return false
}

// head reads the title of a text, the lines below it that say who wrote it and when, and the attributes that follow.
func (b *body) head() {
	i := 0
	for i < len(b.Lines) && (b.Lines[i] == "" || strings.HasPrefix(b.Lines[i], "//") && !strings.HasPrefix(b.Lines[i], "////") || b.attribute(b.Lines[i])) {
		i++
	}
	n, title := heading(b.Line(i))
	if n != 1 {
		if n = twoLine(b.Line(i), b.Line(i+1)); n != 1 {
			b.I = i
			return
		}
		title = b.Lines[i]
		i++
	}
	var by []string
	for i++; i < len(b.Lines) && b.Lines[i] != "" && len(by) < 2; i++ {
		l := b.Lines[i]
		if strings.HasPrefix(l, "//") || b.attribute(l) {
			continue
		}
		by = append(by, strings.TrimPrefix(l, "v"))
		if len(by) == 1 {
			by[0] = l
		}
	}
	for i < len(b.Lines) && (strings.HasPrefix(b.Lines[i], "//") && !strings.HasPrefix(b.Lines[i], "////") || b.Lines[i] != "" && b.attribute(b.Lines[i])) {
		i++
	}
	if len(by) == 0 {
		by = []string{b.attributes["author"], b.attributes["revdate"]}
	}
	b.Add(markup.Heading(1, b.inline(title)...))
	for i, s := range by {
		by[i] = markup.Plain(b.inline(s))
	}
	if n := markup.Byline(by...); n != nil {
		b.Add(n)
	}
	b.I = i
}

// attribute sets an attribute, if a line does that: ":name: value".
func (t *Text) attribute(line string) bool {
	if len(line) < 3 || line[0] != ':' {
		return false
	}
	name, value, ok := strings.Cut(line[1:], ":")
	if !ok || name == "" || strings.ContainsAny(name, " \t{}[]") || value != "" && value[0] != ' ' {
		return false
	}
	switch {
	case name[0] == '!' || strings.HasSuffix(name, "!"):
		delete(t.attributes, strings.Trim(name, "!"))
	case len(t.attributes) < mostNames && len(value) < 4096:
		if value = t.replaced(strings.TrimSpace(strings.TrimSuffix(value, `\`))); len(value) < 4096 {
			t.attributes[strings.ToLower(name)] = value
		}
	}
	return true
}
