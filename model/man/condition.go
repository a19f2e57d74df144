package man

import (
	"strings"
	"unicode/utf8"
)

// condition returns whether the condition that s begins with holds, and what follows it.
func (r *roff) condition(s string) (bool, string) {
	s = strings.TrimLeft(s, " \t")
	not := false
	for strings.HasPrefix(s, "!") {
		not, s = !not, strings.TrimLeft(s[1:], " \t")
	}
	ok, rest := r.holds(s)
	return ok != not, rest
}

// holds is condition without what turns it round.
func (r *roff) holds(s string) (bool, string) {
	if s == "" {
		return false, ""
	}
	switch c := s[0]; {
	case c == 'n' || c == 'o':
		return true, s[1:]
	case c == 't' || c == 'e' || c == 'v':
		return false, s[1:]
	case c == 'd' || c == 'r' || c == 'm' || c == 'F' || c == 'S' || c == 'c':
		name, rest := word(strings.TrimLeft(s[1:], " "))
		return r.known(c, name), rest
	case c >= '0' && c <= '9' || c == '(' || c == '-' || c == '+' || c == '.' || c == '|':
		n, rest, ok := r.number(s)
		return ok && n > 0, rest
	case c == '\\' || c == ' ':
		return false, s
	}
	_, n := utf8.DecodeRuneInString(s)
	parts := strings.SplitN(s[n:], s[:n], 3)
	if len(parts) < 3 {
		return false, ""
	}
	return parts[0] == parts[1], parts[2]
}

// known reports whether something is defined: a string, macro or request (d), a register (r).
func (r *roff) known(kind byte, name string) bool {
	switch kind {
	case 'd':
		_, s := r.strings[name]
		_, m := r.macros[name]
		return s || m || listed(requests, name) || listed(manMacros, name)
	case 'r':
		_, ok := r.registers[name]
		return ok
	}
	return kind == 'c'
}

// word returns the word that s begins with, and what follows it.
func word(s string) (string, string) {
	if n := strings.IndexAny(s, " \t"); n >= 0 {
		return s[:n], strings.TrimLeft(s[n:], " \t")
	}
	return s, ""
}

// number returns the number that the expression is that s begins with, in basic units, and what follows it. Operators have no precedence.
func (r *roff) number(s string) (n int, rest string, ok bool) { return expression(s, 0) }

func expression(s string, depth int) (n int, rest string, ok bool) {
	if n, rest, ok = operand(s, depth); !ok {
		return 0, s, false
	}
	for rest != "" {
		op := rest[:1]
		for _, two := range []string{"<=", ">=", "==", "<>", ">?", "<?"} {
			if strings.HasPrefix(rest, two) {
				op = two
			}
		}
		if !strings.Contains("+-*/%<>=&:", op[:1]) {
			break
		}
		m, after, ok := operand(rest[len(op):], depth)
		if !ok {
			break
		}
		n, rest = operate(n, op, m), after
		if depth > 0 {
			rest = strings.TrimLeft(rest, " ")
		}
	}
	return n, rest, true
}

// operate returns what an operator makes of two numbers.
func operate(a int, op string, b int) int {
	const most = 1 << 40
	switch op {
	case "+":
		a += b
	case "-":
		a -= b
	case "*":
		if max(a, -a) < 1<<20 && max(b, -b) < 1<<20 {
			a *= b
		}
	case "/", "%":
		switch {
		case b == 0:
			a = 0
		case op == "/":
			a /= b
		default:
			a %= b
		}
	case "<":
		a = b2i(a < b)
	case ">":
		a = b2i(a > b)
	case "<=":
		a = b2i(a <= b)
	case ">=":
		a = b2i(a >= b)
	case "=", "==":
		a = b2i(a == b)
	case "<>":
		a = b2i(a != b)
	case "&":
		a = b2i(a > 0 && b > 0)
	case ":":
		a = b2i(a > 0 || b > 0)
	case ">?":
		a = max(a, b)
	case "<?":
		a = min(a, b)
	}
	return max(-most, min(most, a))
}

// operand returns the number or the expression in parentheses that s begins with.
func operand(s string, depth int) (n int, rest string, ok bool) {
	if depth > 0 {
		s = strings.TrimLeft(s, " ")
	}
	switch {
	case s == "" || depth > deepest:
		return 0, s, false
	case s[0] == '-':
		n, rest, ok = operand(s[1:], depth+1)
		return -n, rest, ok
	case s[0] == '+', s[0] == '|':
		return operand(s[1:], depth+1)
	case s[0] == '(':
		n, rest, ok = expression(s[1:], depth+1)
		return n, strings.TrimPrefix(strings.TrimLeft(rest, " "), ")"), ok
	}
	return measure(s)
}

// measure returns the measure that s begins with: digits, perhaps with a fraction and a unit.
func measure(s string) (n int, rest string, ok bool) {
	i, whole, part, scale := 0, 0, 0, 1
	for ; i < len(s) && s[i] >= '0' && s[i] <= '9'; i++ {
		whole = min(whole*10+int(s[i]-'0'), 1<<30)
	}
	digits := i
	if i < len(s) && s[i] == '.' {
		for i++; i < len(s) && s[i] >= '0' && s[i] <= '9'; i++ {
			if scale < 1000 {
				part, scale = part*10+int(s[i]-'0'), scale*10
			}
		}
		digits = i - 1
	}
	if digits == 0 {
		return 0, s, false
	}
	unit := 1
	if i < len(s) {
		switch s[i] {
		case 'n', 'm':
			unit = 24
		case 'v', 'P':
			unit = 40
		case 'i':
			unit = 240
		case 'c':
			unit = 94
		case 'p':
			unit = 3
		case 'u', 's', 'z', 'f', 'M':
		default:
			i--
		}
		i++
	}
	return whole*unit + part*unit/scale, s[i:], true
}
