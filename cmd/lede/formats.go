package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"lede/model"
)

const formatsHelp = `lede formats lists what lede can read: the name of each format, as --format takes it, and how its files are called.

A text is recognised by what is in it, then by its name.

Flags:
  -h, --help   print this
`

// newFormats returns the command that lists the formats.
func newFormats() *cobra.Command {
	return &cobra.Command{
		Use:    "formats",
		Long:   formatsHelp,
		Hidden: true, // cobra would offer it where a file is to be completed
		Args:   cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return misused("formats takes no arguments; lede formats --help says more")
			}
			keepPipeErrors()
			_, err := os.Stdout.WriteString(formatList())
			return written(err)
		},
	}
}

// formatList returns a line for each format: its name, and how its files are called.
func formatList() string {
	all := append(model.Formats(), model.Format{Name: "packed", Files: model.Packings()}, model.Format{Name: "archive", Files: model.Archives()})
	widest := 0
	for _, f := range all {
		widest = max(widest, len(f.Name))
	}
	var s strings.Builder
	for _, f := range all {
		files := strings.Join(f.Files, " ")
		if files == "" {
			files = "known by what is in it"
		}
		fmt.Fprintf(&s, "%-*s %s\n", widest, strings.ToLower(f.Name), files)
	}
	return s.String()
}

// addHow gives a command the flags that say how a text is to be read.
func addHow(c *cobra.Command, as *model.As) {
	c.Flags().StringVar(&as.Encoding, "encoding", "", "how letters are written")
	c.Flags().StringVar(&as.Format, "format", "", "what the text is")
	var names []string
	for _, f := range model.Formats() {
		names = append(names, strings.ToLower(f.Name))
	}
	must(c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(names, cobra.ShellCompDirectiveNoFileComp)))
	must(c.RegisterFlagCompletionFunc("encoding", cobra.NoFileCompletions))
}
