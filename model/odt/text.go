package odt

import (
	"encoding/xml"
	"path"
	"strings"

	dom "golang.org/x/net/html"

	"lede/model/flow"
	"lede/model/tree"
)

// line is a paragraph that is being built.
type line struct {
	flow  *flow.Flow
	p     *dom.Node
	boxes []*dom.Node // what stands in boxes beside it
}

// mostBlanks is how many blanks one element may stand for.
const mostBlanks = 200

// inline adds the running text in n to a line.
func (d *Document) inline(l *line, n *dom.Node, s flow.Style) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == dom.TextNode {
			s.Run(l.p, tree.Word(c.Data))
			continue
		}
		switch c.Data {
		case "s":
			times, ok := number(c, "c")
			if !ok {
				times = 1
			}
			s.Run(l.p, tree.Word(strings.Repeat(" ", min(times, mostBlanks))))
		case "tab":
			s.Run(l.p, tree.Word("\t"))
		case "line-break":
			s.Run(l.p, tree.New("br"))
		case "span":
			d.inline(l, c, d.looks(s, tree.Attr(c, "style-name"), false))
		case "a":
			in := s
			in.Link = target(tree.Attr(c, "href"))
			d.inline(l, c, in)
		case "note":
			if body := tree.Child(c, "note-body"); body != nil {
				d.blocks(l.flow.Note(l.p), body)
			}
		case "bookmark", "bookmark-start", "reference-mark", "reference-mark-start":
			if name := tree.Attr(c, "name"); name != "" && !strings.HasPrefix(name, "__RefHeading") && !strings.HasPrefix(name, "_Toc") {
				l.p.AppendChild(tree.Set(tree.New("span"), "id", place(name)))
			}
		case "frame", "custom-shape", "g", "rect", "control":
			d.frame(l, c)
		case "ruby": // the reading stands behind the letters
			if base, text := tree.Child(c, "ruby-base"), tree.Child(c, "ruby-text"); base != nil && text != nil {
				d.inline(l, base, s)
				s.Run(l.p, tree.Word("("+tree.Text(text, 256)+")"))
			}
		case "annotation", "annotation-end", "tracked-changes", "script", "deletion", "hidden-paragraph", "line", "connector":
		default: // a field shows what was in it last
			d.inline(l, c, s)
		}
	}
}

// target returns where a link leads. Those to places in the text end in what kind of place it is.
func target(href string) string {
	at, ok := strings.CutPrefix(href, "#")
	if !ok {
		return href
	}
	if i := strings.LastIndex(at, "|"); i >= 0 {
		at = at[:i]
	}
	return "#" + place(at)
}

// place returns the name of a place without blanks.
func place(name string) string { return strings.ReplaceAll(strings.TrimSpace(name), " ", "-") }

// frame adds what a frame holds: a picture by what describes it, a formula, or a box of text, which is noted.
func (d *Document) frame(l *line, n *dom.Node) {
	box := tree.Child(n, "text-box")
	if n.Data != "frame" && (tree.Child(n, "p") != nil || tree.Child(n, "list") != nil || n.Data == "g") {
		box = n
	}
	if box != nil {
		l.boxes = append(l.boxes, box)
		return
	}
	if o := tree.Child(n, "object"); o != nil {
		if f := d.formula(o); f != "" {
			l.p.AppendChild(tree.New("code", tree.Word(f)))
			return
		}
	}
	if tree.Child(n, "image") == nil && n.Data != "image" {
		return
	}
	alt := ""
	for _, name := range []string{"desc", "title"} {
		if c := tree.Child(n, name); c != nil && alt == "" {
			alt = strings.TrimSpace(tree.Text(c, 16<<10))
		}
	}
	if alt == "" {
		if alt = tree.Attr(n, "name"); alt == "" {
			alt = "picture"
		}
	}
	l.p.AppendChild(tree.Set(tree.New("img"), "alt", alt))
}

// formula returns the formula that an object is, as it was written if that is kept, "" if it is none.
func (d *Document) formula(object *dom.Node) string {
	math := tree.Child(object, "math")
	if href := tree.Attr(object, "href"); math == nil && href != "" && d.files != nil {
		r, err := d.files.Open(path.Join(href, "content.xml"))
		if err != nil {
			return ""
		}
		defer r.Close()
		x := tree.NewXML(r, false)
		for math == nil {
			t, err := x.Token()
			if err != nil {
				return ""
			}
			start, ok := t.(xml.StartElement)
			if !ok {
				continue
			}
			if start.Name.Local != "math" {
				return ""
			}
			math, _ = x.Element(start) // of a damaged one, what there is
		}
	}
	if math == nil {
		return ""
	}
	text := tree.Text(math, 1<<14)
	tree.Each(math, func(n *dom.Node) {
		if n.Data == "annotation" {
			text = tree.Text(n, 1<<14)
		}
	})
	return strings.Join(strings.Fields(text), " ")
}
