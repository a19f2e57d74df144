package mediawiki

import (
	"strings"

	"golang.org/x/net/html/atom"

	"lede/model/markup"
	"lede/model/tree"
)

// elements are the elements of HTML that wikitext may have, with what becomes of them; a span is left away but for what is in it.
var elements = map[string]atom.Atom{
	"b": atom.Strong, "strong": atom.Strong, "i": atom.Em, "em": atom.Em, "cite": atom.Em, "var": atom.Em, "dfn": atom.Em, "s": atom.Del, "del": atom.Del, "strike": atom.Del,
	"code": atom.Code, "tt": atom.Code, "kbd": atom.Code, "samp": atom.Code, "sub": atom.Sub, "sup": atom.Sup, "q": atom.Q, "ref": atom.A, "nowiki": atom.Plaintext, "pre": atom.Pre, "syntaxhighlight": atom.Code, "source": atom.Code, "math": atom.Math, "chem": atom.Math,
	"u": atom.Span, "span": atom.Span, "small": atom.Span, "big": atom.Span, "font": atom.Span, "div": atom.Span, "center": atom.Span, "p": atom.Span, "abbr": atom.Span, "ins": atom.Span, "mark": atom.Span, "bdi": atom.Span,
	"noinclude": atom.Span, "includeonly": atom.Span, "onlyinclude": atom.Span, "section": atom.Span, "blockquote": atom.Span, "poem": atom.Span, "ul": atom.Span, "ol": atom.Span, "li": atom.Span, "references": atom.Span,
}

// tag reads an element of HTML, or a comment.
func (p *inliner) tag(i int) int {
	s := p.s[i:]
	if strings.HasPrefix(s, "<!--") {
		end := p.ends.Find("-->", i+4, nil)
		if end < 0 {
			return 0
		}
		p.add(i)
		return end + 3 - i
	}
	close := strings.IndexByte(s[:min(len(s), 512)], '>')
	if close < 2 {
		return 0
	}
	inner := strings.TrimPrefix(s[1:close], "/")
	n := 0
	for n < len(inner) && (inner[n]|0x20 >= 'a' && inner[n]|0x20 <= 'z' || n > 0 && inner[n] >= '0' && inner[n] <= '9') {
		n++
	}
	name := strings.ToLower(inner[:n])
	if n < len(inner) && inner[n] != ' ' && inner[n] != '/' && inner[n] != '\n' {
		return 0
	}
	if name == "br" || name == "hr" {
		p.add(i, markup.Element(atom.Br))
		return close + 1
	}
	kind := elements[name]
	switch {
	case kind == 0:
		return 0
	case s[1] == '/', kind == atom.Span:
		p.add(i)
		return close + 1
	case strings.HasSuffix(s[:close], "/"):
		p.text(i)
		if name == "ref" {
			p.put(markup.NoteRef(p.note(attribute(s[:close], "name"), nil)))
		}
		return close + 1
	}
	closing := "</" + p.s[i+1:i+1+n] + ">"
	end := p.ends.Find(closing, i+close+1, nil)
	if end < 0 {
		return 0
	}
	p.text(i)
	p.element(name, s[:close], p.s[i+close+1:end])
	return end + len(closing) - i
}

// element writes an element with what is in it.
func (p *inliner) element(name, tag, text string) {
	switch kind := elements[name]; kind {
	case atom.A:
		p.put(markup.NoteRef(p.note(attribute(tag, "name"), p.marked(strings.TrimSpace(text), p.depth+1))))
	case atom.Plaintext:
		p.put(tree.Word(unescape(text)))
	case atom.Pre:
		p.put(markup.Pre("", unescape(text)))
	case atom.Math:
		p.put(markup.Math(strings.TrimSpace(text)))
	case atom.Code:
		if name == "source" || name == "syntaxhighlight" {
			p.put(markup.Code(text))
			return
		}
		p.put(markup.Code(markup.Plain(p.marked(text, p.depth+1))))
	default:
		p.put(markup.Element(kind, p.marked(text, p.depth+1)...))
	}
}
