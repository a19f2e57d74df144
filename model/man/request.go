package man

import (
	"bufio"
	"strings"
)

// requests are those of roff that a page is known to be able to ask for; the ones that only lay out a page do nothing here.
const requests = " ab ad af am as bp br c2 cc ce cf ch char cs cu da de de1 di do ds dt ec el em eo ev ex fam fchar fi fl fp ft hc hla hpf hw hy ie if ig in it kern lf lg ll ls lt mc mk mso na ne nf nh nm nn nop nr ns nx pc pi pl pm po ps return rj rm rn rr rs rt shift so sp ss sy ta tc ti tl tm tr uf ul vs warn warnscale wh while write "

// listed reports whether a name stands in a list that has a blank on each side of its names.
func listed(list, name string) bool { return strings.Contains(list, " "+name+" ") }

// line takes in one line of the source.
func (p *Page) line(s string) {
	if strings.Contains(s, `\}`) { // the end of a branch that was taken
		s = strings.ReplaceAll(s, `\}`, "")
		if t := strings.TrimRight(s, " \t"); t == string(p.control) || t == "'" || t == "" {
			return
		}
	}
	if !p.isControl(s) {
		p.text(p.expand(s))
		return
	}
	rest := strings.TrimLeft(s[1:], " \t")
	if name, arg := requestName(rest); p.raw(name, arg) {
		return
	}
	rest = p.expand(rest)
	if name, arg := requestName(rest); name != "" {
		p.call(name, arg)
	}
}

// isControl reports whether a line is a request or a macro.
func (p *Page) isControl(s string) bool {
	return s != "" && (s[0] == p.control || s[0] == '\'')
}

// requestName returns the name that a line of control begins with, and what follows it.
func requestName(s string) (name, arg string) {
	n := 0
	for n < len(s) && s[n] != ' ' && s[n] != '\t' && (s[n] != '\\' || strings.HasPrefix(s[n:], `\*`) || strings.HasPrefix(s[n:], `\n`)) {
		n++
	}
	return s[:n], strings.TrimLeft(s[n:], " \t")
}

// raw handles what takes its line before strings are expanded: what is to be read later. It reports whether it did.
func (p *Page) raw(name, arg string) bool {
	switch name {
	case "while":
		p.while(arg)
	case "de", "de1", "am", "am1", "dei", "ami":
		p.define(name, p.expand(arg))
	case "ig":
		p.until(arg, nil)
	case "TS":
		p.table()
	case "EQ":
		p.equation()
	default:
		return false
	}
	return true
}

// call does what a request or macro says. A page's own macros come before all others.
func (p *Page) call(name, arg string) {
	if to, ok := p.aliases[name]; ok {
		name = to
	}
	if body, ok := p.macros[name]; ok {
		p.push(frame{body: body, name: name, args: split(arg)})
		return
	}
	switch {
	case p.branch(name, arg), p.naming(name, arg), p.layout(name, arg):
	case p.mdocPage():
		p.mdocMacro(name, tokens(arg))
	default:
		p.macro(name, split(arg))
	}
}

// branch handles conditions. It reports whether the request is one.
func (p *Page) branch(name, arg string) bool {
	switch name {
	case "if", "ie":
		ok, rest := p.condition(arg)
		if name == "ie" && len(p.taken) < 1000 {
			p.taken = append(p.taken, ok)
		}
		p.take(ok, rest)
	case "el":
		taken := true
		if n := len(p.taken); n > 0 {
			taken, p.taken = p.taken[n-1], p.taken[:n-1]
		}
		p.take(!taken, arg)
	case "do":
		p.lineWithin("." + arg)
	case "nop":
		p.lineWithin(arg)
	default:
		return false
	}
	return true
}

// take reads one branch of a condition, or passes it over.
func (p *Page) take(yes bool, rest string) {
	rest = strings.TrimLeft(rest, " \t")
	body, block := strings.CutPrefix(rest, `\{`)
	if yes {
		if body = strings.TrimLeft(body, " \t"); body != "" {
			p.lineWithin(body)
		}
		return
	}
	if !block && !strings.Contains(rest, `\{`) {
		return
	}
	for open := braces(rest); open > 0; {
		line, ok := p.readLine()
		if !ok {
			return
		}
		open += braces(line)
	}
}

// lineWithin takes in a line that stands in another one. They may stand in each other as deep as macros.
func (p *Page) lineWithin(s string) {
	if p.within++; p.within <= deepest {
		p.line(s)
	}
	p.within--
}

// braces returns how many branches a line opens more than it closes.
func braces(s string) int { return strings.Count(s, `\{`) - strings.Count(s, `\}`) }

// while reads its body again and again.
func (p *Page) while(arg string) {
	ok, _ := p.condition(p.expand(arg))
	at := strings.Index(arg, `\{`)
	if at < 0 {
		return
	}
	condition, line := arg[:at], arg[at+2:]
	body, size := []string{}, 0
	for open := 1 + braces(line); ; {
		if open <= 0 {
			line = strings.ReplaceAll(line, `\}`, "")
		}
		if t := strings.TrimSpace(line); t != "" && t != "." {
			body = append(body, line)
		}
		if size += len(line); open <= 0 || size > mostBody {
			break
		}
		var more bool
		if line, more = p.readLine(); !more {
			break
		}
		open += braces(line)
	}
	if ok {
		p.push(frame{body: body, loop: condition, name: "while"})
	}
}

// until reads lines up to one that says the end, two dots unless told otherwise.
func (p *Page) until(end string, body *[]string) {
	if end = strings.TrimSpace(end); end == "" {
		end = "."
	}
	size := 0
	for {
		line, ok := p.physical()
		if !ok {
			return
		}
		if rest, ok := strings.CutPrefix(line, "."); ok {
			if rest, ok = strings.CutPrefix(strings.TrimLeft(rest, " \t"), end); ok && (rest == "" || rest[0] == ' ' || rest[0] == '\t' || rest[0] == '\\') {
				return
			}
		}
		if size += len(line) + 1; body != nil && size < mostBody {
			*body = append(*body, collapsed(p.expand(line)))
		}
	}
}

// source reads another file in the place of the line.
func (p *Page) source(name string) {
	name = strings.Trim(name, " \"")
	if name == "" || p.include == nil || len(p.frames) >= deepest/4 || p.left <= 0 {
		p.elsewhere(name)
		return
	}
	r, err := p.include(name)
	if err != nil {
		p.elsewhere(name)
		return
	}
	p.push(frame{in: bufio.NewReaderSize(r, longestLine), name: name})
}

// elsewhere says which page should be read instead of one that only names it.
func (p *Page) elsewhere(name string) {
	file := name[strings.LastIndexByte(name, '/')+1:]
	title, section, ok := strings.Cut(file, ".")
	if !ok || p.mdocPage() {
		return
	}
	p.endParagraph()
	p.add("See ", style{})
	p.add(title+"("+section+")", style{to: reference(title, section)})
	p.add(".", style{})
	p.endParagraph()
}
