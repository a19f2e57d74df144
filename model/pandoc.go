package model

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/html"
	"lede/model/program"
	"lede/model/tree"
)

// pandocFormats gives the endings of the names of files that pandoc reads, and nothing here does, its name of their format.
var pandocFormats = map[string]string{".dbk": "docbook", ".docbook": "docbook", ".textile": "textile", ".t2t": "t2t", ".muse": "muse", ".creole": "creole", ".dokuwiki": "dokuwiki",
	".jira": "jira", ".twiki": "twiki", ".tikiwiki": "tikiwiki", ".vimwiki": "vimwiki", ".opml": "opml", ".jats": "jats", ".haddock": "haddock", ".typ": "typst", ".dj": "djot"}

// pandocFiles returns those endings.
func pandocFiles() []string {
	var all []string
	for ending := range pandocFormats {
		all = append(all, ending)
	}
	slices.Sort(all)
	return all
}

// docBook is what a text in DocBook says of itself, whatever it is called.
var docBook = [][]byte{[]byte("http://docbook.org/ns/docbook"), []byte("-//OASIS//DTD DocBook")}

// isPandoc goes by the name, and by what DocBook says of itself.
func isPandoc(name string, head []byte) bool { return pandocFormat(name, head) != "" }

// pandocFormat returns pandoc's name of the format of a text, "" if it isn't asked for it.
func pandocFormat(name string, head []byte) string {
	if f := pandocFormats[strings.ToLower(filepath.Ext(name))]; f != "" {
		return f
	}
	start := bytes.TrimLeft(head[:min(len(head), 4096)], " \t\r\n\ufeff")
	for _, mark := range docBook {
		if bytes.HasPrefix(start, []byte("<")) && bytes.Contains(start, mark) {
			return "docbook"
		}
	}
	return ""
}

// mostPandoc is how many bytes pandoc is given, and how many are taken from it: as many as of a page of the web.
const mostPandoc = 64 << 20

// pandocTime is how long pandoc may take: it reads about 1 MB a second.
const pandocTime = 30 * time.Second

// ErrPandoc is why a text isn't read where pandoc isn't installed.
var ErrPandoc = errors.New("needs pandoc to be read: the package pandoc has it")

// expandPandoc puts what pandoc makes of a text in its place.
func expandPandoc(o *opening) error {
	if _, err := exec.LookPath("pandoc"); err != nil {
		return ErrPandoc
	}
	format := pandocFormat(o.name, o.head)
	if format == "" {
		return errors.New("has no name by which pandoc could tell what it is")
	}
	// in its sandbox, pandoc reads no other files, whatever the text says
	page, err := program.Output(io.LimitReader(o.all(), mostPandoc), mostPandoc, pandocTime, "pandoc", "--sandbox", "--standalone", "--wrap=none", "--from="+format, "--to=html")
	if err != nil {
		return fmt.Errorf("can't be read: %w", err)
	}
	out := ofPandoc(page)
	if len(bytes.TrimSpace(out)) == 0 {
		return ErrNoText
	}
	o.inPlace(bytes.NewReader(out), Pos(len(out)))
	return nil
}

// ofPandoc returns a page that pandoc has made as Markdown. Under a title, the headings stand one level lower.
func ofPandoc(page []byte) []byte {
	root, err := html.Parse(page)
	if err != nil {
		return html.Plain(page)
	}
	titled, places := false, map[string]bool{}
	tree.Each(root, func(n *dom.Node) {
		switch id, _ := strings.CutPrefix(tree.Attr(n, "href"), "#"); {
		case n.DataAtom == atom.A && id != "" && !strings.HasPrefix(tree.Attr(n, "class"), "footnote"): // notes are found by their labels
			places[id] = true
		case n.DataAtom == atom.Hr && strings.HasPrefix(tree.Attr(n.Parent, "class"), "footnotes"):
			n.Data, n.DataAtom = "span", atom.Span
		case n.DataAtom == atom.H1 && tree.Attr(n, "class") == "title":
			titled = true
		case tree.IsHeading(n) && titled:
			n.Data = "h" + strconv.Itoa(min(6, int(n.Data[1]-'0')+1))
			n.DataAtom = atom.Lookup([]byte(n.Data))
		}
	})
	refs := html.Refs{Link: html.Target, Image: func(string) string { return "" }, Anchor: func(id string) string {
		if !places[id] {
			return ""
		}
		return id
	}}
	return html.Write(root, refs)
}
