package tex

import (
	"strings"
	"unicode/utf8"
)

// command reads a command, with what it applies to.
func (p *parser) command(f *formula) {
	from := p.i
	p.i++
	n := 0
	for p.i+n < len(p.s) && isLetter(p.s[p.i+n]) {
		n++
	}
	if n == 0 {
		p.symbol(f)
		return
	}
	name := p.s[p.i : p.i+n]
	if p.i += n; p.i < len(p.s) && p.s[p.i] == '*' {
		p.i++
	}
	star := p.s[p.i-1] == '*'
	if s, ok := signs()[name]; ok {
		if star {
			p.i--
		}
		p.skip()
		f.put(s.class, s.text)
		return
	}
	if p.arranges(f, name) || p.applies(f, name) {
		return
	}
	if star {
		p.i--
	}
	f.put(ordinary, p.s[from:p.i]) // what it is to do isn't known
	for p.i < len(p.s) && p.s[p.i] == '{' && p.depth < deepest {
		f.put(ordinary, "{"+p.group(f.script)+"}")
	}
	f.blank = true
}

// isLetter reports whether c may be of a command's name.
func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// symbol reads a command whose name is one character that is no letter.
func (p *parser) symbol(f *formula) {
	r, n := utf8.DecodeRuneInString(p.s[p.i:])
	p.i += n
	switch r {
	case ',', ';', ':', ' ', '\n', '\t', '>':
		f.space()
		if f.last != none {
			f.last = space
		}
	case '!', '/':
	case '\\':
		p.bracketed()
		f.put(comma, ";")
	case '{', '}', '|':
		s := signs()[string(r)]
		f.put(s.class, s.text)
	case '%', '$', '&', '_', '#':
		f.put(ordinary, string(r))
	case utf8.RuneError:
		f.put(ordinary, `\`)
	default:
		f.put(ordinary, `\`+string(r))
	}
}

// arranges reads a command that only says how things stand beside each other or look.
func (p *parser) arranges(f *formula, name string) bool {
	switch name {
	case "quad", "qquad", "enspace", "thinspace", "medspace", "thickspace", "enskip":
		f.space()
		if f.last != none {
			f.last = space
		}
	case "hspace", "mspace", "hskip", "kern", "mkern":
		p.word()
		f.space()
	case "displaystyle", "textstyle", "scriptstyle", "scriptscriptstyle", "limits", "nolimits", "nonumber", "notag", "rm", "bf", "it", "cal", "left.", "middle.", "right.",
		"mathstrut", "strut", "allowbreak", "nobreak", "negthinspace", "negmedspace", "hline", "centering", "normalsize", "small", "large", "Large", "scriptsize", "footnotesize",
		"bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr", "Biggl", "Biggr", "big", "Big", "bigg", "Bigg", "bigm", "Bigm", "middle", "mathord", "mathopen", "mathclose", "mathpunct", "mathinner":
		p.skip()
	case "label", "vspace", "phantom", "hphantom", "vphantom", "color", "require":
		p.word()
	case "left", "right":
		p.skip()
		if p.i < len(p.s) && p.s[p.i] == '.' {
			p.i++
		} else if p.i < len(p.s) && strings.IndexByte("|/", p.s[p.i]) >= 0 {
			f.put(map[string]class{"left": opening, "right": closing}[name], p.s[p.i:p.i+1])
			p.i++
		}
	case "begin":
		p.environment(f)
	case "end": // one that was not begun
		f.put(ordinary, `\end{`+p.word()+`}`)
	default:
		return false
	}
	return true
}

// applies reads a command that applies to what follows it.
func (p *parser) applies(f *formula, name string) bool {
	switch name {
	case "frac", "dfrac", "tfrac", "cfrac", "nicefrac", "sfrac":
		above := p.argument(false)
		f.put(fraction, over(above, p.argument(false)))
	case "sqrt":
		index, _ := p.bracketed()
		f.put(ordinary, root(p.inner(index, true), p.argument(false)))
	case "binom", "dbinom", "tbinom":
		n := p.argument(false)
		f.put(ordinary, "("+n+" choose "+p.argument(false)+")")
	case "text", "textrm", "textit", "textbf", "textsf", "texttt", "textnormal", "mbox", "hbox", "textup", "textsc":
		p.text(f)
	case "mathrm", "mathit", "mathsf", "mathtt", "mathnormal", "boxed", "cancel", "underbrace", "overbrace", "smash", "mathop", "mathbin", "mathrel", "ensuremath", "fbox", "bcancel", "xcancel", "pmb@":
		f.put(ordinary, p.argument(f.script))
	case "operatorname":
		f.put(operator, p.argument(f.script))
	case "textcolor", "colorbox", "class", "style", "href":
		p.word()
		f.put(ordinary, p.argument(f.script))
	case "pmod":
		f.space()
		f.put(ordinary, "(mod "+p.argument(false)+")")
	case "mod":
		f.space()
		f.put(operator, "mod")
	case "tag":
		f.space()
		f.put(ordinary, inParentheses(p.word()))
	case "ref", "eqref", "cref":
		f.put(ordinary, inParentheses(p.word()))
	case "not":
		f.put(relation, negated(p.argument(f.script)))
	case "overset", "stackrel":
		above := p.argument(true)
		f.put(relation, p.argument(f.script)+script('^', above))
	case "underset":
		below := p.argument(true)
		f.put(operator, p.argument(f.script)+script('_', below))
	case "xrightarrow", "xleftarrow":
		p.arrow(f, map[string]string{"xrightarrow": "→", "xleftarrow": "←"}[name])
	case "substack":
		f.put(ordinary, strings.ReplaceAll(p.argument(true), ";", ", "))
	default:
		return p.letters(f, name)
	}
	return true
}

// arrow reads what stands above and below an arrow.
func (p *parser) arrow(f *formula, arrow string) {
	below, _ := p.bracketed()
	if below = p.inner(below, true); below != "" {
		arrow += script('_', below)
	}
	if above := p.argument(true); above != "" {
		arrow += script('^', above)
	}
	f.put(relation, arrow)
}

// root returns a root on one line.
func root(index, s string) string {
	sign, ok := map[string]string{"": "√", "2": "√", "3": "∛", "4": "∜"}[index]
	if !ok {
		if above, ok := all(index, raised); ok {
			sign = above + "√"
		} else {
			sign = inParentheses(index) + "√"
		}
	}
	if !isFactor(s) {
		s = inParentheses(s)
	}
	return sign + s
}

// negated returns a relation that doesn't hold.
func negated(s string) string {
	for _, pair := range [...][2]string{{"=", "≠"}, {"∈", "∉"}, {"≡", "≢"}, {"⊂", "⊄"}, {"⊆", "⊈"}, {"∃", "∄"}, {"∣", "∤"}, {"∼", "≁"}, {"≈", "≉"}, {"≤", "≰"}, {"≥", "≱"}, {"<", "≮"}, {">", "≯"}} {
		if s == pair[0] {
			return pair[1]
		}
	}
	_, n := utf8.DecodeRuneInString(s)
	return s[:n] + "\u0338" + s[n:]
}

// text reads running text in a formula, which may hold formulas between dollar signs.
func (p *parser) text(f *formula) {
	p.skip()
	if p.i >= len(p.s) || p.s[p.i] != '{' {
		f.put(ordinary, p.argument(f.script))
		return
	}
	var b strings.Builder
	for i, part := range strings.Split(p.word(), "$") {
		if i%2 == 1 {
			part = p.inner(part, false)
		} else {
			part = unescaped.Replace(part)
		}
		b.WriteString(part)
	}
	if s := b.String(); s != "" {
		if f.blank && (f.last == ordinary || f.last == closing || f.last == comma) {
			f.space()
		}
		f.put(ordinary, s)
		if strings.HasSuffix(s, " ") {
			f.last = space
		}
	}
}

// unescaped writes running text without the marks that TeX wants.
var unescaped = strings.NewReplacer(`\ `, " ", "~", " ", `\%`, "%", `\&`, "&", `\_`, "_", `\#`, "#", `\{`, "{", `\}`, "}", "``", "“", "''", "”", "---", "—", "--", "–", `\,`, " ", "{", "", "}", "")
