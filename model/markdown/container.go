package markdown

// maxDepth is how many containers may be open at once. What is nested deeper is read as text: no reader follows it, and
// the work that a line makes stays within bounds.
const maxDepth = 100

// container is an open quote, list item or footnote.
type container struct {
	kind   byte  // '>' a quote, '^' a footnote, else the last byte of the item's marker
	empty  bool  // an item without content so far
	at     uint8 // columns before an item's marker
	mark   uint8 // the length of an item's marker
	width  int32 // columns that an item's content stands in from its parent's
	number int32 // of an ordered item, counted from the first of its list
}

// item reports whether the container is a list item, counted if it is one of an ordered list.
func (c *container) item() bool    { return c.kind != '>' && c.kind != '^' }
func (c *container) counted() bool { return c.kind == '.' || c.kind == ')' }

// holdsBlank reports whether a blank line is within the container.
func (c *container) holdsBlank() bool { return c.kind != '>' && !c.empty }

// enter takes what a container has at the start of each of its lines. It reports false if the line is outside.
func (c *cursor) enter(k *container) bool {
	if k.kind == '>' {
		if c.blank() || c.indent(4) > 3 || c.line[c.next] != '>' {
			return false
		}
		c.mark(1)
		c.advance(1)
		return true
	}
	if c.blank() {
		return k.holdsBlank()
	}
	if c.indent(int(k.width)) < int(k.width) {
		return false
	}
	c.advance(int(k.width))
	return true
}
