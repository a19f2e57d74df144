package main

import (
	"encoding/json"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"lede/model"
	"lede/model/library"
)

const notesHelp = `lede notes prints all bookmarks, highlights and notes as Markdown; lede notes FILE those of one article.

Flags:
      --json   print them as JSON, for programs:
               [{"source": "…", "title": "…", "notes": [{"kind": "highlight",
                 "quote": "…", "note": "…", "section": "…", "pos": 20, "made": "…"}]}]
  -h, --help   print this
`

// newNotes returns the command that prints bookmarks, highlights and notes.
func newNotes() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:    "notes [FILE]",
		Long:   notesHelp,
		Hidden: true, // cobra would offer it where a file is to be completed
		Args:   cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return misused("notes takes one file; lede notes --help shows how")
			}
			keepPipeErrors()
			return withLibrary(func(l *library.Library) error {
				all, err := notesOf(l, args)
				if err != nil {
					return err
				}
				if asJSON {
					return written(printNotesJSON(all))
				}
				for i, k := range all {
					if i > 0 {
						fmt.Println()
					}
					if _, err := os.Stdout.WriteString(model.NotesMarkdown(k.Title, k.Source, k.Notes)); err != nil {
						return written(err)
					}
				}
				return nil
			})
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print them as JSON")
	return c
}

// notesOf returns the articles that have notes, or the one that is named.
func notesOf(l *library.Library, args []string) ([]model.Kept, error) {
	if len(args) == 0 {
		return l.Noted()
	}
	src := model.Source(args[0])
	k, err := l.Recall(lasting(src), fingerprint(src))
	if err == nil && len(k.Notes) == 0 {
		err = fmt.Errorf("%s: nothing is marked in it", src)
	}
	return []model.Kept{k}, err
}

// fingerprint returns that of the content of a file, or of what is piped in; "" if it can't be read. What is elsewhere is not asked for.
func fingerprint(src model.Source) string {
	if !schemes().IsPath(src) && src != "-" {
		return ""
	}
	art, err := open(model.Request{Source: src})
	if err != nil {
		return ""
	}
	defer art.Close()
	if src == "-" {
		art.ScanAll() // all of it tells what it is
	}
	return art.Content().Fingerprint()
}

// printedNotes is an article with its notes as programs read it.
type printedNotes struct {
	Source model.Source  `json:"source"`
	Title  string        `json:"title"`
	Notes  []printedNote `json:"notes"`
}

// printedNote is a note as programs read it.
type printedNote struct {
	Kind    string    `json:"kind"` // bookmark or highlight
	Quote   string    `json:"quote"`
	Note    string    `json:"note"`
	Section string    `json:"section"`
	Pos     model.Pos `json:"pos"`
	Made    time.Time `json:"made"`
	By      string    `json:"by,omitempty"` // another reader who made it
}

// printNotesJSON prints notes as JSON.
func printNotesJSON(all []model.Kept) error {
	out := make([]printedNotes, 0, len(all))
	for _, k := range all {
		p := printedNotes{Source: k.Source, Title: k.Title}
		for _, n := range k.Notes {
			p.Notes = append(p.Notes, printedNote{n.Kind.String(), n.Quote, n.Text, n.At.Section, n.At.At, n.Made.UTC(), n.By})
		}
		out = append(out, p)
	}
	e := json.NewEncoder(os.Stdout)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(out)
}
