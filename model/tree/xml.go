package tree

import (
	"encoding/xml"
	"errors"
	"io"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
)

// The limits of what is read of a text in XML.
const (
	mostXML   = 64 << 20 // bytes: the longest texts, whole books in one file, have 10 MB
	mostNodes = 500_000  // in one tree: a table of 5,000 rows has as many; they take 100 MB
	deepest   = 200      // elements in one another: what is deeper stands in the last of them
)

// ErrLong is why the end of a text isn't read.
var ErrLong = errors.New("it is too long")

// XML is a text in XML that is read element by element. What is not well-formed is read as far as it makes sense; entities that the text defines
// itself are not replaced, so they can't make it grow.
type XML struct {
	d    *xml.Decoder
	left *io.LimitedReader
}

// NewXML returns a reader of a text in XML. decoded tells that it is in UTF-8 whatever it says.
func NewXML(r io.Reader, decoded bool) *XML {
	x := &XML{left: &io.LimitedReader{R: r, N: mostXML}}
	x.d = xml.NewDecoder(x.left)
	x.d.Strict, x.d.Entity, x.d.CharsetReader = false, xml.HTMLEntity, charset.NewReaderLabel
	if decoded {
		x.d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	}
	return x
}

// Token returns the next token; io.EOF behind the last one, ErrLong where a text goes on too long.
func (x *XML) Token() (xml.Token, error) {
	t, err := x.d.Token()
	if err != nil && x.left.N <= 0 {
		err = ErrLong
	}
	return t, err
}

// Skip passes over what stands in the element that was begun.
func (x *XML) Skip() error {
	for depth := 1; depth > 0; {
		t, err := x.Token()
		if err != nil {
			return err
		}
		switch t.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
	}
	return nil
}

// Element returns the element that was begun with all that stands in it. Names are without their spaces. With an error comes what was read before it.
func (x *XML) Element(start xml.StartElement) (*dom.Node, error) {
	root := begun(start)
	at, below := root, 0
	for nodes := 0; ; nodes++ {
		t, err := x.Token()
		if err != nil {
			return root, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if nodes > mostNodes {
				return root, ErrLong
			}
			n := begun(t)
			at.AppendChild(n)
			if below > 0 || depthOf(at) >= deepest {
				below++
				continue
			}
			at = n
		case xml.EndElement:
			switch {
			case below > 0:
				below--
			case at == root:
				return root, nil
			default:
				at = at.Parent
			}
		case xml.CharData:
			if nodes <= mostNodes {
				at.AppendChild(Word(string(t)))
			}
		}
	}
}

// begun returns an element without what stands in it.
func begun(start xml.StartElement) *dom.Node {
	n := &dom.Node{Type: dom.ElementNode, Data: start.Name.Local, DataAtom: atom.Lookup([]byte(start.Name.Local))}
	for _, a := range start.Attr {
		n.Attr = append(n.Attr, dom.Attribute{Key: a.Name.Local, Val: a.Value})
	}
	return n
}

// depthOf returns how many elements n stands in.
func depthOf(n *dom.Node) int {
	d := 0
	for n = n.Parent; n != nil && d <= deepest; n = n.Parent {
		d++
	}
	return d
}
