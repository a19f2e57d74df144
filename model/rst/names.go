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
	learner   *learner
	ahead     *markup.Ahead // what it reads
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

// learn has the lines of a text read for names, as they are wanted.
func (n *names) learn(r io.Reader) {
	n.to, n.titles, n.replaced, n.numbers = map[string]string{}, map[string]string{}, map[string]directive{}, map[string]bool{}
	n.learner = &learner{names: n}
	n.ahead = markup.NewAhead(r, ahead, n.learner.line)
}

// want reads on until it is known what known asks for, and what goes with it: the address of a target may go on, its title follow.
func (n *names) want(known func() bool) {
	n.ahead.Until(func() bool {
		return known() && n.learner.open == "" && len(n.learner.waiting) == 0 && n.learner.options == nil
	})
}

// lookUp returns where a name leads, as the text says it.
func (n *names) lookUp(key string) (string, bool) {
	n.want(func() bool { _, ok := n.to[key]; return ok })
	to, ok := n.to[key]
	return to, ok
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
	to, ok := n.lookUp(k)
	for range 4 { // "name_" leads where that name does
		next, indirect := strings.CutSuffix(to, "_")
		if !indirect || next == "" {
			break
		}
		further, known := n.lookUp(key(next))
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
	if n.want(func() bool { return n.used < len(n.nameless) }); n.used >= len(n.nameless) {
		return "", false
	}
	n.used++
	to := n.nameless[n.used-1]
	if name, ok := strings.CutSuffix(to, "_"); ok {
		return n.find(name)
	}
	return to, true
}

// title returns the title that stands below a target.
func (n *names) title(name string) (string, bool) {
	k := key(name)
	n.lookUp(k)
	title, ok := n.titles[k]
	return title, ok && n.spend(len(title))
}

// replacement returns what stands for a name between bars; nil if that isn't known.
func (n *names) replacement(t *Text, name string) []*Node {
	k := key(name)
	n.want(func() bool { return n.replaced[k].name != "" })
	d, ok := n.replaced[k]
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
		n.ahead.All()
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
