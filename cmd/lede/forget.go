package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"lede/model"
	"lede/model/library"
)

const forgetHelp = `lede forget FILE… removes all that lede keeps of these articles: where reading stopped, what was read,
its words, notes to it, the copy of a page of the web. The files themselves stay.

Flags:
      --all    remove all that is kept of all articles
  -h, --help   print this
`

// newForget returns the command that removes what is kept.
func newForget() *cobra.Command {
	var all bool
	c := &cobra.Command{
		Use:    "forget FILE…",
		Long:   forgetHelp,
		Hidden: true, // cobra would offer it where a file is to be completed
		Args:   cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			if all == (len(args) > 0) {
				return misused("forget takes the names of files, or --all; lede forget --help says more")
			}
			return withLibrary(func(l *library.Library) error {
				if all {
					return forgetAll(l)
				}
				var failed []error
				for _, arg := range args {
					failed = append(failed, forget(l, model.Source(arg)))
				}
				return errors.Join(failed...)
			})
		},
	}
	c.Flags().BoolVar(&all, "all", false, "remove all that is kept")
	return c
}

// forget removes what is kept of an article, also of one whose file is gone, or was moved.
func forget(l *library.Library, src model.Source) error {
	known, err := l.Forget(lasting(src), fingerprint(src))
	page, perr := forgetPage(src)
	known, err = known || page, errors.Join(err, perr)
	if err == nil && !known {
		err = fmt.Errorf("%s: nothing is kept of it", src)
	}
	return err
}

// forgetPage removes the copy of a page of the web. It reports whether there was any.
func forgetPage(src model.Source) (known bool, err error) {
	return model.Web("", cachedPages()).Forget(src)
}

// forgetAll removes all that is kept: the library, and the copies of pages of the web.
func forgetAll(l *library.Library) error {
	failed := []error{l.ForgetAll()}
	if folder := cachedPages(); folder != "" {
		failed = append(failed, os.RemoveAll(folder))
	}
	return errors.Join(failed...)
}
