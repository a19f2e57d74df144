package rst

import (
	"strings"

	"golang.org/x/net/html/atom"

	"lede/model/markup"
	"lede/model/tree"
)

// write writes a directive.
func (b *body) write(d directive) {
	switch d.name {
	case "note", "tip", "hint", "important", "warning", "caution", "attention", "danger", "error":
		b.Add(markup.Alert(d.name, "", b.content(d)...))
	case "admonition", "topic", "sidebar":
		b.Add(markup.Alert("", markup.Plain(b.inline(d.args)), b.inner(d.lines, d.from)...))
	case "seealso":
		b.Add(markup.Alert("", "See also", b.content(d)...))
	case "todo":
		b.Add(markup.Alert("", "To do", b.content(d)...))
	case "versionadded", "versionchanged", "deprecated", "deprecated-removed", "versionremoved", "versionchanged-removed":
		b.version(d)
	case "code-block", "code", "sourcecode", "prompt", "parsed-literal", "literal", "productionlist", "doctest", "testcode", "testoutput", "console", "raw",
		"ipython", "graphviz", "digraph", "graph", "mermaid", "math", "displaymath":
		b.code(d)
	case "image", "figure":
		b.figure(d)
	case "toctree":
		b.toctree(d)
	case "include", "literalinclude": // no file is read
		b.Add(markup.Element(atom.P, markup.Link(d.args, tree.Word("Included: "+d.args))))
	case "contents", "sectnum", "meta", "role", "default-role", "highlight", "currentmodule", "py:currentmodule", "tabularcolumns", "index", "target-notes",
		"testsetup", "testcleanup", "header", "footer", "title", "section-numbering", "restructuredtext-test-directive", "py:module", "module":
		// they show nothing
	case "rubric", "centered":
		b.Add(markup.Element(atom.P, markup.Element(atom.Strong, b.inline(d.args)...)))
		b.Add(b.inner(d.lines, d.from)...)
	case "epigraph", "highlights", "pull-quote":
		b.Add(markup.Element(atom.Blockquote, b.content(d)...))
	case "table", "list-table", "csv-table", "flat-table":
		b.tableDirective(d)
	case "container", "compound", "class", "rst-class", "cssclass", "only", "ifconfig", "hlist", "glossary", "line-block", "tab-set", "grid":
		b.Add(b.inner(d.lines, d.from)...)
	default:
		b.described(d)
	}
}

// content returns the elements of a directive whose first paragraph may stand behind its colons.
func (b *body) content(d directive) []*Node {
	if d.args == "" {
		return b.inner(d.lines, d.from)
	}
	if d.joined {
		return b.inner(append([]string{d.args}, d.lines...), append([]markup.Line{{}}, d.from...))
	}
	return b.inner(append([]string{d.args, ""}, d.lines...), append([]markup.Line{{}, {}}, d.from...))
}

// version reads what a version changed.
func (b *body) version(d directive) {
	words := map[string]string{"versionadded": "New in version ", "versionchanged": "Changed in version "}[d.name]
	if words == "" {
		words = "Deprecated since version "
	}
	version, text, _ := strings.Cut(d.args, " ")
	version, more, _ := strings.Cut(version, "\n")
	inner, sign := b.inner(d.lines, d.from), ": "
	if text+more == "" && len(inner) == 0 {
		sign = "."
	}
	p := markup.Element(atom.P, markup.Element(atom.Em, tree.Word(words+strings.TrimSuffix(version, ":")+sign)))
	for _, c := range b.inline(strings.TrimSpace(more + " " + text)) {
		p.AppendChild(c)
	}
	if len(inner) > 0 && inner[0].DataAtom == atom.P && text == "" && more == "" {
		for c := inner[0].FirstChild; c != nil; c = inner[0].FirstChild {
			inner[0].RemoveChild(c)
			p.AppendChild(c)
		}
		inner = inner[1:]
	}
	b.Add(p)
	b.Add(inner...)
}

// code reads what stands as it is.
func (b *body) code(d directive) {
	language := ""
	text := strings.Join(d.lines, "\n")
	switch d.name {
	case "code-block", "code", "sourcecode", "raw":
		language, _, _ = strings.Cut(d.args, "\n")
	case "doctest", "testcode", "ipython":
		language = "python"
	case "prompt", "console":
		language = "bash"
	case "graphviz", "digraph", "graph":
		language = "dot"
	case "math", "displaymath":
		language = "math"
		text = strings.Trim(d.args+"\n"+text, "\n")
	case "productionlist":
	case "parsed-literal":
		text = strings.ReplaceAll(markup.Plain(b.inline(strings.Join(d.lines, "\n"))), `\ `, "")
	}
	if caption := d.options["caption"]; caption != "" {
		b.Add(markup.Element(atom.P, markup.Element(atom.Em, b.inline(caption)...)))
	}
	b.Add(markup.Pre(language, text))
}

// figure reads a picture and what is said of it.
func (b *body) figure(d directive) {
	b.Add(markup.Element(atom.P, b.image(d)...))
	if inner := b.inner(d.lines, d.from); len(inner) > 0 {
		if inner[0].DataAtom == atom.P {
			caption := markup.Element(atom.Figcaption)
			for c := inner[0].FirstChild; c != nil; c = inner[0].FirstChild {
				inner[0].RemoveChild(c)
				caption.AppendChild(c)
			}
			inner[0] = caption
		}
		b.Add(inner...)
	}
}

// image returns a picture, with the link that it is.
func (b *body) image(d directive) []*Node {
	src := strings.Join(strings.Fields(d.args), "")
	n := markup.Image(src, strings.Trim(d.options["alt"], `"`))
	if to := strings.TrimSuffix(d.options["target"], "_"); to != "" {
		n = markup.Link(b.names.destination(to), n)
	}
	return []*Node{n}
}

// toctree reads a list of the texts that belong below this one, as links to their files, which are not opened.
func (b *body) toctree(d directive) {
	if d.options["caption"] != "" {
		b.Add(markup.Element(atom.P, markup.Element(atom.Strong, b.inline(d.options["caption"])...)))
	}
	var items [][]*Node
	for _, l := range d.lines {
		if l = strings.TrimSpace(l); l == "" || l == "self" {
			continue
		}
		text, to := titled(l)
		if to == "" {
			to = text
		}
		if strings.ContainsAny(to, "*?") {
			items = append(items, []*Node{tree.Word(text)})
			continue
		}
		items = append(items, []*Node{markup.Link(document(to), tree.Word(text))})
	}
	if len(items) > 0 {
		b.Add(markup.Items(atom.Ul, items))
	}
}

// document returns the file of a text that is named without its ending.
func document(name string) string {
	if strings.Contains(name, "://") || strings.HasSuffix(name, ".rst") || strings.HasSuffix(name, ".md") || strings.HasSuffix(name, "/") {
		return name
	}
	return strings.TrimPrefix(name, "/") + ".rst"
}

// described reads a directive that describes something, such as a function, or one that isn't known: its arguments as a term, its content below it.
func (b *body) described(d directive) {
	kind := d.name[strings.LastIndexByte(d.name, ':')+1:]
	list := markup.Element(atom.Dl)
	for line := range strings.SplitSeq(strings.ReplaceAll(d.args, "\\\n", ""), "\n") {
		dt := markup.Element(atom.Dt)
		if !plainly[kind] {
			dt.AppendChild(tree.Word(kind + " "))
		}
		if line = strings.TrimSpace(line); line != "" {
			dt.AppendChild(markup.Code(line))
		}
		list.AppendChild(dt)
	}
	if inner := b.inner(d.lines, d.from); len(inner) > 0 {
		list.AppendChild(markup.Element(atom.Dd, inner...))
	}
	b.Add(list)
}

// plainly are the directives whose names say nothing that the thing described doesn't say.
var plainly = map[string]bool{
	"function": true, "method": true, "data": true, "attribute": true, "option": true, "cmdoption": true, "program": true, "describe": true, "object": true, "envvar": true,
	"opcode": true, "macro": true, "type": true, "member": true, "var": true, "confval": true, "setting": true, "pdbcommand": true, "staticmethod": true, "classmethod": true,
}
