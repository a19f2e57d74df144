package latex

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html/atom"

	"lede/model/markup"
	"lede/model/tex"
	"lede/model/tree"
)

// environment reads an environment, whose command \begin was read.
func (r *reader) environment() {
	name := r.argument()
	from := r.i
	inner := r.upToEnd(name)
	switch base := strings.TrimSuffix(name, "*"); {
	case base == "comment" || base == "filecontents":
	case tex.IsDisplay(name):
		lines := strings.Split(strings.TrimSpace(r.s[from-len(name)-len(`\begin{}`):r.i]), "\n")
		r.add(markup.Pre("math", strings.Join(markup.Dedent(lines, markup.Indent(lines[len(lines)-1])), "\n")))
	case isLiteral(name):
		r.literal(base, inner)
	case base == "itemize" || base == "enumerate" || base == "description" || base == "thebibliography" || base == "compactitem" || base == "compactenum":
		r.list(base, from, inner)
	case base == "quote" || base == "quotation" || base == "verse" || base == "displayquote":
		r.add(markup.Element(atom.Blockquote, r.within(from, inner)...))
	case base == "abstract":
		r.add(markup.Element(atom.P, markup.Element(atom.Strong, tree.Word("Abstract"))))
		r.add(r.within(from, inner)...)
	case base == "tabular" || base == "tabularx" || base == "longtable" || base == "tabulary" || base == "array":
		r.table(base, inner)
	case isTheorem(base):
		t := &reader{s: inner}
		title := t.optional()
		kind := strings.ToUpper(base[:1]) + base[1:]
		if title != "" {
			kind += " (" + markup.Plain(r.inline(title, r.depth+1)) + ")"
		}
		r.add(markup.Alert("", kind, r.within(from+t.i, inner[t.i:])...))
	default:
		skipped := &reader{s: inner, ends: markup.EndsIn(inner)}
		skipped.optional()
		if base == "minipage" || base == "multicols" || base == "adjustbox" || base == "wrapfigure" {
			skipped.argument()
			if base == "wrapfigure" {
				skipped.argument()
			}
		}
		r.add(r.within(from+skipped.i, inner[skipped.i:])...)
	}
}

// isTheorem reports whether an environment is a statement with a name of its own.
func isTheorem(name string) bool {
	switch name {
	case "theorem", "lemma", "proof", "definition", "corollary", "proposition", "remark", "example", "claim", "conjecture", "exercise", "note", "axiom":
		return true
	}
	return false
}

// upToEnd returns the text of an environment and moves behind its end. One that isn't closed goes on to the end of the text.
func (r *reader) upToEnd(name string) string {
	from, end := r.i, `\end{`+name+"}"
	if isLiteral(name) {
		if k := r.ends.Find(end, r.i, nil); k >= 0 {
			r.i = k + len(end)
			return r.s[from:k]
		}
		r.i = len(r.s)
		return r.s[from:]
	}
	depth, begin := 1, `\begin{`+name+"}"
	for k := r.i; ; {
		n := r.ends.Find(end, k, nil)
		if n < 0 {
			break
		}
		depth += strings.Count(r.s[k:n], begin) - 1
		if depth <= 0 {
			r.i = n + len(end)
			return r.s[from:n]
		}
		k = n + len(end)
	}
	if r.depth > 0 || name != "document" && r.ends.Find(end, r.i, nil) < 0 { // its end is missing
		rest := r.s[from:]
		r.i = len(r.s)
		return rest
	}
	r.i = len(r.s)
	return r.s[from:]
}

// literal writes text that stands as it is, behind what says how it is set.
func (r *reader) literal(name, inner string) {
	language := ""
	first, rest, _ := strings.Cut(inner, "\n")
	switch name {
	case "lstlisting", "Verbatim", "minted", "BVerbatim", "LVerbatim":
		args := first
		if name == "minted" {
			if i := strings.LastIndexByte(first, '{'); i >= 0 {
				language = strings.Trim(first[i:], "{} \t")
			}
		} else if _, l, ok := strings.Cut(args, "language="); ok {
			language = strings.ToLower(strings.Trim(l[:len(l)-len(strings.TrimLeft(l, "{abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+#0123456789"))], "{}"))
		}
		if strings.HasPrefix(strings.TrimSpace(first), "[") || strings.HasPrefix(strings.TrimSpace(first), "{") {
			inner = rest
		}
	case "tikzpicture", "pspicture":
		language = "latex"
	}
	r.add(markup.Pre(language, strings.Trim(inner, "\n")))
}

// list reads the items of a list, whose text begins at a place.
func (r *reader) list(kind string, at int, inner string) {
	tags := map[string]atom.Atom{"itemize": atom.Ul, "compactitem": atom.Ul, "enumerate": atom.Ol, "compactenum": atom.Ol, "description": atom.Dl, "thebibliography": atom.Ul}
	list := markup.Element(tags[kind])
	for i, from := range items(inner) {
		s := inner[from[0]:from[1]]
		if i == 0 { // what stands before the first item says how the list is set
			if n := firstNumber(s); n != 1 && list.DataAtom == atom.Ol {
				tree.Set(list, "start", strconv.Itoa(n))
			}
			continue
		}
		t := &reader{s: s, ends: markup.EndsIn(s)}
		label := ""
		if kind == "thebibliography" {
			t.optional()
			label = t.argument()
		} else {
			label = t.optional()
		}
		blocks := r.within(at+from[0]+t.i, s[t.i:])
		switch {
		case kind == "description":
			list.AppendChild(markup.Element(atom.Dt, r.inline(label, r.depth+1)...))
			list.AppendChild(markup.Element(atom.Dd, blocks...))
			continue
		case label != "":
			blocks = r.labelled(label, blocks)
		}
		list.AppendChild(markup.Element(atom.Li, blocks...))
	}
	if list.FirstChild != nil {
		r.add(list)
	}
}

// listStart is what says with which number a list begins: an option, or a counter that is one less.
var listStart = regexp.MustCompile(`\bstart *= *([0-9]{1,6})|\\setcounter *\{enum[iv]+\} *\{([0-9]{1,6})\}`)

// firstNumber returns the number of a list's first item, by what stands before it: 1 if that doesn't say.
func firstNumber(before string) int {
	m := listStart.FindStringSubmatch(before)
	if m == nil {
		return 1
	}
	if n, err := strconv.Atoi(m[1]); err == nil {
		return n
	}
	n, _ := strconv.Atoi(m[2])
	return n + 1
}

// labelled returns the text of an item with the label that stands in place of its number, in brackets if it is a word.
func (r *reader) labelled(label string, blocks []*Node) []*Node {
	nodes := r.inline(label, r.depth+1)
	if !strings.HasPrefix(label, "$") && strings.ContainsFunc(label, unicode.IsLetter) || strings.ContainsFunc(label, unicode.IsDigit) {
		nodes = append(append([]*Node{tree.Word("[")}, nodes...), tree.Word("]"))
	}
	if len(blocks) == 0 || blocks[0].DataAtom != atom.P {
		return append([]*Node{markup.Element(atom.P, nodes...)}, blocks...)
	}
	first := blocks[0].FirstChild
	for _, n := range append(nodes, tree.Word(" ")) {
		blocks[0].InsertBefore(n, first)
	}
	return blocks
}

// items returns where the items of a list begin and end in its text, not those of lists in it.
func items(s string) [][2]int {
	var out [][2]int
	from, depth := 0, 0
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && (i == 0 || s[i-1] != '\\') {
			if n := strings.IndexByte(s[i:], '\n'); n > 0 {
				i += n
			}
			continue
		}
		if s[i] != '\\' {
			continue
		}
		name := commandName(s[i+1:])
		switch {
		case name == "begin":
			depth++
		case name == "end":
			depth--
		case (name == "item" || name == "bibitem") && depth <= 0:
			out = append(out, [2]int{from, i})
			from = i + 1 + len(name)
		}
		i += max(1, len(name))
	}
	return append(out, [2]int{from, len(s)})
}

// table reads the rows of a table.
func (r *reader) table(kind, inner string) {
	t := &reader{s: inner, ends: markup.EndsIn(inner)}
	t.optional()
	if kind == "tabularx" || kind == "tabulary" {
		t.argument()
	}
	t.argument()
	table, heads := markup.Element(atom.Table), false
	rows := split(inner[t.i:], '\\')
	for i, row := range rows {
		if i == 1 {
			rule := strings.TrimSpace(row)
			heads = strings.HasPrefix(rule, `\hline`) || strings.HasPrefix(rule, `\midrule`) || strings.HasPrefix(rule, `\endhead`)
		}
		tr := markup.Element(atom.Tr)
		empty := true
		for _, cell := range split(row, '&') {
			c := &reader{s: strings.TrimSpace(cell)}
			span := ""
			if rest, ok := strings.CutPrefix(c.s, `\multicolumn`); ok {
				c = &reader{s: rest, ends: markup.EndsIn(rest)}
				span = c.argument()
				c.argument()
				c.s, c.i = c.argument(), 0
			}
			td := markup.Element(atom.Td, r.inline(c.s, r.depth+1)...)
			if span != "" {
				tree.Set(td, "colspan", span)
			}
			empty = empty && strings.TrimSpace(markup.Plain([]*Node{td})) == ""
			tr.AppendChild(td)
		}
		if !empty {
			table.AppendChild(tr)
		}
	}
	if table.FirstChild == nil {
		return
	}
	if heads {
		for td := table.FirstChild.FirstChild; td != nil; td = td.NextSibling {
			td.DataAtom, td.Data = atom.Th, "th"
		}
	}
	r.add(table)
}

// split divides text at a sign, or at two backslashes, outside of groups and environments.
func split(s string, sign byte) []string {
	var out []string
	from, depth := 0, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '{':
			depth++
		case c == '}':
			depth--
		case c == '\\' && i+1 < len(s):
			if s[i+1] == '\\' && sign == '\\' && depth <= 0 {
				out = append(out, s[from:i])
				from = i + 2
			} else if strings.HasPrefix(s[i:], `\begin{`) {
				depth++
			} else if strings.HasPrefix(s[i:], `\end{`) {
				depth--
			} else if strings.HasPrefix(s[i:], `\tabularnewline`) && sign == '\\' && depth <= 0 {
				out = append(out, s[from:i])
				from = i + len(`\tabularnewline`)
			}
			i++
		case c == sign && depth <= 0:
			out = append(out, s[from:i])
			from = i + 1
		}
	}
	return append(out, s[from:])
}
