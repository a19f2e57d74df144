package html

import (
	"bytes"
	"io"

	dom "golang.org/x/net/html"

	"lede/model/tree"
)

// Trees are the trees of the pieces of a page. A short page is one piece.
type Trees struct {
	pieces *pieces
	whole  []byte // a short page
}

// NewTrees returns the trees of the page that r gives, in UTF-8, which is read as a whole if it has at most so many bytes.
func NewTrees(r io.Reader, whole int) *Trees {
	head, err := io.ReadAll(io.LimitReader(r, int64(whole)+1))
	if err != nil || len(head) <= whole {
		return &Trees{whole: head}
	}
	t := &Trees{pieces: newPieces(io.MultiReader(bytes.NewReader(head), r), isXML(head), firstPiece)}
	t.pieces.wholeCode = true
	return t
}

// Next returns the next tree; with io.EOF, or why the page ends there, the last one.
func (t *Trees) Next() (*dom.Node, error) {
	source, end, parse := t.whole, io.EOF, Parse
	if t.pieces != nil {
		if source, end = t.pieces.next(); t.pieces.xml {
			parse = ParseXML
		}
	}
	root, err := parse(source)
	if err != nil { // nested too deeply
		root = tree.New("body", tree.New("pre", tree.Word(string(Plain(source)))))
	}
	return root, end
}
