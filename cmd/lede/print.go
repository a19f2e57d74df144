package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"lede/model"
	"lede/ui"
)

// printWidth is how many columns wide a text is printed if no flag says otherwise.
const printWidth = 80

// printAll writes what the arguments name: articles as they would be shown, the paths of a
// folder's files, or the list of the built-in articles. What can't be read doesn't keep the rest from being printed.
func printAll(w io.Writer, args []string, o options) error {
	keepPipeErrors()
	if len(args) == 0 {
		for _, e := range builtIn() {
			if _, err := fmt.Fprintf(w, "%s\t%s\n", e.Source, e.Title); err != nil {
				return written(err)
			}
		}
		return nil
	}
	var failed []error
	for _, arg := range args {
		err := printOne(w, arg, o)
		if brokenPipe(err) {
			return err
		}
		if err != nil {
			failed = append(failed, err)
		}
	}
	return errors.Join(failed...)
}

// printOne writes the article at src, or the paths of a folder's files.
func printOne(w io.Writer, src string, o options) error {
	files, ok, err := contents(src)
	if err != nil {
		return err
	}
	if len(files) == 1 && !isDir(src) {
		src, ok = files[0], false
	}
	if ok {
		for _, f := range files {
			if _, err := fmt.Fprintln(w, f); err != nil {
				return written(err)
			}
		}
		return nil
	}
	art, err := open(model.Request{Source: model.Source(src), As: o.as})
	if err != nil {
		return err
	}
	defer art.Close()
	width := int(o.width)
	if width == 0 {
		width = printWidth
	}
	return written(ui.Print(w, art, width, o.color == "always"))
}

// keepPipeErrors makes a write to a pipe that nobody reads an error like any other, so that files get
// closed: Go's runtime would end the program at once.
func keepPipeErrors() { signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE) }

// written says of an error that it happened while printing.
func written(err error) error {
	if p := (*os.PathError)(nil); errors.As(err, &p) && p.Op == "write" {
		return fmt.Errorf("can't print: %w", p.Err)
	}
	return err
}
