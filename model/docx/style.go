package docx

import (
	"strconv"
	"strings"

	dom "golang.org/x/net/html"

	"lede/model/flow"
	"lede/model/tree"
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
func (d *Document) kindOf(properties *dom.Node) (flow.Kind, int) {
	id := value(tree.Child(properties, "pStyle"))
	found, level := flow.Body, 0
	if d.styles[id] == nil {
		found, level = flow.Named(strings.ToLower(id))
	}
	outline := tree.Child(properties, "outlineLvl")
	d.chain(id, func(_ string, s *style) bool {
		if found, level = flow.Named(s.name); found != flow.Body {
			return false
		}
		if o := tree.Child(s.pPr, "outlineLvl"); o != nil && outline == nil {
			outline = o
		}
		return outline == nil
	})
	if n := number(outline, 9); outline != nil && (found == flow.Body || found == flow.Heading) {
		if n > 8 {
			return flow.Body, 0
		}
		return flow.Heading, n + 1
	}
	return found, level
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
