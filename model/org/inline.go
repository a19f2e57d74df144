package org

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"lede/model/html"
	"lede/model/markup"
	"lede/model/tree"
)

// inliner reads running text.
type inliner struct {
	*Text
	markup.Running
	depth int
}

// mostMarks is how deep marks may stand in each other.
const mostMarks = 6

// inline returns running text.
func (t *Text) inline(s string) []*Node { return t.marked(s, 0) }

func (t *Text) marked(s string, depth int) []*Node {
	p := inliner{Text: t, Running: markup.Running{S: s, Ends: markup.EndsIn(s)}, depth: depth}
	for i := 0; i < len(s) && depth < mostMarks; {
		if n := p.mark(i); n > 0 {
			i += n
			p.From = i
			continue
		}
		i++
	}
	p.Upto(len(s))
	return p.Out
}

// emphases are the elements of what stands between marks.
var emphases = map[byte]atom.Atom{'*': atom.Strong, '/': atom.Em, '_': atom.U, '+': atom.Del, '=': atom.Code, '~': atom.Code}

// mark reads what is at i, if it is more than text, and returns its length.
func (p *inliner) mark(i int) int {
	switch c := p.S[i]; c {
	case '*', '/', '_', '+', '=', '~':
		if n := p.emphasis(i, c); n > 0 {
			return n
		}
		if c == '_' {
			return p.raised(i)
		}
	case '^':
		return p.raised(i)
	case '[':
		return p.bracket(i)
	case '<':
		return p.angle(i)
	case '\\':
		return p.backslash(i)
	case '$':
		return p.dollar(i)
	case '@':
		return p.snippet(i)
	case 'h', 'f', 'm':
		return p.address(i)
	}
	return 0
}

// emphasis reads what stands between two marks (Org syntax, 4.13 text markup).
func (p *inliner) emphasis(i int, c byte) int {
	if i > 0 {
		if r, _ := utf8.DecodeLastRuneInString(p.S[:i]); !unicode.IsSpace(r) && !strings.ContainsRune(`-("'{*/_+`, r) {
			return 0
		}
	}
	if i+2 >= len(p.S) || unicode.IsSpace(rune(p.S[i+1])) {
		return 0
	}
	to := p.Ends.Find(p.S[i:i+1], i+2, func(s string, k int) bool {
		if unicode.IsSpace(rune(s[k-1])) {
			return false
		}
		r, _ := utf8.DecodeRuneInString(s[k+1:])
		return k+1 == len(s) || unicode.IsSpace(r) || strings.ContainsRune(`-.,:!?;'")}[\*/_+`, r)
	})
	if to < 0 {
		return 0
	}
	inner := p.S[i+1 : to]
	if emphases[c] == atom.Code {
		p.Add(i, markup.Code(inner))
	} else {
		p.Add(i, markup.Element(emphases[c], p.marked(inner, p.depth+1)...))
	}
	return to + 1 - i
}

// raised reads what stands above or below the line, between braces.
func (p *inliner) raised(i int) int {
	if i == 0 || !strings.HasPrefix(p.S[i+1:], "{") || unicode.IsSpace(rune(p.S[i-1])) {
		return 0
	}
	to := strings.IndexAny(p.S[i+2:min(len(p.S), i+256)], "}\n")
	if to < 0 || p.S[i+2+to] != '}' {
		return 0
	}
	kind := atom.Sup
	if p.S[i] == '_' {
		kind = atom.Sub
	}
	p.Add(i, markup.Element(kind, tree.Word(p.S[i+2:i+2+to])))
	return to + 3
}

// bracket reads a link or a reference to a note.
func (p *inliner) bracket(i int) int {
	s := p.S[i:]
	switch {
	case strings.HasPrefix(s, "[["):
		end := p.Ends.Find("]]", i+2, nil)
		if end < i+3 || p.S[i+2] == '[' {
			return 0
		}
		to, text, _ := strings.Cut(p.S[i+2:end], "][")
		p.Add(i, p.link(strings.Join(strings.Fields(to), " "), text)...)
		return end + 2 - i
	case strings.HasPrefix(s, "[fn:"):
		end := p.Ends.Find("]", i+4, nil)
		if end < 0 {
			return 0
		}
		label, text, inner := strings.Cut(p.S[i+4:end], ":")
		if len(label) > 64 || label == "" && !inner {
			return 0
		}
		if label == "" {
			p.notes++
			label = "n" + strconv.Itoa(p.notes)
		}
		if inner && len(p.later) < 1<<12 {
			p.later = append(p.later, html.Note(noteLabel(label), p.marked(text, p.depth+1)...))
		}
		p.Add(i, markup.NoteRef(noteLabel(label)))
		return end + 1 - i
	}
	return 0
}

// noteLabel returns the label of a note as Markdown can have it.
func noteLabel(label string) string {
	label = strings.Map(func(r rune) rune {
		if r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, label)
	if label == "" {
		return "x"
	}
	return label
}

// angle reads an address between angle brackets, or a place that links lead to.
func (p *inliner) angle(i int) int {
	s := p.S[i+1 : min(len(p.S), i+512)]
	if target, ok := strings.CutPrefix(s, "<"); ok {
		radio := strings.HasPrefix(target, "<")
		target = strings.TrimPrefix(target, "<")
		name, _, ok := strings.Cut(target, ">>")
		if !ok || name == "" || strings.ContainsAny(name, "<>\n") {
			return 0
		}
		p.Add(i, markup.Place(name))
		if radio {
			p.Out = append(p.Out, tree.Word(name))
			return len(name) + 6
		}
		return len(name) + 4
	}
	to, _, ok := strings.Cut(s, ">")
	if !ok || !strings.Contains(to, ":") || strings.ContainsAny(to, " \n<") || !unicode.IsLetter(rune(s[0])) {
		return 0
	}
	p.Add(i, markup.Link(to, tree.Word(strings.TrimPrefix(to, "mailto:"))))
	return len(to) + 2
}

// address reads an address that stands in the text.
func (p *inliner) address(i int) int {
	s := p.S[i:]
	if !strings.HasPrefix(s, "http://") && !strings.HasPrefix(s, "https://") && !strings.HasPrefix(s, "ftp://") && !strings.HasPrefix(s, "mailto:") {
		return 0
	}
	if i > 0 {
		if r, _ := utf8.DecodeLastRuneInString(p.S[:i]); unicode.IsLetter(r) || unicode.IsDigit(r) {
			return 0
		}
	}
	n := strings.IndexAny(s, " \n<>[]\"|")
	if n < 0 {
		n = len(s)
	}
	to := strings.TrimRight(s[:n], ".,;:!?'*/_=~)")
	if strings.HasSuffix(s[:len(to)+b2i(len(to) < n)], "/") || strings.Contains(to, "(") && strings.HasPrefix(s[len(to):n], ")") {
		to = s[:len(to)+1]
	}
	if len(to) < 10 {
		return 0
	}
	p.Add(i, markup.Link(to, tree.Word(to)))
	return len(to)
}
