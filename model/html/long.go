package html

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"net/url"
	"slices"
	"strconv"
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/tree"
)

const (
	// earlyPart is how many bytes of the beginning of a long page tell what it is about, without scripts and styles: that takes some milliseconds.
	earlyPart = 64 << 10
	// titlePart is how many of them tell its title.
	titlePart = 16 << 10
	// mostData is how many bytes a script may have that tells who wrote the page.
	mostData = 16 << 10
)

// Long is a long page, which is read piece by piece, so that its beginning doesn't wait for the rest and none of it needs much memory.
//
// Nothing in the Markdown may depend on what comes later: footnotes stay links to where they stand, and whatever has an id can be led to. Which
// element of the page holds what the page is about, its beginning tells.
type Long struct {
	// Extracted says that what stands around the text is left out.
	Extracted bool

	pieces *pieces
	w      *walker
	begun  bool // some Markdown was written
	end    error
}

// NewLong returns a page that begins with source, all of it in UTF-8; more has what follows. at is its address, nil if that isn't known. What stands
// around the text is left out if the page has size bytes; not if size is 0.
func NewLong(source []byte, more io.Reader, at *url.URL, size int64) *Long {
	return newLong(source, more, at, size, firstPiece)
}

// newLong is NewLong with another size of the first piece.
func newLong(source []byte, more io.Reader, at *url.URL, size int64, first int) *Long {
	l := &Long{pieces: newPieces(io.MultiReader(bytes.NewReader(source), more), isXML(source), first)}
	l.w = &walker{}
	most := titlePart
	if size > 0 {
		most = earlyPart
	}
	root, err := l.parse(marked(source, most))
	if err != nil {
		root = &dom.Node{Type: dom.DocumentNode}
	}
	base := baseOf(root, at)
	l.w.Refs = Refs{
		Link: func(href string) string { return resolve(base, href) }, Image: func(src string) string { return resolve(base, src) },
		Anchor: func(id string) string { return id },
	}
	m, content := aboutPage(root), root
	if size > 0 && err == nil {
		m, content = l.extract(root, m)
		l.pieces.total = size
	}
	if at != nil {
		m.address = cmp.Or(m.address, at.String())
		m.site = cmp.Or(m.site, at.Hostname())
	}
	l.w.origin = m.origin()
	if first := firstHeading(content); first == nil || first.DataAtom != atom.H1 {
		l.w.title(m.title, m.title != "")
	}
	return l
}

// place is the attribute by which an element of the beginning is known: where it stands in the source.
const place = "data-lede-place"

// marked returns the beginning of a page without scripts and styles, its blocks with their places.
func marked(source []byte, most int) []byte {
	var out []byte
	z := dom.NewTokenizer(bytes.NewReader(source))
	hidden := false
	for at := 0; len(out) < most; {
		kind := z.Next()
		raw := bytes.Clone(z.Raw())
		if kind == dom.ErrorToken {
			break
		}
		where := at
		at += len(raw)
		name, more := z.TagName()
		n := dom.Node{DataAtom: atom.Lookup(name)}
		switch {
		case kind == dom.CommentToken, kind == dom.TextToken && hidden:
			continue
		case kind == dom.StartTagToken && (n.DataAtom == atom.Script || n.DataAtom == atom.Style):
			hidden = n.DataAtom == atom.Style || !tellsData(z, more)
		case kind == dom.StartTagToken && isBlock(&n):
			tag := "<" + string(name)
			raw = append([]byte(tag+" "+place+`="`+strconv.Itoa(where)+`"`), raw[len(tag):]...)
		}
		if kind == dom.TextToken && !hidden {
			raw = raw[:min(len(raw), most-len(out))]
		}
		if kind != dom.TextToken || len(raw) < mostData || !hidden {
			out = append(out, raw...)
		}
		if kind == dom.EndTagToken {
			hidden = false
		}
	}
	return out
}

// tellsData reports whether a script is no program, but tells something of the page.
func tellsData(z *dom.Tokenizer, more bool) bool {
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		if string(key) == "type" && string(value) == "application/ld+json" {
			return true
		}
	}
	return false
}

// extract finds the element that holds what the page is about, going by its beginning, and has it read alone. It returns what the page says of itself,
// and the beginning of that element, or of all.
func (l *Long) extract(root *dom.Node, m about) (about, *dom.Node) {
	p := readability.NewParser()
	p.KeepClasses = true
	a, err := p.ParseDocument(root, nil)
	if err != nil {
		return m, root
	}
	m.byline, m.site, m.language = squeezeLine(a.Byline()), squeezeLine(a.SiteName()), squeezeLine(a.Language())
	if t, err := a.PublishedTime(); err == nil {
		m.date = t.Format("2 January 2006")
	}
	if a.Node == nil || letters(a.Node) < leastFound {
		return m, root
	}
	m.title = cmp.Or(squeezeLine(a.Title()), m.title)
	kept := map[string]bool{}
	tree.Each(a.Node, func(n *dom.Node) {
		if at := tree.Attr(n, place); at != "" {
			kept[at] = true
		}
	})
	n := holder(root, kept)
	from, err := strconv.ParseInt(tree.Attr(n, place), 10, 64)
	if err != nil {
		return m, root
	}
	l.pieces.from, l.Extracted = from, true
	return m, n
}

// holder returns the element that holds nine tenths of the text of the blocks with some places, and goes on behind the beginning of the page: one of
// these blocks, or what holds them most closely, or in it what the page says is its main part. It is root if there is none that can be read alone.
func holder(root *dom.Node, kept map[string]bool) *dom.Node {
	held := map[*dom.Node]int{}
	all := weigh(root, kept, false, held)
	best, inside := root, false
	for n := root; ; {
		last := n.LastChild
		for last != nil && last.Type != dom.ElementNode {
			last = last.PrevSibling
		}
		if last == nil || held[last] < all*9/10 {
			break
		}
		n = last
		switch {
		case n.DataAtom == atom.Body || n.DataAtom == atom.Html:
		case !isTransparent(n.DataAtom):
			return best
		case tree.Attr(n, place) != "" && !inside, n.DataAtom == atom.Main, n.DataAtom == atom.Article, tree.Attr(n, "role") == "main":
			best = n
		}
		inside = inside || kept[tree.Attr(n, place)]
	}
	return best
}

// weigh returns how many letters the blocks with some places have in a tree, and notes it of each part of it. in says that the tree is in one of them.
func weigh(n *dom.Node, kept map[string]bool, in bool, held map[*dom.Node]int) int {
	if n.Type == dom.TextNode {
		if in {
			return len(strings.TrimSpace(n.Data))
		}
		return 0
	}
	in = in || kept[tree.Attr(n, place)]
	sum := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		sum += weigh(c, kept, in, held)
	}
	held[n] = sum
	return sum
}

// parse returns the tree of a piece.
func (l *Long) parse(source []byte) (*dom.Node, error) {
	if l.pieces.xml {
		return ParseXML(source)
	}
	return dom.Parse(bytes.NewReader(source))
}

// Next returns the next part of the page as Markdown; after the last, io.EOF or why the page ends there.
func (l *Long) Next() ([]byte, error) {
	for l.end == nil {
		var source []byte
		source, l.end = l.pieces.next()
		root, err := l.parse(source)
		inCode := l.w.open.fence != ""
		l.w.open.last = nil
		if l.pieces.goesOn {
			l.w.open.last = lastCode(root)
		}
		switch {
		case err != nil:
			l.w.endCode()
			l.w.open = openCode{}
			l.w.out = append(l.w.out, Plain(source)...)
		case l.end != nil:
			l.w.whole(root)
		default:
			l.w.node(root)
			l.w.flush()
		}
		if !l.pieces.goesOn { // where the code wasn't to be seen
			l.w.endCode()
			l.w.open = openCode{}
		}
		out := l.w.out
		if l.w.out = nil; len(out) == 0 {
			continue
		}
		if l.begun && !inCode {
			out = slices.Insert(out, 0, '\n')
		}
		l.begun = true
		return out, nil
	}
	return nil, l.end
}

// errLong is why a page has no end.
var errLong = errors.New("the page is too long: its end is missing")
