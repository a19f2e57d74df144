package man

import "strings"

// define reads a macro: its lines up to the end.
func (p *Page) define(request, arg string) {
	name, end := word(arg)
	if end, _ = word(end); strings.HasSuffix(request, "i") {
		name, end = p.strings[name], p.strings[end]
	}
	var body []string
	if strings.HasPrefix(request, "am") {
		body = p.macros[name]
		body = body[:len(body):len(body)]
	}
	p.until(end, &body)
	if name == "" || len(p.macros) >= mostNames || listed(sectioning, name) {
		return
	}
	delete(p.aliases, name)
	p.macros[name] = body
}

// sectioning are the macros that a page may not define anew: they make the sections.
const sectioning = " TH SH SS Dd Dt Os Sh Ss "

// naming handles what gives names a meaning beside macros. It reports whether the request is one.
func (p *Page) naming(request, arg string) bool {
	name, value := word(arg)
	switch request {
	case "ds", "ds1", "as", "as1":
		value = collapsed(strings.TrimPrefix(strings.TrimPrefix(strings.TrimLeft(arg[len(name):], " "), "\t"), `"`))
		if request[0] == 'a' {
			value = p.strings[name] + value
		}
		if len(p.strings) < mostNames && len(value) < mostBody && p.charge(len(value)) {
			p.strings[name] = value
		}
	case "nr":
		p.register(name, value)
	case "rm", "rr":
		for _, n := range strings.Fields(arg) {
			if request == "rr" {
				delete(p.registers, n)
				continue
			}
			delete(p.strings, n)
			delete(p.macros, n)
			delete(p.aliases, n)
		}
	case "rn", "als":
		p.rename(request, name, value)
	case "tr":
		p.translation(arg)
	default:
		return p.flow(request, arg)
	}
	return true
}

// flow handles what changes how or where lines are read. It reports whether the request is one.
func (p *Page) flow(request, arg string) bool {
	switch request {
	case "cc":
		if p.control = '.'; arg != "" {
			p.control = arg[0]
		}
	case "ec", "eo":
		if p.escapes = '\\'; request == "eo" || arg != "" && arg[0] != '\\' {
			p.escapes = 0
		}
	case "so":
		p.source(arg)
	case "return", "break":
		p.leave(request == "break")
	case "shift":
		if n := len(p.frames) - 1; p.frames[n].in == nil && len(p.frames[n].args) > 0 {
			p.frames[n].args = p.frames[n].args[1:]
		}
	case "nx", "ex", "ab":
		p.frames = p.frames[:1]
		p.frames[0].in.Reset(strings.NewReader(""))
	default:
		return false
	}
	return true
}

// register sets a register, or changes it where a sign stands before the value.
func (p *Page) register(name, value string) {
	v, _, ok := p.number(value)
	if name == "" || !ok || len(p.registers) >= mostNames {
		return
	}
	if value[0] == '+' || value[0] == '-' {
		v += p.registers[name]
	}
	p.registers[name] = v
}

// rename gives a macro, string or request another name, or one more. For rn, the new name comes last; for als, first.
func (p *Page) rename(request, a, b string) {
	b, _ = word(b)
	if request == "als" {
		a, b = b, a
	}
	if a == "" || b == "" || a == b || len(p.aliases) >= mostNames || listed(sectioning, a) || listed(sectioning, b) {
		return
	}
	switch body, isMacro := p.macros[a]; {
	case isMacro:
		p.macros[b] = body
	default:
		if s, ok := p.strings[a]; ok {
			p.strings[b] = s
		} else if p.aliases[a] == "" {
			p.aliases[b] = a
		}
	}
	if request == "rn" {
		delete(p.macros, a)
		delete(p.strings, a)
	}
}

// translation has characters printed as others: each first of a pair as its second.
func (p *Page) translation(pairs string) {
	from := rune(0)
	for s := pairs; s != ""; {
		c, n := p.character(s)
		s = s[n:]
		switch {
		case from == 0:
			from = c
		case len(p.translate) < mostNames:
			if p.translate == nil {
				p.translate = map[rune]rune{}
			}
			p.translate[from] = c
			from = 0
		}
	}
	if from != 0 && len(p.translate) < mostNames && p.translate != nil {
		p.translate[from] = ' '
	}
}

// leave stops reading the macro or the loop that is read.
func (p *Page) leave(loop bool) {
	for n := len(p.frames) - 1; n > 0; n-- {
		f := p.frames[n]
		if p.frames = p.frames[:n]; f.in == nil && (f.loop != "") == loop {
			return
		}
	}
}
