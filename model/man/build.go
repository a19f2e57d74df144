package man

import (
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/html"
	"lede/model/tree"
)

// style is how a piece of text looks, and where it leads.
type style struct {
	bold, italic, code bool
	to                 string // "" if nowhere
}

// run is a piece of text in one style. One of a line feed alone breaks the line.
type run struct {
	text string
	style
}

// builder makes the tree of a part.
type builder struct {
	ready    *dom.Node // a part that is finished
	levels   []level   // the innermost last; the first is the part itself
	beyond   int       // levels that are too deep
	runs     []run     // of the paragraph that is read
	from     html.Line // with which that begins
	here     html.Line // of the page's source, which is read
	size     int       // of their text in bytes
	total    int       // of the part's text in bytes
	gap      bool      // a blank comes before the next text
	nofill   bool      // lines stay as they are
	into     *dom.Node // the heading, term or cell that the text belongs to; nil for a paragraph
	language string    // of the code
	self     string    // the page's own title, such as printf(3), which leads nowhere; in any case of letters
	term     *dom.Node // the paragraph that may be a term of what is indented next; nil if none
}

// fresh begins a part.
func (b *builder) fresh() {
	b.levels = append(b.levels[:0], level{at: tree.New("div")})
	b.beyond, b.total, b.into, b.term = 0, 0, nil, nil
}

// cut ends the part.
func (b *builder) cut() {
	if b.flush(); b.ready != nil {
		return
	}
	for len(b.levels) > 1 {
		b.outdent()
	}
	b.closeItem()
	if root := b.levels[0].at; root.FirstChild != nil {
		b.ready = root
		b.levels[0] = level{at: tree.New("div")}
	}
}

// room ends the part before a new block, if it is long enough and nothing is open around it.
func (b *builder) room() {
	if b.total > partSize && len(b.levels) == 1 && b.ready == nil {
		b.cut()
		b.total = 0
	}
}

// top returns the innermost level.
func (b *builder) top() *level { return &b.levels[len(b.levels)-1] }

// where returns what the next block is put in.
func (b *builder) where() *dom.Node {
	if l := b.top(); l.item != nil {
		return l.item
	}
	return b.top().at
}

// add adds text to the paragraph.
func (b *builder) add(s string, st style) {
	if s == "" {
		return
	}
	if b.gap {
		b.gap = false
		if n := len(b.runs); n > 0 && b.runs[n-1].text != "\n" {
			between := st
			if b.runs[n-1].style != st {
				between = style{}
			}
			b.append(" ", between)
		}
	}
	b.append(s, st)
	if b.size > longestParagraph && b.into == nil {
		b.flush()
		b.room()
	}
}

// append adds a run, or to the last one: up to some length, so that long ones aren't copied again and again.
func (b *builder) append(s string, st style) {
	if b.size += len(s); len(b.runs) == 0 {
		b.from = b.here
	}
	if n := len(b.runs) - 1; n >= 0 && b.runs[n].style == st && b.runs[n].text != "\n" && s != "\n" && len(b.runs[n].text) < 256 {
		b.runs[n].text += s
		return
	}
	b.runs = append(b.runs, run{s, st})
}

// lineBreak ends a line that goes on with another of the same paragraph.
func (b *builder) lineBreak() {
	b.gap = false
	if n := len(b.runs); n > 0 && (b.nofill || b.runs[n-1].text != "\n") {
		b.append("\n", style{})
	}
}

// blank reports whether nothing was read of the paragraph.
func (b *builder) blank() bool {
	for _, r := range b.runs {
		if strings.Trim(r.text, " \n\t") != "" {
			return false
		}
	}
	return true
}

// begun returns an element that begins with the line that is read.
func (b *builder) begun(name string) *dom.Node {
	n := tree.New(name)
	html.From(n, b.here)
	return n
}

// flush ends the paragraph.
func (b *builder) flush() {
	b.gap = false
	if b.blank() {
		b.runs, b.size = b.runs[:0], 0
		return
	}
	b.total += b.size
	runs := b.runs
	b.runs, b.size, b.term = b.runs[:0], 0, nil
	switch {
	case b.into != nil:
		fill(b.into, b.referred(runs))
	case b.nofill:
		b.code(runs)
	default:
		p := tree.New("p")
		html.From(p, b.from)
		fill(p, b.referred(runs))
		b.where().AppendChild(p)
		b.term = p
	}
}

// code adds text whose lines stay as they are.
func (b *builder) code(runs []run) {
	pre := tree.New("pre")
	html.From(pre, b.from)
	code := tree.New("code")
	if b.language != "" {
		code.Attr = []dom.Attribute{{Key: "class", Val: "language-" + b.language}}
	}
	var text strings.Builder
	for _, r := range runs {
		text.WriteString(r.text)
	}
	code.AppendChild(tree.Word(dedented(text.String())))
	pre.AppendChild(code)
	b.where().AppendChild(pre)
}

// dedented returns lines without the indentation that all of them share.
func dedented(s string) string {
	least := len(s)
	for line := range strings.Lines(s) {
		if text := strings.TrimLeft(line, " "); text != "\n" && text != "" {
			least = min(least, len(line)-len(text))
		}
	}
	if least == 0 || least == len(s) {
		return s
	}
	var b strings.Builder
	for line := range strings.Lines(s) {
		b.WriteString(line[min(least, len(line)-len(strings.TrimLeft(line, " "))):])
	}
	return b.String()
}

// fill puts runs in an element.
func fill(n *dom.Node, runs []run) {
	for _, r := range runs {
		if r.text == "\n" {
			n.AppendChild(tree.New("br"))
			continue
		}
		in := n
		for _, tag := range []struct {
			name string
			on   bool
		}{{"a", r.to != ""}, {"strong", r.bold}, {"em", r.italic}, {"code", r.code}} {
			if tag.on {
				c := tree.New(tag.name)
				in.AppendChild(c)
				in = c
			}
		}
		if r.to != "" {
			n.LastChild.Attr = []dom.Attribute{{Key: "href", Val: r.to}}
		}
		in.AppendChild(tree.Word(r.text))
	}
}

// textOf returns the text in a tree.
func textOf(n *dom.Node) string {
	var s strings.Builder
	var walk func(*dom.Node)
	walk = func(n *dom.Node) {
		if n.Type == dom.TextNode {
			s.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		switch n.DataAtom {
		case atom.P, atom.H2, atom.H3, atom.Br, atom.Dt, atom.Li, atom.Td, atom.Pre:
			s.WriteByte('\n')
		}
	}
	walk(n)
	return s.String()
}
