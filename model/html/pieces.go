package html

import (
	"bytes"
	"io"
	"strconv"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	// firstPiece is how many bytes of a long page are read first: some screens of text. Each further piece is twice as long, up to mostPiece.
	firstPiece = 32 << 10
	mostPiece  = 1 << 20
	// mostOpen is how many elements that are open are known. A page in which more stand in each other can't be read as a tree.
	mostOpen = 520
)

// element is an element of a page that is open.
type element struct {
	atom  atom.Atom
	tag   []byte // its start tag, without an id: what it is opened again with; nil if a piece shouldn't end in it
	at    int64  // where that stands in the source
	items int    // of a list, those that began; of a table, rows
	head  []byte // of a table, its first row
}

// pieces divides the source of a page into pieces that can be read one by one: each begins with a block that stands in nothing but elements which show
// nothing themselves, and these are opened again. A list, a table or a quote is in one piece, unless it is a long one, which goes on in the next.
type pieces struct {
	in    *source
	z     *dom.Tokenizer
	xml   bool // an element may be closed in its own tag
	open  []element
	piece []byte
	size  int   // bytes of source that the piece is to have
	off   int64 // bytes of the source that were read
	over  bool
	// from is where the element begins that is to be read alone, -1 if all is; to is where it ended.
	from  int64
	total int64 // bytes of the source, as far as is known
	// goesOn says that the piece before ends in code, with which the next one begins.
	goesOn bool
	// wholeCode says that no piece ends in code.
	wholeCode bool
}

// newPieces returns the pieces of a page.
func newPieces(r io.Reader, xml bool, first int) *pieces {
	in := &source{r: r}
	return &pieces{in: in, z: dom.NewTokenizer(in), xml: xml, size: first, from: -1}
}

// next returns the next piece. Its error, such as io.EOF, says why it is the last.
func (p *pieces) next() ([]byte, error) {
	for p.goesOn = false; !p.over; {
		if text := p.longText(); text != nil {
			p.off += int64(len(text))
			if piece := p.text(text); piece != nil {
				return piece, nil
			}
			continue
		}
		kind := p.z.Next()
		raw := p.z.Raw()
		at := p.off
		p.off += int64(len(raw))
		if kind == dom.ErrorToken {
			p.over = true
			return p.take(), p.z.Err()
		}
		raw = bytes.Clone(raw) // the name is written in small letters there
		switch kind {
		case dom.StartTagToken, dom.SelfClosingTagToken:
			if piece := p.start(raw, at, kind == dom.SelfClosingTagToken); piece != nil {
				return piece, nil
			}
		case dom.EndTagToken:
			name, _ := p.z.TagName()
			p.close(atom.Lookup(name))
			p.piece = append(p.piece, raw...)
			if p.hasEnded() {
				p.over = true
				return p.take(), io.EOF
			}
		default:
			if piece := p.text(raw); piece != nil {
				return piece, nil
			}
		}
		if p.off > maxSource {
			p.over = true
			return p.take(), errLong
		}
	}
	return nil, io.EOF
}

// start reads a start tag. It returns the piece that ends before it, nil if none does.
func (p *pieces) start(raw []byte, at int64, closed bool) (piece []byte) {
	name, more := p.z.TagName()
	e := element{atom: atom.Lookup(name), at: at}
	n := dom.Node{DataAtom: e.atom}
	if isBlock(&n) {
		p.closeParagraph()
		p.closeAlike(e.atom)
	}
	switch {
	case at == p.from:
		p.piece = p.reopened()
	case !isBlock(&n):
	case len(p.piece) >= p.size && p.isBare(), len(p.piece) >= 4*p.size && p.isItem(e.atom):
		piece = p.take()
		p.size = min(2*p.size, mostPiece)
	}
	p.countItem(e.atom)
	p.piece = append(p.piece, raw...)
	if isVoid(name) || closed && (p.xml || p.isForeign()) || len(p.open) >= mostOpen {
		return piece
	}
	if isTransparent(e.atom) || isFormatting(e.atom) {
		e.tag = reopening(p.z, name, more)
	}
	p.open = append(p.open, e)
	return piece
}

// take returns the piece, and begins the next one.
func (p *pieces) take() []byte {
	piece := p.piece
	p.piece = p.reopened()
	return piece
}

// reopened returns the start tags of what is open.
func (p *pieces) reopened() (tags []byte) {
	for _, e := range p.open {
		switch e.atom {
		case atom.Ul, atom.Menu, atom.Dir, atom.Dl, atom.Blockquote:
			tags = append(tags, "<"+e.atom.String()+">"...)
		case atom.Ol:
			tags = append(tags, "<ol start="+strconv.Itoa(e.items+1)+">"...)
		case atom.Table:
			tags = append(append(tags, "<table>"...), e.head...)
		case atom.Pre:
			tags = append(tags, "<pre>\n"...) // the first line break in it counts for nothing
		default:
			tags = append(tags, e.tag...)
		}
	}
	return tags
}

// hasEnded reports whether the element that is to be read alone has ended, and with it the text: where much of the page follows, its tags are broken.
func (p *pieces) hasEnded() bool {
	if p.from < 0 || p.off <= p.from {
		return false
	}
	for _, e := range p.open {
		if e.at == p.from {
			return false
		}
	}
	if p.total-p.off > (p.off-p.from)/16 {
		p.from = -1
		return false
	}
	return true
}

// isBare reports whether nothing is open but what shows nothing itself.
func (p *pieces) isBare() bool {
	if p.off <= p.from {
		return false
	}
	for _, e := range p.open {
		if e.tag == nil {
			return false
		}
	}
	return true
}

// isForeign reports whether a picture or a formula is open, in which other rules hold.
func (p *pieces) isForeign() bool {
	for _, e := range p.open {
		if e.atom == atom.Svg || e.atom == atom.Math {
			return true
		}
	}
	return false
}

// close closes the last open element of a kind, and what is open in it. Formatting goes on behind the elements that it was opened in
// (HTML, 13.2.4.3: the list of active formatting elements).
func (p *pieces) close(a atom.Atom) {
	if a == atom.Body || a == atom.Html { // what follows them stands in them
		return
	}
	for i := len(p.open) - 1; i >= 0; i-- {
		switch e := p.open[i]; {
		case e.atom == a && isFormatting(a):
			p.open = append(p.open[:i], p.open[i+1:]...)
			return
		case e.atom == a:
			p.cutTo(i)
			return
		case isWall(e.atom, a):
			return
		}
	}
}

// closeParagraph closes a paragraph that is open, as a block does.
func (p *pieces) closeParagraph() {
	for i := len(p.open) - 1; i >= 0 && (p.open[i].atom == atom.P || !isBlock(&dom.Node{DataAtom: p.open[i].atom})); i-- {
		if p.open[i].atom == atom.P {
			p.cutTo(i)
			return
		}
	}
}

// closeAlike closes the item, the row or the cell that is open, as the next one does.
func (p *pieces) closeAlike(a atom.Atom) {
	for i := len(p.open) - 1; i >= 0; i-- {
		switch open := p.open[i].atom; {
		case a == atom.Li && open == atom.Li, a == atom.Tr && open == atom.Tr,
			(a == atom.Dt || a == atom.Dd) && (open == atom.Dt || open == atom.Dd), (a == atom.Td || a == atom.Th) && (open == atom.Td || open == atom.Th):
			p.cutTo(i)
			return
		case open == atom.Ul, open == atom.Ol, open == atom.Menu, open == atom.Dir, open == atom.Dl, open == atom.Table, a != atom.Li && a != atom.Tr && a != atom.Dt && a != atom.Dd && a != atom.Td && a != atom.Th:
			return
		}
	}
}

// cutTo closes what is open from i on, but for formatting.
func (p *pieces) cutTo(i int) {
	was := p.open[i:]
	p.open = p.open[:i]
	for _, e := range was {
		if isFormatting(e.atom) {
			p.open = append(p.open, e)
		}
	}
}
