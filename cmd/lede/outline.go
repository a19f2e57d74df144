package main

import (
	"bufio"
	"encoding/json"
	"io"
	"os"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"lede/model"
)

const outlineHelp = `lede outline FILE prints the sections of an article as a tree: its title first, two blanks a level.

  lede outline FILE          a file
  lede outline seed:tour     an article that comes with lede
  … | lede outline           what another program writes (also: lede outline -)

  lede outline --json FILE   the same for programs, as one object:

    {"title": "…" or null, "sections": [{"level": 1, "title": "…", "line": 3, "pos": 20}, …]}

  level   1 is the top level under the title
  line    the number of the heading's line in the file, from 1
  pos     where the heading begins in the file: a number of bytes, from 0
          (of UTF-16 text: in the same text as UTF-8)

Flags:
      --json   print one JSON object
  -h, --help   print this
`

// newOutline returns the command that prints the sections of an article.
func newOutline() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:               "outline FILE",
		Long:              outlineHelp,
		Hidden:            true, // cobra would offer it where a file is to be completed
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: completeArticle,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 && !term.IsTerminal(os.Stdin.Fd()) {
				args = []string{"-"}
			}
			if len(args) != 1 {
				return misused("outline takes one file; lede outline --help shows how")
			}
			return outline(os.Stdout, model.Source(args[0]), asJSON)
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	return c
}

// outline writes the sections of the article at src.
func outline(w io.Writer, src model.Source, asJSON bool) error {
	keepPipeErrors()
	art, err := open(src)
	if err != nil {
		return err
	}
	defer art.Close()
	if err := art.ScanAll(); err != nil {
		return advised(src, err)
	}
	b := bufio.NewWriter(w)
	if asJSON {
		err = writeJSON(b, art)
	} else {
		err = writeTree(b, art)
	}
	if err == nil {
		err = b.Flush()
	}
	return written(err)
}

// writeTree writes the title and, two blanks a level further in, the sections.
func writeTree(w *bufio.Writer, art *model.Article) error {
	outer := 1
	if t := art.Title(); t != "" {
		w.WriteString(oneLine(t) + "\n")
		outer = 0
	}
	for _, s := range art.Sections() {
		w.WriteString(strings.Repeat("  ", s.Level-outer))
		w.WriteString(oneLine(s.Title))
		if err := w.WriteByte('\n'); err != nil {
			return err
		}
	}
	return nil
}

// jsonOutline is the form of outline --json. It is a contract: names and meanings stay.
type jsonOutline struct {
	Title    *string       `json:"title"` // null if the article has none
	Sections []jsonSection `json:"sections"`
}

// jsonSection is one section in it.
type jsonSection struct {
	Level int       `json:"level"`
	Title string    `json:"title"`
	Line  int64     `json:"line"`
	Pos   model.Pos `json:"pos"`
}

// writeJSON writes the outline as one JSON object on a line.
func writeJSON(w io.Writer, art *model.Article) error {
	o := jsonOutline{Sections: []jsonSection{}}
	if t := oneLine(art.Title()); t != "" {
		o.Title = &t
	}
	for _, s := range art.Sections() {
		o.Sections = append(o.Sections, jsonSection{s.Level, oneLine(s.Title), art.Line(s.At), s.At})
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(o)
}
