package docx

import (
	"strings"
	"unicode/utf8"

	dom "golang.org/x/net/html"

	"lede/model/tree"
)

// drawing adds what a drawing is of, and notes the text in it.
func (d *Document) drawing(l *line, n *dom.Node) {
	alt, pictured := "", false
	var look func(c *dom.Node)
	look = func(c *dom.Node) {
		switch c.Data {
		case "txbxContent":
			l.boxes = append(l.boxes, c)
			return // what drawings stand in it come with it
		case "AlternateContent":
			if a := alternative(c); a != nil {
				look(a)
			}
			return
		case "docPr", "shape", "imagedata":
			for _, name := range []string{"descr", "alt", "title", "name"} {
				if a := tree.Attr(c, name); a != "" && (alt == "" || name != "name") {
					alt = a
					break
				}
			}
			pictured = pictured || c.Data == "imagedata" || tree.Attr(c, "descr") != ""
		case "blip", "chart", "relIds":
			pictured = true
		}
		for x := c.FirstChild; x != nil; x = x.NextSibling {
			look(x)
		}
	}
	look(n)
	if len(l.boxes) == 0 && pictured {
		if strings.TrimSpace(alt) == "" {
			alt = "picture"
		}
		l.p.AppendChild(tree.Set(tree.New("img"), "alt", alt))
	}
}

// formula returns a formula on one line, with its structure as TeX writes it (ECMA-376 part 1, 22.1).
func formula(n *dom.Node) string {
	switch n.Data {
	case "t":
		return tree.Text(n, 1<<16)
	case "f":
		return `\frac{` + argument(n, "num") + "}{" + argument(n, "den") + "}"
	case "sSup", "sSub", "sSubSup":
		return argument(n, "e") + scripts(n)
	case "rad":
		if degree := argument(n, "deg"); degree != "" {
			return `\sqrt[` + degree + "]{" + argument(n, "e") + "}"
		}
		return `\sqrt{` + argument(n, "e") + "}"
	case "nary":
		sign := value(tree.Child(tree.Child(n, "naryPr"), "chr"))
		if sign == "" {
			sign = "∫"
		}
		return sign + scripts(n) + " " + argument(n, "e")
	case "d":
		open, shut := "(", ")"
		if c := tree.Child(tree.Child(n, "dPr"), "begChr"); c != nil {
			open = value(c)
		}
		if c := tree.Child(tree.Child(n, "dPr"), "endChr"); c != nil {
			shut = value(c)
		}
		return open + argument(n, "e") + shut
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == dom.ElementNode {
			b.WriteString(formula(c))
		}
	}
	return b.String()
}

// argument returns a part of a formula, "" if it isn't there.
func argument(n *dom.Node, name string) string {
	if c := tree.Child(n, name); c != nil {
		return formula(c)
	}
	return ""
}

// scripts returns what stands below and above a part of a formula.
func scripts(n *dom.Node) string {
	out := ""
	for _, s := range [][2]string{{"_", argument(n, "sub")}, {"^", argument(n, "sup")}} {
		switch {
		case s[1] == "":
		case utf8.RuneCountInString(s[1]) == 1:
			out += s[0] + s[1]
		default:
			out += s[0] + "{" + s[1] + "}"
		}
	}
	return out
}
