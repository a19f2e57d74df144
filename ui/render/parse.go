package render

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

const (
	// deepest is how many lists and quotes may stand in one another. What is deeper reads as text. It keeps
	// a hundred bytes of ">" from taking minutes, and it is more than articles have.
	deepest = 12
	// mostColumns and mostCells bound a table: each row has all columns, so that 35 KB of "|" would make 25 million cells.
	mostColumns, mostCells = 512, 200_000
)

// newParser returns a parser of CommonMark with what articles use beyond it: tables, struck text, task lists, bare
// addresses, footnotes, definition lists, mathematics. Lists and quotes nest at most depth deep.
func newParser(depth int) parser.Parser {
	capped := func(p parser.BlockParser) parser.BlockParser { return cappedParser{p, depth} }
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(capped(extension.NewDefinitionListParser()), 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(capped(parser.NewListParser()), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(capped(parser.NewBlockquoteParser()), 800),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(footnoteParser{}, 950),
			util.Prioritized(parser.NewParagraphParser(), 1000)),
		parser.WithInlineParsers(
			util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(referenceParser{}, 110),
			util.Prioritized(mathParser{}, 120),
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewRawHTMLParser(), 400),
			util.Prioritized(parser.NewEmphasisParser(), 500),
			util.Prioritized(extension.NewStrikethroughParser(), 500),
			util.Prioritized(extension.NewLinkifyParser(), 999)),
		parser.WithParagraphTransformers(
			util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
			util.Prioritized(cappedTables{extension.NewTableParagraphTransformer()}, 200)),
		parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)))
}

// cappedParser is a parser of containers that opens none below a depth.
type cappedParser struct {
	parser.BlockParser
	depth int
}

// Open implements parser.BlockParser.
func (p cappedParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	depth := 0
	for n := parent; n != nil; n = n.Parent() {
		switch n.Kind() {
		case ast.KindListItem, ast.KindBlockquote, extast.KindDefinitionDescription, kindFootnote:
			depth++
		}
	}
	if depth >= p.depth {
		return nil, parser.NoChildren
	}
	return p.BlockParser.Open(parent, reader, pc)
}

// cappedTables makes tables of paragraphs, but none that would be enormous.
type cappedTables struct{ parser.ParagraphTransformer }

// Transform implements parser.ParagraphTransformer.
func (t cappedTables) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := node.Lines()
	for i := 1; i < lines.Len(); i++ {
		seg := lines.At(i)
		line := seg.Value(reader.Source())
		if len(bytes.Trim(line, " \t\n|:-")) > 0 {
			continue
		}
		if n := bytes.Count(line, []byte{'|'}) + 1; n > mostColumns || n*lines.Len() > mostCells {
			return
		}
	}
	t.ParagraphTransformer.Transform(node, reader, pc)
}
