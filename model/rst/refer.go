package rst

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"lede/model/markup"
	"lede/model/tree"
)

// afterUnderscore reads a reference of one word, whose underscore stands at i, or a target within the text.
func (p *inliner) afterUnderscore(i int) int {
	if strings.HasPrefix(p.S[i:], "_`") && p.opens(i, 2) {
		if to := p.Ends.Find("`", i+3, closes(1)); to > 0 {
			text := p.S[i+2 : to]
			p.Add(i, markup.Place(text), tree.Word(unescape(text)))
			return to + 1 - i
		}
	}
	size := 1 + b2i(strings.HasPrefix(p.S[i:], "__"))
	if !ends(p.S[i+size:]) {
		return 0
	}
	at := i
	for at > p.From && i-at < 128 {
		r, n := utf8.DecodeLastRuneInString(p.S[:at])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !(strings.ContainsRune("-._+", r) && at < i) {
			break
		}
		at -= n
	}
	name := p.S[at:i]
	if name == "" || at > 0 && !p.opens(at, 0) {
		return 0
	}
	if _, known := p.names.find(name); !known && size == 1 {
		return 0 // such as a variable's name
	}
	p.Add(at, p.lead(name, []*Node{tree.Word(name)}, size == 2))
	return size
}

// reference returns the link for what stands between backticks: its text and, between angle brackets, where it leads.
func (p *inliner) reference(s string, anonymous bool) *Node {
	text, to := titled(s)
	text = unescape(text)
	if to == "" {
		return p.lead(text, []*Node{tree.Word(text)}, anonymous)
	}
	if text == "" {
		text = to
	}
	if name, ok := strings.CutSuffix(to, "_"); ok {
		if _, known := p.names.find(name); known {
			return p.lead(name, []*Node{tree.Word(text)}, false)
		}
	}
	return markup.Link(unescape(to), tree.Word(text))
}

// lead returns a link to the target with a name, or to the next one that has none; the text alone if there is no such target.
func (p *inliner) lead(name string, inner []*Node, anonymous bool) *Node {
	to, ok := "", false
	if anonymous {
		to, ok = p.names.anonymous()
	} else {
		to, ok = p.names.find(name)
	}
	if !ok || to == "" {
		return markup.Element(atom.Span, inner...)
	}
	return markup.Link(to, inner...)
}

// titled divides "text <target>".
func titled(s string) (text, to string) {
	if at := strings.LastIndexByte(s, '<'); at >= 0 && strings.HasSuffix(s, ">") && (at == 0 || s[at-1] == ' ' || s[at-1] == '\n') {
		return strings.TrimSpace(s[:at]), strings.Join(strings.Fields(s[at+1:len(s)-1]), "")
	}
	return s, ""
}

// roleText returns the text of a role: the ones of docutils, and those that Sphinx adds for what is in Python and C.
func (t *Text) roleText(role, s string) []*Node {
	text, to := titled(s)
	text = unescape(text)
	shown := []*Node{tree.Word(text)}
	switch role {
	case "emphasis", "title-reference", "title", "t", "dfn":
		return []*Node{markup.Element(atom.Em, shown...)}
	case "strong", "guilabel":
		return []*Node{markup.Element(atom.Strong, shown...)}
	case "sup", "superscript":
		return []*Node{markup.Element(atom.Sup, shown...)}
	case "sub", "subscript":
		return []*Node{markup.Element(atom.Sub, shown...)}
	case "math":
		return []*Node{markup.Math(s)}
	case "menuselection":
		return []*Node{markup.Element(atom.Strong, tree.Word(strings.ReplaceAll(text, "-->", "‣")))}
	case "abbr", "term", "abbreviation":
		return []*Node{tree.Word(unescape(s))}
	case "pep", "rfc":
		return []*Node{numbered(role, text, to)}
	case "ref", "numref", "any", "std:ref":
		if to == "" {
			to = text
			if title, ok := t.names.title(text); ok {
				shown = []*Node{tree.Word(title)}
			}
		}
		return []*Node{markup.Link("#"+markup.ID(to), shown...)}
	case "doc":
		if to == "" {
			to = text
		}
		return []*Node{markup.Link(document(to), shown...)}
	case "download":
		return shown
	case "index":
		return shown
	case "samp", "code", "literal", "kbd", "file":
		return []*Node{markup.Code(s)}
	}
	if short, ok := strings.CutPrefix(text, "~"); ok {
		text = short[strings.LastIndexByte(short, '.')+1:]
	}
	return []*Node{markup.Code(strings.TrimLeft(text, "!."))}
}

// numbered returns a link to a document of a series.
func numbered(role, text, to string) *Node {
	number := to
	if number == "" {
		number = text
		text = strings.ToUpper(role) + " " + text
	}
	number, section, _ := strings.Cut(strings.TrimSpace(number), "#")
	if section != "" {
		section = "#" + section
	}
	if role == "pep" {
		return markup.Link("https://peps.python.org/pep-"+strings.Repeat("0", max(0, 4-len(number)))+number+"/"+section, tree.Word(text))
	}
	return markup.Link("https://www.rfc-editor.org/rfc/rfc"+number+".html"+section, tree.Word(text))
}

// address reads an address that stands in the text.
func (p *inliner) address(i int) int {
	s := p.S[i:]
	if !strings.HasPrefix(s, "http://") && !strings.HasPrefix(s, "https://") && !strings.HasPrefix(s, "ftp://") && !strings.HasPrefix(s, "mailto:") || i > 0 && !p.opens(i, 0) {
		return 0
	}
	n := strings.IndexAny(s, " \n<>\"`|\\")
	if n < 0 {
		n = len(s)
	}
	to := strings.TrimRight(s[:n], ".,;:!?'*_")
	if strings.HasSuffix(to, ")") && !strings.Contains(to, "(") {
		to = strings.TrimRight(to, ").,;")
	}
	if len(to) < 10 {
		return 0
	}
	p.Add(i, markup.Link(to, tree.Word(to)))
	return len(to)
}
