package html

import (
	"bytes"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Plain returns the text of a page that is nested too deeply to be read as a tree.
func Plain(source []byte) []byte {
	w := walker{}
	z := dom.NewTokenizer(bytes.NewReader(source))
	z.SetMaxBuf(maxSource)
	for hidden := atom.Atom(0); ; {
		kind := z.Next()
		switch kind {
		case dom.ErrorToken:
			w.flush()
			return w.out
		case dom.TextToken:
			if hidden == 0 {
				w.add(run{text: string(z.Text())})
			}
			continue
		case dom.StartTagToken, dom.EndTagToken, dom.SelfClosingTagToken:
		default:
			continue
		}
		name, _ := z.TagName()
		a := atom.Lookup(name)
		switch {
		case a == atom.Script || a == atom.Style || a == atom.Title || a == atom.Noscript || a == atom.Textarea:
			if hidden = a; kind != dom.StartTagToken {
				hidden = 0
			}
		case a == atom.Br:
			w.add(run{kind: lineBreak})
		case isBlock(&dom.Node{DataAtom: a}):
			w.flush()
		}
	}
}

// isXML reports whether a page is written as XML, in which any element can be closed in its own tag.
func isXML(source []byte) bool {
	head := source[:min(len(source), 1024)]
	return bytes.HasPrefix(bytes.TrimLeft(head, " \t\r\n\ufeff"), []byte("<?xml")) || bytes.Contains(head, []byte("http://www.w3.org/1999/xhtml"))
}

// unclosed returns XML with an end tag for each element that is closed in its own tag: HTML would not see that, and take all that follows
// for the title, a script or a link.
func unclosed(source []byte) []byte {
	out := make([]byte, 0, len(source)+len(source)/16)
	for {
		i := bytes.IndexByte(source, '<')
		if i < 0 || i+1 == len(source) {
			return append(out, source...)
		}
		out, source = append(out, source[:i]...), source[i:]
		n := tagEnd(source)
		tag := source[:n]
		source = source[n:]
		name := tag[1:]
		if k := bytes.IndexAny(name, " \t\r\n/>"); k >= 0 {
			name = name[:k]
		}
		if !bytes.HasSuffix(tag, []byte("/>")) || len(name) == 0 || !isLetter(name[0]) || isVoid(name) {
			out = append(out, tag...)
			continue
		}
		out = append(append(append(append(out, tag[:len(tag)-2]...), "></"...), name...), '>')
	}
}

// tagEnd returns where the tag, comment or section ends that s begins with.
func tagEnd(s []byte) int {
	for _, x := range [][2]string{{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}} {
		if bytes.HasPrefix(s, []byte(x[0])) {
			if n := bytes.Index(s, []byte(x[1])); n >= 0 {
				return n + len(x[1])
			}
			return len(s)
		}
	}
	quote := byte(0)
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i + 1
		case c == '<':
			return i // it was none
		}
	}
	return len(s)
}

// isVoid reports whether an element of HTML has no end tag, or is of SVG or MathML, which HTML reads like XML.
func isVoid(name []byte) bool {
	switch atom.Lookup(bytes.ToLower(name)) {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta, atom.Param, atom.Source, atom.Track, atom.Wbr, 0:
		return true
	}
	return false
}
