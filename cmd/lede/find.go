package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"lede/model"
	"lede/model/library"
)

const findHelp = `lede find WORDS… searches the text of all that you read or put aside for articles that have all of the words. In a terminal
it lists them, and opens one at what was found; else it prints for each its source, and a line of what was found.

  lede find cold april         letter case and diacritics don't count
  lede find '"cold day"'       a phrase
  lede find 'clock*'           the beginning of a word

Flags:
  -h, --help   print this
`

// newFind returns the command that searches the library.
func newFind() *cobra.Command {
	return &cobra.Command{
		Use:    "find WORDS…",
		Long:   findHelp,
		Hidden: true, // cobra would offer it where a file is to be completed
		Args:   cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			words := strings.Join(args, " ")
			if strings.TrimSpace(words) == "" {
				return misused("find takes words; lede find --help shows how")
			}
			if printing() || !term.IsTerminal(os.Stdin.Fd()) {
				keepPipeErrors()
				return withLibrary(func(l *library.Library) error { return printFound(os.Stdout, l, words) })
			}
			return read(nil, options{color: "auto", find: words})
		},
	}
}

// mostPrinted is how many articles are printed in which something was found.
const mostPrinted = 100

// printFound prints where the library has some words.
func printFound(w io.Writer, l *library.Library, words string) error {
	all, err := l.Search(words, false, mostPrinted)
	if err != nil {
		return err
	}
	if len(all) == 0 {
		return fmt.Errorf("nothing that was read has the words %s", words)
	}
	for _, f := range all {
		where := f.Name()
		if f.Section != "" {
			where += " › " + f.Section
		}
		if _, err := fmt.Fprintf(w, "%s\t%s\t%s\n", model.CleanLine(string(f.Source)), model.CleanLine(where), model.CleanLine(f.Before+f.Hit+f.After)); err != nil {
			return written(err)
		}
	}
	return nil
}
