package main

import (
	"bytes"
	"errors"
	"io"
	"os"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"

	"lede/model"
	"lede/ui"
)

// errTooLong ends the rendering of a text that doesn't fit.
var errTooLong = errors.New("more lines than the screen has")

// page keeps what is written to it, up to some lines.
type page struct {
	bytes.Buffer
	lines int // how many more fit
}

// Write implements io.Writer.
func (p *page) Write(b []byte) (int, error) {
	if p.lines -= bytes.Count(b, []byte{'\n'}); p.lines < 0 {
		return 0, errTooLong
	}
	return p.Buffer.Write(b)
}

// printIfFits prints an article that fits on the screen as a whole, one row left for the shell's prompt. It reports whether it did.
func printIfFits(w io.Writer, art *model.Article, o options) (bool, error) {
	width, height, err := term.GetSize(os.Stdout.Fd())
	if err != nil || !art.Whole() {
		return false, nil
	}
	if o.width > 0 {
		width = int(o.width)
	}
	p := page{lines: height - 1}
	err = ui.Print(&p, art, min(width, printWidth), o.color != "never")
	switch {
	case errors.Is(err, errTooLong):
		return false, nil
	case err != nil:
		return false, err
	}
	_, err = colorprofile.NewWriter(w, os.Environ()).Write(p.Bytes())
	return true, err
}
