package markdown

// leaf says what is open in the innermost container.
type leaf uint8

const (
	noLeaf    leaf = iota
	textLeaf       // a paragraph
	freshLeaf      // a paragraph of which nothing has been seen: it may yet begin with definitions and be a heading or a table
	rowLeaf        // the same, but it can't begin with definitions
	restLeaf       // the rest of a line that was cut
	tableLeaf
	fenceLeaf
	codeLeaf // indented
	htmlLeaf
)

// nest reads a block that may hold others, line by line, as CommonMark's appendix describes.
type nest struct {
	few    [8]container // the outermost containers; of all, depth are open
	more   []container  // those within them
	depth  int
	held   int // the list of the item at level held-1 may go on, though the item is closed; 0: there is none
	leaf   leaf
	within within
	begun  bool   // the block has had a line
	void   bool   // the last line was empty
	label  string // of the footnote that is open

	// What the last line has done.
	shared  int  // so many containers hold both it and the line before
	goesOn  bool // it is content of the leaf that was open
	fresh   int  // the level of the first item that it begins, -1 if it begins none
	blank   bool
	counted int // 1 + the level at which it goes on with an ordered list, 0 if it doesn't

	text []byte            // the open paragraph, if it may begin with definitions
	defs map[string]string // where they go; nil if they are not wanted
	tableSeen
}

// within is what there is to know of the leaf that is open.
type within struct {
	char byte  // of a fence: its character, else the type of an HTML block
	size int   // of a fence: its length
	at   uint8 // of a fence: columns before it
	info string
	head string // of a table
}

// at returns the container at level m.
func (n *nest) at(m int) *container {
	if m < len(n.few) {
		return &n.few[m]
	}
	return &n.more[m-len(n.few)]
}

// put makes c the container at level m.
func (n *nest) put(m int, c container) {
	if m < len(n.few) {
		n.few[m] = c
		return
	}
	n.more = append(n.more[:m-len(n.few)], c)
}

// line takes in the next line. It reports false if the line is no part of the block.
func (n *nest) line(l []byte) bool {
	if len(l) == 1 && l[0] == '\n' {
		if n.void { // one more blank line changes nothing
			return true
		}
		n.void = true
	} else {
		n.void = false
	}
	c := newCursor(l)
	m := 0
	for m < n.depth && (c.next >= len(c.line) && n.at(m).holdsBlank() || c.enter(n.at(m))) {
		m++
	}
	n.shared, n.goesOn, n.fresh, n.counted = m, false, -1, 0
	n.blank = c.blank()
	switch {
	case m == n.depth && n.stays(&c):
		n.goesOn = n.leaf != noLeaf || !n.blank
	case n.blank:
		n.shut(m)
	case !n.open(&c, m):
		return false
	}
	n.begun = true
	return true
}

// stays handles a line that all open containers hold, up to what may begin a new block in it.
// It reports whether the line is dealt with.
func (n *nest) stays(c *cursor) bool {
	switch n.leaf {
	case fenceLeaf:
		if !c.blank() && c.indent(4) < 4 && closesFence(c.rest(), n.within.char, n.within.size) {
			n.leaf = noLeaf
		}
		return true
	case htmlLeaf:
		if n.within.char > 5 && c.blank() || htmlEnds(n.within.char, c.line[min(c.i, len(c.line)):]) {
			n.leaf = noLeaf
		}
		return true
	case codeLeaf:
		if c.blank() || c.indent(4) >= 4 {
			return true
		}
		n.leaf = noLeaf
	}
	if c.blank() {
		n.close()
	}
	return c.blank()
}

// close ends the open paragraph or whatever else is open in the innermost container.
func (n *nest) close() {
	if len(n.text) > 0 {
		if n.defs != nil {
			gather(n.text, n.defs)
		}
		n.text = n.text[:0]
	}
	if n.last != nil || n.no {
		n.tableSeen = tableSeen{}
	}
	n.leaf = noLeaf
}

// shut closes all containers from level m on. A list whose item a blank line ends may go on with another item.
func (n *nest) shut(m int) {
	n.close()
	if m < n.depth {
		n.held = 0
		if n.at(m).item() {
			n.held = m + 1
		}
		n.depth = m
	}
}

// open reads the rest of a line: what begins in it, in the container at level m, and its text.
func (n *nest) open(c *cursor, m int) bool {
	paragraph := n.leaf == textLeaf || n.leaf == tableLeaf
	after, lazy := paragraph && m == n.depth, paragraph && m < n.depth
	opened := false
	for !c.blank() {
		what, k := noStart, 0
		if c.indent(4) < 4 {
			what, k = startOf(c.rest(), after, lazy)
		} else if !after && !lazy {
			if m == 0 && !opened {
				return false
			}
			n.enterChild(m)
			n.leaf = codeLeaf
			return true
		}
		if what == startUnderline && n.notHeading() {
			what = noStart
		}
		if what == noStart || m >= maxDepth && (what == startQuote || what == startItem || what == startFootnote) {
			break
		}
		held := !opened && (m < n.depth || n.held == m+1) && n.at(m).item()
		if m == 0 && n.begun && !opened && !(what == startItem && held && n.at(0).kind == c.rest()[k-1]) {
			return false
		}
		n.enterChild(m)
		if !n.begin(c, what, k, m, held) {
			return true
		}
		m, opened, after, lazy = m+1, true, false, false
	}
	switch {
	case c.blank(): // an empty item or quote
	case !opened && (lazy || after):
		n.shared, n.goesOn = n.depth, true
		n.addText(c)
	case !opened && m == 0:
		return false
	default:
		n.enterChild(m)
		n.leaf = textLeaf
		n.addText(c)
	}
	return true
}

// notHeading reports whether the open paragraph is nothing that an underline can make a heading of: a table, or definitions alone.
func (n *nest) notHeading() bool {
	return n.leaf == tableLeaf || len(n.text) > 0 && definitions(n.text) == len(n.text)
}

// enterChild makes the container at level m-1 the innermost that is open, and not empty.
func (n *nest) enterChild(m int) {
	n.close()
	n.depth, n.held = m, 0
	if m > 0 {
		n.at(m - 1).empty = false
	}
}

// begin opens the block of k (see start) that begins at c at level m. It reports whether it is a container,
// whose content follows.
func (n *nest) begin(c *cursor, what start, k, m int, held bool) bool {
	switch what {
	case startQuote:
		c.mark(1)
		c.advance(1)
		n.put(m, container{kind: '>'})
	case startFootnote:
		n.label = string(c.rest()[2 : k-2])
		c.mark(k)
		n.put(m, container{kind: '^', width: 4})
	case startItem:
		n.beginItem(c, k, m, held)
	case startFence:
		s := c.rest()
		n.leaf, n.within = fenceLeaf, within{char: s[0], size: k, at: uint8(c.indent(4))}
		n.within.info = infoOf(s, n.within)
		return false
	case startHTML:
		s := c.rest()
		if k > 5 || !htmlEnds(uint8(k), s) {
			n.leaf, n.within = htmlLeaf, within{char: byte(k), info: rawTag(s, k)}
		}
		return false
	default:
		return false
	}
	n.depth = m + 1
	return true
}

// beginItem opens a list item whose marker of k bytes is at c. held tells that the list before it may go on.
func (n *nest) beginItem(c *cursor, k, m int, held bool) {
	s := c.rest()
	item := container{kind: s[k-1], at: uint8(c.indent(4)), mark: uint8(k), number: int32(number(s))}
	if held && n.at(m).kind == item.kind && item.counted() {
		if n.counted == 0 {
			n.counted = m + 1
		}
		item.number = min(n.at(m).number+1, 999_999_999)
	}
	if n.fresh < 0 {
		n.fresh = m
	}
	c.mark(k)
	pad := c.indent(5)
	if item.empty = c.blank(); item.empty || pad > 4 {
		pad = 1
	}
	c.advance(pad)
	item.width = int32(int(item.at) + k + pad)
	n.put(m, item)
}
