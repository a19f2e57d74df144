package flow

import (
	"regexp"
	"strconv"
	"strings"

	dom "golang.org/x/net/html"

	"lede/model/tree"
)

// Marker is what stands before an item of a list. Its zero value is a bullet.
type Marker struct {
	Number int    // 1 and more, if it is but a number
	Label  string // if it is anything else: (a), 1.2, Article I
}

var plainNumber = regexp.MustCompile(`^(\d{1,8})[.)]?$`)

// MarkerOf returns the marker that a document writes as it is to be seen.
func MarkerOf(label string) Marker {
	label = strings.TrimSpace(label)
	if m := plainNumber.FindStringSubmatch(label); m != nil {
		if n, err := strconv.Atoi(m[1]); err == nil && n > 0 {
			return Marker{Number: n}
		}
	}
	if strings.ContainsFunc(label, func(r rune) bool {
		return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' && len(label) > 1 || r >= 'A' && r <= 'Z'
	}) {
		return Marker{Label: label}
	}
	return Marker{}
}

// Item adds a paragraph as an item of a list of some level, from 0 on.
func (f *Flow) Item(level int, m Marker, p *dom.Node) {
	if !shows(p) {
		return
	}
	for len(f.lists) > 0 && (f.lists[len(f.lists)-1].level > level || f.lists[len(f.lists)-1].level == level && !f.goesOn(m)) {
		f.lists = f.lists[:len(f.lists)-1]
	}
	if m.Label != "" { // Markdown has no lists with such
		p.InsertBefore(tree.Word(m.Label+" "), p.FirstChild)
		f.append(f.item(), p)
		return
	}
	n := len(f.lists)
	if n == 0 || f.lists[n-1].level < level {
		name := "ul"
		if m.Number > 0 {
			name = "ol"
		}
		inner := tree.New(name)
		f.item().AppendChild(inner)
		f.lists = append(f.lists, list{level, inner})
		n++
	}
	li := tree.New("li")
	if m.Number > 0 {
		tree.Set(li, "value", strconv.Itoa(m.Number))
	}
	inline(p)
	f.append(li, p)
	f.lists[n-1].node.AppendChild(li)
}

// goesOn reports whether the innermost list has markers of the same kind.
func (f *Flow) goesOn(m Marker) bool {
	return m.Label == "" && (f.lists[len(f.lists)-1].node.Data == "ol") == (m.Number > 0)
}

// inline makes a paragraph part of the line it stands in, so that its list is shown without blank lines.
func inline(p *dom.Node) {
	if p.Data == "p" {
		p.Data, p.DataAtom = "span", 0
	}
}

// item returns where a block that belongs to the last item is added: the document where there is none.
func (f *Flow) item() *dom.Node {
	if n := len(f.lists); n > 0 && f.lists[n-1].node.LastChild != nil {
		return f.lists[n-1].node.LastChild
	}
	return f.root
}
