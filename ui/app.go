// Package ui is how an article is shown: one program, the sections beside a page.
package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"lede/model"
	"lede/ui/render"
)

// Options say what the program is to show.
type Options struct {
	// Open returns the article that is asked for.
	Open func(model.Request) (*model.Article, error)
	// Schemes are the sources that are no paths.
	Schemes model.Schemes
	// Browse gives an address on the web, or of mail, to the system's opener; nil if there is none.
	Browse func(url string) error
	// Watch reads an article again when its file changes.
	Watch bool
	// Copy puts a text into the system's clipboard, beside the terminal's; nil if there is none.
	Copy func(text string) error
	// Store keeps what the reader does; nil if nothing is to be kept.
	Store Store
	// Library is the list of articles to choose from; it is shown first if Article is nil.
	Library []Entry
	// Folder is the folder or archive that the library is the list of, "" if it is of none.
	Folder model.Source
	// List returns what stands in a folder or an archive, hidden files among it if they are wanted; nil where none is listed.
	List func(at model.Source, hidden bool) ([]Entry, error)
	// Look looks into a file of a folder; nil if nothing can be told but its name.
	Look func(src model.Source) Look
	// Shelf puts what the store has before those.
	Shelf bool
	// Find is words to search for in all that the store has; "" if none are.
	Find string
	// Article is shown first.
	Article *model.Article
	// Source is opened first, at a heading if Fragment names one, where it may take too long to be waited for without a screen.
	Source   model.Source
	Fragment string
	// Shown is called when the first page is shown; nil if nobody waits for that.
	Shown func()
	// Profile says how many colours the terminal has; where it is not known, all.
	Profile colorprofile.Profile
	// Width is the measure of the reading column in columns, 0 for the usual one.
	Width int
}

// pane is a part of the screen that keys can go to.
type pane uint8

const (
	readingPane pane = 1 << iota
	sectionsPane
	menuPane
	anyPane   = readingPane | sectionsPane | menuPane
	textPanes = readingPane | sectionsPane
)

// App is the program.
type App struct {
	options       Options
	terminal      *terminal // that it runs in, nil if it is only tested
	commands      []command
	theme         render.Theme
	width, height int
	measure       int  // the most columns of a line of text
	noSections    bool // the reader hid the sections pane
	asIs          bool // the reader wants to see the source
	wraps         bool // and nothing wider than the page
	noPath        bool // the reader hid the path above the text
	noMouse       bool // the reader freed the mouse
	focus         pane
	menu          *menu                     // what stands before the panes, nil if nothing does
	shelf         *menu                     // the articles to choose from
	articles      *shelf                    // its rows
	prompt        *prompt                   // a line that is typed, nil if none is
	editor        *editor                   // some lines that are written, nil if none are
	pending       string                    // the first keys of one of several
	await         func(key string) tea.Cmd  // has the next key, nil if nothing waits for one
	offers        map[string]func() tea.Cmd // what keys do as long as the message stands that offers it
	count         int                       // the number typed before a key
	message       string
	failed        bool // message says what went wrong

	art        *model.Article
	loading    *loading // what is being opened, nil if nothing is
	reason     error    // why there is nothing to show
	page       page
	outline    outline
	list       list      // the window on the outline
	roaming    bool      // the cursor is where the reader moved it, not where the page is
	target     model.Pos // where the reader went to, until the page moves on; -1 then
	reading    reading
	jumps      jumps
	memory     memory
	notes      []*note                // to the article, in the order of the text
	deeds      []func() error         // what the store was to do; all is done by the end of the program
	left       map[model.Source]place // where the reader left articles
	piped      *model.Article         // what was piped in, nil if nothing was
	find       finder
	searches   []string      // what was searched for, latest last
	revisiting *place        // a place in an article that is being opened
	foundThere *model.Found  // what is to be shown in it
	links      []render.Link // those that wait for a letter
	choice     *choice       // what is chosen to be copied, nil if nothing is
	fragment   string        // the heading that a link named, until it is found

	scanning  time.Time     // when the scan began, zero when it is done
	waiting   bool          // the scan waits for the page to come nearer to what it has read
	wantEnd   bool          // the reader asked for an end that is not known yet
	following bool          // the reader asked to stay at the end, also when the file grows
	scanTook  time.Duration // how long the last scan took
	watcher   *watcher      // of the article's file, nil if it isn't watched

	keepEvery time.Duration
	recalling tea.Cmd // brings what the store knows about the first article
	finding   tea.Cmd // brings what was to be found at once
	warned    bool    // the reader knows what is wrong with the store
	pace      model.Pace
	passage   passage // what is read now
	now       func() time.Time
}

// New returns the program at a screen size, which may still change.
func New(o Options, width, height int) *App {
	a := &App{options: o, left: map[model.Source]place{}, commands: commands(), theme: render.NewTheme(true).Under(o.Profile), width: width, height: height, keepEvery: keepEvery, now: time.Now}
	a.measure = o.Width
	if a.measure <= 0 {
		a.measure = usualMeasure
	}
	a.shelf = a.newShelf()
	a.articles = a.shelf.rows.(*shelf)
	a.fragment = o.Fragment
	if o.Article != nil {
		a.show(o.Article)
		a.recalling = o.recall(o.Article)
	} else {
		a.recalling = o.stock(0)
		a.openMenu(a.shelf)
		if o.Find != "" {
			a.finding = a.findAtOnce(o.Find)
		}
	}
	return a
}

// askBackground has the terminal tell whether it is dark or light.
func askBackground() tea.Msg { return tea.Raw(ansi.RequestBackgroundColor)() }

// Init implements tea.Model.
func (a *App) Init() tea.Cmd {
	switch {
	case a.art != nil:
		return tea.Batch(askBackground, a.recalling, a.goFragment(), a.scan(), a.watch())
	case a.options.Source != "":
		return tea.Batch(askBackground, a.recalling, a.open(a.options.Source))
	}
	return tea.Batch(askBackground, a.recalling, a.finding, a.lookInto())
}

// Update implements tea.Model.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := a.happened(msg)
	return a, tea.Batch(cmd, a.keep(), a.lookInto())
}

// happened names what happened; a method does it.
func (a *App) happened(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.resize(msg.Width, msg.Height)
	case tea.BackgroundColorMsg:
		a.paint(render.NewTheme(msg.IsDark()).Under(a.theme.Profile))
	case tea.ColorProfileMsg:
		a.paint(render.NewTheme(a.theme.Dark).Under(msg.Profile))
	case tea.KeyPressMsg:
		return a.press(msg)
	case tea.PasteMsg:
		return a.pasted(msg)
	case tea.MouseWheelMsg:
		a.wheel(msg.Mouse())
	case tea.MouseClickMsg:
		return a.click(msg.Mouse())
	case openedMsg:
		return a.opened(msg)
	case tickMsg:
		return a.tick(msg)
	case scannedMsg:
		return a.scanned(msg)
	case foundMsg:
		return a.found(msg)
	case countedMsg:
		return a.countedHits(msg)
	case siftedMsg:
		return a.siftOn(msg)
	case watchingMsg:
		return a.watching(msg)
	case changedMsg:
		return a.changed(msg)
	case placedMsg:
		return a.placed(msg)
	case failedMsg:
		a.fail(msg.err)
	case reloadedMsg:
		return a.reloaded(msg)
	case editedMsg:
		return a.edited(msg)
	default:
		return a.told(msg)
	}
	return nil
}

// resize takes a new screen size; the paragraph at the top stays there.
func (a *App) resize(width, height int) {
	a.width, a.height = width, height
	a.dropLetters()
	a.relayout()
}

// paint takes another theme.
func (a *App) paint(t render.Theme) {
	if t.Dark == a.theme.Dark && t.Profile == a.theme.Profile {
		return
	}
	a.theme = t
	if a.art != nil {
		a.page.resize(a.renderer(a.page.r.Width), a.page.height)
	}
}

// relayout fits the page to what the layout has become.
func (a *App) relayout() {
	if a.editor != nil {
		a.editor.fit(a.layout())
	}
	if a.art == nil {
		return
	}
	g := a.layout()
	r := a.page.r
	if r.Width != g.column {
		r = a.renderer(g.column)
	}
	a.page.resize(r, g.page)
	a.follow()
}

// renderer returns what renders the text as the reader wants to see it.
func (a *App) renderer(width int) *render.Renderer {
	switch {
	case a.asIs:
		return render.NewSource(a.theme, width)
	case a.wraps:
		return render.New(a.theme, width)
	}
	return render.NewPage(a.theme, width)
}

// moved is called after the page has moved: the pane follows, and what was read is noted.
func (a *App) moved() {
	a.roaming = false
	a.note()
	a.follow()
	a.reach()
}

// follow derives from the page which section is lit, and puts the pane's cursor there unless
// the reader is moving it.
func (a *App) follow() {
	k := a.art.SectionAt(a.place())
	if k != a.outline.current {
		a.outline.current = k
		a.outline.reveal(k)
	}
	if !a.roaming {
		a.list.cursor = a.outline.row(a.outline.lit())
	}
}
