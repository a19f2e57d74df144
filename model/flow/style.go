package flow

import (
	dom "golang.org/x/net/html"

	"lede/model/tree"
)

// Style is how a stretch of running text looks.
type Style struct {
	Bold, Italic, Struck, Code, Above, Below, Hidden bool
	Link                                             string // where it leads
}

// Run adds a node to a paragraph in the style. What is hidden is left out.
func (s Style) Run(p, n *dom.Node) {
	if s.Hidden {
		return
	}
	if s.Code && n.Type != dom.TextNode {
		s.Code = false
	}
	for _, in := range []struct {
		on   bool
		name string
	}{{s.Code, "code"}, {s.Above, "sup"}, {s.Below, "sub"}, {s.Struck, "s"}, {s.Italic, "em"}, {s.Bold, "strong"}} {
		if in.on {
			n = tree.New(in.name, n)
		}
	}
	if s.Link != "" {
		n = tree.Set(tree.New("a", n), "href", s.Link)
	}
	p.AppendChild(n)
}
