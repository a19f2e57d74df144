package man

import "strings"

// enclosures are the macros that put signs around the rest of their line (…q, Op, Ql), or begin (…o) and end (…c) what stands between them.
const enclosures = ` Aq=<> Ao=< Ac=> Bq=[] Bo=[ Bc=] Brq={} Bro={ Brc=} Dq=“” Do=“ Dc=” Op=[] Oo=[ Oc=] Pq=() Po=( Pc=) Qq="" Qo=" Qc=" Sq=‘’ So=‘ Sc=’ Ql=‘’ `

// wordFonts are the fonts of the macros that do nothing else.
const wordFonts = ` Ad=I Ar=I Cd=B Cm=B Dv=R Em=I Er=R Ev=R Fa=I Fd=B Fr=R Ft=I Ic=B Li=C Ms=B No=R Pa=I Sy=B Tn=R Va=I Vt=I Ot=I Hf=R %T=I `

// valueOf returns what stands behind a name and = in a list; "" if the name isn't there.
func valueOf(list, name string) string {
	i := strings.Index(list, " "+name+"=")
	if i < 0 {
		return ""
	}
	value := list[i+len(name)+2:]
	return value[:strings.IndexByte(value, ' ')]
}

// inline does what one macro says, and returns what follows it on its line.
func (p *Page) inline(name string, all []token) []token {
	if signs := []rune(valueOf(enclosures, name)); len(signs) == 2 {
		return p.enclose(string(signs[0]), string(signs[1]), all)
	} else if len(signs) == 1 {
		if p.opening(name) {
			p.word(string(signs), "")
			p.glued = true
		} else {
			p.attach(string(signs), "")
		}
		return all
	}
	if font := valueOf(wordFonts, name); font != "" {
		if name == "Ar" && (len(all) == 0 || isCall(all[0]) || closes(all[0])) {
			p.word("file ...", font)
			return all
		}
		if name == "Fa" && p.fn >= 0 {
			return p.parameters(all)
		}
		return p.styled(all, font, "")
	}
	switch name {
	case "Fl":
		return p.styled(all, "B", `\-`)
	case "Nm":
		return p.pageName(all)
	case "Ns":
		p.glued = len(all) > 0
	case "Pf":
		if len(all) > 0 {
			p.word(all[0].text, "")
			p.glued, all = true, all[1:]
		}
	case "Ap":
		p.attach("'", "")
		p.glued = true
	case "Xo":
		p.held = true
	case "Xc":
		p.held = false
	case "Ta":
		p.nextCell()
	case "Eo", "Es", "Ec", "En":
		return p.custom(name, all)
	default:
		return p.reference(name, all)
	}
	return all
}

// opening reports whether a macro begins what another one ends.
func (p *Page) opening(name string) bool { return name[len(name)-1] == 'o' }

// pageName writes what the page is about; with an argument, that becomes its name.
func (p *Page) pageName(all []token) []token {
	if len(all) == 0 || isCall(all[0]) || closes(all[0]) {
		p.word(p.name, "B")
		return all
	}
	if p.name == "" && !opens(all[0]) {
		p.name = all[0].text
	}
	return p.styled(all, "B", "")
}

// custom encloses text in signs of the page's own.
func (p *Page) custom(name string, all []token) []token {
	one := func() string {
		s := ""
		if len(all) > 0 && !isCall(all[0]) {
			s, all = all[0].text, all[1:]
		}
		return s
	}
	switch name {
	case "Eo":
		if s := one(); s != "" {
			p.word(s, "")
		}
		p.glued = true
	case "Ec":
		if s := one(); s != "" {
			p.attach(s, "")
		}
	case "Es":
		p.quotes = []string{one(), one()}
	case "En":
		if len(p.quotes) == 2 {
			return p.enclose(p.quotes[0], p.quotes[1], all)
		}
	}
	return all
}

// reference handles what names something else: pages, sections, functions, systems.
func (p *Page) reference(name string, all []token) []token {
	switch name {
	case "Xr":
		return p.crossReference(all)
	case "Sx":
		return p.sectionReference(all)
	case "Lk", "Mt":
		return p.webLink(name, all)
	case "Fn":
		return p.function(all)
	case "Fo":
		p.fn = 0
		if len(all) > 0 {
			p.word(all[0].text, "B")
			p.attach("(", "")
			p.glued, all = true, all[1:]
		}
	case "Fc":
		p.fn = -1
		p.attach(")", "")
		if p.inSynopsis && !p.nofill {
			p.attach(";", "")
		}
	case "In":
		return p.header(all)
	case "Nd":
		p.word("–", "")
	case "An":
		return p.author(all)
	case "St", "Lb":
		body, rest := upToCall(all)
		for _, t := range body {
			p.standard(name, t)
		}
		return rest
	case "At", "Bx", "Bsx", "Fx", "Nx", "Ox", "Dx", "Ux":
		return p.system(name, all)
	case "Ex", "Rv":
		p.exits(name, all)
		return nil
	case "Ud":
		p.word("currently under development.", "")
	case "Bt":
		p.word("is currently in beta test.", "")
	}
	return all
}

// upToCall cuts a line before the next macro or punctuation.
func upToCall(all []token) (body, rest []token) {
	n := 0
	for n < len(all) && !isCall(all[n]) && !closes(all[n]) {
		n++
	}
	return all[:n], all[n:]
}

// slug returns the name by which links find a heading, as GitHub makes it.
func slug(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r < 0x80 && !isAlnum(byte(r)) && r != '-' && r != '_':
			return -1
		}
		return r
	}, strings.ToLower(s))
}

// crossReference writes the name of another page.
func (p *Page) crossReference(all []token) []token {
	body, rest := upToCall(all)
	switch len(body) {
	case 0:
	case 1:
		p.word(body[0].text, "")
	default:
		p.to = reference(plain(body[0].text), plain(body[1].text))
		p.word(body[0].text+"("+body[1].text+")", "")
		p.to = ""
		for _, t := range body[2:] {
			p.word(t.text, "")
		}
	}
	return rest
}

// sectionReference writes the name of a section of the page.
func (p *Page) sectionReference(all []token) []token {
	body, rest := upToCall(all)
	p.to = "#" + slug(plain(joinTokens(body)))
	p.word(joinTokens(body), "")
	p.to = ""
	return rest
}

// webLink writes a link to an address of the web or of mail.
func (p *Page) webLink(name string, all []token) []token {
	body, rest := upToCall(all)
	if len(body) == 0 {
		return rest
	}
	address := plain(body[0].text)
	to, text := address, joinTokens(body[1:])
	if name == "Mt" {
		to = "mailto:" + address
	}
	if text == "" {
		text = body[0].text
	}
	p.to = to
	p.word(text, "")
	p.to = ""
	return rest
}

// author writes who wrote something.
func (p *Page) author(all []token) []token {
	if len(all) > 0 && !all[0].quoted && (all[0].text == "-split" || all[0].text == "-nosplit") {
		p.authors = all[0].text == "-split"
		return nil
	}
	if p.authors {
		p.lineBreak()
	}
	return p.styled(all, "", "")
}

// header writes the name of a file that a program includes.
func (p *Page) header(all []token) []token {
	body, rest := upToCall(all)
	if p.inSynopsis && !p.nofill {
		p.word("#include <"+joinTokens(body)+">", "B")
		return rest
	}
	p.word("<"+joinTokens(body)+">", "B")
	return rest
}

// function writes a function with its arguments.
func (p *Page) function(all []token) []token {
	body, rest := upToCall(all)
	if len(body) == 0 {
		return rest
	}
	p.word(body[0].text, "B")
	p.attach("(", "")
	p.glued = true
	for i, t := range body[1:] {
		if i > 0 {
			p.attach(",", "")
		}
		p.word(t.text, "I")
	}
	p.attach(")", "")
	if p.inSynopsis && !p.nofill {
		p.attach(";", "")
	}
	return rest
}

// parameters writes arguments of the function that is open.
func (p *Page) parameters(all []token) []token {
	body, rest := upToCall(all)
	for _, t := range body {
		if p.fn > 0 {
			p.attach(",", "")
		}
		p.word(t.text, "I")
		p.fn++
	}
	return rest
}
