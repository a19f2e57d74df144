package ui

import (
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"lede/model"
)

const (
	// spinAfter is how long something takes before the footer tells about it.
	spinAfter = 300 * time.Millisecond
	// barAfter is how long it takes before the terminal's own progress bar shows it as well.
	barAfter = time.Second
	// spinEvery is how long each of the spinner's pictures stands.
	spinEvery = 100 * time.Millisecond
	// mostMinutes is how long a text takes at most of which is told how long: nobody reads a longer one through.
	mostMinutes = 100 * 60
)

// footer returns the last row: where the reader is, or a message, and how far it is to the end.
func (a *App) footer() string {
	if a.prompt != nil {
		return a.prompt.view(a.width, a.theme)
	}
	if a.editor != nil && a.message == "" {
		return a.theme.Dim.Render(" " + ansi.Truncate(a.editor.hints(), max(0, a.width-2), "…"))
	}
	left, right := a.news(), a.facts()
	hint := a.footerHelp() + " "
	width, least := a.width-1, min(24, ansi.StringWidth(left))
	switch {
	case a.message != "": // it says what to do: all else gives way to it
		least = ansi.StringWidth(left)
	case a.menu != nil: // its keys say more than that
		least = min(12, least)
	}
	if room := width - ansi.StringWidth(right) - ansi.StringWidth(hint) - 3; room > least {
		right += "   " + hint
	} else {
		right += " "
	}
	room := width - ansi.StringWidth(right) - 1
	if room < 8 || a.message != "" && room < least {
		right, room = "", width
	}
	left = ansi.Truncate(left, max(0, room), "…")
	gap := strings.Repeat(" ", max(0, width-ansi.StringWidth(left)-ansi.StringWidth(right)))
	if a.failed {
		return " " + a.theme.Bold.Render(left) + a.theme.Dim.Render(gap+right)
	}
	if a.message != "" {
		return " " + left + a.theme.Dim.Render(gap+right)
	}
	return a.theme.Dim.Render(" " + left + gap + right)
}

// news returns what the footer tells on its left: where the reader is, unless there is something else to say.
func (a *App) news() string {
	left := a.whereabouts()
	switch {
	case a.loadingFor() >= spinAfter:
		left = a.loadingNote()
	case (a.count > 0 || a.pending != "") && a.message == "":
		left = strings.TrimSpace(strings.TrimPrefix(fmt.Sprint(a.count), "0") + a.pending)
	case a.message != "":
		left = a.message
	case a.choice != nil:
		left = "moving chooses · y copies · Esc leaves"
	case a.find.looking || a.find.at:
		left = a.hitNote()
		if p := a.whereabouts(); p != "" {
			left += " · " + p
		}
	case a.busy() >= spinAfter:
		left = "reading on …"
		if a.art.Whole() {
			to, _ := a.art.Scanned()
			left = fmt.Sprintf("looking for sections … %d %%", to*100/max(1, a.art.Size()))
		}
	}
	return left
}

// footerHelp returns the keys that the footer of a pane tells.
func (a *App) footerHelp() string {
	var hints []string
	for _, c := range a.commands {
		if c.hinted&a.focus != 0 && a.helps(c.Keys()[0]) {
			hints = append(hints, keyName(c.Keys()[0])+" "+c.hint)
		}
	}
	return strings.Join(hints, "   ")
}

// helps reports whether a key that the footer could tell does anything there.
func (a *App) helps(key string) bool {
	switch key {
	case "right":
		return a.page.goesOn()
	case "esc":
		return a.hasBehind() || a.menu == a.shelf && a.articles.folder != nil && a.articles.folder.before != nil
	case "q":
		return !a.hasBehind()
	case "i", "y":
		return a.noteAtCursor() != nil
	case "D":
		return a.noteAtCursor() != nil || a.menu == a.shelf && a.shelf.cursor < len(a.articles.kept)
	case "enter":
		return a.menu == nil || a.menu.pick != nil && a.menu.Len() > 0
	case "?":
		return a.menu == nil || a.menu.title != helpTitle
	}
	return true
}

// whereabouts returns the path of sections to the one that is read.
func (a *App) whereabouts() string {
	switch {
	case a.menu != nil && a.menu.pick != nil && a.menu.cursor < a.menu.Len() && a.menu.Row(a.menu.cursor).about != "":
		return a.menu.Row(a.menu.cursor).about
	case a.menu != nil:
		return "lede"
	}
	if p := sectionPath(a.art, a.here()); p != "" {
		return p
	}
	return a.windowTitle()
}

// facts returns how much was shown, and the minutes that are left; of a list, where in it the reader is.
func (a *App) facts() string {
	if a.menu != nil {
		return a.menu.position(a.layout().height)
	}
	percent, minutes := a.progress()
	switch {
	case !a.art.Whole():
		return "more is coming"
	case percent >= 100, minutes == 0, minutes > mostMinutes:
		return fmt.Sprintf("%d %%", percent)
	}
	return fmt.Sprintf("%d %% · %s left", percent, span(minutes))
}

// span returns some minutes as people say it.
func span(minutes int) string {
	if minutes >= 90 {
		return fmt.Sprintf("%d h", (minutes+30)/60)
	}
	return fmt.Sprintf("%d min", minutes)
}

// busy returns how long the scan has been under way, 0 if it isn't.
func (a *App) busy() time.Duration {
	if a.art == nil || a.scanning.IsZero() || a.waiting {
		return 0
	}
	return time.Since(a.scanning)
}

// loadingFor returns how long an article has been under way, 0 if none is.
func (a *App) loadingFor() time.Duration {
	if a.loading == nil {
		return 0
	}
	return time.Since(a.loading.since)
}

// loadingNote tells how much has come of an article that is under way.
func (a *App) loadingNote() string {
	spinner := []rune("⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏")
	note := string(spinner[int(a.loadingFor()/spinEvery)%len(spinner)])
	switch done, total := a.loading.progress.Now(); {
	case total > 0:
		note += fmt.Sprintf(" %s of %s", bytesInWords(done), bytesInWords(total))
	case done > 0:
		note += " " + bytesInWords(done)
	}
	return note + " · Esc stops · " + model.CleanLine(string(a.loading.source))
}

// bytesInWords returns some bytes as people say it.
func bytesInWords(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d KB", (n+512)>>10)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
}

// progressBar returns how far something is that takes long, for terminals that show that in their own frame.
func (a *App) progressBar() *tea.ProgressBar {
	if a.loadingFor() >= barAfter {
		if done, total := a.loading.progress.Now(); total > 0 {
			return tea.NewProgressBar(tea.ProgressBarDefault, int(min(done, total)*100/total))
		}
		return tea.NewProgressBar(tea.ProgressBarIndeterminate, 0)
	}
	if a.busy() < barAfter || !a.art.Whole() {
		return nil
	}
	to, _ := a.art.Scanned()
	return tea.NewProgressBar(tea.ProgressBarDefault, int(to*100/max(1, a.art.Size())))
}
