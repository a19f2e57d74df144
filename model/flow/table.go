package flow

import (
	"strconv"

	dom "golang.org/x/net/html"

	"lede/model/tree"
)

// Table is a table that is being built.
type Table struct {
	flow *Flow
	node *dom.Node
	row  *dom.Node
}

// Table begins a table. It is added at its end.
func (f *Flow) Table() *Table { return &Table{flow: f, node: tree.New("table")} }

// Row begins a row.
func (t *Table) Row() {
	t.row = tree.New("tr")
	t.node.AppendChild(t.row)
}

// EndRow ends a row. The next cell begins one.
func (t *Table) EndRow() { t.row = nil }

// Cell begins a cell that takes some columns, and returns what it is built in.
func (t *Table) Cell(head bool, columns int) *Flow {
	if t.row == nil {
		t.Row()
	}
	name := "td"
	if head {
		name = "th"
	}
	cell := tree.New(name)
	if columns > 1 {
		tree.Set(cell, "colspan", strconv.Itoa(columns))
	}
	t.row.AppendChild(cell)
	return t.flow.In(cell)
}

// End adds the table to its document.
func (t *Table) End() { t.flow.Add(t.node) }
