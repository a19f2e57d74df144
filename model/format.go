package model

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"lede/model/asciidoc"
	"lede/model/latex"
	"lede/model/markdown"
	"lede/model/mediawiki"
	"lede/model/org"
	"lede/model/rst"
)

// Format is a kind of text that lede can read.
type Format struct {
	Name string
	// Files are the endings of the names of such files, all that Is goes by beside what a text looks like.
	Files []string
	// Is reports whether a text with this name (the last part of its path) and head is in the format.
	Is func(name string, head []byte) bool
	// Expand puts Markdown in the place of the opening's bytes, the first part first; nil for what is read as it stands.
	Expand func(o *opening) error
	// Packed says that the bytes are no text before they are expanded.
	Packed bool
	// Syntax returns how a text is divided that has this name and begins with head.
	Syntax func(name string, head []byte) Syntax
}

// formats in order of preference; the last takes anything.
var formats = []Format{
	{Name: "EPUB", Files: epubFiles, Is: isEPUB, Expand: expandEPUB, Packed: true, Syntax: newMarkdown},
	{Name: "DOCX", Files: docxFiles, Is: isDOCX, Expand: expandDOCX, Packed: true, Syntax: newMarkdown},
	{Name: "ODT", Files: odtFiles, Is: isODT, Expand: expandODT, Packed: true, Syntax: newMarkdown},
	{Name: "FB2", Files: fb2Files, Is: isFB2, Expand: expandFB2, Syntax: newMarkdown},
	{Name: "mail", Files: mailFiles, Is: isMail, Expand: expandMail, Packed: true, Syntax: newMarkdown},
	{Name: "RTF", Files: rtfFiles, Is: isRTF, Expand: expandRTF, Packed: true, Syntax: newMarkdown},
	{Name: "notebook", Files: notebookFiles, Is: isNotebook, Expand: expandNotebook, Syntax: newMarkdown},
	{Name: "PDF", Files: pdfFiles, Is: isPDF, Expand: expandPDF, Packed: true, Syntax: newPlain},
	{Name: "HTML", Files: htmlFiles, Is: isHTML, Expand: expandHTML, Syntax: newMarkdown},
	{Name: "man", Files: manFiles, Is: isMan, Expand: expandMan, Syntax: newMarkdown},
	{Name: "git", Is: isGitLog, Expand: expandGitLog, Syntax: newMarkdown},
	{Name: "Markdown", Files: markdownFiles, Is: isMarkdown, Syntax: newMarkdown},
	{Name: "reStructuredText", Files: rstFiles, Is: isRST, Expand: expandParts(rst.New), Syntax: newMarkdown},
	{Name: "Org", Files: orgFiles, Is: isOrg, Expand: expandParts(org.New), Syntax: newMarkdown},
	{Name: "AsciiDoc", Files: asciidocFiles, Is: isAsciiDoc, Expand: expandParts(asciidoc.New), Syntax: newMarkdown},
	{Name: "MediaWiki", Files: mediawikiFiles, Is: isMediaWiki, Expand: expandParts(mediawiki.New), Syntax: newMarkdown},
	{Name: "LaTeX", Files: latexFiles, Is: isLaTeX, Expand: expandParts(latex.New), Syntax: newMarkdown},
	{Name: "gemtext", Files: gemtextFiles, Is: isGemtext, Expand: expandGemtext, Syntax: newMarkdown},
	{Name: "CSV", Files: csvFiles, Is: isCSV, Expand: expandCSV, Syntax: newMarkdown},
	{Name: "subtitles", Files: subtitleFiles, Is: isSubtitles, Expand: expandSubtitles, Syntax: newMarkdown},
	{Name: "chat", Is: isChat, Expand: expandChat, Syntax: newMarkdown},
	{Name: "pandoc", Files: pandocFiles(), Is: isPandoc, Expand: expandPandoc, Syntax: newMarkdown},
	{Name: "code", Files: codeFiles(), Is: isCode, Syntax: newCode},
	{Name: "text", Files: []string{".txt"}, Is: func(string, []byte) bool { return true }, Syntax: newPlain},
}

var markdownFiles = []string{".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdwn", ".mdx", ".rmd", ".qmd"}

// Formats returns the formats that lede reads, in order of preference.
func Formats() []Format { return slices.Clone(formats) }

// Packings returns the endings of the names of files that lede unpacks.
func Packings() []string {
	var all []string
	for _, p := range packings {
		all = append(all, p.ending)
	}
	return all
}

// formatCalled returns the format of that name.
func formatCalled(name string) (*Format, error) {
	var all []string
	for _, f := range formats {
		if strings.EqualFold(f.Name, name) {
			return &f, nil
		}
		all = append(all, strings.ToLower(f.Name))
	}
	return nil, fmt.Errorf("%w is called %s; there are %s", ErrFormat, name, strings.Join(all, ", "))
}

// named reports whether a name has one of some endings.
func named(name string, endings []string) bool {
	return slices.Contains(endings, strings.ToLower(filepath.Ext(name)))
}

func newMarkdown(string, []byte) Syntax { return marked{} }

// formatOf returns the format of a text.
func formatOf(name string, head []byte) Format {
	for _, f := range formats {
		if !f.Packed && f.Is(name, head) {
			return f
		}
	}
	return formats[len(formats)-1]
}

// isMarkdown goes by the name where it says something, else by marks that plain text hardly has.
func isMarkdown(name string, head []byte) bool {
	return named(name, markdownFiles) || unnamed(name) && markdown.Looks(head)
}
