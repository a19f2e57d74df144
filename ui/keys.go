package ui

import (
	"strings"
	"unicode"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lede/model"
)

// command is something that the reader can do: its keys, its words for the help, the panes in
// which the keys mean it, and the deed.
type command struct {
	key.Binding
	in pane
	// hint is a word or two for the footer of the panes hinted; "" keeps it out of there.
	hint   string
	hinted pane
	// run does it, n times or with the number n where a count makes sense; n is 0 if none was typed.
	run func(a *App, n int) tea.Cmd
}

// group is the commands that stand together in the help.
type group struct {
	title    string
	commands []command
}

// groups returns the table of all commands. Dispatch, help and README read it; no key is told
// anywhere else. Where two commands of a pane have a key in common, the first has it.
func groups() []group {
	return []group{
		{"Moving", moveCommands()},
		{"Sections", sectionCommands()},
		{"Finding", findCommands()},
		{"Places", placeCommands()},
		{"Bookmarks and notes", noteCommands()},
		{"The screen", screenCommands()},
	}
}

// commands returns the table without its groups.
func commands() []command {
	var all []command
	for _, g := range groups() {
		all = append(all, g.commands...)
	}
	return all
}

// moveCommands are those that move the page, or the cursor of a list.
func moveCommands() []command {
	return []command{
		bind("line down", anyPane, (*App).lineDown, "j", "down"),
		bind("line up", anyPane, (*App).lineUp, "k", "up"),
		bind("page down", anyPane, (*App).pageDown, "space", "f", "pgdown"),
		bind("page up", anyPane, (*App).pageUp, "b", "pgup"),
		bind("half a page down", anyPane, (*App).halfDown, "d", "ctrl+d"),
		bind("half a page up", anyPane, (*App).halfUp, "u", "ctrl+u"),
		bind("top", anyPane, (*App).goTop, "g", "home"),
		bind("end; with a number, that line of the source", anyPane, (*App).goLine, "G", "end"),
	}
}

// sectionCommands are those that have to do with sections and panes.
func sectionCommands() []command {
	return []command{
		bind("next section", textPanes, (*App).nextSection, "]", "J"),
		bind("previous section", textPanes, (*App).previousSection, "[", "K"),
		bind("next section of the same level", textPanes, (*App).nextAlike, "}"),
		bind("previous section of the same level", textPanes, (*App).previousAlike, "{"),
		bind("section above this one", textPanes, (*App).parentSection, "p"),
		bind("the other pane", textPanes, (*App).otherPane, "tab", "shift+tab"),
		bind("show or hide the sections", textPanes, (*App).togglePane, "t"),
		bind("go to the section", sectionsPane, (*App).pickSection, "enter").hints("go there", sectionsPane),
		bind("fold, or go to the section above", sectionsPane, (*App).foldSection, "h", "left"),
		bind("unfold, or go into the section", sectionsPane, (*App).unfoldSection, "l", "right"),
		bind("fold all", textPanes, (*App).foldAll, "z M"),
		bind("unfold all", textPanes, (*App).unfoldAll, "z R"),
		bind("choose", menuPane, (*App).pickRow, "enter", "l", "right").hints("choose", menuPane),
	}
}

// findCommands are those that search.
func findCommands() []command {
	return []command{
		bind("search the text, or in the pane the sections", textPanes, (*App).search, "/"),
		bind("next hit", textPanes, (*App).nextHit, "n"),
		bind("previous hit", textPanes, (*App).previousHit, "N"),
		bind("find a section by letters or number", textPanes, (*App).filterSections, "s"),
		bind("find in the list by letters", menuPane, (*App).filterMenu, "/", "s"),
		bind("search the text of all that was read", menuPane, (*App).searchLibrary, "F"),
	}
}

// placeCommands are those that go back and forth between places.
func placeCommands() []command {
	return []command{
		bind("follow a link", textPanes, (*App).followLink, "o"),
		bind("back to where you were", textPanes, (*App).goBack, "backspace", "ctrl+o", "H"),
		bind("forward again", textPanes, (*App).goForward, "L"),
		bind("next article of the list", textPanes, (*App).nextArticle, ")"),
		bind("previous article of the list", textPanes, (*App).previousArticle, "("),
		bind("put the article aside, to read it later", textPanes, (*App).putAside, "a"),
		bind("out of the folder, to what it stands in", menuPane, (*App).upFolder, "h", "left", "backspace"),
		bind("list hidden files too, or leave them out", menuPane, (*App).toggleHidden, "."),
		bind("sort the list in another way", menuPane, (*App).sortShelf, "S"),
		bind("remove the note, or forget what is kept of the article", menuPane, (*App).remove, "D").hints("remove", menuPane),
		bind("mark this place with a letter", textPanes, (*App).setMark, "m"),
		bind("go to a mark; ' again: before the last jump", textPanes, (*App).goMark, "'"),
	}
}

// noteCommands are those that mark places and texts to last.
func noteCommands() []command {
	return []command{
		bind("bookmark this place, or take the bookmark away", textPanes, (*App).bookmark, "B"),
		bind("highlight the lines that V has chosen", readingPane, (*App).highlight, "h"),
		bind("write a note to them, or to this paragraph", readingPane, (*App).writeNote, "i"),
		bind("list bookmarks, highlights and notes", textPanes, (*App).listNotes, "\""),
		bind("write other words to a note", menuPane, (*App).rewrite, "i").hints("write", menuPane),
		bind("copy the notes as Markdown", menuPane, (*App).copyNotes, "y").hints("copy", menuPane),
	}
}

// screenCommands are those for the screen and the program.
func screenCommands() []command {
	return []command{
		bind("narrower text", textPanes, (*App).narrower, "-"),
		bind("wider text", textPanes, (*App).wider, "+", "="),
		bind("wide tables and code: more at the right", textPanes, (*App).toRight, "right", ">").hints("more", readingPane),
		bind("wide tables and code: back to the left", textPanes, (*App).toLeft, "left", "<"),
		bind("wide tables and code: the first column", textPanes, (*App).toFirstColumn, "0", "^"),
		bind("wide tables and code: the last column", textPanes, (*App).toLastColumn, "$"),
		bind("wide tables and code: wrap them, or not", textPanes, (*App).toggleWrap, "w"),
		bind("choose lines by moving; y copies their source", readingPane, (*App).startChoosing, "V"),
		bind("copy the section as it stands in the source", textPanes, (*App).copySection, "y"),
		bind("copy a block of code", textPanes, (*App).copyCode, "c"),
		bind("copy a link to the section", textPanes, (*App).copyLink, "Y"),
		bind("edit the file at this line", textPanes, (*App).edit, "e", "v"),
		bind("follow the end as the text grows", textPanes, (*App).followEnd, "F"),
		bind("read the file again", textPanes, (*App).reload, "r"),
		bind("show the whole page, the source as it stands, or the text", textPanes, (*App).toggleSource, "x"),
		bind("show or hide the path above the text", textPanes, (*App).togglePath, "T"),
		bind("free the mouse, or take it back", anyPane, (*App).toggleMouse, "M"),
		bind("commands by name; :42 is a line, :30% a share", anyPane, (*App).palette, ":"),
		bind("this help", anyPane, (*App).toggleHelp, "?").hints("help", anyPane),
		bind("back", anyPane, (*App).escape, "esc").hints("back", menuPane),
		bind("suspend", anyPane, (*App).suspend, "ctrl+z"),
		bind("quit", anyPane, func(*App, int) tea.Cmd { return tea.Quit }, "q", "ctrl+c").hints("quit", menuPane),
	}
}

// bind makes a command.
func bind(words string, in pane, run func(*App, int) tea.Cmd, keys ...string) command {
	shown := ""
	for i, k := range keys {
		if i > 0 {
			shown += " "
		}
		shown += keyName(k)
	}
	return command{Binding: key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, words)), in: in, run: run}
}

// hints returns the command with words for the footer of some panes.
func (c command) hints(words string, in pane) command {
	c.hint, c.hinted = words, in
	return c
}

// keyName returns a key's name as people know it.
func keyName(k string) string {
	switch k {
	case "down":
		return "↓"
	case "up":
		return "↑"
	case "left":
		return "←"
	case "right":
		return "→"
	case "space":
		return "Space"
	case "pgdown":
		return "PgDn"
	case "pgup":
		return "PgUp"
	case "home":
		return "Home"
	case "end":
		return "End"
	case "enter":
		return "Enter"
	case "esc":
		return "Esc"
	case "tab":
		return "Tab"
	case "backspace":
		return "Backspace"
	case "shift+tab":
		return "Shift+Tab"
	}
	if first, second, ok := strings.Cut(k, " "); ok {
		return first + second
	}
	if len(k) == len("ctrl+x") && k[:5] == "ctrl+" {
		return "Ctrl+" + k[5:]
	}
	return k
}

// mostCount is the largest number that can be typed before a key.
const mostCount = 1_000_000_000

// press does what a key stands for in the pane that has the focus.
func (a *App) press(msg tea.KeyPressMsg) tea.Cmd {
	a.message, a.failed = "", false
	msg.Text = model.Clean(msg.Text)
	switch {
	case a.editor != nil:
		return a.written(msg)
	case a.prompt != nil:
		return a.typed(msg)
	}
	if msg.Mod == tea.ModAlt { // Esc and a key, so soon behind it that they came as one
		esc := a.press(tea.KeyPressMsg{Code: tea.KeyEscape})
		key := tea.Key(msg)
		if key.Mod = 0; key.Text == "" && unicode.IsPrint(key.Code) {
			key.Text = string(key.Code)
		}
		return tea.Batch(esc, a.press(tea.KeyPressMsg(key)))
	}
	a.stopLooking()
	if offers := a.offers; offers != nil {
		a.offers = nil
		if do := offers[msg.String()]; do != nil {
			return do()
		}
		if msg.String() == "esc" {
			return nil
		}
	}
	if await := a.await; await != nil {
		a.await = nil
		return await(msg.String())
	}
	return a.dispatch(a.pending + msg.String())
}

// dispatch runs the command of a key, or of several that were pressed one after the other; it takes the digits of a number.
func (a *App) dispatch(key string) tea.Cmd {
	if len(key) == 1 && key[0] >= '1' && key[0] <= '9' || key == "0" && a.count > 0 {
		a.count = min(a.count*10+int(key[0]-'0'), mostCount)
		return nil
	}
	a.pending = ""
	for _, c := range a.commands {
		if c.in&a.focus == 0 {
			continue
		}
		for _, k := range c.Keys() {
			if k == key {
				n := a.count
				a.count = 0
				return tea.Batch(c.run(a, n), a.readOn())
			}
			if strings.HasPrefix(k, key+" ") { // the first key of z M
				a.pending = key + " "
			}
		}
	}
	if a.pending == "" {
		a.count = 0
	}
	return nil
}
