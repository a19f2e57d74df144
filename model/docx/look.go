package docx

import (
	"bytes"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	dom "golang.org/x/net/html"

	"lede/model/flow"
	"lede/model/tree"
)

const (
	// mostLooked is how many bytes of a text tell whether it has styles for its headings.
	mostLooked = 1 << 20
	// longestLooked is how many bytes a heading has at most that is known by its look.
	longestLooked = 100
)

// look is how the headings of a document look that has no styles for them.
type look struct {
	on     bool
	normal int         // the size of most of the text, in half points
	held   []*dom.Node // a paragraph that looks like a heading, and empty ones behind it, until what follows is known
	level  int         // of the heading that comes next; 0 if it is none
	lines  bool        // what is held looks like what is above it: lines of an address, say
}

// readLook finds out, from the beginning of a text, whether headings are to be known by their look.
func (d *Document) readLook(where string) {
	r, err := d.files.Open(where)
	if err != nil {
		return
	}
	defer r.Close()
	head, _ := io.ReadAll(io.LimitReader(r, mostLooked)) // of a damaged one, what there is
	d.look.on = bytes.Contains(head, []byte("<w:body")) && !bytes.Contains(head, []byte("<w:outlineLvl "))
	for id := range values(head, "<w:pStyle ") {
		if what, _ := d.kindOf(tree.New("pPr", tree.Set(tree.New("pStyle"), "val", id))); what == flow.Heading || what == flow.Title {
			d.look.on = false
		}
	}
	sizes := map[int]int{d.sizeOf(nil, nil): bytes.Count(head, []byte("<w:r>")) + bytes.Count(head, []byte("<w:r "))}
	own := 0
	for s := range values(head, "<w:sz ") {
		if n, err := strconv.Atoi(s); err == nil && n > 0 {
			sizes[n]++
			own++
		}
	}
	sizes[d.sizeOf(nil, nil)] -= own
	for n, count := range sizes {
		if most := sizes[d.look.normal]; count > most || count == most && n < d.look.normal {
			d.look.normal = n
		}
	}
}

// values yields what the elements with a tag have for their value.
func values(text []byte, tag string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for {
			_, rest, ok := bytes.Cut(text, []byte(tag))
			if !ok {
				return
			}
			text = rest
			inner, _, _ := bytes.Cut(rest, []byte(">"))
			_, value, ok := bytes.Cut(inner, []byte(`w:val="`))
			if value, _, _ = bytes.Cut(value, []byte(`"`)); ok && !yield(string(value)) {
				return
			}
		}
	}
}

// sizeOf returns the size of text with some properties, in half points.
func (d *Document) sizeOf(run, paragraph *dom.Node) int {
	size := 0
	d.properties(run, paragraph, func(p *dom.Node) bool {
		size = number(tree.Child(p, "sz"), 0)
		return size == 0
	})
	if size == 0 {
		size = 20 // where nothing says otherwise, text has 10 points
	}
	return size
}

// properties calls do with what says how running text looks, the nearest first, until do returns false.
func (d *Document) properties(run, paragraph *dom.Node, do func(*dom.Node) bool) {
	if run != nil && !do(run) {
		return
	}
	more := true
	for _, id := range []string{value(tree.Child(run, "rStyle")), value(tree.Child(paragraph, "pStyle")), d.normalStyle} {
		d.chain(id, func(_ string, s *style) bool {
			more = more && (s.rPr == nil || do(s.rPr))
			return more
		})
	}
	if more && d.defaults != nil {
		do(d.defaults)
	}
}

// looksLike returns the level of the heading that a paragraph looks like, 0 if it looks like none: it is short, no sentence, and all of it is bold
// or larger than the text.
func (d *Document) looksLike(n *dom.Node) int {
	properties := tree.Child(n, "pPr")
	if what, _ := d.kindOf(properties); n.Data != "p" || what != flow.Body {
		return 0
	}
	text := strings.TrimSpace(tree.Text(n, longestLooked+1))
	last, _ := utf8.DecodeLastRuneInString(text)
	if len(text) > longestLooked || strings.ContainsRune(".,;:", last) || strings.IndexFunc(text, unicode.IsLetter) < 0 {
		return 0
	}
	if id, depth, numbered := d.numbering(properties); numbered && d.lists.isBullet(id, depth) {
		return 0
	}
	bold, least := true, 1<<10
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Data {
		case "r":
			if strings.TrimSpace(tree.Text(c, 1<<10)) == "" {
				continue
			}
			p := tree.Child(c, "rPr")
			least = min(least, d.sizeOf(p, properties))
			bold = bold && d.isBold(p, properties)
		case "pPr", "bookmarkStart", "bookmarkEnd", "proofErr":
		default: // a link, a picture, a change
			return 0
		}
	}
	switch ratio := float64(least) / float64(max(1, d.look.normal)); {
	case least == 1<<10 || !bold && ratio < 1.15:
		return 0
	case ratio >= 1.5:
		return 1
	case ratio >= 1.15:
		return 2
	}
	return 3
}

// isBold reports whether text with some properties is bold.
func (d *Document) isBold(run, paragraph *dom.Node) (bold bool) {
	d.properties(run, paragraph, func(p *dom.Node) bool {
		b := tree.Child(p, "b")
		bold = b != nil && (isOn(tree.Attr(b, "val")) || tree.Attr(b, "val") == "")
		return b == nil
	})
	return bold
}

// seen adds a block to the flow, as soon as it is known of what looks like a heading whether something follows it that doesn't.
func (d *Document) seen(n *dom.Node) {
	level := d.looksLike(n)
	if len(d.look.held) > 0 {
		if level == 0 && n.Data == "p" && strings.TrimSpace(tree.Text(n, 1<<10)) == "" {
			d.look.held = append(d.look.held, n)
			return
		}
		first := d.looksLike(d.look.held[0])
		lines := first == level
		if d.look.lines || level > 0 && first >= level {
			first = 0
		}
		d.release(first)
		d.look.lines = lines
	}
	if level == 0 {
		d.look.lines = false
		d.block(d.flow, n)
	} else {
		d.look.held = append(d.look.held, n)
	}
}

// release adds what is held to the flow: a heading of some level, or text if it is 0.
func (d *Document) release(level int) {
	for _, n := range d.look.held {
		d.look.level, level = level, 0
		d.block(d.flow, n)
	}
	d.look.held = nil
}
