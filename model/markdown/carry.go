package markdown

import "encoding/binary"

// carry is what is open at a place in the text: in which containers it is, and in what within them. Two are equal if
// they say the same, so that blocks can be compared.
type carry struct {
	chain  string // the containers, packed; "" at the top level
	held   bool   // the last of them is a closed item, whose list may go on
	leaf   leaf
	mid    bool   // the place is within a line
	within within // of leaf
	label  string // of the footnote around it
}

// span is a Block's Open: what is open at its start and at its end.
type span struct {
	from, to carry
	number   int32 // what the first item of the block has to be numbered, 0 if it is right as it is written
}

// apart is the Open of a Hidden block that is no link definition, and of front matter that is shown.
type apart uint8

const (
	blankLines apart = iota
	frontMatter
	shownFront  // front matter that is shown as a line of who wrote the text, when and the like
	titledFront // with the title above that
	hiddenHTML  // HTML in which there is nothing to see
)

// spanOf returns what a block with that Open goes on with and leaves open.
func spanOf(open any) span {
	s, _ := open.(span)
	return s
}

// pack returns the depth outermost containers as a string.
func (n *nest) pack(depth int) string {
	var b []byte
	for m := range depth {
		c, empty := n.at(m), byte(0)
		if c.empty {
			empty = 1
		}
		b = append(b, c.kind, empty, c.at, c.mark)
		b = binary.AppendUvarint(b, uint64(c.width))
		b = binary.AppendUvarint(b, uint64(c.number))
	}
	return string(b)
}

// unpack is the inverse of pack.
func unpack(s string) []container {
	var chain []container
	for b := []byte(s); len(b) > 0; {
		c := container{kind: b[0], empty: b[1] == 1, at: b[2], mark: b[3]}
		width, k := binary.Uvarint(b[4:])
		number, l := binary.Uvarint(b[4+k:])
		c.width, c.number = int32(width), int32(number)
		chain, b = append(chain, c), b[4+k+l:]
	}
	return chain
}

// resume sets the nest to what is open.
func (n *nest) resume(c carry) {
	if c.chain == "" {
		return
	}
	n.begun = true
	for m, k := range unpack(c.chain) {
		n.put(m, k)
		n.depth = m + 1
	}
	n.leaf, n.within, n.label = c.leaf, c.within, c.label
	if c.held {
		n.held = n.depth
		n.depth--
	}
	n.no = true // whether it is a table was seen before
}

// left returns what the nest has open, at the level of chain.
func (n *nest) left(mid bool) carry {
	c := carry{leaf: n.leaf, mid: mid, label: n.label}
	depth := n.depth
	if n.held > 0 {
		c.held, depth = true, n.held
	}
	c.chain = n.pack(depth)
	if n.leaf == fenceLeaf || n.leaf == htmlLeaf || n.leaf == tableLeaf {
		c.within = n.within
	}
	return c
}
