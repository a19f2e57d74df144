package main

import (
	"errors"
	"time"

	"github.com/spf13/cobra"

	"lede/model"
	"lede/model/library"
)

const addHelp = `lede add FILE… puts articles aside, to be read later: lede alone lists them.

Flags:
  -h, --help   print this
`

// newAdd returns the command that puts articles aside.
func newAdd() *cobra.Command {
	return &cobra.Command{
		Use:    "add FILE…",
		Long:   addHelp,
		Hidden: true, // cobra would offer it where a file is to be completed
		Args:   cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return misused("add takes the names of files; lede add --help says more")
			}
			return withLibrary(func(l *library.Library) error {
				var failed []error
				for _, arg := range args {
					failed = append(failed, putAside(l, model.Source(arg)))
				}
				return errors.Join(failed...)
			})
		},
	}
}

// putAside puts an article aside.
func putAside(l *library.Library, src model.Source) error {
	if src == "-" {
		return misused("what is piped in can't be put aside: it can't be opened again")
	}
	art, err := open(model.Request{Source: src})
	if err != nil {
		return err
	}
	defer art.Close()
	art.Add(art.Scan()) // its title stands at its beginning
	k := model.Kept{Source: lasting(src), Print: art.Content().Fingerprint(), Title: art.Title(), Left: art.Size() - art.Start(), Aside: time.Now()}
	if err := l.PutAside(k); err != nil {
		return err
	}
	if err := art.ScanAll(); err != nil {
		return advised(src, err)
	}
	parts, err := art.Parts()()
	if err != nil {
		return advised(src, err)
	}
	k.Print = art.Content().Fingerprint()
	return l.Index(k, parts)
}

// withLibrary opens the library for a command. What can't be written is an error to it.
func withLibrary(do func(*library.Library) error) error {
	l, err := openLibrary()
	if err != nil {
		return err
	}
	defer l.Close()
	if n := l.Notice(); n != "" {
		return errors.Join(do(l), errors.New(n))
	}
	return do(l)
}
