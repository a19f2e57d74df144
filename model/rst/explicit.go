package rst

import (
	"strings"

	"golang.org/x/net/html/atom"

	"lede/model/html"
	"lede/model/markup"
	"lede/model/tree"
)

// explicit reads what begins with two dots: notes, targets, directives, comments.
func (b *body) explicit() {
	l := b.Lines[b.I]
	text := strings.TrimLeft(l[min(3, len(l)):], " ")
	at := len(l) - len(text)
	switch {
	case strings.HasPrefix(text, "["):
		if label, rest, ok := strings.Cut(text[1:], "]"); ok && label != "" && len(label) < 64 && (rest == "" || rest[0] == ' ') {
			b.note(label, len(l)-len(strings.TrimLeft(rest, " ")))
			return
		}
	case strings.HasPrefix(text, "_"):
		if name, to := targetName(text[1:]); name != "" || strings.HasPrefix(text, "__") {
			b.indentedBelow()
			if to == "" && name != "" {
				b.Add(markup.Place(name))
			}
			return
		}
	case strings.HasPrefix(text, "|"):
		if k := strings.Index(text[1:], "|"); k > 0 {
			b.indentedBelow() // names has it
			return
		}
	}
	if name, args, ok := directiveName(text); ok {
		b.directive(name, args, at)
		return
	}
	// a comment; one that is empty ends what is above it, and what is indented below it, behind a blank line, is a quote
	if text == "" && b.Line(b.I+1) == "" {
		b.I++
		return
	}
	b.indentedBelow()
}

// directiveName returns the name of the directive that text begins with, and what stands behind its colons.
func directiveName(text string) (name, args string, ok bool) {
	name, args, ok = strings.Cut(text, "::")
	name = strings.TrimSuffix(name, " ")
	if !ok || name == "" || len(name) > 64 || args != "" && args[0] != ' ' {
		return "", "", false
	}
	for i := range len(name) {
		if !isWord(name[i]) && strings.IndexByte("-_+:.", name[i]) < 0 {
			return "", "", false
		}
	}
	return strings.ToLower(name), strings.TrimSpace(args), true
}

// note reads a footnote or a citation, whose text begins at a column.
func (b *body) note(label string, n int) {
	inner := b.hanging(max(n, 4))
	if b.Depth > 0 { // Markdown has notes at the margin alone
		b.Add(markup.Element(atom.P, tree.Word("["+label+"]")))
		b.Add(inner...)
		return
	}
	b.Add(html.Note(b.notes.label(label, &b.names), inner...))
}

// targetName returns the name of the target that s begins with, without its underscore, and where it leads.
func targetName(s string) (name, to string) {
	if quoted, ok := strings.CutPrefix(s, "`"); ok {
		name, to, ok = strings.Cut(quoted, "`:")
		if !ok {
			return "", ""
		}
		return name, strings.TrimSpace(to)
	}
	for i := 0; i < len(s) && i < 512; i++ {
		switch {
		case s[i] == '\\':
			i++
		case s[i] == ':' && (i+1 == len(s) || s[i+1] == ' '):
			return strings.ReplaceAll(s[:i], `\`, ""), strings.TrimSpace(s[i+1:])
		}
	}
	return "", ""
}

// directive is a directive with what belongs to it.
type directive struct {
	name, args string
	options    map[string]string
	lines      []string      // the content
	from       []markup.Line // those of the source that they are
	joined     bool          // which goes on what the arguments begin
}

// directive reads a directive.
func (b *body) directive(name, args string, at int) {
	d := directive{name: name, args: args, options: map[string]string{}}
	below := b.From(b.I + 1)
	lines := b.indentedBelow()
	least := 1 << 30
	for _, l := range lines {
		if l != "" {
			least = min(least, markup.Indent(l))
		}
	}
	lines = markup.Dedent(lines, min(least, 1<<20))
	i, arguments := 0, []string{d.args}
	for i < len(lines) && lines[i] != "" { // what follows the arguments
		if n, _ := fieldOf(lines[i]); n != "" || contentFollows[d.name] {
			break
		}
		arguments = append(arguments, lines[i])
		i++
	}
	d.args = strings.TrimSpace(strings.Join(arguments, "\n"))
	last := ""
	for ; i < len(lines) && lines[i] != ""; i++ {
		if n, value := fieldOf(lines[i]); n != "" {
			d.options[n], last = value, n
		} else if lines[i][0] == ' ' && last != "" {
			d.options[last] += " " + strings.TrimSpace(lines[i])
		} else {
			break
		}
	}
	d.joined = i == 0 && len(lines) > 0 && lines[0] != ""
	for i < len(lines) && lines[i] == "" {
		i++
	}
	d.lines, d.from = markup.Trim(lines[i:]), below[min(i, len(below)):]
	b.write(d)
}

// contentFollows are the directives whose content may begin on the line below them.
var contentFollows = map[string]bool{
	"note": true, "tip": true, "hint": true, "important": true, "warning": true, "caution": true, "attention": true, "danger": true, "error": true, "seealso": true, "todo": true,
	"code-block": true, "code": true, "sourcecode": true, "parsed-literal": true, "math": true, "epigraph": true, "highlights": true, "pull-quote": true, "compound": true,
	"container": true, "toctree": true, "glossary": true, "list-table": true, "csv-table": true, "table": true, "productionlist": true, "versionadded": true, "versionchanged": true, "deprecated": true,
	"admonition": true, "topic": true, "sidebar": true, "replace": true, "doctest": true, "testcode": true, "testoutput": true, "class": true, "only": true, "line-block": true, "hlist": true, "centered": true,
	"raw": true, "prompt": true, "console": true, "ipython": true, "graphviz": true, "mermaid": true, "digraph": true, "graph": true, "figure": true, "rubric": true,
}

// fieldOf returns the name and the text of an option.
func fieldOf(line string) (name, value string) {
	name, n := field(line)
	if n == 0 {
		return "", ""
	}
	return strings.ToLower(name), strings.TrimSpace(line[min(n, len(line)):])
}
