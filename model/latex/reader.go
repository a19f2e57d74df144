package latex

import (
	"strings"

	"golang.org/x/net/html/atom"

	"lede/model/html"
	"lede/model/markup"
	"lede/model/tree"
)

// deepest is how many groups, environments and commands may stand in each other; what is deeper is shown as it stands.
const deepest = 16

// reader reads a piece of text.
type reader struct {
	*Text
	s      string
	i      int
	ends   *markup.Ends
	groups map[int]int // where the groups end, by where they begin
	depth  int
	out    []*Node // the blocks so far
	para   []*Node // the paragraph so far
	words  strings.Builder
	style  []atom.Atom // what a switch such as \bf made of the text up to the end of its group
	single bool        // there are no blocks: all is one paragraph

	source      *source // the part that the text is of; nil where it isn't known where in it
	base        int     // where the text begins in it
	start, mark int     // where the paragraph begins, and what is read in it
}

// blocks returns the blocks of a text that isn't of the source as it stands.
func (t *Text) blocks(s string, depth int) []*Node { return t.blocksOf(s, depth, nil, 0) }

// within returns the blocks of a piece that begins at a place of the reader's text.
func (r *reader) within(at int, s string) []*Node {
	return r.blocksOf(s, r.depth+1, r.source, r.base+at)
}

// blocksOf returns the blocks of a text that begins at a place of a part of the source.
func (t *Text) blocksOf(s string, depth int, source *source, base int) []*Node {
	if depth > deepest {
		return []*Node{markup.Pre("latex", s)}
	}
	r := &reader{Text: t, s: s, ends: markup.EndsIn(s), depth: depth, source: source, base: base}
	r.read()
	r.flush()
	return r.out
}

// inline returns running text.
func (t *Text) inline(s string, depth int) []*Node {
	if depth > deepest {
		return []*Node{tree.Word(s)}
	}
	r := &reader{Text: t, s: s, ends: markup.EndsIn(s), depth: depth, single: true}
	r.read()
	r.endWords()
	return r.para
}

// endWords puts the words so far into the paragraph.
func (r *reader) endWords() {
	if r.words.Len() > 0 {
		s := r.words.String()
		r.words.Reset()
		r.put(tree.Word(s))
	}
}

// put puts a node into the paragraph.
func (r *reader) put(nodes ...*Node) {
	r.endWords()
	for _, n := range nodes {
		for _, s := range r.style {
			n = markup.Element(s, n)
		}
		r.para = append(r.para, n)
	}
}

// flush ends the paragraph.
func (r *reader) flush() {
	r.endWords()
	if r.single {
		return
	}
	r.from(r.start, paragraph(r.para)...)
	r.para = nil
}

// from puts out blocks that begin at a place of the text.
func (r *reader) from(at int, nodes ...*Node) {
	for _, n := range nodes {
		html.From(n, r.source.line(r.base+at))
	}
	r.out = append(r.out, nodes...)
}

// add adds blocks; in running text, what is in them.
func (r *reader) add(nodes ...*Node) {
	r.flush()
	if r.single {
		r.para = append(r.para, nodes...)
		return
	}
	r.from(r.mark, nodes...)
}

// read reads all of the text.
func (r *reader) read() {
	for r.i < len(r.s) {
		r.mark = r.i
		if len(r.para) == 0 && strings.TrimSpace(r.words.String()) == "" {
			r.start = r.i
		}
		switch c := r.s[r.i]; c {
		case '%':
			r.comment()
		case '\n':
			r.newline()
		case '\\':
			r.command()
		case '$':
			r.dollar()
		case '{':
			r.group()
		case '}':
			r.i++
		case '~':
			r.i++
			r.words.WriteString("\u00a0")
		case '-', '`', '\'', '?', '!', '"':
			r.ligature()
		default:
			n := strings.IndexAny(r.s[r.i+1:], "%\n\\${}~-`'?!\"")
			if n < 0 {
				n = len(r.s) - r.i - 1
			}
			r.words.WriteString(r.s[r.i : r.i+1+n])
			r.i += 1 + n
		}
	}
}

// comment passes over a comment, with the line end and the blanks behind it.
func (r *reader) comment() {
	n := strings.IndexByte(r.s[r.i:], '\n')
	if n < 0 {
		r.i = len(r.s)
		return
	}
	r.i += n + 1
	for r.i < len(r.s) && (r.s[r.i] == ' ' || r.s[r.i] == '\t') {
		r.i++
	}
	if r.i < len(r.s) && r.s[r.i] == '\n' {
		r.newline()
	}
}

// newline reads the end of a line; behind it, a blank line ends the paragraph.
func (r *reader) newline() {
	k := r.i + 1
	for k < len(r.s) && (r.s[k] == ' ' || r.s[k] == '\t') {
		k++
	}
	if k < len(r.s) && r.s[k] == '\n' {
		r.flush()
	} else {
		r.words.WriteByte('\n')
	}
	r.i = max(k, r.i+1)
}

// ligatures are characters that are written as several, the longest first.
var ligatures = [][2]string{{"---", "—"}, {"--", "–"}, {"``", "“"}, {"''", "”"}, {"`", "‘"}, {"'", "’"}, {"?`", "¿"}, {"!`", "¡"}}

// ligature reads a character that is written as several.
func (r *reader) ligature() {
	for _, l := range ligatures {
		if strings.HasPrefix(r.s[r.i:], l[0]) {
			r.words.WriteString(l[1])
			r.i += len(l[0])
			return
		}
	}
	r.words.WriteByte(r.s[r.i])
	r.i++
}

// dollar reads mathematics between dollar signs.
func (r *reader) dollar() {
	mark := "$"
	if strings.HasPrefix(r.s[r.i:], "$$") {
		mark = "$$"
	}
	from := r.i + len(mark)
	end := r.ends.Find(mark, from, func(s string, i int) bool { return s[i-1] != '\\' })
	if end < 0 {
		r.words.WriteString(mark)
		r.i = from
		return
	}
	r.i = end + len(mark)
	r.math(r.s[from:end], mark == "$$")
}

// math writes mathematics.
func (r *reader) math(tex string, display bool) {
	tex = strings.TrimSpace(tex)
	switch {
	case tex == "":
	case display && !r.single:
		r.add(markup.Pre("math", tex))
	default:
		r.put(markup.Math(strings.Join(strings.Fields(tex), " ")))
	}
}

// braces returns where the group ends that begins at i, -1 if it doesn't. All groups are found at once.
func (r *reader) braces(i int) int {
	if r.groups == nil {
		r.groups = map[int]int{}
		var open []int
		for k := 0; k < len(r.s); k++ {
			switch r.s[k] {
			case '\\':
				k++
			case '{':
				open = append(open, k)
			case '}':
				if n := len(open) - 1; n >= 0 {
					r.groups[open[n]] = k
					open = open[:n]
				}
			case '%':
				if n := strings.IndexByte(r.s[k:], '\n'); n >= 0 {
					k += n
				}
			}
		}
	}
	if end, ok := r.groups[i]; ok {
		return end
	}
	return -1
}

// group reads a group.
func (r *reader) group() {
	end := r.braces(r.i)
	if end < 0 {
		r.i++
		return
	}
	inner := r.s[r.i+1 : end]
	r.i = end + 1
	if !r.single && strings.Contains(inner, "\n\n") {
		r.flush()
		r.out = append(r.out, r.within(end-len(inner), inner)...)
		return
	}
	r.put(r.inline(inner, r.depth+1)...)
}
