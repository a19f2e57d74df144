package asciidoc

import (
	"strconv"
	"strings"

	"golang.org/x/net/html/atom"

	"lede/model/html"
	"lede/model/markup"
	"lede/model/tree"
)

// reference reads a reference to a place: "<<id,text>>".
func (p *inliner) reference(i int) int {
	if !strings.HasPrefix(p.S[i:], "<<") {
		return 0
	}
	end := p.Ends.Find(">>", i+3, nil)
	if end < 0 || end > i+512 {
		return 0
	}
	id, text, _ := strings.Cut(p.S[i+2:end], ",")
	p.Add(i, p.lead(id, strings.TrimSpace(text)))
	return end + 2 - i
}

// lead returns a link to a place, or to another text.
func (p *inliner) lead(id, text string) *Node {
	id = strings.TrimSpace(id)
	to, known := p.place(strings.TrimPrefix(id, "#"))
	p.spent += len(to.to) + len(to.title)
	if p.spent > mostSpent {
		known = false
	}
	dest := "#" + markup.ID(strings.TrimPrefix(id, "#"))
	shown := strings.TrimPrefix(id, "#")
	if file, within, ok := strings.Cut(id, "#"); ok && file != "" || strings.HasSuffix(id, ".adoc") {
		if !strings.Contains(file[strings.LastIndexByte(file, '/')+1:], ".") {
			file += ".adoc"
		}
		dest, shown = file, file
		if within != "" {
			dest += "#" + within
		}
	} else if known {
		dest = to.to
		if to.title != "" {
			shown = to.title
		}
	}
	if text == "" {
		return markup.Link(dest, tree.Word(shown))
	}
	return markup.Link(dest, p.marked(text, p.depth+3)...)
}

// bracket reads a place in the text, or a mark with a role: "[[id]]", "[.role]#text#".
func (p *inliner) bracket(i int) int {
	s := p.S[i:]
	if strings.HasPrefix(s, "[[") {
		id, _, ok := strings.Cut(s[2:min(len(s), 130)], "]]")
		if !ok || id == "" || strings.ContainsAny(id, "[ \n") {
			return 0
		}
		name, _, _ := strings.Cut(id, ",")
		p.Add(i, markup.Place(name))
		return len(id) + 4
	}
	role, rest, ok := strings.Cut(s[1:min(len(s), 64)], "]")
	if !ok || role == "" || rest == "" || strings.IndexByte("#*_`", rest[0]) < 0 || strings.ContainsAny(role, " \n[") || role[0] != '.' && role[0] != '#' && rest[0] != '#' {
		return 0
	}
	p.Add(i)
	if role[0] == '#' {
		p.Out = append(p.Out, markup.Place(role[1:]))
	}
	return len(role) + 2
}

// macro reads a macro in the text: "name:target[text]".
func (p *inliner) macro(i int) int {
	s := p.S[i:]
	n := strings.IndexByte(s[:min(len(s), 12)], ':')
	if n < 2 || strings.HasPrefix(s[n:], "::") || strings.HasPrefix(s[n:], "://") {
		return 0
	}
	open := strings.IndexAny(s[:min(len(s), 1024)], "[ \n")
	name := s[:n]
	switch name {
	case "menu":
		open = strings.IndexAny(s[:min(len(s), 128)], "[\n")
	case "link", "xref", "image", "icon", "kbd", "btn", "footnote", "footnoteref", "stem", "latexmath", "asciimath", "pass", "anchor", "mailto", "bibitem":
	default:
		return 0
	}
	if open < n || s[open] != '[' {
		return 0
	}
	text, size := p.inBrackets(i + open)
	if size == 0 {
		return 0
	}
	target := s[n+1 : open]
	p.Upto(i)
	p.Out = append(p.Out, p.written(name, target, text)...)
	return open + size
}

// written returns what a macro shows.
func (p *inliner) written(name, target, text string) []*Node {
	shown := func(fallback string) []*Node {
		t, _, _ := strings.Cut(text, ",role=")
		if t = strings.Trim(strings.TrimSuffix(t, "^"), `"`); t == "" {
			return []*Node{tree.Word(fallback)}
		}
		return p.marked(t, p.depth+3)
	}
	switch name {
	case "link":
		return []*Node{markup.Link(strings.Trim(target, "+"), shown(target)...)}
	case "mailto":
		return []*Node{markup.Link("mailto:"+target, shown(target)...)}
	case "xref":
		return []*Node{p.lead(target, text)}
	case "image", "icon":
		if name == "icon" {
			return nil
		}
		return []*Node{markup.Image(target, attributesOf(text).at(0))}
	case "kbd":
		return []*Node{markup.Code(text)}
	case "btn":
		return []*Node{markup.Element(atom.Strong, tree.Word(text))}
	case "menu":
		return []*Node{markup.Element(atom.Strong, tree.Word(strings.TrimSuffix(target+" ‣ "+strings.ReplaceAll(text, ">", "‣"), " ‣ ")))}
	case "stem", "latexmath", "asciimath":
		return []*Node{markup.Math(text)}
	case "pass":
		return []*Node{tree.Word(text)}
	case "anchor":
		return []*Node{markup.Place(target)}
	case "footnote", "footnoteref":
		return p.note(name, target, text)
	}
	return shown(target)
}

// note returns the reference to a footnote, and keeps its text for the end of the section.
func (p *inliner) note(name, target, text string) []*Node {
	if name == "footnoteref" {
		target, text, _ = strings.Cut(text, ",")
	}
	label := strings.Map(func(r rune) rune {
		if r == '-' || r == '_' || isWord(string(r)) {
			return r
		}
		return -1
	}, target)
	if label == "" {
		p.notes++
		label = strconv.Itoa(p.notes)
	}
	if text != "" && len(p.later) < 1<<12 {
		p.later = append(p.later, html.Note(label, p.marked(text, p.depth+1)...))
	}
	return []*Node{markup.NoteRef(label)}
}
