package docx

import (
	"slices"
	"strings"

	dom "golang.org/x/net/html"

	"lede/model/flow"
	"lede/model/tree"
)

// lists are the ways in which paragraphs are numbered.
type lists struct {
	styles   map[string]*style
	abstract map[string]*abstract
	nums     map[string]*num
}

// abstract is a way of numbering that several lists may have in common, with the count of their items.
type abstract struct {
	levels  []flow.Level
	styled  []string // the style of paragraphs that goes with each level
	link    string   // the style that has the levels instead
	counter flow.Counter
}

// num is a list.
type num struct {
	abstract string
	starts   map[int]int // the levels that it counts anew, until that is done
}

// mostLevels is how many levels a list has (ECMA-376 part 1, 17.9.6).
const mostLevels = 9

// readLists reads what numbering there is.
func readLists(root *dom.Node, styles map[string]*style) *lists {
	l := &lists{styles: styles, abstract: map[string]*abstract{}, nums: map[string]*num{}}
	if root == nil {
		return l
	}
	for c := root.FirstChild; c != nil; c = c.NextSibling {
		switch c.Data {
		case "abstractNum":
			l.abstract[tree.Attr(c, "abstractNumId")] = readAbstract(c)
		case "num":
			n := &num{abstract: value(tree.Child(c, "abstractNumId")), starts: map[int]int{}}
			for o := c.FirstChild; o != nil; o = o.NextSibling {
				if s := tree.Child(o, "startOverride"); s != nil {
					n.starts[number(&dom.Node{Attr: []dom.Attribute{{Key: "val", Val: tree.Attr(o, "ilvl")}}}, 0)] = number(s, 1)
				}
			}
			l.nums[tree.Attr(c, "numId")] = n
		}
	}
	return l
}

// readAbstract reads one way of numbering.
func readAbstract(n *dom.Node) *abstract {
	a := &abstract{link: value(tree.Child(n, "numStyleLink"))}
	for c := n.FirstChild; c != nil && len(a.levels) < mostLevels; c = c.NextSibling {
		if c.Data == "lvl" {
			text := value(tree.Child(c, "lvlText"))
			a.levels = append(a.levels, flow.Level{
				Format: value(tree.Child(c, "numFmt")), Text: text[:min(len(text), flow.LongestLabel)], Start: number(tree.Child(c, "start"), 1),
			})
			a.styled = append(a.styled, value(tree.Child(c, "pStyle")))
		}
	}
	return a
}

// numbering returns which list a paragraph is in, and its level there; ok is false if it is in none.
func (d *Document) numbering(properties *dom.Node) (id string, level int, ok bool) {
	level = -1
	take := func(n *dom.Node) {
		if n == nil {
			return
		}
		if v := tree.Child(n, "ilvl"); v != nil && level < 0 {
			level = number(v, 0)
		}
		if v := tree.Child(n, "numId"); v != nil && id == "" {
			id = value(v)
		}
	}
	take(tree.Child(properties, "numPr"))
	own := value(tree.Child(properties, "pStyle"))
	d.chain(own, func(_ string, s *style) bool {
		take(tree.Child(s.pPr, "numPr"))
		return id == "" || level < 0
	})
	a := d.lists.of(id)
	if a == nil || id == "0" {
		return "", 0, false
	}
	d.chain(own, func(style string, _ *style) bool {
		if level < 0 {
			level = slices.Index(a.styled, style)
		}
		return level < 0
	})
	return id, min(max(level, 0), mostLevels-1), true
}

// of returns how the items of a list are numbered, nil if that isn't told.
func (l *lists) of(id string) *abstract {
	n := l.nums[id]
	if n == nil {
		return nil
	}
	a := l.abstract[n.abstract]
	if a != nil && a.link != "" && len(a.levels) == 0 {
		if s := l.styles[a.link]; s != nil {
			if n := l.nums[value(tree.Child(tree.Child(s.pPr, "numPr"), "numId"))]; n != nil {
				return l.abstract[n.abstract]
			}
		}
	}
	return a
}

// isBullet reports whether the items of a list have a sign instead of a number.
func (l *lists) isBullet(id string, level int) bool {
	a := l.of(id)
	return level < len(a.levels) && a.levels[level].Format == "bullet"
}

// label counts an item of a list and returns its label; bullet tells that it has a sign instead of one.
func (l *lists) label(id string, level int) (label string, bullet bool) {
	a := l.of(id)
	if start, ok := l.nums[id].starts[level]; ok {
		a.counter.Set(level, start)
		delete(l.nums[id].starts, level)
	}
	return a.counter.Next(a.levels, level), l.isBullet(id, level) && strings.TrimSpace(a.levels[level].Text) != ""
}
