package man

import "strings"

// manMacros are those of man(7).
const manMacros = " AT B BI BR DE DS DT EE EX HP I IB IP IR LP ME MR MT OP P PD PP PU RB RE RI RS SB SH SM SS SY TE TH TP TQ TS UC UE UR YS "

// reading is how macros change what the next lines are.
type reading struct {
	to      string // where the text leads that is read; "" if nowhere
	next    string // the macro whose text is the next line: SH, SS, TP, B, I; "" if none
	joined  bool   // the next line goes on with the word that this one ends in
	hanging bool   // what is read stands out to the left
	within  int    // lines that stand in each other
	link    string // what is linked, whose text comes next
	linkAt  int    // how many runs there were before it
	command bool   // .SY has begun a line
}

// text takes in a line of text.
func (p *Page) text(s string) {
	if p.nofill && p.next == "" {
		p.put(s)
		if !p.joined {
			p.append("\n", style{})
		}
		p.joined = false
		p.lineRead()
		return
	}
	switch trimmed := strings.TrimLeft(s, " "); {
	case s == "":
		p.gapOrBreak()
		return
	case trimmed == "":
		p.gapOrBreak()
		return
	case trimmed != s:
		p.lineBreak()
		s = trimmed
	}
	if p.joined = false; p.glued { // behind a bracket of mdoc(7)
		p.glued, p.gap = false, false
	}
	p.put(s)
	p.endLine()
}

// gapOrBreak handles an empty line.
func (p *Page) gapOrBreak() {
	if p.next == "" && p.into == nil {
		p.paragraphGap()
	}
}

// endLine says that the output of one line ends.
func (p *Page) endLine() {
	switch {
	case p.nofill && !p.joined:
		p.append("\n", style{})
	case !p.joined:
		p.gap = true
	}
	if !p.joined {
		p.lineRead()
	}
	p.joined = false
}

// lineRead ends what lasts for one line of text.
func (p *Page) lineRead() {
	switch next := p.next; next {
	case "":
		return
	case "SH", "SS":
		p.endHeading()
	case "TP":
		p.endTerm()
	}
	p.next, p.font = "", fonts{}
}

// macro does what a macro of man(7) says.
func (p *Page) macro(name string, args []string) {
	switch name {
	case "TH":
		p.pageHead(args)
	case "Dd":
		p.isMdoc = true
		p.marks = append(p.marks, plain(strings.Join(args, " ")))
	case "SH", "SS":
		p.beginHeading(name, args)
	case "B", "I", "SB", "SM":
		p.alternate(name+name, []string{strings.Join(args, " ")}, len(args) == 0)
	case "BI", "BR", "IB", "IR", "RB", "RI":
		p.alternate(name, args, false)
	case "OP":
		p.option(args)
	case "SY":
		p.synopsis(args)
	case "YS":
		p.endParagraph()
	case "MR":
		p.manualReference(args)
	case "UR", "MT":
		p.beginLink(name, args)
	case "UE", "ME":
		p.endLink(args)
	default:
		p.block(name, args)
	}
}

// alternate writes arguments in turn in two fonts, without blanks between them. If next is set, the next line is what is in the font.
func (p *Page) alternate(fonts string, args []string, next bool) {
	fonts = strings.TrimPrefix(strings.TrimPrefix(fonts, "SBS"), "SMS")
	if len(fonts) == 1 {
		fonts = strings.Replace(fonts, "M", "R", 1) + "R"
	}
	if next {
		if p.next == "" {
			p.next = "B"
		}
		p.setFont(fonts[:1])
		return
	}
	for i, a := range args {
		p.setFont(fonts[i%2 : i%2+1])
		p.put(a)
	}
	p.font.now, p.font.before = font{}, font{}
	p.endLine()
}

// option writes an option of a command in brackets.
func (p *Page) option(args []string) {
	p.print("[")
	for i, a := range args {
		if i > 0 {
			p.print(" ")
		}
		p.setFont([]string{"B", "I"}[min(i, 1)])
		p.put(a)
		p.setFont("R")
	}
	p.print("]")
	p.endLine()
}

// synopsis begins the line of a command.
func (p *Page) synopsis(args []string) {
	if p.lineBreak(); !p.command {
		p.endParagraph()
	}
	p.alternate("BR", []string{strings.Join(args, " ")}, false)
}

// manualReference writes a reference to another page.
func (p *Page) manualReference(args []string) {
	if len(args) < 2 {
		p.alternate("IR", args, false)
		return
	}
	p.to = reference(plain(args[0]), plain(args[1]))
	p.put(args[0] + "(" + args[1] + ")")
	p.to = ""
	if len(args) > 2 {
		p.put(args[2])
	}
	p.endLine()
}

// beginLink begins the text of a link.
func (p *Page) beginLink(name string, args []string) {
	p.link = ""
	if len(args) > 0 {
		p.link = plain(args[0])
	}
	p.linkAt = len(p.runs)
	p.to = p.link
	if name == "MT" && p.link != "" {
		p.to = "mailto:" + p.link
	}
}

// endLink ends the text of a link. Where there was none, it is what the link leads to.
func (p *Page) endLink(args []string) {
	if p.link != "" && len(p.runs) <= p.linkAt && (len(p.runs) == 0 || p.runs[len(p.runs)-1].to != p.to) {
		p.add(p.link, p.style())
	}
	p.to, p.link, p.gap = "", "", false
	p.put(strings.Join(args, " "))
	p.endLine()
}
