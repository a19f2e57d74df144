package man

import (
	"strconv"
	"strings"
)

// expand puts strings and registers in the place of \*x and \nx. What strings hold is expanded too.
func (r *roff) expand(s string) string { return r.expandIn(s, 0) }

func (r *roff) expandIn(s string, depth int) string {
	if r.escapes == 0 || depth > deepest || r.left <= 0 {
		return s
	}
	var b strings.Builder
	from := 0
	for i := 0; i < len(s); {
		n := strings.IndexByte(s[i:], '\\')
		if i += n; n < 0 || i+1 >= len(s) {
			break
		}
		value, end := r.interpolated(s, i, depth)
		if end == 0 {
			i += 2
			continue
		}
		if !r.charge(len(value)+8) || b.Len() > mostBody {
			value = ""
		}
		b.WriteString(s[from:i])
		b.WriteString(value)
		from, i = end, end
	}
	if from == 0 {
		return s
	}
	b.WriteString(s[min(from, len(s)):])
	return b.String()
}

// interpolated returns what the escape at i in s stands for, and where it ends; 0 if it stands for itself.
func (r *roff) interpolated(s string, i, depth int) (value string, end int) {
	switch c := s[i+1]; c {
	case '*':
		return r.stringAt(s, i+2, depth)
	case 'n':
		return r.registerAt(s, i+2)
	case 'w', 'A', 'B':
		arg, end := delimited(s, i+2)
		return r.measured(c, r.expandIn(arg, depth+1)), end
	case 'E':
		return `\`, i + 2
	case '$': // outside of a macro there are none
		_, n := nameAt(s[i+2:])
		return "", i + 2 + n
	}
	return "", 0
}

// stringAt returns what the string holds whose name stands in s at i, and where the name ends. Behind a name in brackets arguments may stand.
func (r *roff) stringAt(s string, i, depth int) (string, int) {
	name, n := nameAt(s[i:])
	value, ok := r.strings[name]
	if key, args, found := strings.Cut(name, " "); !ok && found {
		value = r.arguments(r.strings[key], frame{name: key, args: split(args)})
	}
	if depth >= deepest {
		return "", i + n
	}
	return r.expandIn(value, depth+1), i + n
}

// registerAt returns the value of the register whose name stands in s at i, perhaps behind a sign that changes it.
func (r *roff) registerAt(s string, i int) (string, int) {
	sign := 0
	if i < len(s) && (s[i] == '+' || s[i] == '-') {
		sign = 1 - int(s[i]-'+')
		i++
	}
	name, n := nameAt(s[i:])
	if sign != 0 {
		r.registers[name] += sign
	}
	switch v := r.registers[name]; {
	case name == ".$":
		return strconv.Itoa(r.argc()), i + n
	default:
		return strconv.Itoa(v), i + n
	}
}

// argc returns how many arguments the macro has that is read.
func (r *roff) argc() int {
	for i := len(r.frames) - 1; i >= 0; i-- {
		if f := r.frames[i]; f.in == nil && f.loop == "" {
			return len(f.args)
		}
	}
	return 0
}

// measured returns how wide a text is in basic units, as \w does; \A and \B say whether it is a name or a number.
func (r *roff) measured(c byte, s string) string {
	switch c {
	case 'w':
		return strconv.Itoa(24 * len([]rune(plain(s))))
	case 'A':
		return strconv.Itoa(b2i(s != "" && !strings.ContainsAny(s, " \t")))
	}
	_, rest, ok := r.number(s)
	return strconv.Itoa(b2i(ok && rest == ""))
}

// delimited returns what stands in s from i on between two of the same character, and where it ends.
func delimited(s string, i int) (string, int) {
	if i >= len(s) {
		return "", len(s)
	}
	if s[i] == '[' {
		name, n := nameAt(s[i:])
		return name, i + n
	}
	n := 1
	for n < 4 && i+n < len(s) && s[i+n]&0xc0 == 0x80 {
		n++
	}
	mark := s[i : i+n]
	k := strings.Index(s[i+n:], mark)
	if k < 0 {
		return s[i+n:], len(s)
	}
	return s[i+n : i+n+k], i + n + k + n
}

// collapsed returns a line as a macro or string keeps it: two backslashes are one.
func collapsed(s string) string {
	if !strings.Contains(s, `\\`) {
		return s
	}
	return strings.ReplaceAll(s, `\\`, `\`)
}

// split returns the arguments of a macro. A blank in quotes or behind a backslash is part of one.
func split(s string) []string {
	var args []string
	for _, t := range tokens(s) {
		args = append(args, t.text)
	}
	return args
}

// token is an argument of a macro.
type token struct {
	text   string
	quoted bool
}

// tokens returns the arguments of a macro, and whether they were quoted.
func tokens(s string) []token {
	var all []token
	for s = strings.TrimLeft(s, " "); s != ""; s = strings.TrimLeft(s, " ") {
		var t token
		t, s = firstToken(s)
		all = append(all, t)
	}
	return all
}

// firstToken returns the argument that s begins with, and what follows it.
func firstToken(s string) (token, string) {
	var b strings.Builder
	quoted := s[0] == '"'
	for i := b2i(quoted); i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s):
			b.WriteString(s[i : i+2])
			i++
		case c == '"' && quoted:
			if i+1 >= len(s) || s[i+1] != '"' {
				return token{b.String(), true}, s[i+1:]
			}
			b.WriteByte('"')
			i++
		case c == ' ' && !quoted:
			return token{b.String(), false}, s[i:]
		default:
			b.WriteByte(c)
		}
	}
	return token{b.String(), quoted}, ""
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
