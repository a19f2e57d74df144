package html

import (
	"cmp"
	"strings"
	"unicode/utf8"

	dom "golang.org/x/net/html"

	"lede/model/tex"
	"lede/model/tree"
)

// math writes a formula: from its TeX, if the page has it, else from its elements (MathML 3, 3).
func (w *walker) math(n *dom.Node) {
	told := strings.TrimSpace(tree.Attr(n, "alttext"))
	source := annotation(n)
	if source == "" && (n.FirstChild == nil || strings.ContainsAny(told, `\^_`)) {
		source = told
	}
	if source = strings.TrimSpace(source[:min(len(source), longestLine)]); source != "" {
		w.formula(strings.ToValidUTF8(source, ""))
		return
	}
	var m mathematics
	m.all(n)
	w.add(run{text: cmp.Or(tex.Text(m.String()), strings.ToValidUTF8(told[:min(len(told), longestLine)], ""))})
}

// annotation returns the TeX that goes with a formula.
func annotation(n *dom.Node) string {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Data == "annotation" && strings.Contains(tree.Attr(c, "encoding"), "tex") {
			return tree.Text(c, longestLine)
		}
		if c.Data == "semantics" {
			return annotation(c)
		}
	}
	return ""
}

// mathematics is the TeX that is made of a formula's elements.
type mathematics struct{ strings.Builder }

// all writes what stands in n.
func (m *mathematics) all(n *dom.Node) {
	for c := n.FirstChild; c != nil && m.Len() < longestLine; c = c.NextSibling {
		if c.Type == dom.TextNode {
			m.words(c.Data)
		} else if c.Type == dom.ElementNode {
			m.element(c)
		}
	}
}

// element writes an element.
func (m *mathematics) element(n *dom.Node) {
	parts := elements(n)
	switch n.Data {
	case "mi":
		m.name(squeezeLine(tree.Text(n, longestLine)))
	case "mo":
		m.sign(squeezeLine(tree.Text(n, longestLine)))
	case "mn", "mtext", "ms":
		m.words(tree.Text(n, longestLine))
	case "mspace":
		m.WriteString(`\ `)
	case "mphantom", "annotation", "annotation-xml", "none", "mprescripts":
	case "mfrac":
		m.part(`\frac`, parts, 0)
		m.part("", parts, 1)
	case "msqrt":
		m.WriteString(`\sqrt{`)
		m.all(n)
		m.WriteByte('}')
	case "mroot":
		if m.WriteString(`\sqrt`); len(parts) > 1 {
			m.WriteByte('[')
			m.element(parts[1])
			m.WriteByte(']')
		}
		m.part("", parts, 0)
	case "msub", "munder", "msup", "mover", "msubsup", "munderover":
		m.scripts(n.Data, parts)
	case "mmultiscripts":
		m.multiscripts(parts)
	case "mfenced":
		m.fenced(n, parts)
	case "mtable":
		m.WriteString(`\begin{matrix}`)
		m.all(n)
		m.WriteString(`\end{matrix}`)
	case "mtr", "mlabeledtr":
		for i := range parts {
			if i > 0 {
				m.WriteByte('&')
			}
			m.part("", parts, i)
		}
		m.WriteString(`\\ `)
	default:
		m.all(n)
	}
}

// part writes an argument of a command: the i-th of some parts.
func (m *mathematics) part(before string, parts []*dom.Node, i int) {
	m.WriteString(before + "{")
	if i < len(parts) && m.Len() < longestLine {
		m.element(parts[i])
	}
	m.WriteByte('}')
}

// scripts writes what stands above and below something.
func (m *mathematics) scripts(kind string, parts []*dom.Node) {
	if kind == "mover" && len(parts) > 1 {
		if accent := accents[squeezeLine(tree.Text(parts[1], 16))]; accent != "" {
			m.part(accent, parts, 0)
			return
		}
	}
	if len(parts) == 0 {
		return
	}
	if parts[0].Data == "mfrac" {
		m.WriteString(`\left(`)
	}
	if m.element(parts[0]); parts[0].Data == "mfrac" {
		m.WriteString(`\right)`)
	}
	switch kind {
	case "msub", "munder":
		m.part("_", parts, 1)
	case "msup", "mover":
		m.part("^", parts, 1)
	default:
		m.part("_", parts, 1)
		m.part("^", parts, 2)
	}
}

// multiscripts writes pairs of scripts, those behind "mprescripts" before what they belong to.
func (m *mathematics) multiscripts(parts []*dom.Node) {
	var behind, before mathematics
	to := &behind
	mark := "_"
	for _, n := range parts[min(1, len(parts)):] {
		switch {
		case n.Data == "mprescripts":
			to, mark = &before, "_"
			continue
		case n.Data != "none":
			to.part(mark, []*dom.Node{n}, 0)
		}
		mark = map[string]string{"_": "^", "^": "_"}[mark]
	}
	if before.Len() > 0 {
		m.WriteString("{}" + before.String())
	}
	if len(parts) > 0 {
		m.element(parts[0])
	}
	m.WriteString(behind.String())
}

// fenced writes things in parentheses, or what an element has for them, with commas between them.
func (m *mathematics) fenced(n *dom.Node, parts []*dom.Node) {
	sign := map[string]string{"open": "(", "close": ")", "separators": ","}
	for _, a := range n.Attr {
		if _, ok := sign[a.Key]; ok {
			sign[a.Key] = strings.TrimSpace(a.Val)
		}
	}
	m.sign(sign["open"])
	separators := []rune(sign["separators"])
	for i, p := range parts {
		if i > 0 && len(separators) > 0 {
			m.sign(string(separators[min(i, len(separators))-1]))
		}
		m.element(p)
	}
	m.sign(sign["close"])
}

// inTeX are the characters that mean something else in TeX.
var inTeX = strings.NewReplacer(`\`, `\backslash `, "{", `\{`, "}", `\}`, "$", `\$`, "&", `\&`, "#", `\#`, "_", `\_`, "%", `\%`, "^", `\text{^}`, "~", `\sim `)

// name writes the name of a variable or a function.
func (m *mathematics) name(s string) {
	switch _, n := utf8.DecodeRuneInString(s); {
	case s == "":
	case n < len(s):
		m.WriteString(`\operatorname{` + inTeX.Replace(s) + "}")
	default:
		m.WriteString(inTeX.Replace(s) + " ")
	}
}

// sign writes an operator, or what is between some things.
func (m *mathematics) sign(s string) {
	switch s {
	case "\u2061", "\u2062", "\u2063", "\u2064": // they are not to be seen
	case "-":
		m.WriteString("−")
	case "lim", "max", "min", "sup", "inf", "log", "sin", "cos", "exp", "det", "mod":
		m.WriteString(`\operatorname{` + s + "}")
	default:
		m.WriteString(inTeX.Replace(s))
	}
}

// words writes a number or words.
func (m *mathematics) words(s string) {
	lead, end := strings.HasPrefix(s, " ") || strings.HasPrefix(s, "\u00a0"), strings.HasSuffix(s, " ") || strings.HasSuffix(s, "\u00a0")
	if s = squeezeLine(s); s == "" {
		return
	}
	if strings.Trim(s, "0123456789.") == "" {
		m.WriteString(s)
		return
	}
	if s = strings.ReplaceAll(inTeX.Replace(s), `\$`, `}\$\text{`); lead {
		s = " " + s
	}
	if end {
		s += " "
	}
	m.WriteString(`\text{` + s + "}")
}

// accents are the commands for the signs that stand above letters.
var accents = map[string]string{"¯": `\bar`, "‾": `\bar`, "_": `\bar`, "^": `\hat`, "ˆ": `\hat`, "→": `\vec`, "⃗": `\vec`, "˙": `\dot`, "¨": `\ddot`, "~": `\tilde`, "˜": `\tilde`, "ˇ": `\check`}

// elements returns the elements that stand in n itself.
func elements(n *dom.Node) (all []*dom.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == dom.ElementNode {
			all = append(all, c)
		}
	}
	return all
}
