package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
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
          (of a text in another encoding than UTF-8: in the same text in UTF-8;
          of one that is no text, such as a page of the web: in the Markdown
          that it is read as)

Flags:
      --json      print one JSON object
      --explain   print for each line of plain text that might be a heading
                  what it was taken for, and why
      --encoding NAME, --format NAME
                  how the text is to be read: lede --help tells more
  -h, --help      print this
`

// newOutline returns the command that prints the sections of an article.
func newOutline() *cobra.Command {
	var asJSON, explained bool
	var as model.As
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
			if err := as.Check(); err != nil {
				return misused("%w", err)
			}
			form := writeTree
			switch {
			case asJSON && explained:
				return misused("--json and --explain don't go together")
			case asJSON:
				form = writeJSON
			case explained:
				form = writeReasons
			}
			return outline(os.Stdout, model.Source(args[0]), as, form)
		},
	}
	addHow(c, &as)
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	c.Flags().BoolVar(&explained, "explain", false, "print why lines are headings or not")
	return c
}

// outline writes the sections of the article at src in some form.
func outline(w io.Writer, src model.Source, as model.As, form func(*bufio.Writer, *model.Article) error) error {
	keepPipeErrors()
	art, err := open(model.Request{Source: src, As: as})
	if err != nil {
		return err
	}
	defer art.Close()
	if err := art.ScanAll(); err != nil {
		return advised(src, err)
	}
	b := bufio.NewWriter(w)
	if err = form(b, art); err == nil {
		err = b.Flush()
	}
	return written(err)
}

// writeTree writes the title and, two blanks a level further in, the sections.
func writeTree(w *bufio.Writer, art *model.Article) error {
	outer := 1
	if t := art.Title(); t != "" {
		w.WriteString(model.CleanLine(t) + "\n")
		outer = 0
	}
	for _, s := range art.Sections() {
		w.WriteString(strings.Repeat("  ", s.Level-outer))
		w.WriteString(model.CleanLine(s.Title))
		if err := w.WriteByte('\n'); err != nil {
			return err
		}
	}
	return nil
}

// jsonSection is one of the sections of outline --json. The form is a contract: names and meanings stay.
type jsonSection struct {
	Level int       `json:"level"`
	Title string    `json:"title"`
	Line  int64     `json:"line"`
	Pos   model.Pos `json:"pos"`
}

// writeJSON writes the outline as one JSON object, a line for each section: a book may have
// hundreds of thousands, which are never held together.
func writeJSON(w *bufio.Writer, art *model.Article) error {
	var title *string // null if the article has none
	if t := model.CleanLine(art.Title()); t != "" {
		title = &t
	}
	fmt.Fprintf(w, `{"title":%s,"sections":[`, inJSON(title))
	for i, s := range art.Sections() {
		if i > 0 {
			w.WriteByte(',')
		}
		_, err := fmt.Fprintf(w, "\n%s", inJSON(jsonSection{s.Level, model.CleanLine(s.Title), art.Line(s.At), art.SourcePos(s.At)}))
		if err != nil {
			return err
		}
	}
	if len(art.Sections()) > 0 {
		w.WriteByte('\n')
	}
	_, err := w.WriteString("]}\n")
	return err
}

// inJSON returns v as JSON that people can read: unlike json.Marshal's, it leaves <, > and & as they are.
func inJSON(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	must(e.Encode(v))
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

// writeReasons writes what each line was taken for that might be a heading, and why.
func writeReasons(w *bufio.Writer, art *model.Article) error {
	some := false
	for j := range art.Explain() {
		what := "text"
		switch {
		case j.Heading && j.Level == 1:
			what = "title"
		case j.Heading:
			what = fmt.Sprintf("heading %d", j.Level-1)
		}
		if _, err := fmt.Fprintf(w, "%d: %s: %s\n    %s\n", art.Line(j.At), what, model.CleanLine(j.Text), strings.ReplaceAll(j.Why, "\n", "\n    ")); err != nil {
			return err
		}
		some = true
	}
	if !some {
		_, err := fmt.Fprintf(w, "%s: nothing had to be judged: its headings are marked, or nothing looks like one\n", art.Format)
		return err
	}
	return nil
}
