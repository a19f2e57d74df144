package docx

import (
	"strings"

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
	arg := func(name string) string {
		if c := tree.Child(n, name); c != nil {
			return formula(c)
		}
		return ""
	}
	group := func(s string) string {
		if len([]rune(s)) == 1 {
			return s
		}
		return "{" + s + "}"
	}
	switch n.Data {
	case "t":
		return tree.Text(n, 1<<16)
	case "f":
		return `\frac{` + arg("num") + "}{" + arg("den") + "}"
	case "sSup":
		return arg("e") + "^" + group(arg("sup"))
	case "sSub":
		return arg("e") + "_" + group(arg("sub"))
	case "sSubSup":
		return arg("e") + "_" + group(arg("sub")) + "^" + group(arg("sup"))
	case "rad":
		if deg := arg("deg"); deg != "" {
			return `\sqrt[` + deg + "]{" + arg("e") + "}"
		}
		return `\sqrt{` + arg("e") + "}"
	case "nary":
		sign := value(tree.Child(tree.Child(n, "naryPr"), "chr"))
		if sign == "" {
			sign = "∫"
		}
		for _, x := range [][2]string{{"_", arg("sub")}, {"^", arg("sup")}} {
			if x[1] != "" {
				sign += x[0] + group(x[1])
			}
		}
		return sign + " " + arg("e")
	case "d":
		open, shut := "(", ")"
		if p := tree.Child(n, "dPr"); p != nil {
			if c := tree.Child(p, "begChr"); c != nil {
				open = value(c)
			}
			if c := tree.Child(p, "endChr"); c != nil {
				shut = value(c)
			}
		}
		return open + arg("e") + shut
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == dom.ElementNode {
			b.WriteString(formula(c))
		}
	}
	return b.String()
}
