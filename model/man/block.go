package man

import (
	"strconv"
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/tree"
)

// block does what a macro says that begins or ends a paragraph or what is around it.
func (p *Page) block(name string, args []string) {
	switch name {
	case "PP", "LP", "P", "HP":
		p.newParagraph()
	case "TP", "TQ":
		p.room()
		p.item("dl", "dt", "")
		p.into = p.top().item
		p.next, p.font = "TP", fonts{}
	case "IP":
		p.indented(args)
	case "RS":
		if len(args) > 0 && strings.HasPrefix(args[0], "-") { // back to where all text begins
			p.flush()
			p.indent(p.where())
			break
		}
		p.relative()
	case "RE":
		p.outdent()
		p.font = fonts{}
	case "EX":
		p.fill(false)
		p.font = fonts{}
	case "EE":
		p.fill(true)
		p.font = fonts{}
	}
}

// pageHead takes what .TH says: title, section, date, source and manual.
func (p *Page) pageHead(args []string) {
	if p.title != "" || len(args) == 0 {
		return
	}
	for i := range args {
		args[i] = strings.Join(strings.Fields(plain(args[i])), " ")
	}
	args = append(args, "", "", "", "")
	p.named(args[0], args[1])
	p.marks = []string{args[3], args[2], args[4]}
}

// named says how the page is called.
func (p *Page) named(title, section string) {
	p.title, p.section, p.self = title, section, title+"("+section+")"
}

// beginHeading begins the heading of a section (SH) or of a part of one (SS). Its text may be the next line.
func (p *Page) beginHeading(name string, args []string) {
	p.endSection()
	h := "h3"
	if name == "SH" {
		h, p.inSynopsis, p.language = "h2", false, ""
		if p.total > 0 {
			p.cut()
			p.total = 0
		}
	} else {
		p.room()
	}
	p.into = p.begun(h)
	p.where().AppendChild(p.into)
	if p.next = name; len(args) > 0 {
		p.put(strings.Join(args, " "))
		p.endLine()
	}
}

// endHeading ends the heading.
func (p *Page) endHeading() {
	p.flush()
	h := p.into
	if p.into = nil; h == nil {
		return
	}
	if h.FirstChild == nil && h.Parent != nil {
		h.Parent.RemoveChild(h)
	}
	if strings.EqualFold(strings.TrimSpace(textOf(h)), "SYNOPSIS") {
		p.inSynopsis = true
		switch s := p.section; {
		case s == "3pm", s == "3perl":
			p.language = "perl"
		case strings.HasPrefix(s, "2"), s == "3", s == "3p", s == "3posix", s == "3ssl":
			p.language = "c"
		}
	}
}

// endSection ends all that is open in a section.
func (p *Page) endSection() {
	if p.next == "SH" || p.next == "SS" {
		p.endHeading()
	}
	p.flush()
	p.into, p.next, p.nofill, p.to, p.hanging, p.joined = nil, "", false, "", false, false
	for len(p.levels) > 1 || p.beyond > 0 {
		p.outdent()
	}
	p.closeItem()
	p.top().list, p.term, p.font, p.lists = nil, nil, fonts{}, nil
}

// newParagraph ends the paragraph, and the list that it is in.
func (p *Page) newParagraph() {
	l := p.top()
	if p.nofill && l.list == nil && p.into == nil {
		p.paragraphGap()
		p.font = fonts{}
		return
	}
	p.endParagraph()
	p.room()
}

// endParagraph ends the paragraph, and the list that it is in.
func (p *Page) endParagraph() {
	p.flush()
	p.closeItem()
	if p.next == "TP" {
		p.next = ""
	}
	p.top().list, p.term, p.font, p.hanging = nil, nil, fonts{}, false
}

// paragraphGap leaves a line empty: the paragraph ends, but what it stands in goes on.
func (p *Page) paragraphGap() {
	switch {
	case p.into != nil:
	case p.nofill:
		if !p.blank() {
			p.append("\n", style{})
		}
	default:
		p.flush()
		p.term = nil
	}
}

// fill says whether lines are filled, or stay as they are.
func (p *Page) fill(yes bool) {
	if p.nofill == !yes {
		return
	}
	if p.into == nil {
		p.flush()
	}
	p.nofill = !yes
}

// indented begins a paragraph with a sign or a term before it; without one, it goes on with the item before it.
func (p *Page) indented(args []string) {
	sign := ""
	if len(args) > 0 {
		sign = strings.TrimSpace(plain(args[0]))
	}
	p.font = fonts{}
	if sign == "" {
		if p.flush(); p.top().item == nil {
			p.term = nil
		} else if p.top().item.DataAtom == atom.Dt {
			p.endTerm()
		}
		return
	}
	p.room()
	switch kind := listKind(sign); kind {
	case "dl":
		p.item("dl", "dt", "")
		p.into = p.top().item
		p.put(args[0])
		p.joined, p.font = false, fonts{}
		p.endTerm()
	default:
		p.signed(kind, sign)
	}
}

// signed begins an item of a list that isn't one of terms.
func (p *Page) signed(kind, sign string) {
	li := p.item(kind, "li", sign)
	if n := atoi(strings.Trim(sign, " (.)")); kind == "ol" && n >= 0 {
		li.Attr = []dom.Attribute{{Key: "value", Val: strconv.Itoa(n)}}
	}
}

// endTerm ends a term; what it means follows. A sign is no term.
func (p *Page) endTerm() {
	p.flush()
	dt := p.into
	if p.into = nil; dt == nil {
		return
	}
	l := p.top()
	bold := dt.FirstChild != nil && dt.FirstChild.Type == dom.ElementNode // an option called - or +
	if sign := strings.TrimSpace(textOf(dt)); listKind(sign) != "dl" && !bold && dt.Parent != nil {
		list := dt.Parent
		if list.RemoveChild(dt); list.FirstChild == nil && list.Parent != nil {
			list.Parent.RemoveChild(list)
			l.list = nil
			if last := l.at.LastChild; last != nil && last.Data == listKind(sign) {
				l.list = last
			}
		}
		p.signed(listKind(sign), sign)
		return
	}
	l.item = p.begun("dd")
	l.list.AppendChild(l.item)
}

// longestTerm is how many bytes a term may have that is told by what stands below it.
const longestTerm = 200

// relative begins an indented part: of the item that is open, else below a line that is its term, else a quote.
func (p *Page) relative() {
	p.flush()
	p.font = fonts{}
	term := p.term
	if p.term = nil; len(p.levels) > mostLevels {
		p.beyond++
		return
	}
	at, made := p.top().item, false
	switch {
	case at != nil && at.DataAtom != atom.Dt:
	case term != nil && term.Parent != nil && isTerm(textOf(term)):
		dl := term.PrevSibling
		if dl == nil || dl.DataAtom != atom.Dl {
			dl = tree.New("dl")
			term.Parent.InsertBefore(dl, term)
		}
		term.Parent.RemoveChild(term)
		term.Data, term.DataAtom = "dt", atom.Dt
		at = tree.New("dd")
		dl.AppendChild(term)
		dl.AppendChild(at)
	default:
		p.closeItem()
		at, made = tree.New("blockquote"), true
		p.where().AppendChild(at)
	}
	p.indent(at)
	p.top().made = made
}

// isTerm reports whether a paragraph looks like a term of what is indented below it, as DocBook's pages have them: it is short and no sentence.
func isTerm(s string) bool {
	s = strings.TrimSpace(s)
	return s != "" && len(s) <= longestTerm && (!strings.ContainsAny(s[len(s)-1:], ".:!?;") || strings.HasSuffix(s, "..."))
}

// layout handles requests that break lines or change the font. It reports whether the request is one of roff.
func (p *Page) layout(name, arg string) bool {
	switch name {
	case "br", "ti", "in", "ce", "bp", "rj":
		if p.into == nil && !p.nofill {
			p.lineBreak()
		}
	case "sp":
		p.paragraphGap()
	case "nf":
		p.fill(false)
	case "fi":
		p.fill(true)
	case "ft":
		font, _ := word(arg)
		p.setFont(font)
	default:
		return listed(requests, name)
	}
	return true
}
