package html

import (
	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// reopening returns a start tag with all that matters to what is in the element: whether that is shown.
func reopening(z *dom.Tokenizer, name []byte, more bool) []byte {
	n := dom.Node{Type: dom.ElementNode, Data: string(name), DataAtom: atom.Lookup(name)}
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		switch string(key) {
		case "hidden", "style", "class":
			n.Attr = append(n.Attr, dom.Attribute{Key: string(key), Val: string(value)})
		}
	}
	if skipped(&n) {
		return []byte("<" + n.Data + " hidden>")
	}
	return []byte("<" + n.Data + ">")
}

// isTransparent reports whether an element shows nothing but what is in it, on lines of their own.
func isTransparent(a atom.Atom) bool {
	switch a {
	case atom.Html, atom.Body, atom.Div, atom.Section, atom.Article, atom.Main, atom.Center, atom.Header, atom.Footer, atom.Nav, atom.Aside, atom.Form, atom.Fieldset,
		atom.Search, atom.Address, atom.Span, atom.Font, atom.Ins:
		return true
	}
	return false
}

// isFormatting reports whether an element formats text, also in the blocks behind the one in which it was opened.
func isFormatting(a atom.Atom) bool {
	switch a {
	case atom.B, atom.Strong, atom.I, atom.Em, atom.U, atom.S, atom.Strike, atom.Small, atom.Big, atom.Font:
		return true
	}
	return false
}

// isWall reports whether an end tag in an element closes nothing outside of it (HTML, 13.2.4.2: the scope of an element).
func isWall(of, end atom.Atom) bool {
	switch of {
	case atom.Table, atom.Template, atom.Html:
		return true
	case atom.Td, atom.Th, atom.Caption, atom.Object, atom.Applet, atom.Marquee:
		switch end {
		case atom.Table, atom.Tbody, atom.Thead, atom.Tfoot, atom.Tr, atom.Td, atom.Th, atom.Caption:
			return false
		}
		return true
	}
	return false
}
