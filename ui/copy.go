package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"lede/model"
	"lede/ui/render"
)

// mostCopied is how many bytes are copied at once: the system's clipboard takes more, a terminal's hardly.
const mostCopied = 4 << 20

// copySection copies what was chosen, or else the section that is read or stands at the pane's cursor, as it stands in the source.
func (a *App) copySection(int) tea.Cmd {
	if a.choice != nil {
		return a.copyChoice()
	}
	from, to, what := a.art.Start(), a.art.Size(), "the text"
	if k := a.here(); k >= 0 {
		s := a.art.Sections()[k]
		from, to, what = s.At, a.art.End(k), "“"+s.Title+"”"
	}
	return a.copyBetween(from, to, what)
}

// copyBetween copies a part of the source, without blank lines at its end.
func (a *App) copyBetween(from, to model.Pos, what string) tea.Cmd {
	text := strings.TrimRight(a.art.Between(from, to, mostCopied), "\n") + "\n"
	if int64(to-from) > mostCopied {
		what = fmt.Sprintf("the first %d MB of %s", mostCopied>>20, what)
	}
	return a.copy(text, what)
}

// copyLink copies a link to the section that is read: the article's source and the section's slug.
func (a *App) copyLink(int) tea.Cmd {
	link := string(a.art.Source)
	if k := a.here(); k >= 0 {
		link += "#" + a.art.Slug(k)
	}
	return a.copy(link, link)
}

// copyCode copies a block of code in view: the one there is, or the one whose letter is typed.
func (a *App) copyCode(int) tea.Cmd {
	var blocks []model.Block
	a.links = nil
	for b := range a.art.Blocks(a.page.top.Start) {
		row := a.page.row(b, 0)
		if row < 0 && b.Start > a.page.top.Start {
			break
		}
		if b.Kind == model.Code && len(blocks) < len(linkLetters) {
			blocks, a.links = append(blocks, b), append(a.links, render.Link{Row: max(row, 0)})
		}
	}
	copied := func(b model.Block) tea.Cmd { return a.copy(a.art.Code(b), "the code") }
	switch len(blocks) {
	case 0:
		a.say("there is no code in view")
		return nil
	case 1:
		a.links = nil
		return copied(blocks[0])
	}
	a.say("a letter copies its code")
	a.await = func(key string) tea.Cmd {
		a.links = nil
		if i := strings.Index(linkLetters, key); len(key) == 1 && i >= 0 && i < len(blocks) {
			return copied(blocks[i])
		}
		return nil
	}
	return nil
}

// copy puts a text into the terminal's clipboard, which works from afar as well, and into the system's, if there is one.
func (a *App) copy(text, what string) tea.Cmd {
	a.say("copied %s", what)
	return tea.Batch(tea.Raw(ansi.SetSystemClipboard(text)), func() tea.Msg {
		if a.options.Copy != nil {
			a.options.Copy(text) // where it fails, the terminal has the text
		}
		return nil
	})
}
