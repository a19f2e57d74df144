package ui

import (
	"bufio"
	"io"
	"strings"

	"lede/model"
	"lede/ui/render"
)

// scanAhead is how far in bytes a text is scanned ahead of what is printed, where it is all there: links whose
// definitions stand further on print as they stand. It takes 30 ms at most.
const scanAhead = 64 << 20

// Print writes the article as the reading pane would show it at a width, with or without colours: block by block while it is read
// on, so that input that never ends is printed as it comes, and takes no more memory than a short one.
// An error in reading comes after what could be read is printed. A pipe that nobody reads any more is the error of the write.
func Print(w io.Writer, a *model.Article, width int, color bool) error {
	t := render.NewTheme(true)
	if !color {
		t = render.BareTheme()
	}
	p := printer{out: bufio.NewWriterSize(w, 64<<10), art: a, r: render.New(t, width), color: color, at: a.Start()}
	for {
		s := a.Scan()
		a.Add(s)
		to, done := a.Scanned()
		if s.Err == nil && !done && a.Whole() && to < p.at+scanAhead {
			continue
		}
		if err := p.upTo(to); err != nil {
			return err
		}
		if s.Err != nil || done {
			return s.Err
		}
	}
}

// printer is an article that is being printed.
type printer struct {
	out    *bufio.Writer
	art    *model.Article
	r      *render.Renderer
	color  bool
	at     model.Pos // how far it is printed
	blanks int       // blank lines that are printed if something follows
	begun  bool      // something was printed
}

// upTo prints the blocks that end at to or before it.
func (p *printer) upTo(to model.Pos) error {
	for p.at < to {
		for b := range p.art.Blocks(p.at) {
			if b.End > to {
				break
			}
			if err := p.block(b); err != nil {
				return err
			}
			p.at = b.End
		}
	}
	return p.out.Flush()
}

// block prints one block.
func (p *printer) block(b model.Block) error {
	if b.Kind == model.Hidden {
		return nil
	}
	for _, line := range p.r.Styled(p.art, b, p.r.Block(p.art.Markdown(b), b, p.begun)) {
		if !p.color {
			line = strings.TrimRight(line, " ")
		}
		if line == "" {
			p.blanks++
			continue
		}
		if p.begun {
			for ; p.blanks > 0; p.blanks-- {
				p.out.WriteByte('\n')
			}
		}
		p.begun, p.blanks = true, 0
		p.out.WriteString(line)
		if err := p.out.WriteByte('\n'); err != nil { // the first error of a bufio.Writer stays
			return err
		}
	}
	return nil
}
