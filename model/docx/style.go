package docx

import (
	"strconv"
	"strings"

	dom "golang.org/x/net/html"

	"lede/model/flow"
	"lede/model/tree"
)

// kind is what a paragraph is for.
type kind uint8

const (
	body kind = iota
	title
	heading
	quote
	code
	contents // a line of a table of contents
	more     // of an item
)

// style is a style of paragraphs or of characters.
type style struct {
	name    string // in English for those that Word knows, whatever the language
	basedOn string
	pPr     *dom.Node
	rPr     *dom.Node
}

// readStyles returns the styles by their ids.
func readStyles(root *dom.Node) map[string]*style {
	all := map[string]*style{}
	if root == nil {
		return all
	}
	for c := root.FirstChild; c != nil; c = c.NextSibling {
		if c.Data != "style" {
			continue
		}
		all[tree.Attr(c, "styleId")] = &style{
			name:    strings.ToLower(value(tree.Child(c, "name"))),
			basedOn: value(tree.Child(c, "basedOn")),
			pPr:     tree.Child(c, "pPr"), rPr: tree.Child(c, "rPr"),
		}
	}
	return all
}

// mostBased is how many styles may be based one on another: Word allows 11.
const mostBased = 16

// chain calls do for a style and those that it is based on, until do returns false.
func (d *Document) chain(id string, do func(id string, s *style) bool) {
	for range mostBased {
		s := d.styles[id]
		if s == nil || !do(id, s) {
			return
		}
		id = s.basedOn
	}
}

// kindOf returns what a paragraph with some properties is for, and for a heading its level.
func (d *Document) kindOf(properties *dom.Node) (kind, int) {
	id := value(tree.Child(properties, "pStyle"))
	found, level := body, 0
	if d.styles[id] == nil {
		found, level = named(strings.ToLower(id))
	}
	outline := tree.Child(properties, "outlineLvl")
	d.chain(id, func(_ string, s *style) bool {
		if found, level = named(s.name); found != body {
			return false
		}
		if o := tree.Child(s.pPr, "outlineLvl"); o != nil && outline == nil {
			outline = o
		}
		return outline == nil
	})
	if n := number(outline, 9); outline != nil && found <= heading && found != title {
		if n > 8 {
			return body, 0
		}
		return heading, n + 1
	}
	return found, level
}

// titles are what the style of the title is called by programs that write its name in the reader's language.
var titles = map[string]bool{"title": true, "titel": true, "titre": true, "título": true, "titolo": true, "tytuł": true, "название": true, "заголовок": true, "otsikko": true, "标题": true, "表題": true, "book title": true}

// headings are what the names of the styles of headings begin with, before their level.
var headings = []string{"heading", "überschrift", "titre", "título", "encabezado", "titolo", "kop", "rubrik", "overskrift", "nagłówek", "заголовок", "otsikko", "标题", "見出し", "berschrift", "titulo"}

// named returns what a style with a name is for.
func named(name string) (kind, int) {
	for _, h := range headings {
		if rest, ok := strings.CutPrefix(name, h); ok {
			if n, err := strconv.Atoi(strings.TrimSpace(rest)); err == nil && n >= 1 && n <= 9 {
				return heading, n
			}
		}
	}
	switch {
	case titles[name]:
		return title, 0
	case strings.HasPrefix(name, "toc ") || strings.HasPrefix(name, "toc1") || name == "tocheading", name == "table of figures", strings.HasPrefix(name, "contents "):
		return contents, 0
	case name == "quote", name == "intense quote", name == "block text", name == "quotations", name == "zitat", name == "citation":
		return quote, 0
	case strings.HasPrefix(name, "source code"), name == "sourcecode", name == "html preformatted", name == "preformatted text", name == "code", name == "plain text", name == "macro":
		return code, 0
	case strings.HasPrefix(name, "list continue"), name == "list paragraph", name == "listparagraph":
		return more, 0
	}
	return body, 0
}

// looks returns how running text with some properties looks, as a change of was.
func (d *Document) looks(was flow.Style, properties *dom.Node) flow.Style {
	s := was
	var all []*dom.Node
	d.chain(value(tree.Child(properties, "rStyle")), func(_ string, st *style) bool {
		all = append(all, st.rPr)
		s.Code = s.Code || strings.Contains(st.name, "verbatim") || strings.HasSuffix(st.name, " code") || st.name == "code"
		return true
	})
	for i := len(all) - 1; i >= 0; i-- {
		change(&s, all[i])
	}
	change(&s, properties)
	return s
}

// change applies the properties of running text.
func change(s *flow.Style, properties *dom.Node) {
	if properties == nil {
		return
	}
	for c := properties.FirstChild; c != nil; c = c.NextSibling {
		on := isOn(tree.Attr(c, "val")) || tree.Attr(c, "val") == ""
		switch c.Data {
		case "b":
			s.Bold = on
		case "i":
			s.Italic = on
		case "strike", "dstrike":
			s.Struck = on
		case "vanish", "webHidden":
			s.Hidden = on
		case "vertAlign":
			s.Above, s.Below = tree.Attr(c, "val") == "superscript", tree.Attr(c, "val") == "subscript"
		}
	}
}

// value returns the value of a property, "" if it isn't there.
func value(n *dom.Node) string {
	if n == nil {
		return ""
	}
	return tree.Attr(n, "val")
}

// number returns the value of a property that is a number, or else, if it isn't there, another one.
func number(n *dom.Node, or int) int {
	if v, err := strconv.Atoi(value(n)); err == nil {
		return v
	}
	return or
}

// isOn reports whether a value turns something on.
func isOn(s string) bool { return s == "1" || s == "true" || s == "on" }

// hasBit reports whether a number in base 16 has a bit set.
func hasBit(s string, bit uint64) bool {
	n, err := strconv.ParseUint(s, 16, 32)
	return err == nil && n&bit != 0
}
