package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// mostCopied is how many bytes are copied at once: the system's clipboard takes more, a terminal's hardly.
const mostCopied = 4 << 20

// copySection copies the section that is read, or stands at the pane's cursor, as it stands in the source.
func (a *App) copySection(int) tea.Cmd {
	from, to, what := a.art.Start(), a.art.Size(), "the text"
	if k := a.here(); k >= 0 {
		s := a.art.Sections()[k]
		from, to, what = s.At, a.art.End(k), "“"+s.Title+"”"
	}
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

// copy puts a text into the terminal's clipboard, which works from afar as well, and into the system's, if there is one.
func (a *App) copy(text, what string) tea.Cmd {
	a.say("copied %s", what)
	return tea.Batch(tea.SetClipboard(text), func() tea.Msg {
		if a.options.Copy != nil {
			a.options.Copy(text) // where it fails, the terminal has the text
		}
		return nil
	})
}
