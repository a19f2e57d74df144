package model

import (
	"path/filepath"
	"strings"

	"lede/model/markdown"
)

// Format is a kind of text that lede can read.
type Format struct {
	Name string
	// Is reports whether a text with this name (the last part of its path) and head is in the format.
	Is func(name string, head []byte) bool
	// Syntax returns how a text is divided that begins with head.
	Syntax func(head []byte) Syntax
}

// formats in order of preference; the last takes anything.
var formats = []Format{
	{"Markdown", isMarkdown, func([]byte) Syntax { return marked{} }},
	{"plain text", func(string, []byte) bool { return true }, newPlain},
}

// formatOf returns the format of a text.
func formatOf(name string, head []byte) Format {
	for _, f := range formats {
		if f.Is(name, head) {
			return f
		}
	}
	return formats[len(formats)-1]
}

// isMarkdown goes by the name where it says something, else by marks that plain text hardly has.
func isMarkdown(name string, head []byte) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdwn", ".mdx", ".rmd", ".qmd":
		return true
	case "":
		return markdown.Looks(head)
	}
	return false
}
