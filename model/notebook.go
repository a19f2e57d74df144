package model

import (
	"bytes"

	"lede/model/notebook"
)

var notebookFiles = []string{".ipynb"}

// isNotebook goes by the fields that every notebook has, else by its name.
func isNotebook(name string, head []byte) bool {
	start := head[:min(len(head), 4096)]
	return bytes.HasPrefix(bytes.TrimLeft(start, " \t\r\n\ufeff"), []byte("{")) && bytes.Contains(start, []byte(`"cell_type"`)) || named(name, notebookFiles)
}

// expandNotebook puts a notebook's Markdown in its place, cell by cell.
func expandNotebook(o *opening) error {
	if err := o.inFile(); err != nil {
		return err
	}
	return o.parts(notebook.Open(o.file, int64(o.size)).Next)
}
