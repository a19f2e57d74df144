package model

import (
	"bytes"
	"iter"
	"slices"
	"sort"
	"unicode/utf8"
)

// Article is a text that is read from top to bottom, and what is known of it so far.
//
// All methods but Scan are for one goroutine: the one that shows the article.
type Article struct {
	Source    Source
	Base      Source // what links in it are relative to: where it was found in the end
	Format    string // the name of its Format
	Encoding  string // of the source
	Guessed   bool   // nothing but the bytes themselves told the encoding
	Extracted bool   // what stands around the text of a page is left out
	Notice    string // what a reader should know of how the text was read, in one line; "" if nothing

	converted bool // places are those of the Markdown that was made of the source
	origins   origins
	text      *text
	other     func() (*Article, error) // the other form of it; nil if there is none
	syntax    Syntax
	start     Pos  // where the text begins: behind a byte order mark
	size      Pos  // how much of the text may be read now
	whole     bool // nothing more will come
	looked    Pos  // how much of it the last scan had before it

	scanned Block  // the last block that the scan has taken in
	done    bool   // the scan has reached the end of the whole text
	marks   []mark // the index: where reading can begin
	lines   int64  // line feeds before scanned.End
	heads   outline

	headTitle string // what the front matter says
	headRead  bool   // and this will not change

	defs     map[string]string
	defsSize int      // of all definitions, in bytes
	styled   []Styled // in order

	cache  [segmentsKept]segment // the blocks of the segments that were asked for last, in no order
	oldest int                   // which of them gives way to the next
	buf    []byte                // the bytes of the text from bufAt on
	bufAt  Pos
	lineAt Pos   // the place that Line was asked for last, or as far as the text went
	lineNo int64 // its line
}

// mark is a block that reading can go on after, and the number of line feeds before its end.
type mark struct {
	block Block
	lines int64
}

// markEvery is the distance in bytes of the marks of the index, and of the places at which
// reading begins in what is not scanned yet: any block is at most this far from one.
const markEvery = 64 << 10

// Size returns the length of the text in bytes as far as it is there.
func (a *Article) Size() Pos { return a.size }

// Start returns where the text begins: 0, or behind a byte order mark.
func (a *Article) Start() Pos { return a.start }

// Whole reports whether the whole text is there: false for input that is still coming.
func (a *Article) Whole() bool { return a.whole }

// Scanned returns how far the scan has come; done tells that all sections are known.
func (a *Article) Scanned() (to Pos, done bool) { return a.scanned.End, a.done }

// HasOther reports whether the text has another form: that of a page with all that stands on it, or without.
func (a *Article) HasOther() bool { return a.other != nil }

// Other returns the other form of the text. It may run on any goroutine.
func (a *Article) Other() (*Article, error) { return a.other() }

// Close lets go of the article's files. A scan that is still under way then ends with an error.
func (a *Article) Close() { a.text.close() }

// Blocks returns the block that holds at, and all after it. Where the scan has not been yet,
// the blocks are those that reading on from a likely place gives.
func (a *Article) Blocks(at Pos) iter.Seq[Block] {
	return func(yield func(Block) bool) {
		at = min(max(at, a.start), a.size-1)
		for k := a.segmentAt(at); k < a.segments(); k++ {
			for _, b := range a.blocksOf(k) {
				if b.End > at && !yield(b) {
					return
				}
			}
		}
	}
}

// Before returns the blocks that end at at or before it, last first.
func (a *Article) Before(at Pos) iter.Seq[Block] {
	return func(yield func(Block) bool) {
		at = min(at, a.size)
		for k := a.segmentAt(at - 1); k >= 0; k-- {
			blocks := a.blocksOf(k)
			for i := len(blocks) - 1; i >= 0; i-- {
				if blocks[i].End <= at && !yield(blocks[i]) {
					return
				}
			}
		}
	}
}

// Markdown returns the block as clean Markdown that renders by itself: the link definitions
// that it uses are added, and nothing in it can act on a terminal. It is the one door
// by which text leaves an article.
func (a *Article) Markdown(b Block) string {
	s := a.syntax.Markdown(b, a.bytes(b.Start, b.End))
	if b.Kind != Code && b.Kind != HTML { // those use none, and one that isn't closed would show what is added
		s = a.withDefinitions(s)
	}
	return Clean(s)
}

// Text returns the block's bytes as they stand in the source, cleaned for a terminal.
func (a *Article) Text(b Block) string { return Clean(string(a.bytes(b.Start, b.End))) }

// withDefinitions adds to a block's Markdown the link reference definitions that it uses.
func (a *Article) withDefinitions(s string) string {
	d, ok := a.syntax.(definer)
	if !ok || len(a.defs) == 0 {
		return s
	}
	uses := d.Uses(s)
	slices.Sort(uses)
	for _, label := range slices.Compact(uses) {
		if def, ok := a.defs[label]; ok {
			s += "\n\n" + def
		}
	}
	return s
}

// segment is the blocks between two neighbouring marks.
type segment struct {
	index  int
	blocks []Block
}

// segmentsKept is how many segments are remembered: those that a page can be in.
const segmentsKept = 4

// segments returns how many segments the text has: those of the marks, then the stretches of
// markEvery bytes that the scan has not seen.
func (a *Article) segments() int {
	n := len(a.marks)
	if rest := a.size - a.scanned.End; rest > 0 {
		n += int((rest + markEvery - 1) / markEvery)
	}
	return n
}

// segmentAt returns the number of the segment that holds at.
func (a *Article) segmentAt(at Pos) int {
	if at < a.scanned.End {
		return max(0, sort.Search(len(a.marks), func(i int) bool { return a.marks[i].block.End > at })-1)
	}
	k := len(a.marks) + int((at-a.scanned.End)/markEvery)
	for k > len(a.marks) && a.guess(k) > at {
		k--
	}
	return k
}

// blocksOf returns the blocks of segment k. They tile it.
func (a *Article) blocksOf(k int) []Block {
	for _, s := range a.cache {
		if s.blocks != nil && s.index == k {
			return s.blocks
		}
	}
	prev, end := a.segmentStart(k), a.segmentStart(k+1).End
	blocks := make([]Block, 0, 128)
	for prev.End < end {
		t := a.bytes(prev.End, prev.End+window)
		if len(t) == 0 { // the file has become shorter
			break
		}
		b := a.syntax.Next(prev, t)
		b.End = min(b.End, end)
		blocks = append(blocks, b)
		prev = b
	}
	a.cache[a.oldest] = segment{k, blocks}
	a.oldest = (a.oldest + 1) % segmentsKept
	return blocks
}

// segmentStart returns the block after which segment k begins.
func (a *Article) segmentStart(k int) Block {
	switch {
	case k < len(a.marks):
		return a.marks[k].block
	case k == len(a.marks):
		return a.scanned
	default:
		return Block{End: a.guess(k)}
	}
}

// guess returns where segment k, which the scan has not seen, is taken to begin: after the
// first blank line of its stretch, else after its first line, else at a character.
func (a *Article) guess(k int) Pos {
	at := a.scanned.End + Pos(k-len(a.marks))*markEvery
	if at >= a.size {
		return a.size
	}
	t := a.bytes(at, at+window)
	for i := 0; i < len(t); {
		n := bytes.IndexByte(t[i:], '\n')
		if n < 0 {
			break
		}
		i += n + 1
		line, _, _ := bytes.Cut(t[i:], []byte{'\n'})
		if len(bytes.TrimSpace(line)) == 0 && i+len(line) < len(t) {
			rest := t[i+len(line)+1:]
			if len(rest) > 0 && rest[0] > ' ' {
				return at + Pos(len(t)-len(rest))
			}
		}
	}
	if n := bytes.IndexByte(t, '\n'); n >= 0 && n+1 < len(t) {
		return at + Pos(n+1)
	}
	for len(t) > 0 && !utf8.RuneStart(t[0]) {
		t, at = t[1:], at+1
	}
	return at
}

// bytes returns the text from one place to another, or less where it ends before. The result
// may be overwritten by the next call.
func (a *Article) bytes(from, to Pos) []byte {
	to = min(to, a.size)
	if from >= to {
		return nil
	}
	if from < a.bufAt || to > a.bufAt+Pos(len(a.buf)) {
		if a.buf == nil {
			a.buf = make([]byte, 0, 2*markEvery)
		}
		a.bufAt = max(0, from-window)
		n := min(Pos(cap(a.buf)), a.size-a.bufAt)
		a.buf = a.text.readAt(a.buf[:n], a.bufAt)
	}
	have := a.bufAt + Pos(len(a.buf))
	if from >= have {
		return nil
	}
	return a.buf[from-a.bufAt : min(to, have)-a.bufAt]
}
