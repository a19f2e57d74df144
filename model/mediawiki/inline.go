package mediawiki

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"lede/model/markup"
	"lede/model/tree"
)

// mostMarks is how deep templates, elements and links may stand in each other.
const mostMarks = 8

// inliner reads running text.
type inliner struct {
	*Text
	s            string
	ends         *markup.Ends
	out          []*Node
	from         int // where the text begins that is not written yet
	depth        int
	bold, italic bool
}

// inline returns running text.
func (t *Text) inline(s string) []*Node { return t.marked(s, 0) }

func (t *Text) marked(s string, depth int) []*Node {
	p := inliner{Text: t, s: s, ends: markup.EndsIn(s), depth: depth}
	for i := 0; i < len(s) && depth < mostMarks; {
		if n := p.mark(i); n > 0 {
			i += n
			p.from = i
			continue
		}
		i++
	}
	p.text(len(s))
	return p.out
}

// unescape returns text with the characters that entities stand for.
func unescape(s string) string { return html.UnescapeString(s) }

// text writes the text up to a place.
func (p *inliner) text(to int) {
	if p.from < to {
		p.put(tree.Word(unescape(p.s[p.from:to])))
	}
	p.from = to
}

// put writes nodes as bold or italic as the text around them is.
func (p *inliner) put(nodes ...*Node) {
	for _, n := range nodes {
		if p.italic {
			n = markup.Element(atom.Em, n)
		}
		if p.bold {
			n = markup.Element(atom.Strong, n)
		}
		p.out = append(p.out, n)
	}
}

// add writes the text up to a place, and nodes behind it.
func (p *inliner) add(at int, nodes ...*Node) {
	p.text(at)
	p.put(nodes...)
}

// mark reads what is at i, if it is more than text, and returns its length.
func (p *inliner) mark(i int) int {
	switch s := p.s[i:]; s[0] {
	case '\'':
		return p.quotes(i)
	case '\n':
		if p.bold || p.italic { // neither goes on in the next line
			p.add(i)
			p.bold, p.italic = false, false
			p.from = i
		}
	case '[':
		if strings.HasPrefix(s, "[[") {
			return p.link(i)
		}
		return p.outside(i)
	case '{':
		if strings.HasPrefix(s, "{{") {
			return p.template(i)
		}
	case '<':
		return p.tag(i)
	case 'h', 'f':
		return p.address(i)
	case '_':
		if word, ok := strings.CutPrefix(s[:min(len(s), 32)], "__"); ok {
			if n := strings.Index(word, "__"); n > 0 && isWord(s[:n+4]) {
				p.add(i)
				return n + 4
			}
		}
	}
	return 0
}

// quotes reads two to five apostrophes, which begin and end italic and bold text.
func (p *inliner) quotes(i int) int {
	s := p.s[i:]
	n := len(s) - len(strings.TrimLeft(s[:min(len(s), 16)], "'")) - max(0, len(s)-16)
	if n < 2 || n > 5 {
		return 0
	}
	if n == 4 { // one apostrophe is text
		p.add(i, tree.Word("'"))
		n = 3
		i++
		p.from = i
		p.bold = !p.bold
		return 4
	}
	p.add(i)
	if n != 3 {
		p.italic = !p.italic
	}
	if n != 2 {
		p.bold = !p.bold
	}
	return n
}

// matching returns where what is opened by two characters at i is closed, with the same inside of it; -1 if nowhere near.
func (p *inliner) matching(i int, open, closed string) int {
	if p.ends.Find(closed, i+2, nil) < 0 {
		return -1
	}
	depth := 0
	for k := i; k+1 < len(p.s) && k < i+mostTemplate; k++ {
		switch p.s[k : k+2] {
		case open:
			depth++
			k++
		case closed:
			if depth--; depth == 0 {
				return k
			}
			k++
		}
	}
	return -1
}

// mostTemplate is how long a template may be in running text.
const mostTemplate = 8 << 10

// link reads a link to another page, a picture, or a category.
func (p *inliner) link(i int) int {
	end := p.ends.Find("]]", i+2, nil)
	if end < 0 {
		return 0
	}
	if strings.Contains(p.s[i+2:end], "[[") {
		if end = p.matching(i, "[[", "]]"); end < 0 {
			return 0
		}
	}
	to, text, shown := strings.Cut(p.s[i+2:end], "|")
	size := end + 2 - i
	to = strings.TrimSpace(to)
	space, name, _ := strings.Cut(to, ":")
	switch strings.ToLower(space) {
	case "file", "image", "datei", "fichier":
		p.add(i, picture(name, markup.Plain(p.marked(captionOf(text), p.depth+1))))
		return size
	case "category", "kategorie", "catégorie":
		if len(p.categories) < mostCategories {
			p.categories = append(p.categories, name)
		}
		p.add(i)
		return size
	}
	to = strings.TrimPrefix(to, ":")
	inner := []*Node{tree.Word(to)}
	if shown && text != "" {
		inner = p.marked(text, p.depth+1)
	} else if strings.HasPrefix(to, "#") {
		inner = []*Node{tree.Word(to[1:])}
	}
	rest := p.s[end+2:]
	tail := len(rest) - len(strings.TrimLeftFunc(rest[:min(len(rest), 32)], unicode.IsLetter)) - max(0, len(rest)-32)
	if tail > 0 { // letters behind a link belong to it
		inner = append(inner, tree.Word(rest[:tail]))
		size += tail
	} else {
		tail = 0
	}
	p.add(i, markup.Link(destination(to), inner...))
	return size
}

// destination returns where a link to a page leads: to a file beside this one, as in a wiki that is kept in files.
func destination(to string) string {
	page, section, within := strings.Cut(to, "#")
	dest := ""
	if page = strings.TrimSpace(page); page != "" {
		dest = strings.ReplaceAll(strings.ReplaceAll(page, " ", "-"), "/", "-") + ".mediawiki"
	}
	if within {
		dest += "#" + markup.Slug(strings.ReplaceAll(section, "_", " "))
	}
	return dest
}

// outside reads a link to an address: "[https://… text]".
func (p *inliner) outside(i int) int {
	s := p.s[i+1:]
	if !isAddress(s) && !strings.HasPrefix(s, "//") && !strings.HasPrefix(s, "mailto:") {
		return 0
	}
	end := p.ends.Find("]", i+1, nil)
	if end < 0 {
		return 0
	}
	to, text, _ := strings.Cut(p.s[i+1:end], " ")
	inner := p.marked(strings.TrimSpace(text), p.depth+1)
	if len(inner) == 0 {
		inner = []*Node{tree.Word(to)}
	}
	if strings.HasPrefix(to, "//") {
		to = "https:" + to
	}
	p.add(i, markup.Link(unescape(to), inner...))
	return end + 1 - i
}

// isAddress reports whether s begins with an address.
func isAddress(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "ftp://")
}

// address reads an address that stands in the text.
func (p *inliner) address(i int) int {
	s := p.s[i:]
	if !isAddress(s) {
		return 0
	}
	if r, _ := utf8.DecodeLastRuneInString(p.s[:i]); i > 0 && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
		return 0
	}
	n := strings.IndexAny(s, " \n<>[]{}\"|'")
	if n < 0 {
		n = len(s)
	}
	to := strings.TrimRight(s[:n], ".,;:!?")
	if strings.HasSuffix(to, ")") && !strings.Contains(to, "(") {
		to = to[:len(to)-1]
	}
	if len(to) < 9 {
		return 0
	}
	p.add(i, markup.Link(unescape(to), tree.Word(to)))
	return len(to)
}
