package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"lede/model"
	"lede/model/library"
)

const exportHelp = `lede export writes all that lede keeps to standard output as JSON, an article a line; lede import reads it.

  lede export >library.json

Flags:
  -h, --help   print this
`

// newExport returns the command that writes the library.
func newExport() *cobra.Command {
	return &cobra.Command{
		Use:    "export",
		Long:   exportHelp,
		Hidden: true, // cobra would offer it where a file is to be completed
		Args:   cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return misused("export writes to standard output: lede export >FILE")
			}
			keepPipeErrors()
			return withLibrary(func(l *library.Library) error {
				w := bufio.NewWriter(os.Stdout)
				return written(errors.Join(l.Export(w), w.Flush()))
			})
		},
	}
}

const importHelp = `lede import FILE… takes in what other programs have kept: a folder of texts, a browser's bookmarks in HTML,
the CSV or JSON that Pocket, Instapaper, Wallabag and Omnivore export, OPML, a list of addresses, one a line, or what lede export wrote.
What is found is put aside, to be read later. What fails is listed, and stops nothing else.

Flags:
  -h, --help   print this
`

// newImport returns the command that takes in what others have kept.
func newImport() *cobra.Command {
	return &cobra.Command{
		Use:    "import FILE…",
		Long:   importHelp,
		Hidden: true, // cobra would offer it where a file is to be completed
		Args:   cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return misused("import takes the names of files or folders; lede import --help says which")
			}
			keepPipeErrors()
			return withLibrary(func(l *library.Library) error {
				var failed []error
				n := 0
				for _, arg := range args {
					k, err := take(l, arg)
					n += k
					if err != nil {
						failed = append(failed, each(err)...)
					}
				}
				if n == 1 {
					fmt.Println("1 article is imported")
				} else {
					fmt.Printf("%d articles are imported\n", n)
				}
				return errors.Join(failed...)
			})
		},
	}
}

// take imports a file or a folder, and returns how many articles that were.
func take(l *library.Library, path string) (n int, err error) {
	if isDir(path) {
		return takeFolder(l, path)
	}
	file, err := os.ReadFile(path)
	if err != nil {
		return 0, advised(model.Source(path), unwrapped(err))
	}
	if n, err = l.Import(bytes.NewReader(file)); !errors.Is(err, library.ErrNoExport) {
		return n, err
	}
	links, err := library.Links(file)
	failed := []error{}
	if err != nil {
		for _, e := range each(err) {
			failed = append(failed, fmt.Errorf("%s: %w", path, e))
		}
	}
	for _, link := range links {
		if link.Added.IsZero() {
			link.Added = time.Now()
		}
		if err := l.PutAside(model.Kept{Source: link.Source, Title: model.CleanLine(link.Title), Aside: link.Added}); err != nil {
			failed = append(failed, err)
			break // as will all others
		}
		n++
	}
	return n, errors.Join(failed...)
}

// takeFolder puts aside the files in a folder that lede can read.
func takeFolder(l *library.Library, dir string) (n int, err error) {
	files, err := readable(dir)
	if err != nil {
		return 0, err
	}
	var failed []error
	for _, f := range files {
		if err := putAside(l, model.Source(f)); err != nil {
			failed = append(failed, err)
			continue
		}
		n++
	}
	return n, errors.Join(failed...)
}
