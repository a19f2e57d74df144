package odt

import (
	"strconv"
	"strings"

	dom "golang.org/x/net/html"

	"lede/model/flow"
	"lede/model/tree"
)

// style is a style of paragraphs or of running text.
type style struct {
	name   string // in small letters
	parent string
	level  int       // of headings that are set in it, 0 for others
	text   *dom.Node // what running text looks like
}

// readStyles takes the styles that stand in a node.
func (d *Document) readStyles(n *dom.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Data {
		case "style":
			id := tree.Attr(c, "name")
			s := style{name: tree.Attr(c, "display-name"), parent: tree.Attr(c, "parent-style-name"), text: tree.Child(c, "text-properties")}
			if s.name == "" {
				s.name = strings.ReplaceAll(strings.ReplaceAll(id, "_20_", " "), "_", " ")
			}
			s.name = strings.ToLower(s.name)
			s.level, _ = number(c, "default-outline-level")
			d.styles[tree.Attr(c, "family")+" "+id] = s
		case "list-style":
			d.lists[tree.Attr(c, "name")] = levels(c)
		case "outline-style":
			d.outline = levels(c)
		}
	}
}

// mostLevels is how many levels a list has (ISO 26300, 16.31).
const mostLevels = 10

// levels returns how the items of a list are marked.
func levels(n *dom.Node) []flow.Level {
	var all []flow.Level
	for c := n.FirstChild; c != nil && len(all) < mostLevels; c = c.NextSibling {
		if c.Type != dom.ElementNode {
			continue
		}
		l := flow.Level{Format: "bullet", Start: 1}
		if c.Data == "list-level-style-number" || c.Data == "outline-level-style" {
			l.Format = formats[tree.Attr(c, "num-format")]
			if start, ok := number(c, "start-value"); ok {
				l.Start = start
			}
			l.Text = label(c, len(all)+1)
		}
		all = append(all, l)
	}
	return all
}

// formats gives the names of formats of numbers in Word, which package flow goes by.
var formats = map[string]string{"": "none", "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}

// label returns the text of the labels of a level.
func label(n *dom.Node, level int) string {
	shown, ok := number(n, "display-levels")
	if !ok {
		shown = 1
	}
	var parts []string
	for i := max(1, level-shown+1); i <= level; i++ {
		parts = append(parts, "%"+strconv.Itoa(i))
	}
	before, after := tree.Attr(n, "num-prefix"), tree.Attr(n, "num-suffix")
	return before[:min(len(before), flow.LongestLabel)] + strings.Join(parts, ".") + after[:min(len(after), flow.LongestLabel)]
}

// mostParents is how many styles may be based one on another.
const mostParents = 16

// chain calls do for a style and those that it is based on, until do returns false.
func (d *Document) chain(family, id string, do func(style) bool) {
	for range mostParents {
		s, ok := d.styles[family+" "+id]
		if !ok || !do(s) {
			return
		}
		id = s.parent
	}
}

// nameOf returns the name of the style of a paragraph, or of the one that it is based on, if it has none that a reader sees.
func (d *Document) nameOf(id string) string {
	name := ""
	d.chain("paragraph", id, func(s style) bool {
		name = s.name
		return s.parent != "" && len(name) < 5 && strings.HasPrefix(name, "p")
	})
	return name
}

// kindOf returns what a paragraph is for, and for a heading its level.
func (d *Document) kindOf(n *dom.Node) (flow.Kind, int) {
	kind, level := flow.Body, 0
	id := tree.Attr(n, "style-name")
	if _, ok := d.styles["paragraph "+id]; !ok {
		kind, level = flow.Named(strings.ToLower(strings.ReplaceAll(id, "_20_", " ")))
	}
	d.chain("paragraph", id, func(s style) bool {
		if kind, level = flow.Named(s.name); kind == flow.Body && s.level > 0 {
			kind, level = flow.Heading, s.level
		}
		return kind == flow.Body
	})
	if n.Data == "h" && kind != flow.Title {
		if l, ok := number(n, "outline-level"); ok || kind != flow.Heading {
			kind, level = flow.Heading, max(1, l)
		}
	}
	return kind, level
}

// looks returns how running text in a style looks, as a change of was. Of the styles of paragraphs, only those count that were made for one of them.
func (d *Document) looks(was flow.Style, id string, paragraph bool) flow.Style {
	s := was
	var all []*dom.Node
	family := "text"
	if paragraph {
		family = "paragraph"
	}
	d.chain(family, id, func(st style) bool {
		all = append(all, st.text)
		if paragraph {
			return false
		}
		s.Code = s.Code || strings.HasPrefix(st.name, "source text") || st.name == "teletype"
		return true
	})
	if paragraph && (len(id) > 4 || !strings.HasPrefix(id, "P")) {
		return s
	}
	for i := len(all) - 1; i >= 0; i-- {
		change(&s, all[i])
	}
	return s
}

// change applies the properties of running text.
func change(s *flow.Style, properties *dom.Node) {
	if properties == nil {
		return
	}
	for _, a := range properties.Attr {
		switch a.Key {
		case "font-weight":
			s.Bold = a.Val == "bold" || a.Val >= "600" && a.Val <= "900"
		case "font-style":
			s.Italic = a.Val == "italic" || a.Val == "oblique"
		case "text-line-through-style":
			s.Struck = a.Val != "none"
		case "text-line-through-type":
			s.Struck = a.Val != "none"
		case "text-position":
			s.Above = strings.HasPrefix(a.Val, "super") || a.Val != "" && a.Val[0] >= '1' && a.Val[0] <= '9'
			s.Below = strings.HasPrefix(a.Val, "sub") || strings.HasPrefix(a.Val, "-")
		case "display":
			s.Hidden = a.Val == "none"
		}
	}
}

// number returns an attribute that is a number from 0 on.
func number(n *dom.Node, name string) (int, bool) {
	v, err := strconv.Atoi(tree.Attr(n, name))
	return max(0, v), err == nil
}
