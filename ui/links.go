package ui

import (
	"fmt"
	"os"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"lede/model"
	"lede/ui/render"
)

// linkLetters are the letters that links in view are followed by.
const linkLetters = "asdfghjklqwertyuiopzxcvbnm1234567890ASDFGHJKLQWERTYUIOPZXCVBNM"

// linksInView returns the links in view, in the order of the text.
func (a *App) linksInView() []render.Link {
	f := a.page.r.LinkFinder()
	p := a.page
	p.r = f.Renderer
	links := f.Find(p.visible(nil))
	return links[:min(len(links), len(linkLetters))]
}

// followLink puts a letter on each link in view, and waits for one of them. Where there is but one link, Enter follows it.
func (a *App) followLink(int) tea.Cmd {
	a.links = a.linksInView()
	switch len(a.links) {
	case 0:
		a.say("there is no link in view")
		return nil
	case 1:
		l := a.links[0]
		a.links = nil
		return a.offer(l.Dest)
	}
	a.say("a letter follows its link")
	a.await = func(key string) tea.Cmd {
		links := a.links
		a.links = nil
		if i := strings.Index(linkLetters, key); len(key) == 1 && i >= 0 && i < len(links) {
			return a.offer(links[i].Dest)
		}
		return nil
	}
	return nil
}

// offer follows a link within the text or to another file; of one that leads elsewhere it shows where, and a key follows it.
func (a *App) offer(dest string) tea.Cmd {
	if strings.HasPrefix(dest, "[^") {
		return a.goNote(dest)
	}
	src, fragment, here := a.options.Schemes.Link(a.art.Base, dest)
	if here && (src == a.art.Base || !a.options.Schemes.IsRemote(src)) {
		return a.goLink(src, fragment)
	}
	shown := model.CleanLine(dest)
	outside := a.browser(shown, dest)
	if here {
		address := string(src)
		if _, part, ok := strings.Cut(dest, "#"); ok {
			address += "#" + part
		}
		shown = model.CleanLine(address)
		read := func() tea.Cmd { return a.goLink(src, fragment) }
		if outside = a.browser(shown, address); outside == nil {
			a.say("Enter reads it here: %s", shown)
			a.offers = map[string]func() tea.Cmd{"enter": read}
			return nil
		}
		a.say("Enter reads it here, o outside: %s", shown)
		a.offers = map[string]func() tea.Cmd{"enter": read, "o": outside}
		return nil
	}
	if outside == nil {
		a.say("%s is not followed", shown)
		return nil
	}
	a.say("Enter opens %s", shown)
	a.offers = map[string]func() tea.Cmd{"enter": outside}
	return nil
}

// browser returns what gives an address to the system's opener, nil if it is none for that.
func (a *App) browser(shown, dest string) func() tea.Cmd {
	u := render.SafeURL(dest)
	scheme, _, _ := strings.Cut(dest, ":")
	if s := strings.ToLower(scheme); u == "" || s != "http" && s != "https" && s != "mailto" || a.options.Browse == nil {
		return nil
	}
	return func() tea.Cmd {
		a.say("opening %s", shown)
		return func() tea.Msg {
			if err := a.options.Browse(u); err != nil {
				return failedMsg{fmt.Errorf("%s can't be opened: %w", shown, err)}
			}
			return nil
		}
	}
}

// failedMsg is an error of something that was done beside what the reader does.
type failedMsg struct{ err error }

// goLink goes to a heading of this text, or opens another article, at a heading if the link says one.
func (a *App) goLink(src model.Source, fragment string) tea.Cmd {
	if src == a.art.Base {
		a.leave()
		a.fragment = fragment
		return a.goFragment()
	}
	if _, err := os.Stat(string(src)); err != nil && !inArchive(src) && a.options.Schemes.IsPath(src) {
		a.fail(fmt.Errorf("%s: there is no such file", model.CleanLine(string(src))))
		return nil
	}
	a.fragment = fragment
	return a.open(src)
}

// inArchive reports whether a source stands in an archive, so that the model has to say whether it is there.
func inArchive(src model.Source) bool {
	_, _, ok := model.InArchive(src)
	return ok
}

// goFragment goes to the heading that a link named, once it is known.
func (a *App) goFragment() tea.Cmd {
	if a.fragment == "" {
		return nil
	}
	at, ok := a.art.Named(a.fragment)
	if _, done := a.art.Scanned(); !ok && !done {
		a.say("looking for #%s …", model.CleanLine(a.fragment))
		return nil
	}
	fragment := a.fragment
	a.fragment = ""
	if ok {
		a.arrive(at)
		return nil
	}
	return a.searchFor(fragment, []string{`id="` + fragment + `"`, `name="` + fragment + `"`, `id='` + fragment + `'`, "{#" + fragment + "}"})
}

// goNote looks for the footnote with a label such as [^1], to show it.
func (a *App) goNote(label string) tea.Cmd {
	return a.searchFor(label, []string{"\n" + label + ":"})
}

// placedMsg is where something stands in the source.
type placedMsg struct {
	art  *model.Article
	name string
	at   model.Pos // -1 if it stands nowhere
}

// searchFor goes to the first of some sources that the text has.
func (a *App) searchFor(name string, sources []string) tea.Cmd {
	art := a.art
	return func() tea.Msg {
		for _, s := range sources {
			if at := art.Index(s); at >= 0 {
				return placedMsg{art, name, at + model.Pos(len(s)-len(strings.TrimLeft(s, "\n")))}
			}
		}
		return placedMsg{art, name, -1}
	}
}

// placed goes to what was looked for.
func (a *App) placed(msg placedMsg) tea.Cmd {
	switch {
	case msg.art != a.art:
	case msg.at < 0:
		a.fail(fmt.Errorf("%s is nowhere in this text", model.CleanLine(msg.name)))
	case strings.HasPrefix(msg.name, "[^"):
		a.showNote(msg.at)
	default:
		a.arrive(msg.at)
	}
	return nil
}

// showNote tells a footnote in the footer, from where Enter goes to it. One that has no room there is gone to at once.
func (a *App) showNote(at model.Pos) {
	b, ok := a.blockAt(at)
	note := strings.TrimSpace(ansi.Strip(strings.Join(a.page.r.Lines(a.art, b), "\n")))
	const offer = " · Enter goes there"
	if !ok || strings.Contains(note, "\n") || ansi.StringWidth(note+offer) > a.width-2 {
		a.goTo(at)
		return
	}
	a.say("%s%s", note, offer)
	a.offers = map[string]func() tea.Cmd{"enter": func() tea.Cmd { a.goTo(at); return nil }}
}

// dropLetters takes the letters away that wait to be typed: what they stand on has moved.
func (a *App) dropLetters() {
	if a.links != nil {
		a.links, a.await = nil, nil
	}
}

// lettered returns the lines in view with the letters of the links that wait for one.
func (a *App) lettered(lines []string) []string {
	for i, l := range a.links {
		if l.Row < len(lines) {
			line := lines[l.Row]
			letter := a.theme.Cursor.Bold(true).Render(linkLetters[i : i+1])
			lines[l.Row] = ansi.Truncate(line, l.Column, "") + letter + ansi.TruncateLeft(line, l.Column+1, "")
		}
	}
	return lines
}
