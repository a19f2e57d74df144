package latex

import (
	"strconv"
	"strings"

	"golang.org/x/net/html/atom"

	"lede/model/markup"
	"lede/model/tree"
)

// commandName returns the letters that s begins with: the name of a command.
func commandName(s string) string {
	n := 0
	for n < len(s) && n < 64 && (s[n]|0x20 >= 'a' && s[n]|0x20 <= 'z' || s[n] == '@') {
		n++
	}
	return s[:n]
}

// command reads a command.
func (r *reader) command() {
	rest := r.s[r.i+1:]
	name := commandName(rest)
	if name == "" {
		r.symbol(rest)
		return
	}
	r.i += 1 + len(name)
	if rank := rankOf(name); rank >= 0 && r.i < len(r.s) && strings.IndexByte("{[* ", r.s[r.i]) >= 0 {
		r.optional()
		title := r.argument()
		if r.depth == 0 {
			r.add(r.takeNotes()...)
		}
		r.add(r.section(rank, r.inline(title, r.depth+1)))
		return
	}
	switch {
	case name == "verb" || name == "lstinline":
		r.verb()
		return
	case name == "begin":
		r.environment()
		return
	case name == "end":
		r.argument()
		return
	case r.define(name), r.accent(name), r.switched(name), r.text(name), r.refer(name), r.layout(name):
		return
	}
	if m, ok := r.macros[name]; ok {
		r.expand(m)
		return
	}
	if sign := r.sign(name); sign != "" {
		r.words.WriteString(sign)
		r.afterName()
		return
	}
	r.put(markup.Code(`\` + name)) // what isn't known is shown
	r.optional()
	for arg, ok := r.groupArgument(); ok; arg, ok = r.groupArgument() {
		r.put(tree.Word(" "))
		r.put(r.inline(arg, r.depth+1)...)
	}
}

// sign returns the character or the words that a command stands for.
func (r *reader) sign(name string) string {
	switch name {
	case "LaTeX", "TeX", "LaTeXe", "BibTeX", "XeTeX", "LuaTeX", "pdfTeX":
		return strings.TrimSuffix(name, "e")
	case "quad", "qquad", "space", "enspace", "thinspace":
		return " "
	case "S", "P":
		return markup.Sign(name)
	case "slash":
		return "/"
	case "lbrack":
		return "["
	case "textquotesingle":
		return "'"
	case "textquotedblleft":
		return "“"
	case "textquotedblright":
		return "”"
	}
	return markup.Sign(name)
}

// afterName passes over the blanks behind a command's name, or an empty group there.
func (r *reader) afterName() {
	if strings.HasPrefix(r.s[r.i:], "{}") {
		r.i += 2
		return
	}
	for r.i < len(r.s) && r.s[r.i] == ' ' {
		r.i++
	}
}

// symbol reads a command whose name is no letter.
func (r *reader) symbol(rest string) {
	if rest == "" {
		r.i++
		return
	}
	switch c := rest[0]; c {
	case '\\':
		r.i += 2
		r.optional()
		r.put(markup.Element(atom.Br))
	case '(', '[':
		closing := map[byte]string{'(': `\)`, '[': `\]`}[c]
		end := r.ends.Find(closing, r.i+2, nil)
		if end < 0 {
			r.i += 2
			return
		}
		tex := r.s[r.i+2 : end]
		r.i = end + 2
		r.math(tex, c == '[')
	case ')', ']', '/', '-', '!', '@', '+':
		r.i += 2
	case ',', ';', ':', ' ', '\n', '>':
		r.i += 2
		r.words.WriteByte(' ')
	case '\'', '`', '^', '"', '~', '=', '.':
		r.i += 2
		r.words.WriteString(accented(c, r.argument()))
	default:
		r.i += 2
		if c < 0x80 {
			r.words.WriteByte(c)
		} else {
			r.i--
		}
	}
}

// verb reads text that stands as it is between two equal characters, or braces.
func (r *reader) verb() {
	r.optional()
	if r.i >= len(r.s) {
		return
	}
	closing := r.s[r.i : r.i+1]
	if closing == "{" {
		closing = "}"
	}
	n := strings.Index(r.s[r.i+1:min(len(r.s), r.i+1024)], closing)
	if n < 0 {
		return
	}
	r.put(markup.Code(r.s[r.i+1 : r.i+1+n]))
	r.i += n + 2
}

// define reads the definition of a command, the title and the like, which show nothing where they stand.
func (r *reader) define(name string) bool {
	switch name {
	case "newcommand", "renewcommand", "providecommand", "DeclareRobustCommand":
		r.optional()
		command := strings.TrimSpace(r.argument())
		args, _ := strconv.Atoi(r.optional())
		given := r.optional() != ""
		body := r.argument()
		if command = strings.TrimPrefix(command, `\`); command != "" && args >= 0 && args < 10 && len(r.macros) < mostMacros && !given {
			r.macros[command] = macro{args, body}
		}
	case "def":
		command := strings.TrimPrefix(r.argument(), `\`)
		args := 0
		for r.i+1 < len(r.s) && r.s[r.i] == '#' {
			args++
			r.i += 2
		}
		if body, ok := r.groupArgument(); ok && command != "" && args < 10 && len(r.macros) < mostMacros {
			r.macros[command] = macro{args, body}
		}
	case "title":
		r.optional()
		r.Text.title = r.argument()
	case "author":
		r.optional()
		if r.Text.author != "" {
			r.Text.author += ", "
		}
		r.Text.author += r.argument()
	case "date":
		r.Text.date = r.argument()
	case "maketitle":
		r.add(r.heading()...)
	default:
		return false
	}
	return true
}

// expand puts what a command stands for in its place.
func (r *reader) expand(m macro) {
	body := m.body
	if m.args == 0 {
		r.afterName()
	}
	var pairs []string
	for n := range m.args {
		pairs = append(pairs, "#"+strconv.Itoa(n+1), r.argument())
	}
	body = strings.NewReplacer(pairs...).Replace(body)
	if r.spent += len(body) + 1; r.spent > mostSpent*(r.length+1024) || r.depth > deepest {
		return
	}
	r.put(r.inline(body, r.depth+1)...)
}

// switched reads a command that changes the style up to the end of the group.
func (r *reader) switched(name string) bool {
	kind := atom.Atom(0)
	switch name {
	case "bf", "bfseries":
		kind = atom.Strong
	case "em", "it", "itshape", "sl", "slshape":
		kind = atom.Em
	case "tt", "ttfamily":
		kind = atom.Code
	default:
		return false
	}
	r.endWords()
	r.afterName()
	if kind == atom.Code || len(r.style) > 2 {
		return true // what follows may hold more than code can
	}
	r.style = append(r.style[:len(r.style):len(r.style)], kind)
	return true
}

// text reads a command that gives its text a style.
func (r *reader) text(name string) bool {
	kind := atom.Span
	switch name {
	case "emph", "textit", "textsl", "enquote", "textquote":
		kind = atom.Em
		if strings.HasSuffix(name, "quote") {
			kind = atom.Q
		}
	case "textbf", "alert":
		kind = atom.Strong
	case "textsuperscript":
		kind = atom.Sup
	case "textsubscript":
		kind = atom.Sub
	case "sout":
		kind = atom.Del
	case "texttt", "code", "path", "lstset":
		if name == "lstset" {
			r.argument()
			return true
		}
		r.put(markup.Code(markup.Plain(r.inline(r.argument(), r.depth+1))))
		return true
	case "underline", "textsc", "textsf", "textrm", "textup", "textmd", "textnormal", "mbox", "hbox", "text", "uline", "fbox", "makebox", "framebox", "centerline", "uppercase", "MakeUppercase", "ensuremath", "protect", "xspace", "href@text", "thanks@text", "raisebox@":
	case "textcolor", "colorbox", "scalebox", "raisebox", "parbox":
		r.optional()
		r.argument()
		r.optional()
	default:
		return false
	}
	r.optional()
	if name == "protect" || name == "xspace" {
		return true
	}
	r.put(markup.Element(kind, r.inline(r.argument(), r.depth+1)...))
	return true
}
