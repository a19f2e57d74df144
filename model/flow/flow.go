// Package flow makes Markdown of documents that are read block by block, such as those of word processors.
package flow

import (
	"errors"
	"io"
	"strconv"
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/html"
	"lede/model/tree"
)

const (
	firstPart = 8 << 10  // bytes of text in the first part: some screens
	eachPart  = 64 << 10 // bytes in the others
	// mostWritten is how many bytes of Markdown become of a document: one that is made to grow is read no further.
	mostWritten = 256 << 20
	// longestTitle is how many bytes of a title are looked at.
	longestTitle = 1 << 10
)

// Flow is a document, or what stands in a cell or a note of one, that is built of blocks. Its zero value has no place to build in: see New.
type Flow struct {
	*document
	root  *dom.Node // what the blocks are added to
	lists []list    // those that the next item may continue, the innermost last
}

// document is what all parts of a document have in common.
type document struct {
	refs   html.Refs
	meta   string      // the title that the file has beside its text
	shift  int         // added to the levels of headings
	titled *dom.Node   // the heading that is the title
	notes  []*dom.Node // of this part
	noted  int         // how many there were in all parts
	size   int         // of the text in this part
	wrote  int         // how long the parts before are
	most   int         // how long this part becomes
	begun  bool        // a part was written
	ended  bool
}

// list is a list that is being built.
type list struct {
	level int
	node  *dom.Node
}

// New returns an empty document. title is what the file says that it is called, beside its text.
func New(title string) *Flow {
	d := &document{meta: sensible(title), most: firstPart}
	number := 0
	d.refs = html.Refs{
		Link:   html.Target,
		Image:  func(string) string { return "" },
		Anchor: func(id string) string { return id },
		Note: func() string {
			number++
			return strconv.Itoa(number)
		},
	}
	return &Flow{document: d, root: &dom.Node{Type: dom.DocumentNode}}
}

// Called says what the file says that it is called, beside its text.
func (f *Flow) Called(title string) { f.meta = sensible(title) }

// sensible returns a title on one line, "" for what programs put there by themselves.
func sensible(title string) string {
	title = strings.Join(strings.Fields(title), " ")
	low := strings.ToLower(title)
	for _, end := range []string{".doc", ".docx", ".odt", ".rtf", ".dot", ".dotx", ".txt", ".pdf"} {
		if strings.HasSuffix(low, end) {
			return ""
		}
	}
	switch {
	case strings.HasPrefix(low, "microsoft word"), strings.HasPrefix(low, "untitled"), low == "word document", low == "powerpoint presentation", len(title) > longestTitle:
		return ""
	}
	return title
}

// Next returns the next part as Markdown, io.EOF behind the last one. step adds a block or some to the document; its error ends it, and is told to
// the reader unless it is io.EOF.
func (f *Flow) Next(step func() error) ([]byte, error) {
	if f.ended {
		return nil, io.EOF
	}
	for f.size < f.most || len(f.lists) > 0 && f.size < 4*f.most {
		err := step()
		if f.wrote > mostWritten {
			err = tree.ErrLong
		}
		if err == nil {
			continue
		}
		f.ended = true
		if err != io.EOF {
			if !f.begun && f.root.FirstChild == nil {
				return nil, ruin(err)
			}
			f.Add(tree.New("p", tree.New("em", tree.Word("The rest can't be read: "+ruin(err).Error()+"."))))
		}
		break
	}
	return f.write(), nil
}

// ruin says of an error what it means to a reader.
func ruin(err error) error {
	if errors.Is(err, tree.ErrLong) {
		return err
	}
	return errors.New("the file is damaged, or its end is missing")
}

// write returns the part that was built, and begins the next one.
func (f *Flow) write() []byte {
	if !f.begun {
		f.entitle()
	}
	tree.Each(f.root, func(n *dom.Node) {
		if tree.IsHeading(n) && n != f.titled {
			n.Data = "h" + strconv.Itoa(min(6, int(n.Data[1]-'0')+f.shift))
			n.DataAtom = atom.Lookup([]byte(n.Data))
		}
	})
	for _, n := range f.notes {
		f.root.AppendChild(n)
	}
	out := html.Write(f.root, f.refs)
	f.root, f.notes, f.lists = &dom.Node{Type: dom.DocumentNode}, nil, nil
	f.size, f.most = 0, eachPart
	f.wrote += len(out)
	if len(out) > 0 {
		out = append(out, '\n')
		f.begun = true
	}
	return out
}

// entitle finds the title: the paragraph that is set as one, else what the file says, which may stand at the start as any other paragraph.
func (f *Flow) entitle() {
	first := f.root.FirstChild
	if f.titled == nil && f.meta != "" && first != nil {
		if strings.EqualFold(strings.Join(strings.Fields(tree.Text(first, longestTitle)), " "), f.meta) {
			f.root.RemoveChild(first)
		}
		f.titled = tree.New("h1", tree.Word(f.meta))
		f.root.InsertBefore(f.titled, f.root.FirstChild)
	}
	if f.titled != nil {
		f.shift = 1
	}
}

// In returns a flow of the same document that adds its blocks to n.
func (f *Flow) In(n *dom.Node) *Flow { return &Flow{document: f.document, root: n} }

// Add adds a block. One without anything in it is left out.
func (f *Flow) Add(block *dom.Node) {
	if f.append(f.root, block) {
		f.lists = nil
	}
}

// append adds a block to n, and reports whether there is anything in it.
func (f *Flow) append(n, block *dom.Node) bool {
	if !shows(block) {
		return false
	}
	n.AppendChild(block)
	f.size += len(tree.Text(block, 1<<30))
	return true
}

// shows reports whether there is anything to be seen in a block, or a place that links lead to.
func shows(n *dom.Node) bool {
	switch {
	case n.Type == dom.TextNode:
		return strings.TrimSpace(n.Data) != ""
	case n.DataAtom == atom.Img, n.DataAtom == atom.Hr, tree.Attr(n, "id") != "", tree.Attr(n, "role") != "":
		return true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if shows(c) {
			return true
		}
	}
	return false
}

// heading adds a heading of a level from 1 on. An empty one is left out, but for the places in it.
func (f *Flow) heading(level int, h *dom.Node) {
	h.Data = "h" + strconv.Itoa(min(6, max(1, level)))
	h.DataAtom = atom.Lookup([]byte(h.Data))
	if strings.TrimSpace(tree.Text(h, longestTitle)) == "" {
		h.Data, h.DataAtom = "p", atom.P
	}
	f.Add(h)
}

// title adds the document's title, or a line of it; where there was one already, a heading.
func (f *Flow) title(h *dom.Node) {
	if f.titled != nil && f.titled == f.root.LastChild {
		f.titled.AppendChild(tree.Word(" "))
		f.titled.AppendChild(tree.New("span", h))
		inline(h)
		return
	}
	f.heading(1, h)
	if f.titled == nil && !f.begun && h.DataAtom == atom.H1 && h.Parent != nil {
		f.titled = h
	}
}

// quote adds a paragraph of a quote.
func (f *Flow) quote(p *dom.Node) {
	if shows(p) {
		f.InQuote().Add(p)
	}
}

// InQuote returns a flow that adds its blocks to a quote: the last block if it is one, else a new one.
func (f *Flow) InQuote() *Flow {
	q := f.last(atom.Blockquote)
	if q == nil {
		q = tree.New("blockquote")
		f.root.AppendChild(q)
		f.lists = nil
	}
	return f.In(q)
}

// code adds a line of code, or some.
func (f *Flow) code(text string) {
	if pre := f.last(atom.Pre); pre != nil {
		f.size += len(text)
		pre.AppendChild(tree.Word("\n" + text))
	} else {
		f.Add(tree.New("pre", tree.Word(text)))
	}
}

// last returns the last block if it is of a kind, else nil.
func (f *Flow) last(kind atom.Atom) *dom.Node {
	if n := f.root.LastChild; n != nil && n.DataAtom == kind {
		return n
	}
	return nil
}

// Note adds to a paragraph the mark of a note, and returns what the note is built in.
func (f *Flow) Note(p *dom.Node) *Flow {
	f.noted++
	id := "note " + strconv.Itoa(f.noted) // no other id has blanks
	p.AppendChild(tree.Set(tree.Set(tree.New("a"), "role", "doc-noteref"), "href", "#"+id))
	body := tree.Set(tree.New("aside"), "id", id)
	f.notes = append(f.notes, body)
	return f.In(body)
}
