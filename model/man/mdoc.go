package man

import (
	"strings"
)

// mdoc is what is known of a page in mdoc(7).
type mdoc struct {
	isMdoc  bool
	name    string   // what .Nm stands for without an argument
	lists   []list   // those that are open, the innermost last
	glued   bool     // no blank comes before the next word
	tight   bool     // no blanks come between words at all (.Sm off)
	loose   bool     // only the next word has one before it
	quotes  []string // what ends the enclosures of .Eo and .Es, the innermost last
	entry   []field  // of a bibliography, nil outside of .Rs
	authors bool     // each author stands on a line of its own
	held    bool     // the term goes on behind this line (.Xo)
	fn      int      // the arguments of the function that .Fo began, -1 outside
	first   bool     // nothing stands in the line of the synopsis yet
	depth   int      // of macros on one line
}

// list is a list of mdoc(7).
type list struct {
	kind   string // as .Bl says: tag, bullet, column …
	level  int    // how many levels there were around it
	nofill bool   // lines stayed as they are around it
}

// mdocPage reports whether the page is in mdoc(7).
func (p *Page) mdocPage() bool { return p.isMdoc }

// callable are the macros that may stand behind others on their line.
const callable = " Ac Ad An Ao Ap Aq Ar At Bc Bo Bq Brc Bro Brq Bsx Bx Cd Cm Dc Do Dq Dv Dx Ec Em En Eo Er Es Ev Fa Fl Fn Fr Ft Fx Ic In Lb Li Lk Ms Mt " +
	"Nd Nm No Ns Nx Oc Oo Op Ot Ox Pa Pc Pf Po Pq Qc Ql Qo Qq Sc So Sq St Sx Sy Ta Tn Ux Va Vt Xc Xo Xr Fc Fo Db "

// isCall reports whether a word is a macro.
func isCall(t token) bool {
	return !t.quoted && len(t.text) > 1 && len(t.text) < 4 && listed(callable, t.text)
}

// closes reports whether a word is punctuation that no blank stands before, opens whether none stands behind it.
func closes(t token) bool {
	return !t.quoted && (len(t.text) == 1 && strings.Contains(".,:;)]?!", t.text))
}

func opens(t token) bool { return !t.quoted && (t.text == "(" || t.text == "[") }

// middle is the bar between alternatives, which no macro takes for its text.
func middle(t token) bool { return !t.quoted && t.text == "|" }

// mdocMacro does what a line says that begins with a macro.
func (p *Page) mdocMacro(name string, args []token) {
	if p.mdocSection(name, args) || p.mdocBlock(name, args) {
		return
	}
	if p.entry != nil && name[0] == '%' {
		p.entry = append(p.entry, field{name[1:], joinTokens(args)})
		return
	}
	if !listed(callable, name) && !p.mdocLine(name) {
		return
	}
	p.gap = p.gap || !p.blank() && !p.nofill
	if p.inSynopsis && !p.nofill && len(p.lists) == 0 {
		p.synopsisLine(name)
	}
	p.calls(append([]token{{text: name}}, args...), true)
	if p.into == nil || p.next != "" {
		p.endLine()
		return
	}
	p.gap = true
	if len(p.lists) > 0 && p.into != nil && !p.held {
		p.endItemHead()
	}
}

// mdocLine reports whether a macro, which can only begin a line, writes text.
func (p *Page) mdocLine(name string) bool { return listed(" Fd Hf Rv Ex D1 Dl Lb %T Ud Bt ", name) }

// synopsisLine begins a new line of the synopsis before what mostly has its own.
func (p *Page) synopsisLine(name string) {
	switch name {
	case "Nm", "Ft", "Fd", "In", "Cd", "Vt":
		p.lineBreak()
	case "Fn", "Fo":
		if !p.first {
			p.lineBreak()
		}
	}
	p.first = name == "Ft"
}

// word writes a word in a font.
func (p *Page) word(s, font string) {
	if p.glued || p.tight && !p.loose {
		p.gap = false
	}
	p.glued, p.loose = false, false
	if font != "" {
		p.setFont(font)
	}
	p.put(s)
	if font != "" {
		p.font = fonts{}
	}
	p.gap = true
}

// attach writes a word without a blank before it.
func (p *Page) attach(s, font string) {
	p.gap, p.glued = false, true
	p.word(s, font)
}

// calls does what the macros and words of a line say. begun tells that the first is the macro of the line.
func (p *Page) calls(all []token, begun bool) {
	for len(all) > 0 {
		t := all[0]
		all = all[1:]
		switch {
		case begun || isCall(t):
			begun = false
			if p.depth++; p.depth > deepest {
				all = nil
			} else {
				all = p.inline(t.text, all)
			}
			p.depth--
		case closes(t):
			p.attach(t.text, "")
		case opens(t):
			p.word(t.text, "")
			p.glued = true
		default:
			p.word(t.text, "")
		}
	}
}

// styled writes the words up to the next macro in a font, each with something before it, and returns the rest.
func (p *Page) styled(all []token, font, before string) []token {
	written := false
	for len(all) > 0 && !isCall(all[0]) {
		switch t := all[0]; {
		case closes(t):
			if !written && before != "" {
				p.word(before, font)
				written = true
			}
			p.attach(t.text, "")
		case opens(t):
			p.word(t.text, "")
			p.glued = true
		case middle(t):
			p.word(t.text, "")
		default:
			p.word(before+t.text, font)
			written = true
		}
		all = all[1:]
	}
	if !written && before != "" {
		p.word(before, font)
		if len(all) > 0 && isCall(all[0]) && !listed(" Ns Ar Op Oo Pq Po Fl Cm ", all[0].text) {
			return all
		}
		p.glued = len(all) > 0 && listed(" Cm ", all[0].text)
	}
	return all
}

// tail cuts the punctuation from the end of a line, which stands outside of what encloses the rest.
func tail(all []token) (body, rest []token) {
	n := len(all)
	for n > 0 && (closes(all[n-1])) {
		n--
	}
	return all[:n], all[n:]
}

// enclose writes the rest of a line between two signs, and returns the punctuation behind it.
func (p *Page) enclose(open, close string, all []token) []token {
	body, rest := tail(all)
	p.word(open, "")
	p.glued = true
	p.calls(body, false)
	p.attach(close, "")
	return rest
}

// joinTokens returns words as one text.
func joinTokens(all []token) string {
	var words []string
	for _, t := range all {
		words = append(words, t.text)
	}
	return strings.Join(words, " ")
}
