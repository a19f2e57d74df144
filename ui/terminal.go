package ui

import (
	"os"
	"os/signal"
	"runtime"
	"strings"
	"sync"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// terminal shows frames. bubbletea would look at each tick of a clock whether there is a new one: that makes a key wait for
// 4 to 8 ms, and takes 1.3 % of a core while nothing happens. Here a frame is drawn as soon as it is there.
type terminal struct {
	frames  chan frame     // the latest frame that isn't drawn yet
	changed chan os.Signal // the size may have changed; Windows tells that as it tells of keys
	send    func(tea.Msg)  // tells the program something

	sync.Mutex // of all that follows: frames are drawn beside the program, for which a slow terminal is no reason to wait
	console    uv.Console
	screen     *uv.TerminalScreen
	profile    colorprofile.Profile
	last       frame // the one that was shown last, or is to be as soon as the terminal is ours again
	ours       bool  // it is in raw mode and on the other screen
	graphemes  bool  // it was told to count cells as we do
}

// frame is all that a terminal is to show.
type frame struct {
	tea.View
	width, height int
}

// newTerminal returns a terminal whose keys come from a file of their own.
func newTerminal(keys, out *os.File, profile colorprofile.Profile) *terminal {
	t := &terminal{frames: make(chan frame, 1), changed: make(chan os.Signal, 1), console: uv.NewConsole(keys, out, os.Environ()), profile: profile}
	if runtime.GOOS != "windows" {
		uv.NotifyWinch(t.changed)
	}
	return t
}

// start takes the terminal, shows a first frame, and draws those that come until stop.
func (t *terminal) start(first frame) error {
	t.Lock()
	defer t.Unlock()
	if _, err := t.console.MakeRaw(); err != nil {
		return err
	}
	t.ours = true
	t.screen = uv.NewTerminalScreen(t.console.Writer(), t.console.Environ())
	t.screen.SetColorProfile(t.profile)
	t.screen.EnterAltScreen()
	t.screen.EnableBracketedPaste()
	t.screen.SetMouseEncoding(uv.MouseEncodingSGR)
	t.keyboard(true)
	t.draw(first)
	if asks(t.console) {
		t.screen.WriteString(ansi.RequestModeSynchronizedOutput + ansi.RequestModeUnicodeCore)
		t.screen.Flush()
	}
	go func() {
		for f := range t.frames {
			t.Lock()
			t.draw(f)
			t.Unlock()
		}
	}()
	return nil
}

// asks reports whether the terminal may be asked what it can. Apple's shows the question, and far away the answer may come after the end.
func asks(c uv.Console) bool {
	_, far := c.LookupEnv("SSH_TTY")
	return !far && !strings.Contains(c.Getenv("TERM_PROGRAM"), "Apple")
}

// stop gives the terminal back for good.
func (t *terminal) stop() {
	t.release()
	close(t.frames)
}

// show has a frame drawn as soon as the terminal has taken the one before; those between two that it takes are left out.
func (t *terminal) show(f frame) {
	select {
	case <-t.frames:
	default:
	}
	t.frames <- f
}

// draw draws a frame.
func (t *terminal) draw(f frame) {
	was := t.last
	t.last = f
	if !t.ours {
		return
	}
	if f.width != was.width || f.height != was.height {
		t.screen.Resize(f.width, f.height)
	}
	if f.WindowTitle != t.screen.WindowTitle() {
		t.screen.SetWindowTitle(f.WindowTitle)
	}
	if mode := mouseMode(f.View); mode != t.screen.MouseMode() {
		t.screen.SetMouseMode(mode)
	}
	t.progress(f.ProgressBar)
	t.screen.Display(uv.NewStyledString(f.Content))
}

// mouseMode returns what the terminal is to tell of the mouse.
func mouseMode(v tea.View) uv.MouseMode {
	if v.MouseMode == tea.MouseModeNone {
		return uv.MouseModeNone
	}
	return uv.MouseModeDrag
}

// progress has the terminal show how far something is, nil if nothing is on its way.
func (t *terminal) progress(bar *tea.ProgressBar) {
	is := t.screen.ProgressBar()
	switch {
	case bar == nil && is != nil:
		t.screen.SetProgressBar(nil)
	case bar != nil && (is == nil || is.Value != bar.Value):
		t.screen.SetProgressBar(uv.NewProgressBar(uv.ProgressBarDefault, bar.Value))
	}
}

// keyboard asks for keys that can be told apart, Escape from what begins with it and Tab from Ctrl+I, or no longer for them.
func (t *terminal) keyboard(on bool) {
	if on {
		t.screen.WriteString(ansi.SetModifyOtherKeys2 + ansi.PushKittyKeyboard(ansi.KittyDisambiguateEscapeCodes))
	} else {
		t.screen.WriteString(ansi.ResetModifyOtherKeys + ansi.PopKittyKeyboard(1))
	}
}

// write sends the terminal something that is not to be seen.
func (t *terminal) write(s string) {
	t.Lock()
	defer t.Unlock()
	if t.ours {
		t.screen.WriteString(s)
		t.screen.Flush()
	}
}

// release gives the terminal back as it was. What is to be shown from then on waits for retake.
func (t *terminal) release() {
	t.Lock()
	defer t.Unlock()
	if !t.ours {
		return
	}
	t.ours = false
	t.keyboard(false)
	if t.graphemes {
		t.screen.WriteString(ansi.ResetModeUnicodeCore)
	}
	t.screen.Reset()
	t.screen.Flush()
	t.console.Restore()
}

// retake takes the terminal again, and shows what was to be shown last.
func (t *terminal) retake() error {
	t.Lock()
	defer t.Unlock()
	if t.ours {
		return nil
	}
	if _, err := t.console.MakeRaw(); err != nil {
		return err
	}
	t.ours = true
	t.screen.Resize(t.last.width, t.last.height) // so that all is drawn anew
	t.screen.Restore()
	t.keyboard(true)
	if t.graphemes {
		t.screen.WriteString(ansi.SetModeUnicodeCore)
	}
	t.draw(t.last)
	go t.resized() // nobody tells a program of that which isn't in the foreground
	return nil
}

// guard, deferred, gives the terminal back if what it is deferred in panics, so that what bubbletea says of it can be read.
func (t *terminal) guard(done *bool) {
	if !*done {
		t.release()
	}
}

// guarded returns a command that gives the terminal back if it panics.
func (t *terminal) guarded(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() tea.Msg {
		done := false
		defer t.guard(&done)
		msg := cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for i := range batch {
				batch[i] = t.guarded(batch[i])
			}
		}
		done = true
		return msg
	}
}

// told takes in what the terminal says that it can.
func (t *terminal) told(msg tea.ModeReportMsg) {
	t.Lock()
	defer t.Unlock()
	switch {
	case msg.Mode == ansi.ModeSynchronizedOutput && msg.Value == ansi.ModeReset:
		t.screen.SetSynchronizedUpdates(true)
	case msg.Mode == ansi.ModeUnicodeCore && (msg.Value == ansi.ModeReset || msg.Value.IsSet()) && t.ours:
		t.graphemes = true
		t.screen.SetWidthMethod(ansi.GraphemeWidth)
		t.screen.WriteString(ansi.SetModeUnicodeCore)
		t.screen.Flush()
	}
}

// paint takes another number of colours.
func (t *terminal) paint(p colorprofile.Profile) {
	t.Lock()
	defer t.Unlock()
	t.screen.SetColorProfile(p)
}

// watch tells the program that the terminal's size may have changed, each time until done is closed.
func (t *terminal) watch(done <-chan struct{}) {
	defer signal.Stop(t.changed)
	for {
		select {
		case <-done:
			return
		case <-t.changed:
			t.resized()
		}
	}
}

// resized tells the program that the terminal may have another size.
func (t *terminal) resized() { t.send(tea.WindowSizeMsg{}) }

// size returns the terminal's size, in columns and rows, in the place of what it was when a message was sent.
func (t *terminal) size(then tea.WindowSizeMsg) tea.Msg {
	width, height, err := t.console.GetSize()
	switch {
	case err == nil && width > 0 && height > 0:
		return tea.WindowSizeMsg{Width: width, Height: height}
	case then.Width > 0 && then.Height > 0:
		return then
	}
	return nil
}
