package rst

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html/atom"

	"lede/model/markup"
	"lede/model/tree"
)

// list reads a list of any kind, if the next line begins one.
func (b *body) list() bool {
	l := b.Lines[b.I]
	switch l[0] {
	case ':':
		if _, n := field(l); n > 0 {
			b.fields()
			return true
		}
	case '-', '/', '+':
		if _, n := option(l); n > 0 && bullet(l) == 0 {
			b.options()
			return true
		}
	}
	if bullet(l) > 0 {
		sign := l[:1]
		b.items(atom.Ul, func(l string) int {
			if strings.HasPrefix(l, sign) {
				return bullet(l)
			}
			return 0
		})
		return true
	}
	number, n := enumerator(l)
	if n == 0 || !b.itemGoesOn(n) {
		return false
	}
	letters := isLetters(number)
	list := b.items(atom.Ol, func(l string) int {
		next, n := enumerator(l)
		if isLetters(next) != letters {
			return 0
		}
		return n
	})
	tree.Set(list, "start", strconv.Itoa(value(number)))
	return true
}

// isLetters reports whether an item is numbered by letters.
func isLetters(number string) bool { return number != "" && number[0] > '9' }

// itemGoesOn reports whether what follows the line of an enumerated item lets it be one, and no line of a paragraph that begins with "A." or the like.
func (b *body) itemGoesOn(n int) bool {
	next := b.Line(b.I + 1)
	if next == "" || next[0] == ' ' && markup.Indent(next) >= min(n, 2) {
		return true
	}
	_, k := enumerator(next)
	return k > 0
}

// items reads the items of a list, in each of which the text of the first line begins at what begins says.
func (b *body) items(kind atom.Atom, begins func(line string) int) *Node {
	list := markup.Element(kind)
	for b.I < len(b.Lines) {
		n := begins(b.Lines[b.I])
		if n == 0 {
			break
		}
		list.AppendChild(markup.Element(atom.Li, b.hanging(n)...))
		for b.I < len(b.Lines) && b.Lines[b.I] == "" {
			b.I++
		}
	}
	b.Add(list)
	return list
}

// hanging returns the elements of the text that begins at a column of the next line and goes on in indented lines, and moves behind them.
func (b *body) hanging(n int) []*Node {
	first, from := b.Lines[b.I], b.From(b.I)
	rest := b.indentedBelow()
	least := n
	if n >= len(first) {
		least = 1 << 20
	}
	for _, l := range rest {
		if l != "" {
			least = min(least, markup.Indent(l))
		}
	}
	lines := append([]string{first[min(n, len(first)):]}, markup.Dedent(rest, least)...)
	return b.inner(lines, from)
}

// indentedBelow returns the lines below the next one that are blank or indented, and moves behind them.
func (b *body) indentedBelow() []string {
	from := b.I + 1
	for b.I++; b.I < len(b.Lines) && (b.Lines[b.I] == "" || b.Lines[b.I][0] == ' '); b.I++ {
	}
	to := b.I
	for to > from && b.Lines[to-1] == "" {
		to--
	}
	return b.Lines[from:to]
}

// value returns the number that numbers an item.
func value(number string) int {
	if v, err := strconv.Atoi(number); err == nil {
		return v
	}
	lower := strings.ToLower(number)
	if number == "#" {
		return 1
	}
	if len(number) == 1 && lower != "i" {
		return int(lower[0]-'a') + 1
	}
	sum, last := 0, 0
	for i := len(lower) - 1; i >= 0; i-- {
		v := map[byte]int{'i': 1, 'v': 5, 'x': 10, 'l': 50, 'c': 100, 'd': 500, 'm': 1000}[lower[i]]
		if v < last {
			v = -v
		}
		sum, last = sum+v, max(last, v)
	}
	return max(sum, 1)
}

// isTerm reports whether the next line is a term, with its definition below it.
func (b *body) isTerm() bool {
	l := b.Line(b.I)
	return l != "" && l[0] != ' ' && strings.HasPrefix(b.Line(b.I+1), " ") && !isItem(l) && !strings.HasPrefix(l, "..")
}

// definitions reads terms, each with its definition indented below it.
func (b *body) definitions() {
	list := markup.Element(atom.Dl)
	for first := true; first || b.isTerm(); first = false {
		term, class, _ := strings.Cut(b.Lines[b.I], " : ")
		dt := markup.Element(atom.Dt, b.inline(term)...)
		if class != "" {
			dt.AppendChild(tree.Word(" : "))
			dt.AppendChild(markup.Element(atom.Em, b.inline(class)...))
		}
		list.AppendChild(dt)
		list.AppendChild(markup.Element(atom.Dd, b.inner(b.indented(b.I+1))...))
	}
	b.Add(list)
}

// options reads the options of a command and what they do.
func (b *body) options() {
	list := markup.Element(atom.Dl)
	for b.I < len(b.Lines) && b.Lines[b.I] != "" {
		names, n := option(b.Lines[b.I])
		if n == 0 {
			break
		}
		list.AppendChild(markup.Element(atom.Dt, markup.Code(names)))
		list.AppendChild(markup.Element(atom.Dd, b.hanging(n)...))
		for b.I < len(b.Lines) && b.Lines[b.I] == "" {
			b.I++
		}
	}
	b.Add(list)
}

// silent are the fields that tell Sphinx how to treat a file.
var silent = []string{"orphan", "tocdepth", "nocomments", "nosearch"}

// about are the fields below a title that say who wrote a text and when.
var about = []string{"author", "authors", "date", "revision", "version", "status", "organization", "release", "contact"}

// fields reads a list of fields; those that say who wrote the text become one line below its title.
func (b *body) fields() {
	list := markup.Element(atom.Dl)
	var by []string
	head := b.top && !b.begun && !slices.ContainsFunc(b.Out, func(n *Node) bool { return n.DataAtom != atom.H1 })
	for b.I < len(b.Lines) && b.Lines[b.I] != "" {
		name, n := field(b.Lines[b.I])
		if n == 0 {
			break
		}
		lower := strings.ToLower(name)
		switch from := b.I; {
		case slices.Contains(silent, lower):
			b.indentedBelow()
		case head && slices.Contains(about, lower):
			rest := strings.Join(b.indentedBelow(), " ")
			l := b.Lines[from]
			value := strings.Trim(l[min(n, len(l)):]+rest, "$")
			if key, v, ok := strings.Cut(value, ": "); ok && (key == "Date" || key == "Revision") {
				value = v
			}
			by = append(by, markup.Plain(b.inline(value)))
		default:
			list.AppendChild(markup.Element(atom.Dt, b.inline(name)...))
			list.AppendChild(markup.Element(atom.Dd, b.hanging(n)...))
		}
		for b.I < len(b.Lines) && b.Lines[b.I] == "" {
			b.I++
		}
	}
	if line := markup.Byline(by...); line != nil {
		b.Add(line)
	}
	if list.FirstChild != nil {
		b.Add(list)
	}
}
