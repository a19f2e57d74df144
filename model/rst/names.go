package rst

import (
	"io"
	"strconv"
	"strings"

	"lede/model/markup"
	"lede/model/tree"
)

const (
	// ahead is how many bytes are read to learn where links lead: that takes some 30 ms.
	ahead = 8 << 20
	// mostNames is how many targets are kept.
	mostNames = 100_000
	// mostReplaced is how deep replacements may stand in each other.
	mostReplaced = 4
)

// names are what a text gives names to.
type names struct {
	to        map[string]string    // where the targets with names lead
	titles    map[string]string    // the titles that stand below targets
	replaced  map[string]directive // what stands for names between bars
	nameless  []string             // where the targets without names lead, in their order
	used      int                  // how many of those were referred to
	numbers   map[string]bool      // the numbers of notes
	replacing int                  // how many replacements stand in each other
	spent     int                  // how many bytes names stood for
}

// mostSpent is how many bytes names may stand for in a text: a short name for a long text, used again and again, would never end.
const mostSpent = 8 << 20

// spend reports whether a name may stand for so many bytes more.
func (n *names) spend(bytes int) bool {
	n.spent += bytes
	return n.spent <= mostSpent
}

// key returns a name as it is looked for: the case and the blanks don't count.
func key(name string) string {
	return strings.ToLower(strings.Join(strings.Fields(strings.Trim(name, "`")), " "))
}

// learn reads the lines of a text for names.
func (n *names) learn(r io.Reader) {
	n.to, n.titles, n.replaced, n.numbers = map[string]string{}, map[string]string{}, map[string]directive{}, map[string]bool{}
	l := learner{names: n}
	markup.EachLine(r, ahead, l.line)
	l.line("")
}

// learner reads a text line by line.
type learner struct {
	*names
	before  string            // the line before
	waiting []string          // the names of targets that lead to what comes next
	open    string            // the target whose address may go on
	options map[string]string // of the replacement whose options may follow
}

// line reads a line.
func (l *learner) line(s string) {
	if len(l.to)+len(l.replaced)+len(l.nameless) > mostNames {
		return
	}
	s = strings.TrimRight(s, " \t")
	text := strings.TrimLeft(s, " \t")
	indented := len(text) < len(s)
	before := l.before
	l.before = text
	if indented && text != "" && l.goesOn(text) {
		return
	}
	l.open, l.options = "", nil
	switch rest := strings.TrimLeft(strings.TrimPrefix(text, ".."), " "); {
	case text == "":
		return
	case strings.HasPrefix(text, ".. _"):
		l.target(rest[1:])
		return
	case strings.HasPrefix(text, "__ "):
		l.nameless = append(l.nameless, destination(text[3:]))
		return
	case strings.HasPrefix(text, ".. |"):
		l.replacement(rest[1:])
		return
	case strings.HasPrefix(text, ".. ["):
		if label, _, ok := strings.Cut(rest[1:], "]"); ok && len(label) < 64 {
			l.numbers[label] = true
		}
		return
	case underlines(text, before):
		title := markup.Plain((&Text{}).inline(before))
		if _, ok := l.to[key(before)]; !ok {
			l.to[key(before)] = "#" + markup.Slug(title)
		}
		for _, name := range l.waiting {
			l.titles[name] = title
		}
		l.waiting = nil
	case strings.HasPrefix(text, ".. "), isAdornment(text):
	default:
		if before != "" && !isAdornment(before) {
			l.waiting = nil
		}
	}
	l.named(s)
}

// goesOn reports whether an indented line goes on what the line before began.
func (l *learner) goesOn(text string) bool {
	if l.open != "" && !strings.HasPrefix(text, ".. ") && len(l.to[l.open]) < 4096 {
		l.to[l.open] += strings.ReplaceAll(text, " ", "")
		return true
	}
	name, value := fieldOf(text)
	if l.options == nil || name == "" || len(l.options) > 8 {
		return false
	}
	l.options[name] = value
	return true
}

// named notes the references in a line that give their targets names.
func (l *learner) named(s string) {
	for i := strings.Index(s, ">`_"); i >= 0; {
		if at := strings.LastIndexByte(s[:i], '`'); at >= 0 && !strings.HasPrefix(s[i:], ">`__") {
			if text, to := titled(s[at+1 : i+1]); text != "" && to != "" && !strings.HasSuffix(to, "_") {
				l.to[key(text)] = to
			}
		}
		next := strings.Index(s[i+3:], ">`_")
		if next < 0 {
			break
		}
		s, i = s[i+3:], next
	}
}

// target notes a target: what is behind its underscore.
func (l *learner) target(s string) {
	if to, ok := strings.CutPrefix(s, "_:"); ok {
		l.nameless = append(l.nameless, destination(to))
		return
	}
	name, to := targetName(s)
	if name == "" {
		return
	}
	k := key(name)
	if to == "" {
		l.to[k] = "#" + markup.ID(name)
		if len(l.waiting) < 64 {
			l.waiting = append(l.waiting, k)
		}
		return
	}
	l.to[k] = destination(to)
	for _, w := range l.waiting { // a chain of targets leads where the last one does
		l.to[w] = l.to[k]
	}
	l.waiting, l.open = nil, k
}

// replacement notes what stands for a name between bars.
func (l *learner) replacement(s string) {
	name, rest, ok := strings.Cut(s, "|")
	if !ok {
		return
	}
	if kind, args, ok := directiveName(strings.TrimSpace(rest)); ok {
		l.options = map[string]string{}
		l.replaced[key(name)] = directive{name: kind, args: args, options: l.options}
	}
}

// destination returns where a target leads, as it is written.
func destination(s string) string {
	if s = strings.TrimSpace(s); strings.HasSuffix(s, "_") { // the name of another target
		return s
	}
	s = strings.ReplaceAll(s, " ", "")
	if strings.Contains(s, "@") && !strings.Contains(s, ":") {
		return "mailto:" + s
	}
	return s
}

// find returns where a name leads.
func (n *names) find(name string) (string, bool) {
	k := key(name)
	to, ok := n.to[k]
	for range 4 { // "name_" leads where that name does
		next, indirect := strings.CutSuffix(to, "_")
		if !indirect || next == "" {
			break
		}
		further, known := n.to[key(next)]
		if !known {
			break
		}
		to = further
	}
	return to, ok && n.spend(len(to))
}

// destination returns where a picture's target leads: a name, or an address.
func (n *names) destination(s string) string {
	if to, ok := n.find(s); ok {
		return to
	}
	return s
}

// anonymous returns where the next target without a name leads.
func (n *names) anonymous() (string, bool) {
	if n.used >= len(n.nameless) {
		return "", false
	}
	n.used++
	to := n.nameless[n.used-1]
	if name, ok := strings.CutSuffix(to, "_"); ok {
		return n.find(name)
	}
	return to, true
}

// replacement returns what stands for a name between bars; nil if that isn't known.
func (n *names) replacement(t *Text, name string) []*Node {
	d, ok := n.replaced[key(name)]
	if !ok || n.replacing >= mostReplaced || !n.spend(len(d.args)) {
		return nil
	}
	n.replacing++
	defer func() { n.replacing-- }()
	switch d.name {
	case "replace":
		return t.inline(d.args)
	case "image":
		return (&body{Text: t}).image(d)
	case "unicode":
		return []*Node{tree.Word(characters(d.args))}
	}
	return []*Node{tree.Word(strings.TrimSpace(name))}
}

// characters returns the text that code points such as "U+00A9" or "0xA9" stand for, among others.
func characters(s string) string {
	s, _, _ = strings.Cut(s, " .. ")
	var b strings.Builder
	for _, f := range strings.Fields(s) {
		digits := f
		for _, begin := range []string{"0x", "U+", "u+", "\\u", "x", "&#x"} {
			digits = strings.TrimPrefix(digits, begin)
		}
		v, err := strconv.ParseUint(strings.TrimSuffix(digits, ";"), 16, 21)
		if err != nil || digits == f {
			b.WriteString(f)
			continue
		}
		b.WriteRune(rune(v))
	}
	return b.String()
}

// counter numbers notes that have no names of their own.
type counter struct{ numbers, signs int }

// label returns the label of a note, as Markdown can have it.
func (c *counter) label(label string, n *names) string {
	switch {
	case label == "#":
		c.numbers++
		for n.numbers[strconv.Itoa(c.numbers)] {
			c.numbers++
		}
		return strconv.Itoa(c.numbers)
	case label == "*":
		c.signs++
		return "s" + strconv.Itoa(c.signs)
	}
	return strings.Map(func(r rune) rune {
		if r < 0x80 && !isWord(byte(r)) && r != '-' && r != '_' && r != '.' && r != ':' {
			return -1
		}
		return r
	}, strings.TrimPrefix(label, "#"))
}
