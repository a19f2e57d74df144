package mediawiki

import (
	"strings"

	"golang.org/x/net/html/atom"

	"lede/model/markup"
	"lede/model/tree"
)

// list reads a list, whose lines begin with a sign for each list that they stand in.
func (b *body) list() {
	from := b.I
	for b.I < len(b.Lines) && b.Lines[b.I] != "" && strings.IndexByte("*#:;", b.Lines[b.I][0]) >= 0 {
		b.I++
	}
	b.Add(b.items(b.Lines[from:b.I], 0)...)
}

// items returns the lists of lines, of whose signs the first n are those of lists around them.
func (b *body) items(lines []string, n int) []*Node {
	var out []*Node
	for i := 0; i < len(lines); {
		sign := lines[i][n]
		to := i + 1
		for to < len(lines) && (lines[to][n] == sign || sign == ';' && lines[to][n] == ':') {
			to++
		}
		out = append(out, b.oneList(lines[i:to], n))
		i = to
	}
	return out
}

// oneList returns a list of lines whose sign is the same.
func (b *body) oneList(lines []string, n int) *Node {
	kinds := map[byte]atom.Atom{'*': atom.Ul, '#': atom.Ol, ';': atom.Dl, ':': atom.Blockquote}
	list := markup.Element(kinds[lines[0][n]])
	itemOf := func(sign byte) atom.Atom {
		switch {
		case sign == ';':
			return atom.Dt
		case list.DataAtom == atom.Dl:
			return atom.Dd
		case sign == ':':
			return atom.P
		}
		return atom.Li
	}
	var last *Node
	for i := 0; i < len(lines); {
		if deeper(lines[i], n) && n+1 < markup.Deepest {
			to := i + 1
			for to < len(lines) && deeper(lines[to], n) {
				to++
			}
			if last == nil {
				last = markup.Element(itemOf(lines[i][n]))
				list.AppendChild(last)
			}
			for _, l := range b.items(lines[i:to], n+1) {
				last.AppendChild(l)
			}
			i = to
			continue
		}
		last = markup.Element(itemOf(lines[i][n]))
		text := strings.TrimLeft(lines[i][n:], "*#:;")
		if lines[i][n] == ';' {
			if term, meaning, ok := strings.Cut(text, " : "); ok {
				list.AppendChild(markup.Element(atom.Dt, b.inline(term)...))
				last, text = markup.Element(atom.Dd), meaning
			}
		}
		for _, c := range b.inline(strings.TrimSpace(text)) {
			last.AppendChild(c)
		}
		list.AppendChild(last)
		i++
	}
	return list
}

// deeper reports whether a line is of a list that stands in the one of its n-th sign.
func deeper(line string, n int) bool {
	return n+1 < len(line) && strings.IndexByte("*#:;", line[n+1]) >= 0
}

// listElement writes a list that stands between the tags of HTML.
func (b *body) listElement(name, tag, text string) {
	list := markup.Element(atom.Lookup([]byte(name)))
	if start := attribute(tag, "start"); start != "" {
		tree.Set(list, "start", start)
	}
	from, depth := -1, 0
	end := func(to int) {
		if from < 0 {
			return
		}
		item := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text[from:to]), "</li>"))
		list.AppendChild(markup.Element(atom.Li, b.inner(strings.Split(item, "\n"), nil)...))
	}
	for i := 0; i < len(text); i++ {
		if text[i] != '<' {
			continue
		}
		switch rest := strings.ToLower(text[i:min(len(text), i+4)]); {
		case rest == "</ol" || rest == "</ul":
			depth--
		case rest[:min(len(rest), 3)] == "<ol" || rest[:min(len(rest), 3)] == "<ul":
			depth++
		case rest == "<li>" || rest == "<li ":
			if n := strings.IndexByte(text[i:min(len(text), i+512)], '>'); n > 0 && depth <= 0 {
				end(i)
				from = i + n + 1
			}
		}
	}
	if end(len(text)); list.FirstChild != nil {
		b.Add(list)
	}
}
