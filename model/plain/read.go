package plain

// Read reads on behind prev, where text begins: the blocks that begin within its first n bytes, as Next would return them but for
// their kinds. What they show is added to the notes. text has Window bytes behind those, or is all there is.
// It returns the last of the blocks.
func (t *Text) Read(notes *Notes, prev Block, text []byte, n int) Block {
	c := cutter{limits: &t.limits, look: &t.look}
	for n = min(n, len(text)); n > 0; {
		c.begin(text, prev)
		c.blunt = notes.full()
		b := c.cut(prev)
		size := int(b.End)
		b.Start, b.End = prev.End, prev.End+b.End
		notes.Add(b, text[:size])
		text, n, prev = text[size:], n-size, b
	}
	return prev
}

// linesSeen is how many lines a cutter remembers: those around the end of a block are looked at by several questions,
// and again for the block behind it.
const linesSeen = 4

// seenLine is a line that was looked at.
type seenLine struct {
	line
	at       int // where it begins, counted from 1
	number   number
	numbered bool // number is known
	cols     int  // columns of its text, 0 if unknown
}

// begin makes the cutter begin where text does, which goes on behind prev.
func (c *cutter) begin(text []byte, prev Block) {
	size := int(prev.End - prev.Start)
	for k := range c.seen {
		s := &c.seen[k]
		if s.at <= size || s.next == len(c.text) { // the window may have ended it
			s.at = 0
			continue
		}
		s.at, s.start, s.end, s.next = s.at-size, s.start-size, s.end-size, s.next-size
	}
	c.text, c.prev = text[:min(len(text), c.window)], prev.Left
}

// at returns the line that begins at i.
func (c *cutter) at(i int) line { return c.lineSeen(i).line }

// lineSeen returns the line that begins at i, and remembers it.
func (c *cutter) lineSeen(i int) *seenLine {
	for k := range c.seen {
		if s := &c.seen[k]; s.at == i+1 {
			return s
		}
	}
	c.turn = (c.turn + 1) % linesSeen
	s := &c.seen[c.turn]
	s.at, s.line, s.numbered, s.cols = i+1, lineAt(c.text, i), false, 0
	return s
}

// numberAt returns numberOf the line, which several questions turn on.
func (c *cutter) numberAt(l line) number {
	s := c.remembered(l)
	if s == nil {
		return numberOf(l.of(c.text))
	}
	if !s.numbered {
		s.number, s.numbered = numberOf(l.of(c.text)), true
	}
	return s.number
}

// columnsAt returns how many columns the line's text takes.
func (c *cutter) columnsAt(l line) int {
	s := c.remembered(l)
	if s == nil {
		return columns(l.of(c.text))
	}
	if s.cols == 0 {
		s.cols = columns(l.of(c.text))
	}
	return s.cols
}

// remembered returns what is known of a line, nil if it is not among those that were looked at last.
func (c *cutter) remembered(l line) *seenLine {
	for k := range c.seen {
		if s := &c.seen[k]; s.at > 0 && s.start == l.start {
			return s
		}
	}
	return nil
}
