package render

import (
	"strconv"
	"strings"

	"github.com/clipperhouse/displaywidth"
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// leastText is how many columns are left to the text; where an indent would leave fewer, there is none.
const leastText = 4

// list returns the lines of a list.
func (d *drawing) list(n *ast.List, width int) []string {
	var lines []string
	number, last := n.Start, n.Start+n.ChildCount()-1
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		if len(lines) > 0 && (item.HasBlankPreviousLines() || loose(d.source, item.PreviousSibling())) {
			lines = append(lines, "")
		}
		marker := d.marker(n, item, number, last)
		number++
		l := d.hang(item, marker, displaywidth.String(marker), width)
		tag := itemTag(d.source, item)
		if len(l) == 0 && tag != "" {
			continue
		}
		if tag == "<ol>" { // its own number hangs out of its text
			l[0] = strings.TrimPrefix(l[0], marker)
		}
		if len(l) == 0 { // an item without text
			l = []string{strings.TrimRight(d.r.theme.Dim.Render(marker), " ")}
		}
		lines = append(lines, l...)
	}
	return lines
}

// loose reports whether an item has blank lines in it, so that one must stand behind it as well. Whether the whole list is
// loose doesn't count: a list that was cut looks as if it was not.
func loose(source []byte, item ast.Node) bool {
	first := item.FirstChild()
	for c := first; c != nil; c = c.NextSibling() {
		if c != first && c.HasBlankPreviousLines() && !(c.PreviousSibling() == first && itemTag(source, item) == "<ol>") {
			return true
		}
	}
	return false
}

// marker returns what stands before an item: its number, a box, or the bullet of its level.
func (d *drawing) marker(list *ast.List, item ast.Node, number, last int) string {
	switch itemTag(d.source, item) {
	case "<dt>":
		return ""
	case "<dd>":
		return definitionIndent
	case "<ol>":
		return numberIndent
	}
	marker := [...]string{"•", "◦", "▪"}[min(listDepth(d.source, list), 2)] + " "
	if list.IsOrdered() {
		marker = strconv.Itoa(number) + string(rune(list.Marker)) + " "
		marker = strings.Repeat(" ", len(strconv.Itoa(last))-len(strconv.Itoa(number))) + marker
	}
	if box, ok := taskBox(item); ok {
		if mark := map[bool]string{true: "☑ ", false: "☐ "}[box.IsChecked]; list.IsOrdered() {
			marker += mark
		} else {
			marker = mark
		}
	}
	if d.shown[item] {
		return strings.Repeat(" ", displaywidth.String(marker))
	}
	return marker
}

// definitionIndent is what stands before what a term means. What a cut goes on with is indented as items in items are: as far.
const definitionIndent = "    "

// numberIndent is how far the text is indented of an item that has a number of its own, but for its first line.
const numberIndent = "    "

// itemTag returns the tag that an item of a list begins with if that says that the item is a term, <dt>, what a term means,
// <dd>, or an item that has in its text a number that Markdown can't count, <ol>; else "". Markdown has no forms of its own for them.
func itemTag(source []byte, item ast.Node) string {
	h, ok := item.FirstChild().(*ast.HTMLBlock)
	if !ok || h.Lines().Len() != 1 {
		return ""
	}
	line := h.Lines().At(0)
	if tag := strings.TrimSpace(string(line.Value(source))); tag == "<dt>" || tag == "<dd>" || tag == "<ol>" {
		return tag
	}
	return ""
}

// listDepth returns how many lists with bullets a list stands in.
func listDepth(source []byte, n ast.Node) int {
	depth := 0
	for p := n.Parent(); p != nil; p = p.Parent() {
		if l, ok := p.(*ast.List); ok && !l.IsOrdered() && itemTag(source, l.FirstChild()) == "" {
			depth++
		}
	}
	return depth
}

// taskBox returns the box that an item begins with, if there is one.
func taskBox(item ast.Node) (*extast.TaskCheckBox, bool) {
	if item.FirstChild() == nil || item.FirstChild().FirstChild() == nil {
		return nil, false
	}
	box, ok := item.FirstChild().FirstChild().(*extast.TaskCheckBox)
	return box, ok
}

// hang returns the lines of what a node holds, the first behind a marker, the others indented as far.
func (d *drawing) hang(n ast.Node, marker string, indent, width int) []string {
	if width-indent < leastText {
		marker, indent = "", 0
	}
	lines := d.blocks(n, width-indent)
	blank := strings.Repeat(" ", indent)
	for i, l := range lines {
		switch {
		case i == 0 && marker != "" && l != "":
			lines[i] = marker + l
		case l != "":
			lines[i] = blank + l
		}
	}
	return lines
}

// footnote returns the lines of a footnote: its label, and the text hanging behind it.
func (d *drawing) footnote(n *footnote, width int) []string {
	label := read(nil, d.r.theme.Accent.Render("["+n.label+"]"), "")
	indent := runsWidth(label) + 1
	short := indent <= width/3
	if !short {
		indent = min(4, width/3)
	}
	marker := paint(label, "") + " "
	if d.shown[n] {
		marker = ""
	}
	if short || marker == "" {
		if lines := d.hang(n, marker, indent, width); len(lines) > 0 {
			return lines
		}
	}
	return append([]string{fit(strings.TrimRight(marker, " "), width)}, d.hang(n, "", indent, width)...)
}
