package markup

import "lede/model/tree"

// Running is running text on its way to nodes: what has no mark is written as it stands, or as Show makes it.
type Running struct {
	S    string
	Ends *Ends
	Out  []*Node
	From int                 // where the text begins that is not written yet
	Show func(string) string // nil: as it stands
}

// Upto writes the text up to a place.
func (p *Running) Upto(to int) {
	if to = min(to, len(p.S)); p.From < to {
		s := p.S[p.From:to]
		if p.Show != nil {
			s = p.Show(s)
		}
		p.Out = append(p.Out, tree.Word(s))
	}
	p.From = to
}

// Add writes the text up to a place, and elements behind it.
func (p *Running) Add(at int, n ...*Node) {
	p.Upto(at)
	p.Out = append(p.Out, n...)
}
