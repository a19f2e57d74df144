package ui

import (
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"lede/model"
	"lede/ui/render"
)

// prompt is a line that is typed in the footer: words to search for, a filter, the name of a command.
type prompt struct {
	label   string // one or two characters before the line
	input   textinput.Model
	history *[]string // what was entered before at such a prompt, latest last; nil if that is not kept
	back    int       // how many entries of the history the reader went back
	draft   string    // what was typed before that

	// The deeds. Each may be nil but enter.
	changed func(text string) tea.Cmd             // after each change of the line
	enter   func(text string) tea.Cmd             // the prompt is gone by then
	escape  func() tea.Cmd                        // the prompt is gone by then
	key     func(tea.KeyPressMsg) (tea.Cmd, bool) // has a key first; true if it was for it
	note    func() string                         // what stands at the right of the line
}

// mostTyped is how many characters a prompt takes.
const mostTyped = 1000

// ask shows a prompt, which has all keys until it is entered or left.
func (a *App) ask(p *prompt) tea.Cmd {
	p.input = textinput.New()
	p.input.Prompt = ""
	p.input.CharLimit = mostTyped
	s := p.input.Styles()
	s.Cursor.Blink = false // nothing blinks
	p.input.SetStyles(s)
	a.prompt = p
	return p.input.Focus()
}

// typed gives the prompt a key, or a text that was pasted.
func (a *App) typed(msg tea.Msg) tea.Cmd {
	p := a.prompt
	if k, ok := msg.(tea.KeyPressMsg); ok {
		if p.key != nil {
			if cmd, taken := p.key(k); taken {
				return cmd
			}
		}
		switch k.String() {
		case "ctrl+c":
			return tea.Quit
		case "ctrl+z":
			return a.suspend(0)
		case "esc":
			return a.unask()
		case "backspace", "ctrl+h":
			if p.input.Value() == "" {
				return a.unask()
			}
		case "enter":
			return a.entered()
		case "up", "down":
			if p.history != nil {
				return p.recall(k.String() == "up")
			}
		}
	}
	before := p.input.Value()
	var cmd tea.Cmd
	p.input, cmd = p.input.Update(msg)
	return tea.Batch(cmd, p.changedFrom(before))
}

// pasted gives the editor or the prompt a text that was pasted, cleaned for a terminal; without them, there is nowhere to put it. Terminals
// send what ends a line as Enter does.
func (a *App) pasted(msg tea.PasteMsg) tea.Cmd {
	msg.Content = model.Clean(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(msg.Content))
	switch {
	case a.editor != nil:
		return a.written(msg)
	case a.prompt != nil:
		return a.typed(msg)
	}
	return nil
}

// changedFrom tells whoever asked that the line is no longer what it was.
func (p *prompt) changedFrom(before string) tea.Cmd {
	if p.changed == nil || p.input.Value() == before {
		return nil
	}
	return p.changed(p.input.Value())
}

// unask takes the prompt away as if nothing had been typed.
func (a *App) unask() tea.Cmd {
	p := a.prompt
	a.prompt = nil
	if p.escape == nil {
		return nil
	}
	return p.escape()
}

// entered takes the prompt away and does what it was for.
func (a *App) entered() tea.Cmd {
	p, text := a.prompt, a.prompt.input.Value()
	a.prompt = nil
	if h := p.history; h != nil && text != "" && (len(*h) == 0 || (*h)[len(*h)-1] != text) {
		*h = append(*h, text)
	}
	return p.enter(text)
}

// recall puts an earlier entry into the line, or a later one.
func (p *prompt) recall(earlier bool) tea.Cmd {
	h, before := *p.history, p.input.Value()
	switch {
	case earlier && p.back < len(h):
		if p.back == 0 {
			p.draft = before
		}
		p.back++
	case !earlier && p.back > 0:
		p.back--
	default:
		return nil
	}
	if p.back == 0 {
		p.input.SetValue(p.draft)
	} else {
		p.input.SetValue(h[len(h)-p.back])
	}
	p.input.CursorEnd()
	return p.changedFrom(before)
}

// view returns the prompt as a row of the screen, at most width columns wide.
func (p *prompt) view(width int, t render.Theme) string {
	note := ""
	if p.note != nil {
		note = p.note()
	}
	room := width - ansi.StringWidth(p.label) - 2
	if n := ansi.StringWidth(note) + 2; note != "" && room-n >= 10 {
		room -= n
	} else {
		note = ""
	}
	if room < 1 {
		return ansi.Truncate(p.input.Value(), width, "")
	}
	p.input.SetWidth(room)
	row := " " + t.Bold.Render(p.label) + p.input.View()
	if note != "" {
		row = pad(row, width-ansi.StringWidth(note)-1) + t.Dim.Render(note)
	}
	return row
}
