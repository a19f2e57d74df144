package mediawiki

import (
	"strings"

	"golang.org/x/net/html/atom"

	"lede/model/markup"
	"lede/model/tree"
)

// call is a template with what it is given.
type call struct {
	name  string
	args  []string // those without names
	named [][2]string
}

// callOf divides what stands between the braces of a template.
func callOf(s string) call {
	var c call
	for i, part := range pieces(s) {
		key, value, ok := strings.Cut(part, "=")
		switch {
		case i == 0:
			c.name = strings.ToLower(strings.TrimSpace(part))
		case ok && !strings.ContainsAny(key, "<[{"):
			c.named = append(c.named, [2]string{strings.TrimSpace(key), strings.TrimSpace(value)})
		default:
			c.args = append(c.args, strings.TrimSpace(part))
		}
	}
	return c
}

// pieces divides s at bars that don't stand in links or templates.
func pieces(s string) []string {
	var out []string
	from, depth := 0, 0
	for i := 0; i < len(s); i++ {
		switch {
		case strings.HasPrefix(s[i:], "{{"), strings.HasPrefix(s[i:], "[["):
			depth++
			i++
		case strings.HasPrefix(s[i:], "}}"), strings.HasPrefix(s[i:], "]]"):
			depth--
			i++
		case s[i] == '|' && depth <= 0:
			out = append(out, s[from:i])
			from = i + 1
		}
	}
	return append(out, s[from:])
}

// get returns what a template is given by one of some names.
func (c call) get(names ...string) string {
	for _, n := range names {
		for _, a := range c.named {
			if strings.EqualFold(a[0], n) && a[1] != "" {
				return a[1]
			}
		}
	}
	return ""
}

// at returns what a template is given at a place.
func (c call) at(i int) string {
	if i >= 0 && i < len(c.args) {
		return c.args[i]
	}
	return ""
}

// silent are the templates that show nothing of the text.
var silent = map[string]bool{
	"short description": true, "use dmy dates": true, "use mdy dates": true, "use american english": true, "use british english": true, "clear": true, "-": true, "toc": true, "toclimit": true, "authority control": true, "good article": true, "featured article": true, "about": false, "defaultsort": true, "portal": true, "commons category": true, "cs1 config": true, "toc limit": true,
}

// template reads a template in running text.
func (p *inliner) template(i int) int {
	end := p.matching(i, "{{", "}}")
	if end < 0 {
		return 0
	}
	c := callOf(p.s[i+2 : end])
	nodes, ok := p.called(c, p.depth+1)
	if !ok { // it is shown as it stands
		p.add(i, tree.Word(p.s[i:end+2]))
		return end + 2 - i
	}
	p.add(i, nodes...)
	return end + 2 - i
}

// called returns what a template shows in running text; ok is false for one that isn't known.
func (t *Text) called(c call, depth int) (nodes []*Node, ok bool) {
	name, _, magic := strings.Cut(c.name, ":")
	switch {
	case silent[c.name] || magic && silent[name]:
		return nil, true
	case strings.HasPrefix(c.name, "cite ") || c.name == "citation":
		return t.cited(c, depth), true
	case strings.HasPrefix(c.name, "lang-"):
		return t.marked(c.at(0), depth), true
	}
	switch c.name {
	case "lang", "transl", "transliteration", "nowrap", "small", "nobr", "mvar", "math", "big", "abbr", "ipa", "visible anchor", "center", "smallcaps", "em", "strong", "hlist", "tooltip", "not a typo", "sic", "val", "code", "mono", "tt", "kbd":
		return t.given(c, depth), len(c.args) > 0
	case "convert", "cvt":
		return []*Node{tree.Word(c.at(0) + "\u00a0" + c.at(1))}, true
	case "nbsp", "spaces", "snd", "spnd", "ndash", "mdash", "!", "=", "·", "•", "'", "\"":
		signs := map[string]string{"nbsp": "\u00a0", "spaces": " ", "snd": " – ", "spnd": " – ", "ndash": "–", "mdash": "—"}
		if s := signs[c.name]; s != "" {
			return []*Node{tree.Word(s)}, true
		}
		return []*Node{tree.Word(strings.ReplaceAll(c.name, "!", "|"))}, true
	case "efn", "refn", "note", "#tag:ref":
		if c.at(0) == "" {
			return nil, false
		}
		return []*Node{markup.NoteRef(t.note(c.get("name"), t.marked(c.at(0), depth)))}, true
	case "sfn", "sfnp", "harvnb", "harv":
		text := strings.Join(c.args, " ")
		if page := c.get("p", "pp", "page", "pages"); page != "" {
			text += ", p. " + page
		}
		if strings.HasPrefix(c.name, "harv") {
			return t.marked(text, depth), true
		}
		return []*Node{markup.NoteRef(t.note("sfn "+text, t.sfn(text, depth)))}, true
	case "citation needed", "cn", "fact", "clarify", "when", "who", "dead link":
		return []*Node{markup.Element(atom.Sup, tree.Word("["+c.name+"]"))}, true
	case "main", "main article", "see also", "further", "further information", "details":
		return t.seeAlso(c), true
	case "reflist", "references", "notelist", "refs":
		return nil, true
	}
	return nil, false
}

// given returns what a template shows that only says how a text is shown.
func (t *Text) given(c call, depth int) []*Node {
	switch c.name {
	case "abbr", "tooltip", "visible anchor":
		return t.marked(c.at(0), depth)
	case "hlist":
		return t.marked(strings.Join(c.args, " · "), depth)
	}
	return t.marked(c.at(len(c.args)-1), depth)
}

// sfn returns the text of a short note, once.
func (t *Text) sfn(text string, depth int) []*Node {
	if t.labels["sfn "+text] != "" {
		return nil
	}
	return t.marked(text, depth)
}

// seeAlso returns the line that names other pages.
func (t *Text) seeAlso(c call) []*Node {
	words := map[string]string{"main": "Main article: ", "main article": "Main article: ", "see also": "See also: "}[c.name]
	if words == "" {
		words = "Further information: "
	}
	em := markup.Element(atom.Em, tree.Word(words))
	for i, a := range c.args {
		if i > 0 {
			em.AppendChild(tree.Word(", "))
		}
		em.AppendChild(markup.Link(destination(a), tree.Word(a)))
	}
	return []*Node{em}
}

// cited returns a reference to a source: who wrote it, what it is called, where it stands and when it appeared.
func (t *Text) cited(c call, depth int) []*Node {
	var out []*Node
	add := func(sep string, nodes ...*Node) {
		if len(out) > 0 {
			out = append(out, tree.Word(sep))
		}
		out = append(out, nodes...)
	}
	if who := strings.Trim(c.get("last", "last1", "author", "author1")+", "+c.get("first", "first1"), ", "); who != "" {
		add("", tree.Word(who))
	}
	title, url := t.marked(c.get("title"), depth), c.get("url")
	if url != "" && len(title) > 0 {
		title = []*Node{markup.Link(url, title...)}
	} else if url != "" {
		title = []*Node{markup.Link(url, tree.Word(url))}
	}
	if len(title) > 0 {
		add(". ", markup.Element(atom.Em, title...))
	}
	for _, s := range []string{c.get("work", "website", "journal", "newspaper", "magazine", "publisher"), c.get("date", "year")} {
		if s != "" {
			add(", ", t.marked(s, depth)...)
		}
	}
	return out
}

// template reads a template that stands on lines of its own: what one that isn't known is given is shown as a table.
func (b *body) template() bool {
	first := strings.TrimLeft(b.Lines[b.I], " \t")
	if b.open["}}"] {
		return false
	}
	depth, size, end := 0, 0, -1
	i := b.I
	for ; i < len(b.Lines) && end < 0 && size < 1<<18; i++ {
		l := b.Lines[i]
		size += len(l) + 1
		for k := 0; k+1 < len(l); k++ {
			if l[k:k+2] == "{{" {
				depth++
				k++
			} else if l[k:k+2] == "}}" {
				if depth--; depth == 0 {
					end = k
					break
				}
				k++
			}
		}
	}
	if end < 0 {
		if b.open == nil {
			b.open = map[string]bool{}
		}
		b.open["}}"] = true
		return false
	}
	last := b.Lines[i-1]
	if strings.TrimSpace(last[end+2:]) != "" && !strings.HasPrefix(strings.TrimSpace(last[end+2:]), "{{") {
		return false // text goes on behind it
	}
	text := strings.Join(append(append([]string{}, b.Lines[b.I:i-1]...), last[:end]), "\n")
	if i-1 == b.I {
		text = first[:end-(len(b.Lines[b.I])-len(first))]
	} else {
		text = strings.TrimLeft(text, " \t")
	}
	b.I = i
	b.show(callOf(text[2:]), text+"}}")
	b.rest(last[end+2:])
	return true
}

// show writes a template that stands on lines of its own.
func (b *body) show(c call, source string) {
	switch c.name {
	case "reflist", "references", "notelist", "refs":
		b.Add(b.takeNotes()...)
		return
	case "quote", "blockquote", "cquote", "quotation":
		text := c.at(0) + c.get("text", "quote")
		b.Add(markup.Element(atom.Blockquote, b.inner(strings.Split(text, "\n"), nil)...))
		return
	}
	if nodes, ok := b.called(c, 1); ok {
		if len(nodes) > 0 {
			b.Add(markup.Element(atom.P, nodes...))
		}
		return
	}
	if len(c.named) < 2 {
		b.Add(markup.Element(atom.P, tree.Word(strings.Join(strings.Fields(source), " "))))
		return
	}
	rows := [][][]*Node{{{tree.Word(c.name)}, nil}}
	for _, a := range c.named {
		if a[1] != "" {
			rows = append(rows, [][]*Node{{tree.Word(a[0])}, b.inline(strings.ReplaceAll(a[1], "\n", " "))})
		}
	}
	b.Add(markup.Table(rows, 1))
}
