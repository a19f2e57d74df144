package render

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// The kinds of nodes that goldmark doesn't have, or has otherwise.
var (
	kindFootnote  = ast.NewNodeKind("lede.Footnote")
	kindReference = ast.NewNodeKind("lede.Reference")
	kindMath      = ast.NewNodeKind("lede.Math")
	kindDisplay   = ast.NewNodeKind("lede.Display")
)

// footnote is the text of a footnote, where it stands. goldmark's own moves footnotes to the end of
// the document and drops those that nothing in the same document refers to; a block is a document of its own.
type footnote struct {
	ast.BaseBlock
	label string
}

// Kind implements ast.Node.
func (*footnote) Kind() ast.NodeKind { return kindFootnote }

// Dump implements ast.Node.
func (n *footnote) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// footnoteParser parses footnotes: "[^label]: text", further lines indented by four.
type footnoteParser struct{}

// Trigger implements parser.BlockParser.
func (footnoteParser) Trigger() []byte { return []byte{'['} }

// Open implements parser.BlockParser.
func (footnoteParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	at := pc.BlockOffset()
	if at < 0 || parent.Kind() == kindFootnote {
		return nil, parser.NoChildren
	}
	label := labelOf(line[at:])
	end := at + len(label) + len("[^]:")
	if label == "" || end > len(line) || line[end-1] != ':' {
		return nil, parser.NoChildren
	}
	reader.Advance(end)
	return &footnote{label: label}, parser.HasChildren
}

// Continue implements parser.BlockParser.
func (footnoteParser) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	line, _ := reader.PeekLine()
	if util.IsBlank(line) {
		return parser.Continue | parser.HasChildren
	}
	at, padding := util.IndentPosition(line, reader.LineOffset(), 4)
	if at < 0 {
		return parser.Close
	}
	reader.AdvanceAndSetPadding(at, padding)
	return parser.Continue | parser.HasChildren
}

// Close implements parser.BlockParser.
func (footnoteParser) Close(ast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph implements parser.BlockParser.
func (footnoteParser) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements parser.BlockParser.
func (footnoteParser) CanAcceptIndentedLine() bool { return false }

// labelOf returns the label of a footnote that s begins with as "[^label]", "" if there is none.
func labelOf(s []byte) string {
	const longest = 100
	if !bytes.HasPrefix(s, []byte("[^")) {
		return ""
	}
	end := bytes.IndexAny(s[:min(len(s), longest)], "]\n\t `*<")
	if end < 0 || s[end] != ']' {
		return ""
	}
	return string(s[2:end])
}

// literal is text that is shown as it stands: a reference to a footnote, or mathematics; of mathematics that stands apart, it is TeX.
type literal struct {
	ast.BaseInline
	kind ast.NodeKind
	text string
}

// Kind implements ast.Node.
func (n *literal) Kind() ast.NodeKind { return n.kind }

// Dump implements ast.Node.
func (n *literal) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// referenceParser parses references to footnotes: "[^label]".
type referenceParser struct{}

// Trigger implements parser.InlineParser.
func (referenceParser) Trigger() []byte { return []byte{'['} }

// Parse implements parser.InlineParser.
func (referenceParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	label := labelOf(line)
	end := len(label) + len("[^]")
	if label == "" || end < len(line) && (line[end] == '(' || line[end] == '[' && labelOf(line[end:]) == "") {
		return nil // a link may begin so
	}
	block.Advance(end)
	return &literal{kind: kindReference, text: "[" + label + "]"}
}
