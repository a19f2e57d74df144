package docx

import (
	"strconv"
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

// field is something that Word computes, such as a link or the number of a page (ECMA-376 part 1, 17.16).
type field struct {
	code  strings.Builder
	shown bool // what comes is its result
}

// paragraph adds a paragraph.
func (d *Document) paragraph(f *flow.Flow, n *dom.Node) {
	properties := tree.Child(n, "pPr")
	what, level := d.kindOf(properties)
	if d.look.level > 0 && what == flow.Body {
		what, level = flow.Heading, d.look.level
	}
	d.look.level = 0
	l := &line{flow: f, p: tree.New("p")}
	d.inline(l, n, flow.Style{})
	for k := len(d.fields); k > 0 && !d.fields[k-1].shown; k-- { // one without an end would hide the rest
		d.fields = d.fields[:k-1]
	}
	id, depth, numbered := d.numbering(properties)
	label, bullet := "", false
	if numbered && strings.TrimSpace(tree.Text(l.p, 1<<10)) != "" {
		label, bullet = d.lists.label(id, depth)
	}
	switch {
	case what == flow.Heading && label != "":
		l.p.InsertBefore(tree.Word(label+" "), l.p.FirstChild)
		f.Paragraph(what, level, l.p)
	case what != flow.Body && what != flow.More || !numbered:
		f.Paragraph(what, level, l.p)
	case bullet:
		f.Item(depth, flow.Marker{}, l.p)
	case label != "":
		f.Item(depth, flow.MarkerOf(label), l.p)
	default:
		f.Paragraph(flow.More, 0, l.p)
	}
	for _, b := range l.boxes {
		d.blocks(f, b)
	}
}

// inline adds the running text in n to a line.
func (d *Document) inline(l *line, n *dom.Node, s flow.Style) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Data {
		case "r":
			d.run(l, c, s)
		case "hyperlink":
			in := s
			if in.Link = d.links[tree.Attr(c, "id")]; tree.Attr(c, "anchor") != "" {
				in.Link += "#" + tree.Attr(c, "anchor")
			}
			d.inline(l, c, in)
		case "fldSimple":
			in := s
			if to := linkIn(tree.Attr(c, "instr")); to != "" {
				in.Link = to
			}
			d.inline(l, c, in)
		case "sdt":
			if content := tree.Child(c, "sdtContent"); content != nil {
				d.inline(l, content, s)
			}
		case "ins", "moveTo", "smartTag", "customXml", "dir", "bdo", "oMathPara":
			d.inline(l, c, s)
		case "AlternateContent":
			if a := alternative(c); a != nil {
				d.inline(l, a, s)
			}
		case "bookmarkStart":
			d.place(l, tree.Attr(c, "name"))
		case "oMath":
			s.Run(l.p, tree.New("code", tree.Word(formula(c))))
		}
	}
}

// place marks a place that a link may lead to. Those that Word makes for itself are left out but for those of references.
func (d *Document) place(l *line, name string) {
	if name == "" || name[0] == '_' && !strings.HasPrefix(name, "_Ref") || d.anchors[name] || len(d.anchors) > 100_000 {
		return
	}
	d.anchors[name] = true
	l.p.AppendChild(tree.Set(tree.New("span"), "id", name))
}

// run adds a run: a stretch of text that looks the same.
func (d *Document) run(l *line, n *dom.Node, s flow.Style) {
	s = d.looks(s, tree.Child(n, "rPr"))
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Data {
		case "fldChar":
			d.fieldMark(tree.Attr(c, "fldCharType"))
			continue
		case "instrText":
			if k := len(d.fields); k > 0 && !d.fields[k-1].shown && d.fields[k-1].code.Len() < 4096 {
				d.fields[k-1].code.WriteString(tree.Text(c, 4096))
			}
			continue
		}
		in, shown := s, true
		for i := range d.fields {
			shown = shown && d.fields[i].shown
			if to := linkIn(d.fields[i].code.String()); to != "" {
				in.Link = to
			}
		}
		if shown {
			d.piece(l, c, in)
		}
	}
}

// piece adds a piece of a run.
func (d *Document) piece(l *line, c *dom.Node, s flow.Style) {
	word := func(text string) { s.Run(l.p, tree.Word(text)) }
	switch c.Data {
	case "t":
		word(tree.Text(c, 1<<30))
	case "tab", "ptab":
		word("\t")
	case "br", "cr":
		if kind := tree.Attr(c, "type"); kind != "page" && kind != "column" {
			s.Run(l.p, tree.New("br"))
		}
	case "noBreakHyphen":
		word("\u2011")
	case "sym":
		word(symbol(tree.Attr(c, "char")))
	case "footnoteReference", "endnoteReference":
		d.note(l, strings.TrimSuffix(c.Data, "Reference"), tree.Attr(c, "id"))
	case "drawing", "pict", "object":
		d.drawing(l, c)
	case "AlternateContent":
		if a := alternative(c); a != nil {
			for x := a.FirstChild; x != nil; x = x.NextSibling {
				d.piece(l, x, s)
			}
		}
	case "ruby": // the reading stands behind the letters
		if base, rt := tree.Child(c, "rubyBase"), tree.Child(c, "rt"); base != nil && rt != nil {
			d.inline(l, base, s)
			word("(" + strings.TrimSpace(tree.Text(rt, 256)) + ")")
		}
	}
}

// symbols are what the signs of Wingdings that stand in texts mean.
var symbols = map[int64]string{0xfe: "☑", 0xfd: "☒", 0xa8: "☐", 0x6f: "☐", 0xfc: "✓", 0xfb: "✗", 0xe0: "→", 0xdf: "←", 0x4a: "☺", 0xb7: "•", 0xa7: "▪"}

// symbol returns a sign that is given by its number in a font of signs.
func symbol(char string) string {
	n, err := strconv.ParseInt(char, 16, 32)
	if err != nil {
		return ""
	}
	if n >= 0xf000 && n <= 0xf0ff { // fonts of signs stand in the private area
		n -= 0xf000
		if s := symbols[n]; s != "" {
			return s
		}
	}
	return string(rune(n))
}

// mostFields is how many fields may stand in each other.
const mostFields = 32

// fieldMark begins a field, its result, or ends it.
func (d *Document) fieldMark(kind string) {
	switch n := len(d.fields); {
	case kind == "begin" && n < mostFields:
		d.fields = append(d.fields, field{})
	case kind == "separate" && n > 0:
		d.fields[n-1].shown = true
	case kind == "end" && n > 0:
		d.fields = d.fields[:n-1]
	}
}

// linkIn returns where the field of a link leads, "" for any other: HYPERLINK "address" \l "place".
func linkIn(code string) string {
	rest, ok := strings.CutPrefix(strings.TrimSpace(code), "HYPERLINK")
	if !ok {
		return ""
	}
	to, place := "", false
	for len(rest) > 0 {
		rest = strings.TrimLeft(rest, " ")
		var word string
		if quoted, ok := strings.CutPrefix(rest, `"`); ok {
			word, rest, _ = strings.Cut(quoted, `"`)
		} else {
			word, rest, _ = strings.Cut(rest, " ")
		}
		switch {
		case word == `\l`:
			place = true
		case strings.HasPrefix(word, `\`):
			return to
		case place:
			return to + "#" + word
		case to == "":
			to = word
		}
	}
	return to
}

// note adds a note.
func (d *Document) note(l *line, kind, id string) {
	if d.notes[kind] == nil {
		d.notes[kind] = map[string]*dom.Node{}
		if root := d.part(kind + "s.xml"); root != nil {
			for c := root.FirstChild; c != nil; c = c.NextSibling {
				if c.Data == kind {
					d.notes[kind][tree.Attr(c, "id")] = c
				}
			}
		}
	}
	n := d.notes[kind][id]
	if n == nil {
		return
	}
	delete(d.notes[kind], id) // one that refers to itself would never end
	fields := d.fields
	d.fields = nil
	d.blocks(l.flow.Note(l.p), n)
	d.fields = fields
}
