package man

import (
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/tree"
)

// level is one of the indented parts that stand in each other.
type level struct {
	at   *dom.Node // what its blocks are put in
	list *dom.Node // the list that goes on; nil if none
	item *dom.Node // the item of it that blocks belong to; nil if none
	made bool      // at is a quote that was made for the level
	hang string    // the sign that stands out to the left of it, as some pages write items
}

// indent begins an indented part in a node.
func (b *builder) indent(at *dom.Node) {
	if len(b.levels) > mostLevels {
		b.beyond++
		return
	}
	b.levels = append(b.levels, level{at: at})
}

// outdent ends the innermost indented part. A quote of nothing that needs to be told apart is none.
func (b *builder) outdent() {
	b.flush()
	if b.beyond > 0 {
		b.beyond--
		return
	}
	b.closeItem()
	n := len(b.levels) - 1
	if n == 0 {
		return
	}
	l := b.levels[n]
	b.levels = b.levels[:n]
	b.term = nil
	if !l.made {
		return
	}
	if l.hang != "" {
		b.hung(l)
		return
	}
	plain := true
	for c := l.at.FirstChild; c != nil; c = c.NextSibling {
		plain = plain && c.DataAtom != atom.P
	}
	if plain {
		for c := l.at.FirstChild; c != nil; c = l.at.FirstChild {
			l.at.RemoveChild(c)
			l.at.Parent.InsertBefore(c, l.at)
		}
		l.at.Parent.RemoveChild(l.at)
	}
}

// hung makes an item of a list of an indented part whose first line began further to the left.
func (b *builder) hung(l level) {
	kind := listKind(l.hang)
	list := l.at.PrevSibling
	if list == nil || list.Data != kind {
		list = newList(kind, l.hang)
		l.at.Parent.InsertBefore(list, l.at)
	}
	l.at.Parent.RemoveChild(l.at)
	l.at.Data, l.at.DataAtom = "li", atom.Li
	list.AppendChild(l.at)
}

// listKind returns which list has an item that begins with a sign: "ul", "ol", or "dl" if the sign says something itself.
func listKind(sign string) string {
	switch sign = strings.TrimSpace(sign); sign {
	case "•", "·", "*", "-", "−", "–", "—", "o", "+", "◦", "○", "‣", "∙", "●", "▪", "▫", "■", "□":
		return "ul"
	}
	if n := strings.TrimRight(strings.TrimLeft(sign, "(["), ".)]"); n != sign && atoi(n) >= 0 && len(n) < 4 {
		return "ol"
	}
	return "dl"
}

// newList returns a list whose first item has a sign.
func newList(kind, sign string) *dom.Node {
	list := tree.New(kind)
	if n := strings.Trim(sign, " ([.)]"); kind == "ol" && n != "1" {
		list.Attr = []dom.Attribute{{Key: "start", Val: n}}
	}
	return list
}

// item begins an item of a list that stands at this level.
func (b *builder) item(kind, name, sign string) *dom.Node {
	b.flush()
	b.closeItem()
	l := b.top()
	if l.list == nil || l.list.Data != kind {
		l.list = newList(kind, sign)
		l.at.AppendChild(l.list)
	}
	l.item = b.begun(name)
	l.list.AppendChild(l.item)
	return l.item
}

// closeItem ends the item that is open at this level. One without text is none.
func (b *builder) closeItem() {
	l := b.top()
	if l.item != nil && (l.item.DataAtom == atom.Dd || l.item.DataAtom == atom.Li) && l.item.FirstChild == nil && l.item.Parent != nil {
		l.item.Parent.RemoveChild(l.item)
	}
	l.item, b.into = nil, nil
}

// onlyTerms makes lines of lists that have terms and nothing that says what they mean.
func onlyTerms(root *dom.Node) {
	var lists []*dom.Node
	tree.Each(root, func(n *dom.Node) {
		if n.DataAtom == atom.Dl && tree.Child(n, "dd") == nil {
			lists = append(lists, n)
		}
	})
	for _, l := range lists {
		p := tree.New("p")
		for dt := l.FirstChild; dt != nil; dt = dt.NextSibling {
			if p.FirstChild != nil {
				p.AppendChild(tree.New("br"))
			}
			for c := dt.FirstChild; c != nil; c = dt.FirstChild {
				dt.RemoveChild(c)
				p.AppendChild(c)
			}
		}
		l.Parent.InsertBefore(p, l)
		l.Parent.RemoveChild(l)
	}
}
