package man

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"

	"lede/model/tree"
)

// mdocSection handles what a page says of itself, and its sections.
func (p *Page) mdocSection(name string, args []token) bool {
	words := make([]string, len(args))
	for i, t := range args {
		words[i] = t.text
	}
	switch name {
	case "Dd":
	case "Dt":
		if words = append(words, "", ""); p.title == "" {
			p.named(plain(words[0]), plain(words[1]))
		}
	case "Os":
		if s := plain(strings.Join(words, " ")); s != "" {
			p.marks = append([]string{s}, p.marks...)
		}
	case "Sh", "Ss":
		p.mdocEnd()
		p.beginHeading(map[string]string{"Sh": "SH", "Ss": "SS"}[name], nil)
		p.calls(args, false)
		p.endLine()
	default:
		return false
	}
	return true
}

// mdocEnd ends all that a section may have left open.
func (p *Page) mdocEnd() {
	p.endEntry()
	p.lists, p.glued, p.tight, p.held, p.fn, p.authors = p.lists[:0], false, false, false, -1, false
}

// mdocBlock handles paragraphs, lists and displays. It reports whether the macro is one of them.
func (p *Page) mdocBlock(name string, args []token) bool {
	switch name {
	case "Pp", "Lp":
		if p.into != nil && p.next == "" {
			return true
		}
		p.paragraphGap()
	case "Bl":
		p.beginList(args)
	case "It":
		p.listItem(args)
	case "El":
		p.endList(false)
	case "Bd":
		p.display(args)
	case "Ed":
		p.endList(true)
	case "D1", "Dl":
		p.oneLine(name, args)
	case "Rs":
		p.entry = []field{}
	case "Re":
		p.endEntry()
	case "Sm":
		on := len(args) == 0 && p.tight || len(args) > 0 && args[0].text == "on"
		p.tight, p.loose = !on, !on
	case "Bf":
		if len(args) > 0 {
			p.setFont(map[string]string{"-emphasis": "I", "Em": "I", "-literal": "C", "Li": "C", "-symbolic": "B", "Sy": "B"}[args[0].text])
		}
	case "Ef":
		p.font = fonts{}
	case "Bk", "Ek", "Tg":
	default:
		return false
	}
	return true
}

// oneLine shows one line by itself: code (Dl), or text (D1).
func (p *Page) oneLine(name string, args []token) {
	if p.into != nil {
		p.calls(args, false)
		return
	}
	p.flush()
	was := p.nofill
	p.nofill = name == "Dl"
	if !p.nofill {
		p.relative()
	}
	p.calls(args, false)
	p.gap = false
	if p.flush(); !p.nofill {
		p.outdent()
	}
	p.nofill = was
}

// option reports whether a macro has an argument such as -compact.
func hasOption(args []token, name string) bool {
	return slices.ContainsFunc(args, func(t token) bool { return t.text == name })
}

// beginList begins a list in what stands around it.
func (p *Page) beginList(args []token) {
	if p.into != nil && len(p.lists) > 0 {
		p.endItemHead()
	}
	p.flush()
	kind := "item"
	for _, t := range args {
		if s := strings.TrimPrefix(t.text, "-"); s != t.text && listed(" bullet dash hyphen enum tag hang ohang inset diag item column ", s) {
			kind = s
			break
		}
	}
	at := p.where()
	if p.top().item == nil {
		p.room()
		at = p.where()
	}
	p.lists = append(p.lists[:min(len(p.lists), 1000)], list{kind: kind, level: len(p.levels), nofill: p.nofill})
	p.nofill = false
	p.indent(at)
	if kind == "column" && p.beyond == 0 {
		t := tree.New("table")
		at.AppendChild(t)
		p.top().at = t
	}
}

// listItem begins an item.
func (p *Page) listItem(args []token) {
	if len(p.lists) == 0 {
		return
	}
	l := &p.lists[len(p.lists)-1]
	for len(p.lists) > 1 && l.kind == "display" { // one that was not ended
		p.endList(true)
		l = &p.lists[len(p.lists)-1]
	}
	if p.held = false; p.into != nil {
		p.endItemHead()
	}
	p.flush()
	p.glued, p.gap = false, false
	switch l.kind {
	case "bullet", "dash", "hyphen":
		p.item("ul", "li", "•")
	case "enum":
		p.item("ol", "li", "1")
	case "item":
		p.closeItem()
		p.paragraphGap()
		p.calls(args, false)
		p.gap = true
	case "column":
		p.row(args)
	default:
		p.item("dl", "dt", "")
		p.into = p.top().item
		p.calls(args, false)
		if p.gap = true; !p.held {
			p.endItemHead()
		}
	}
}

// endItemHead ends the term of an item, or the cell that is open.
func (p *Page) endItemHead() {
	p.held = false
	switch l := p.lists[len(p.lists)-1]; {
	case l.kind == "column":
		return
	case p.into != nil && p.into.DataAtom == atom.Dt:
		p.endTerm()
	}
}

// row begins a row of a list of columns.
func (p *Page) row(args []token) {
	p.into = nil
	tr := tree.New("tr")
	p.top().at.AppendChild(tr)
	p.top().item = tr
	p.nextCell()
	p.cells(args)
}

// nextCell begins the next cell of a row.
func (p *Page) nextCell() {
	if len(p.lists) == 0 || p.lists[len(p.lists)-1].kind != "column" || p.top().item == nil || p.top().item.DataAtom != atom.Tr {
		return
	}
	p.flush()
	p.into = tree.New("td")
	p.top().item.AppendChild(p.into)
	p.glued = false
}

// cells writes the cells of a row; tabs stand between them, or macros.
func (p *Page) cells(args []token) {
	var cell []token
	for _, t := range args {
		for {
			before, after, found := strings.Cut(t.text, "\t")
			if !found {
				break
			}
			if before != "" {
				cell = append(cell, token{before, t.quoted})
			}
			p.calls(cell, false)
			p.nextCell()
			cell, t.text = nil, after
		}
		if t.text != "" {
			cell = append(cell, t)
		}
	}
	p.calls(cell, false)
	p.gap = true
}

// display begins text that stands apart.
func (p *Page) display(args []token) {
	if p.into != nil && len(p.lists) > 0 {
		p.endItemHead()
	}
	p.flush()
	p.lists = append(p.lists[:min(len(p.lists), 1000)], list{kind: "display", level: len(p.levels), nofill: p.nofill})
	if p.top().item != nil || !hasOption(args, "-offset") {
		p.indent(p.where())
	} else {
		p.term = nil
		p.relative()
	}
	p.nofill = hasOption(args, "-literal") || hasOption(args, "-unfilled")
}

// endList ends the innermost list, or the innermost display.
func (p *Page) endList(display bool) {
	n := len(p.lists) - 1
	for n > 0 && (p.lists[n].kind == "display") != display {
		n--
	}
	if n < 0 || (p.lists[n].kind == "display") != display {
		return
	}
	if p.into != nil && p.lists[len(p.lists)-1].kind != "display" {
		p.endItemHead()
	}
	p.flush()
	l := p.lists[n]
	for (len(p.levels) > l.level || p.beyond > 0) && len(p.levels) > 1 {
		p.outdent()
	}
	p.into, p.nofill, p.held, p.gap = nil, l.nofill, false, false
	p.lists = p.lists[:n]
}
