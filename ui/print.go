package ui

import (
	"bufio"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"lede/model"
)

// Print writes the article as the reading pane would show it at a width, with or without colours.
func Print(w io.Writer, a *model.Article, width int, color bool) error {
	out := bufio.NewWriter(w)
	r := newRenderer(newTheme(true), width)
	at := a.Start()
	for done := false; !done; {
		s := a.Scan()
		if s.Err != nil {
			return s.Err
		}
		a.Add(s)
		var to model.Pos
		to, done = a.Scanned()
		for at < to {
			for b := range a.Blocks(at) {
				if b.End > to {
					break
				}
				for _, line := range r.lines(a, b) {
					if !color {
						line = ansi.Strip(line)
					}
					if _, err := out.WriteString(strings.TrimRight(line, " ") + "\n"); err != nil {
						return err
					}
				}
				at = b.End
			}
		}
		if err := out.Flush(); err != nil {
			return err
		}
	}
	return nil
}
