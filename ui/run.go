package ui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"

	"lede/model"
)

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
	var told chan tea.Msg
	if o.Article == nil { // the shelf is what the store has; of an article, the first page comes first
		told = begin(o.stock(0))
	}
	o.Profile = colorprofile.Detect(out, os.Environ())
	a := New(o, width, height)
	a.beTold(told)
	defer func() {
		for _, art := range []*model.Article{a.art, a.piped} {
			if art != nil {
				art.Close()
			}
		}
	}()
	return a.run(newTerminal(keys, out, o.Profile), ctx, early)
}

// run runs the program in a terminal until the reader quits or the context is done.
func (a *App) run(t *terminal, ctx context.Context, early earlySignals) error {
	d := &display{App: a, early: early}
	a.terminal = t
	p := tea.NewProgram(d, tea.WithoutRenderer(), tea.WithFPS(1), tea.WithWindowSize(a.width, a.height),
		tea.WithInput(t.console.Reader()), tea.WithContext(ctx), tea.WithFilter(d.filter))
	t.send = p.Send
	if err := t.start(d.frame()); err != nil {
		return fmt.Errorf("can't take the terminal: %w", err)
	}
	if a.options.Shown != nil {
		a.options.Shown()
	}
	done := make(chan struct{})
	go t.watch(done)
	_, err := p.Run()
	close(done)
	t.stop()
	if ctx.Err() != nil || errors.Is(err, tea.ErrInterrupted) {
		err = nil
	}
	if err != nil {
		return err // a place at which the program fails is not one to come back to
	}
	return errors.Join(a.reason, a.keepAtEnd(lastPatience))
}

// earlyEnough is how long the first frame may wait for the shelf, so that it shows that at once. The store was
// asked before the first page was made, and mostly answers before that is done; opening the library and asking it takes 1 to 2 ms.
const earlyEnough = 4 * time.Millisecond

// begin runs a command, and returns where its message comes; nil without one.
func begin(cmd tea.Cmd) chan tea.Msg {
	if cmd == nil {
		return nil
	}
	c := make(chan tea.Msg, 1)
	go func() { c <- cmd() }()
	return c
}

// beTold takes in what the store tells, if it does early enough: the first frame shows it then. Else the program is told later.
func (a *App) beTold(told chan tea.Msg) {
	if told == nil {
		return
	}
	a.recalling = func() tea.Msg { return <-told }
	select {
	case msg := <-told:
		a.recalling = a.told(msg)
	case <-time.After(earlyEnough):
	}
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

// display is the program as bubbletea runs it. It hands on what is for the terminal: bubbletea itself shows nothing.
type display struct {
	*App
	early earlySignals
}

// frame returns what is to be seen now.
func (d *display) frame() frame { return frame{d.App.View(), d.width, d.height} }

// Init implements tea.Model.
func (d *display) Init() tea.Cmd { return d.terminal.guarded(d.App.Init()) }

// Update implements tea.Model.
func (d *display) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	done := false
	defer d.terminal.guard(&done)
	switch msg := msg.(type) {
	case tea.ResumeMsg:
		d.terminal.retake()
		go d.terminal.resized()
	case tea.ModeReportMsg:
		d.terminal.told(msg)
	case tea.ColorProfileMsg:
		d.terminal.paint(msg.Profile)
	}
	_, cmd := d.App.Update(msg)
	done = true
	return d, d.terminal.guarded(cmd)
}

// View implements tea.Model.
func (d *display) View() tea.View {
	done := false
	defer d.terminal.guard(&done)
	d.terminal.show(d.frame())
	done = true
	return tea.View{}
}

// filter gives the program what happened while the terminal was not yet its own: a SIGINT, and
// Enter, which comes as a line feed then. Up to the first key SIGINT is caught here too: bubbletea's first
// messages may come before it has begun to catch that. What is for the terminal goes there.
func (d *display) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	select {
	case <-d.early:
		return tea.InterruptMsg{}
	default:
	}
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		signal.Stop(d.early)
		if msg.Code == 'j' && msg.Mod == tea.ModCtrl && d.editor == nil {
			return tea.KeyPressMsg{Code: tea.KeyEnter}
		}
	case tea.RawMsg:
		d.terminal.write(fmt.Sprint(msg.Msg))
		return nil
	case tea.WindowSizeMsg:
		return d.terminal.size(msg)
	case tea.SuspendMsg:
		if runtime.GOOS == "windows" {
			return nil
		}
		d.terminal.release()
	}
	return msg
}
