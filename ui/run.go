package ui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"

	"lede/model"
)

// framesASecond is how often bubbletea looks whether there is something to draw, also while nothing happens. At its usual 60
// a key waits 8 ms on average, now 5; the most that it can, 120, keeps a core busy a fifth more for 1 ms.
const framesASecond = 100

// Run shows what the options say until the reader quits. The terminal is as before when it returns.
func Run(o Options) error {
	out := os.Stdout
	width, height, err := term.GetSize(out.Fd())
	if err != nil {
		return fmt.Errorf("can't tell the size of the terminal: %w", err)
	}
	if width <= 0 || height <= 0 {
		width, height = 80, 24
	}
	keys, err := keyboard()
	if err != nil {
		return err
	}
	// bubbletea minds SIGTERM and SIGINT once it runs, SIGHUP never. From then on, SIGINT is left to it:
	// it knows when an editor runs, whose business that signal is.
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	early := make(earlySignals, 1)
	signal.Notify(early, os.Interrupt)
	o.Profile = colorprofile.Detect(out, os.Environ())
	a := New(o, width, height)
	defer func() {
		for _, art := range []*model.Article{a.art, a.piped} {
			if art != nil {
				art.Close()
			}
		}
	}()
	a.firstFrame(&colorprofile.Writer{Forward: out, Profile: o.Profile})
	_, err = tea.NewProgram(a, tea.WithFPS(framesASecond), tea.WithInput(keys), tea.WithContext(ctx), tea.WithFilter(early.filter)).Run()
	if err != nil { // it may not have come so far as to undo what the first frame did
		io.WriteString(out, ansi.ResetModeAltScreenSaveCursor+ansi.SetModeTextCursorEnable)
	}
	if ctx.Err() != nil || errors.Is(err, tea.ErrInterrupted) {
		return nil
	}
	if err == nil {
		err = a.reason
	}
	return err
}

// keyboard returns where keys are read from: the terminal itself where standard input is a text.
func keyboard() (*os.File, error) {
	if term.IsTerminal(os.Stdin.Fd()) {
		return os.Stdin, nil
	}
	keys, _, err := tea.OpenTTY()
	if err != nil {
		return nil, errors.New("there is no terminal to read keys from; to print a text, send it on: lede FILE | cat")
	}
	return keys, nil
}

// earlySignals are the SIGINTs that came before bubbletea's program ran.
type earlySignals chan os.Signal

// filter gives the program what happened while the terminal was not yet its own: a SIGINT, and
// Enter, which comes as a line feed then. Up to the first key SIGINT is caught here too: bubbletea's first
// messages may come before it has begun to catch that.
func (e earlySignals) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	select {
	case <-e:
		return tea.InterruptMsg{}
	default:
	}
	k, ok := msg.(tea.KeyPressMsg)
	if ok {
		signal.Stop(e)
	}
	if ok && k.Code == 'j' && k.Mod == tea.ModCtrl {
		return tea.KeyPressMsg{Code: tea.KeyEnter}
	}
	return msg
}

// firstFrame writes the screen itself. bubbletea draws its first one a tick of its clock
// later: 14 ms, which is half of all the time to the first page.
func (a *App) firstFrame(w io.Writer) {
	io.WriteString(w, ansi.SetModeAltScreenSaveCursor+ansi.ResetModeTextCursorEnable+
		ansi.EraseEntireScreen+ansi.CursorHomePosition+strings.ReplaceAll(a.screen(), "\n", "\r\n"))
}
