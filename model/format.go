package model

import (
	"bytes"
	"path/filepath"
	"strings"
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
	{"Markdown", isMarkdown, func([]byte) Syntax { return markdown{} }},
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
		return looksMarkdown(head)
	}
	return false
}

// looksMarkdown reports whether a text without a telling name is Markdown: it has a fence or
// links, and headings with number signs that no shell script or mail would have.
func looksMarkdown(head []byte) bool {
	if bytes.HasPrefix(head, []byte("#!")) {
		return false
	}
	var headings, fences, links int
	lines := bytes.Split(head, []byte{'\n'})
	for i, l := range lines {
		switch {
		case bytes.HasPrefix(l, []byte("```")), bytes.HasPrefix(l, []byte("~~~")):
			fences++
		case bytes.HasPrefix(bytes.TrimLeft(l, "#"), []byte(" ")) && l[0] == '#':
			alone := (i == 0 || len(bytes.TrimSpace(lines[i-1])) == 0) && (i+1 >= len(lines) || len(bytes.TrimSpace(lines[i+1])) == 0)
			if alone {
				headings++
			}
		case bytes.Contains(l, []byte("](")):
			links++
		}
	}
	return headings > 1 || headings+fences+links > 1 && headings > 0
}
