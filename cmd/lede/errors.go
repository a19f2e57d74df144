package main

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"runtime"
	"strings"
	"syscall"

	"lede/model"
)

// misuse is an error in the command line itself.
type misuse struct{ error }

// misused returns the error for a command line that makes no sense.
func misused(format string, args ...any) error { return misuse{fmt.Errorf(format, args...)} }

// each returns the errors that were joined to err.
func each(err error) []error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		return joined.Unwrap()
	}
	return []error{err}
}

// saysOf matches an error that says something of the source: it is the rest of a sentence.
var saysOf = regexp.MustCompile(`^(is|has|needs|can't be) `)

// advised returns why src can't be read, with a word on what to do about it.
func advised(src model.Source, err error) error {
	name := string(src)
	switch src {
	case "-":
		name = "standard input"
	case "":
		name = `""`
	}
	what := strings.TrimPrefix(err.Error(), string(src)+": ")
	if !saysOf.MatchString(what) {
		what = ": " + what
	} else {
		what = " " + what
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		what = ": no such file; lede --help shows what can be read"
		if c := meant(name); c != "" {
			what = ": no such file; the command is called " + c
		}
	case errors.Is(err, model.ErrNoPage):
		what += "; MANPATH says where pages are looked for, apropos which there are"
	case errors.Is(err, fs.ErrPermission):
		what += "; you need the right to read it"
	case errors.Is(err, model.ErrEmpty):
		what = " is empty; there is nothing to read in it"
	case errors.Is(err, model.ErrBinary):
		what = " is no text that lede can read; lede formats lists what it can"
	case errors.Is(err, model.ErrArchive):
		what = " is an archive of files; lede FILE lists what can be read in it"
	case errors.Is(err, model.ErrDirectory):
		what = " is a folder; name one of its files"
	}
	return advice{model.CleanLine(name + what), err}
}

// advice is an error in words for the reader.
type advice struct {
	text  string
	cause error
}

// Error implements error.
func (a advice) Error() string { return a.text }

// Unwrap returns the error that the advice is about.
func (a advice) Unwrap() error { return a.cause }

// brokenPipe reports whether err says that nobody reads what is written any more.
func brokenPipe(err error) bool {
	var code syscall.Errno
	if runtime.GOOS == "windows" && errors.As(err, &code) {
		return code == 109 || code == 232 // ERROR_BROKEN_PIPE, ERROR_NO_DATA
	}
	return errors.Is(err, syscall.EPIPE)
}
