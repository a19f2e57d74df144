package model

import (
	"bytes"
	"io"
	"path/filepath"

	"lede/model/asciidoc"
	"lede/model/html"
	"lede/model/latex"
	"lede/model/mediawiki"
	"lede/model/org"
	"lede/model/rst"
)

// parts gives the Markdown of a text part by part; io.EOF after the last.
type parts interface{ Next() (html.Part, error) }

// expandParts puts Markdown in the place of a text in another markup. What tells where links lead may stand at its end, so that read gets
// another reader of it: of all of it if that can be read in place, else of its head.
func expandParts[P parts](read func(r, ahead io.Reader) P) func(o *opening) error {
	return func(o *opening) error {
		ahead := io.Reader(bytes.NewReader(o.head))
		if o.file != nil {
			ahead = io.NewSectionReader(o.file, 0, int64(o.size))
		}
		return o.convert(read(o.all(), ahead).Next)
	}
}

// unnamed reports whether a name doesn't say what a text is. A .txt is read as it stands: places in it are those of the source, and its
// sections are found by their layout.
func unnamed(name string) bool { return filepath.Ext(name) == "" }

var rstFiles = []string{".rst", ".rest"}

func isRST(name string, head []byte) bool {
	return named(name, rstFiles) || unnamed(name) && rst.Looks(head)
}

var orgFiles = []string{".org"}

func isOrg(name string, head []byte) bool {
	return named(name, orgFiles) || unnamed(name) && org.Looks(head)
}

var asciidocFiles = []string{".adoc", ".asciidoc", ".asc"}

// isAsciiDoc takes nothing for a key of PGP that calls itself as AsciiDoc does.
func isAsciiDoc(name string, head []byte) bool {
	return named(name, asciidocFiles) && !bytes.HasPrefix(head, []byte("-----BEGIN")) || unnamed(name) && asciidoc.Looks(head)
}

var mediawikiFiles = []string{".mediawiki", ".wiki", ".wikitext"}

func isMediaWiki(name string, head []byte) bool {
	return named(name, mediawikiFiles) || unnamed(name) && mediawiki.Looks(head)
}

var latexFiles = []string{".tex", ".latex", ".ltx"}

func isLaTeX(name string, head []byte) bool {
	return named(name, latexFiles) || unnamed(name) && latex.Looks(head)
}
