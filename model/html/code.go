package html

import (
	"bytes"
	"io"
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/tree"
)

// source gives the bytes of a page, also those that were read already and given back.
type source struct {
	r    io.Reader
	back []byte
}

// Read implements io.Reader.
func (s *source) Read(b []byte) (int, error) {
	if len(s.back) == 0 {
		return s.r.Read(b)
	}
	n := copy(b, s.back)
	s.back = s.back[n:]
	return n, nil
}

// longText returns some text that stands in code, nil if a tag comes soon: a tokenizer reads all the text up to that at once.
func (p *pieces) longText() []byte {
	const much = 16 << 10
	if p.code() < 0 {
		return nil
	}
	read := p.z.Buffered()
	if bytes.IndexByte(read, '<') >= 0 {
		return nil
	}
	p.in.back = append(bytes.Clone(read), p.in.back...)
	text := make([]byte, much)
	n, _ := io.ReadFull(p.in, text) // an error comes again
	text = text[:n]
	if i := bytes.IndexByte(text, '<'); i >= 0 {
		p.in.back = append(bytes.Clone(text[i:]), p.in.back...)
		text = text[:i]
	}
	p.z = dom.NewTokenizer(p.in)
	if len(text) == 0 {
		return nil
	}
	return text
}

// code returns which of the open elements is code that stands in nothing but what shows nothing itself; -1 if none is.
func (p *pieces) code() int {
	if p.off <= p.from || p.wholeCode {
		return -1
	}
	for i, e := range p.open {
		if e.atom == atom.Pre {
			return i
		}
		if e.tag == nil {
			return -1
		}
	}
	return -1
}

// text adds text to the piece. It returns the piece if that is in code, and long enough to end behind a line of it; else nil.
func (p *pieces) text(raw []byte) (piece []byte) {
	p.piece = append(p.piece, raw...)
	in := p.code()
	if in < 0 || len(p.piece) < p.size {
		return nil
	}
	for _, e := range p.open[in+1:] {
		if isBlock(&dom.Node{DataAtom: e.atom}) {
			return nil
		}
	}
	end := len(p.piece) - len(raw) + bytes.LastIndexByte(raw, '\n') + 1
	if end == len(p.piece)-len(raw) {
		return nil
	}
	rest := bytes.Clone(p.piece[end:])
	piece = p.piece[:end]
	p.piece = append(p.reopened(), rest...)
	p.size = min(2*p.size, mostPiece)
	p.goesOn = true
	return piece
}

// openCode is code that goes on in the next piece of a page.
type openCode struct {
	fence string // what ends it; "" if none was written yet
	held  string // blank lines, which are written if something follows
	last  *dom.Node
	begun bool // the next piece begins in it
}

// code writes code. What goes on in the next piece stays open.
func (w *walker) code(n *dom.Node) {
	text := strings.ReplaceAll(tree.Text(n, maxSource), "\r\n", "\n")
	if w.open.begun {
		text = w.open.held + text
	} else {
		text = strings.TrimPrefix(text, "\n")
	}
	goesOn := n == w.open.last
	w.open.held, w.open.begun = "", goesOn
	shown := strings.TrimRight(text, " \t\n")
	if goesOn {
		if i := strings.IndexByte(text[len(shown):], '\n'); i >= 0 && shown != "" {
			shown = text[:len(shown)+i]
			w.open.held = text[len(shown)+1:]
		} else if shown == "" {
			w.open.held = text
		}
	}
	if strings.TrimSpace(shown) != "" {
		w.codeLines(n, shown)
	}
	if !goesOn {
		w.endCode()
	}
}

// codeLines writes lines of code, and what begins it unless that is written.
func (w *walker) codeLines(n *dom.Node, text string) {
	ticks := longest(text, '`')
	if w.open.fence != "" && ticks >= len(w.open.fence) {
		w.endCode()
	}
	if w.open.fence == "" {
		w.begin()
		w.open.fence = strings.Repeat("`", max(3, ticks+1))
		w.line(w.open.fence + language(n))
	}
	for line := range strings.SplitSeq(text, "\n") {
		w.line(line)
	}
}

// endCode ends code that is open.
func (w *walker) endCode() {
	if w.open.fence != "" {
		w.line(w.open.fence)
	}
	w.open.fence = ""
}

// lastCode returns the code that a tree ends in, nil if it doesn't.
func lastCode(n *dom.Node) (code *dom.Node) {
	for ; n != nil; n = n.LastChild {
		if n.DataAtom == atom.Pre {
			code = n
		}
	}
	return code
}
