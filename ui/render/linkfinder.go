package render

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Link is a link in some lines: where its text begins, and where it leads.
type Link struct {
	Row, Column int
	Dest        string
}

// LinkFinder is a renderer whose lines are not for a terminal but for finding links: in its lines each link, also one that a terminal must
// not follow, leads to the number of its destination.
type LinkFinder struct {
	*Renderer
	dests []string
}

// LinkFinder returns a link finder whose lines are those of the renderer.
func (r *Renderer) LinkFinder() *LinkFinder {
	f := &LinkFinder{Renderer: New(r.theme, r.Width)}
	f.moving = r.moving
	f.Renderer.links, f.Renderer.dests = true, &f.dests
	return f
}

// Find returns the links in some of the finder's lines, in their order.
func (f *LinkFinder) Find(lines []string) []Link {
	var links []Link
	seen := map[string]bool{}
	for row, line := range lines {
		column := 0
		for line != "" {
			before, rest, ok := strings.Cut(line, "\x1b]8;id=")
			column += ansi.StringWidth(before)
			if !ok {
				break
			}
			target, after, _ := strings.Cut(rest, "\x1b\\")
			_, number, _ := strings.Cut(target, ";")
			if i, err := strconv.Atoi(number); err == nil && i < len(f.dests) && !seen[number] {
				seen[number] = true // a link goes on in the next line
				links = append(links, Link{row, column, f.dests[i]})
			}
			line = after
		}
	}
	return links
}
