package ui

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// framesASecond is how often bubbletea looks whether there is something to draw: the most that
// it can. A key waits 4 ms on average instead of 8.
const framesASecond = 120

// Run shows what the options say until the reader quits. The terminal is as before when it returns.
func Run(o Options) (err error) {
	out := os.Stdout
	width, height, err := term.GetSize(out.Fd())
	if err != nil {
		return fmt.Errorf("can't tell the size of the terminal: %w", err)
	}
	if width <= 0 || height <= 0 {
		width, height = 80, 24
	}
	a := New(o, width, height)
	defer func() {
		if a.art != nil {
			a.art.Close()
		}
	}()
	a.firstFrame(&colorprofile.Writer{Forward: out, Profile: colorprofile.Detect(out, os.Environ())})
	_, err = tea.NewProgram(a, tea.WithFPS(framesASecond)).Run()
	if errors.Is(err, tea.ErrInterrupted) {
		return nil
	}
	if err != nil { // it may not have come so far as to undo what the first frame did
		io.WriteString(out, ansi.ResetModeAltScreenSaveCursor+ansi.SetModeTextCursorEnable)
	}
	return err
}

// firstFrame writes the screen itself. bubbletea draws its first one a tick of its clock
// later: 14 ms, which is half of all the time to the first page.
func (a *App) firstFrame(w io.Writer) {
	io.WriteString(w, ansi.SetModeAltScreenSaveCursor+ansi.ResetModeTextCursorEnable+
		ansi.EraseEntireScreen+ansi.CursorHomePosition+strings.ReplaceAll(a.screen(), "\n", "\r\n"))
}
