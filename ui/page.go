package ui

import (
	"lede/model"
	"lede/ui/render"
)

// page is the part of an article that is in view. What stands at its top is a block and how
// many of that block's lines are above; only the blocks in view are rendered.
type page struct {
	art    *model.Article
	r      *render.Renderer
	height int

	top  model.Block
	skip int
	// letters is how many letters of the top block stand above the first line in view. It
	// finds the line again when the width changes, since line breaks don't change letters.
	letters int
	shifts  []shifted
}

// newPage returns the page at the beginning of an article.
func newPage(art *model.Article, r *render.Renderer, height int) page {
	p := page{art: art, r: r, height: height}
	p.goTo(art.Start())
	return p
}

// goTo shows the block that holds pos at the top.
func (p *page) goTo(pos model.Pos) {
	for b := range p.art.Blocks(pos) {
		lines := p.r.Lines(p.art, b)
		if len(lines) == 0 && b.End < p.art.Size() {
			continue
		}
		p.top, p.skip = b, blank(lines)
		p.anchor()
		return
	}
}

// goWithin shows the place pos at the top, also in the middle of a long block.
func (p *page) goWithin(pos model.Pos) {
	p.goTo(pos)
	if pos > p.top.Start && pos < p.top.End {
		p.skip = lineAt(p.r.Starts(p.art, p.top), pos)
	}
	p.anchor()
	p.dontPassEnd()
}

// down moves n lines towards the end, but not past the last line of the article.
func (p *page) down(n int) {
	if p.rest(p.height) <= p.height {
		return // the end is in view: a section that was gone to stays where it is
	}
	p.skip += n
	for b := range p.art.Blocks(p.top.Start) {
		p.top = b
		if lines := len(p.r.Lines(p.art, b)); p.skip >= lines && b.End < p.art.Size() {
			p.skip -= lines
			continue
		}
		break
	}
	p.anchor()
	p.dontPassEnd()
}

// up moves n lines towards the beginning.
func (p *page) up(n int) {
	p.skip -= n
	if p.skip < 0 {
		for b := range p.art.Before(p.top.Start) {
			p.top = b
			if p.skip += len(p.r.Lines(p.art, b)); p.skip >= 0 {
				break
			}
		}
	}
	p.skip = max(p.skip, 0)
	p.anchor()
}

// end shows the last lines.
func (p *page) end() {
	need := p.height
	for b := range p.art.Before(p.art.Size()) {
		lines := p.r.Lines(p.art, b)
		if need == p.height {
			lines = lines[:len(lines)-blankEnd(lines)]
		}
		p.top, p.skip = b, max(0, len(lines)-need)
		if need -= len(lines); need <= 0 {
			break
		}
	}
	p.anchor()
}

// dontPassEnd goes back to where the last line is at the bottom, if the page is below that.
func (p *page) dontPassEnd() {
	if p.rest(p.height) < p.height {
		p.end()
	}
}

// rest returns how many lines there are from the top of the page on, without blank ones at the end; it stops counting above most.
func (p *page) rest(most int) int {
	n, blanks := -p.skip, 0
	for b := range p.art.Blocks(p.top.Start) {
		lines := p.r.Lines(p.art, b)
		n += len(lines)
		if k := blankEnd(lines); k < len(lines) {
			blanks = k
		} else {
			blanks += k
		}
		if n-blanks > most {
			break
		}
	}
	return n - blanks
}

// visible returns the lines in view, at most height. paint, if there is one, is given each block's lines and says what is painted on them.
func (p *page) visible(paint func(model.Block, []string) []layer) (lines []string) {
	skip := p.skip
	for b := range p.art.Blocks(p.top.Start) {
		l := p.r.Lines(p.art, b)
		if skip >= len(l) {
			skip -= len(l)
			continue
		}
		var layers []layer
		if paint != nil {
			layers = paint(b, l)
		}
		end := min(len(l), skip+p.height-len(lines))
		lines, skip = append(lines, p.shown(b, l[skip:end], skip, layers)...), 0
		if len(lines) >= p.height {
			break
		}
	}
	return lines
}

// row returns which row of the page a block's line stands in, -1 if it is out of view.
func (p *page) row(b model.Block, line int) int {
	y := -p.skip
	for c := range p.art.Blocks(p.top.Start) {
		if c.Start >= b.Start {
			if y += line; c.Start > b.Start || y < 0 || y >= p.height {
				return -1
			}
			return y
		}
		if y += len(p.r.Lines(p.art, c)); y >= p.height {
			break
		}
	}
	return -1
}

// show brings a block's line into view, a third of the page from the top, if it isn't.
func (p *page) show(b model.Block, line int) {
	if p.row(b, line) >= 0 {
		return
	}
	p.top, p.skip = b, line
	p.up(p.height / 3)
	p.dontPassEnd()
}

// showLast brings a block's line into view as the last one of the page.
func (p *page) showLast(b model.Block, line int) {
	p.top, p.skip = b, line+1
	p.up(p.height)
	p.dontPassEnd()
}

// atTop reports whether nothing stands above the page.
func (p *page) atTop() bool {
	if p.skip > blank(p.r.Lines(p.art, p.top)) {
		return false
	}
	for b := range p.art.Before(p.top.Start) {
		if len(p.r.Lines(p.art, b)) > 0 {
			return false
		}
	}
	return true
}

// holds reports whether the place pos is in view, as far as can be told from the blocks.
func (p *page) holds(pos model.Pos) bool { return pos >= p.top.Start && pos < p.bottom() }

// pos returns the place of the first line in view that shows something.
func (p *page) pos() model.Pos {
	lines := p.r.Lines(p.art, p.top)
	switch {
	case p.skip+blank(lines[min(p.skip, len(lines)):]) >= len(lines):
		return p.top.End // only the blank lines after the block are left of it
	case p.skip == 0:
		return p.top.Start
	}
	return p.r.Starts(p.art, p.top)[p.skip]
}

// bottom returns the place after the last line in view.
func (p *page) bottom() model.Pos {
	n := p.height + p.skip
	for b := range p.art.Blocks(p.top.Start) {
		lines := p.r.Lines(p.art, b)
		if len(lines) == 0 {
			continue
		}
		if n < len(lines)-blankEnd(lines) {
			return p.r.Starts(p.art, b)[n]
		}
		if n -= len(lines); n <= 0 {
			return b.End
		}
	}
	return p.art.Size()
}

// resize shows the page with another renderer and height; what stood at the top stays there.
func (p *page) resize(r *render.Renderer, height int) {
	p.r, p.height = r, height
	p.skipLetters()
	if len(p.shifts) > 0 {
		p.sideways(0)
	}
}

// restore shows the block that begins at at, without the lines that hold its first letters.
func (p *page) restore(at model.Pos, letters int) {
	p.goTo(at)
	if p.top.Start == at {
		p.letters = letters
		p.skipLetters()
	}
	p.dontPassEnd()
}

// skipLetters finds the first line in view by the letters of the top block that stand above it.
func (p *page) skipLetters() {
	lines := p.r.Lines(p.art, p.top)
	if p.letters == 0 {
		p.skip = min(blank(lines), max(0, len(lines)-1))
		return
	}
	n := 0
	for i, l := range lines {
		if n += letters(l); n > p.letters {
			p.skip = i
			return
		}
	}
	p.skip = max(0, len(lines)-1)
}

// refresh finds the top again after the scan has changed what is known of the blocks.
func (p *page) refresh() {
	at := p.pos()
	for b := range p.art.Blocks(p.top.Start) {
		if b.Start == p.top.Start && b.End == p.top.End {
			p.top = b
			p.resize(p.r, p.height)
			return
		}
		break
	}
	p.goWithin(at)
}

// anchor remembers where in the top block the page begins.
func (p *page) anchor() {
	p.letters = 0
	lines := p.r.Lines(p.art, p.top)
	for _, l := range lines[:min(p.skip, len(lines))] {
		p.letters += letters(l)
	}
	p.spread()
}
