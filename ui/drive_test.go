package ui

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"lede/model"
	"lede/ui/sample"
)

// story is a program that a test drives as a reader would: each message is followed by all
// that it brings about, depth first, before the next one.
type story struct {
	*App
	t         *testing.T
	quit      bool
	clipboard string // what was copied last
}

// open returns the program with an article in a screen of a size, wholly scanned.
func open(t *testing.T, name, text string, width, height int) *story {
	t.Helper()
	art, err := model.Read(model.Source(name), []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	s := &story{App: New(Options{Article: art}, width, height), t: t}
	s.run(s.Init())
	return s
}

// run does a command and all that comes of it.
func (s *story) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			s.run(c)
		}
	case tea.QuitMsg:
		s.quit = true
	case tea.RawMsg:
		if code, ok := strings.CutPrefix(fmt.Sprint(msg.Msg), "\x1b]52;c;"); ok {
			text, err := base64.StdEncoding.DecodeString(strings.TrimSuffix(code, "\a"))
			if err != nil {
				s.t.Error(err)
			}
			s.clipboard = string(text)
		}
	default:
		s.send(msg)
	}
}

// send gives the program a message.
func (s *story) send(msg tea.Msg) {
	_, cmd := s.Update(msg)
	s.run(cmd)
}

// press gives the program keys, by the names that the table of commands has for them.
func (s *story) keys(keys ...string) *story {
	for _, k := range keys {
		s.send(keyPress(s.t, k))
	}
	return s
}

// keyPress returns the message of a key.
func keyPress(t *testing.T, k string) tea.KeyPressMsg {
	special := map[string]rune{
		"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "space": ' ', "enter": tea.KeyEnter,
		"esc": tea.KeyEscape, "backspace": tea.KeyBackspace, "tab": tea.KeyTab, "home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
	}
	key := tea.Key{}
	for {
		if rest, ok := strings.CutPrefix(k, "ctrl+"); ok {
			key.Mod, k = key.Mod|tea.ModCtrl, rest
		} else if rest, ok := strings.CutPrefix(k, "shift+"); ok {
			key.Mod, k = key.Mod|tea.ModShift, rest
		} else {
			break
		}
	}
	if c, ok := special[k]; ok {
		key.Code = c
		if c == ' ' {
			key.Text = " "
		}
		return tea.KeyPressMsg(key)
	}
	if len([]rune(k)) != 1 {
		t.Fatalf("no key is called %q", k)
	}
	key.Code = []rune(k)[0]
	if key.Mod == 0 {
		key.Text = k
	}
	return tea.KeyPressMsg(key)
}

// text returns the screen as a person sees it, without colours and blanks at line ends.
func (s *story) text() string {
	rows := strings.Split(ansi.Strip(s.screen()), "\n")
	for i := range rows {
		rows[i] = strings.TrimRight(rows[i], " ")
	}
	return strings.Join(rows, "\n") + "\n"
}

// want compares the screen with a golden file.
func (s *story) want(name string) {
	s.t.Helper()
	sample.Golden(s.t, name, s.text())
}

// lit returns the section of the row that is lit, without its marks.
func (s *story) lit() string {
	if s.outline.current < 0 {
		return ""
	}
	return s.art.Sections()[s.outline.lit()].Title
}

// top returns the first line of text in view.
func (s *story) top() string {
	lines := s.page.visible(nil)
	for _, l := range lines {
		if l = strings.TrimLeft(strings.TrimSpace(ansi.Strip(l)), "# "); l != "" {
			return l
		}
	}
	return ""
}
