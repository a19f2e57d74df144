package ui

import (
	"bytes"
	"io"
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
	out        bytes.Buffer         // what is to be written next
	screen     *uv.TerminalRenderer // what is on the screen
	cells      uv.ScreenBuffer      // what is to be there
	profile    colorprofile.Profile
	last       frame // the one that was shown last, or is to be as soon as the terminal is ours again
	ours       bool  // it is in raw mode and on the other screen
	atOnce     bool  // it can show all that comes between two signs at once
	graphemes  bool  // it counts cells as we do, if it is told to
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
	t.last = first
	if err := t.retake(); err != nil {
		return err
	}
	if asks(t.console) {
		t.write(ansi.RequestModeSynchronizedOutput + ansi.RequestModeUnicodeCore)
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

// draw draws a frame, in the place of the last one.
func (t *terminal) draw(f frame) {
	was := t.last
	t.last = f
	if !t.ours {
		return
	}
	if f.width != was.width || f.height != was.height {
		t.blank()
	}
	t.modes(was.View, f.View)
	t.cells.Method = widths(f.Content, t.graphemes)
	t.cells.Clear()
	uv.NewStyledString(f.Content).Draw(t.cells, t.cells.Bounds())
	t.screen.Render(t.cells.RenderBuffer)
	t.screen.Flush()
	t.flush()
}

// blank clears the screen and what is known of it, for a frame of any size.
func (t *terminal) blank() {
	t.screen = uv.NewTerminalRenderer(&t.out, t.console.Environ())
	t.screen.SetColorProfile(t.profile)
	t.screen.SetFullscreen(true)
	t.screen.SetTabStops(-1)
	t.screen.SetBackspace(true)
	t.screen.SetScrollOptim(runtime.GOOS != "windows") // some of its terminals scroll wrongly
	t.screen.Erase()
	t.cells = uv.NewScreenBuffer(t.last.width, t.last.height)
}

// modes has the terminal do what one view asks for and the one before didn't.
func (t *terminal) modes(was, is tea.View) {
	if is.WindowTitle != was.WindowTitle {
		t.out.WriteString(ansi.SetWindowTitle(is.WindowTitle))
	}
	if is.MouseMode != was.MouseMode {
		if is.MouseMode == tea.MouseModeNone {
			t.out.WriteString(ansi.ResetModeMouseButtonEvent + ansi.ResetModeMouseExtSgr)
		} else {
			t.out.WriteString(ansi.SetModeMouseButtonEvent + ansi.SetModeMouseExtSgr)
		}
	}
	switch bar := is.ProgressBar; {
	case bar == nil && was.ProgressBar != nil:
		t.out.WriteString(ansi.ResetProgressBar)
	case bar == nil, was.ProgressBar != nil && *was.ProgressBar == *bar:
	case bar.State == tea.ProgressBarIndeterminate:
		t.out.WriteString(ansi.SetIndeterminateProgressBar)
	default:
		t.out.WriteString(ansi.SetProgressBar(bar.Value))
	}
}

// flush writes what is to be written, such that the terminal shows all of it at once if it can.
func (t *terminal) flush() {
	if t.out.Len() > 0 && t.atOnce {
		io.WriteString(t.console, ansi.SetModeSynchronizedOutput+t.out.String()+ansi.ResetModeSynchronizedOutput)
	} else if t.out.Len() > 0 {
		t.console.Write(t.out.Bytes())
	}
	t.out.Reset()
}

// write sends the terminal something that is not to be seen.
func (t *terminal) write(s string) {
	t.Lock()
	defer t.Unlock()
	if t.ours {
		io.WriteString(t.console, s)
	}
}

// retake takes the terminal, and shows what was to be shown last.
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
	// The keyboard is to tell apart Escape from what begins with it, and Tab from Ctrl+I.
	t.out.WriteString(ansi.SetModeAltScreenSaveCursor + ansi.ResetModeTextCursorEnable + ansi.SetModeBracketedPaste +
		ansi.SetModifyOtherKeys2 + ansi.PushKittyKeyboard(ansi.KittyDisambiguateEscapeCodes))
	if t.graphemes {
		t.out.WriteString(ansi.SetModeUnicodeCore)
	}
	f := t.last
	t.last = frame{}
	t.draw(f)
	return nil
}

// release gives the terminal back as it was. What is to be shown from then on waits for retake.
func (t *terminal) release() {
	t.Lock()
	defer t.Unlock()
	if !t.ours {
		return
	}
	t.ours = false
	t.modes(t.last.View, tea.View{})
	if t.graphemes {
		t.out.WriteString(ansi.ResetModeUnicodeCore)
	}
	t.out.WriteString(ansi.ResetModifyOtherKeys + ansi.PopKittyKeyboard(1) +
		ansi.ResetModeBracketedPaste + ansi.SetModeTextCursorEnable + ansi.ResetModeAltScreenSaveCursor)
	t.flush()
	t.console.Restore()
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
		t.atOnce = true
	case msg.Mode == ansi.ModeUnicodeCore && (msg.Value == ansi.ModeReset || msg.Value.IsSet()) && t.ours:
		t.graphemes = true
		t.out.WriteString(ansi.SetModeUnicodeCore)
		t.flush()
	}
}

// paint takes another number of colours.
func (t *terminal) paint(p colorprofile.Profile) {
	t.Lock()
	defer t.Unlock()
	t.profile = p
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
