package ui

const (
	usualMeasure    = 72 // columns of a line of text
	leastMeasure    = 20
	mostMeasure     = 160
	measureStep     = 4
	onePane         = 70 // screens narrower than this show one pane at a time
	leastPane       = 24
	mostPane        = 34
	margin          = 2 // blank columns at least on each side of the text
	bareWidth       = 20
	bareHeight      = 5 // screens smaller than this show text only
	marginFromWidth = 30
	pathHeight      = 10 // panes lower than this have no room for the path above the text
)

// layout is how the screen is divided.
type layout struct {
	pane   int // columns of the sections pane, 0 if it is not shown
	rule   bool
	text   int // columns of the reading pane, 0 if it is not shown
	left   int // blank columns before the text in it
	column int // columns of the text
	height int // rows of the panes
	page   int // rows of the text: one less where the path of the section stands above it
	below  int // rows below the panes, 0 if nothing stands there
	most   int // rows that may stand there, but for the rule above them
	words  int // columns of what stands there
	before int // blank columns before it
	footer bool
}

// layout divides the screen.
func (a *App) layout() layout {
	g := layout{text: a.width, height: a.height}
	if a.height >= bareHeight && a.width >= bareWidth {
		g.footer = true
		g.height--
	}
	switch {
	case a.width >= onePane && !a.noSections:
		g.pane = min(max(a.width/4, leastPane), mostPane)
		g.rule = true
		g.text = a.width - g.pane - 1
	case a.width < onePane && a.focus == sectionsPane:
		g.pane = a.width
	}
	side := 0
	if g.text >= marginFromWidth {
		side = margin
	}
	g.column = max(1, min(a.measure, g.text-2*side))
	g.left = max(side, (g.text-g.column)/2)
	if g.column < g.text && g.left+g.column > g.text {
		g.left = g.text - g.column
	}
	g.words, g.before, g.most = g.column, g.left, 1
	switch {
	case a.menu != nil:
		g.words = max(1, min(a.width, usualMeasure)-2*margin)
		g.before = (a.width - g.words) / 2
	case g.rule:
		g.before += g.pane + 1
	}
	if g.footer {
		g.most = max(1, min(mostRows, (g.height-1)/3))
		if _, rows := a.belowRows(g); len(rows) > 0 {
			g.below = len(rows) + 1
		}
	}
	g.height = max(1, g.height-g.below)
	g.page = g.height
	if g.height >= pathHeight && !a.noPath {
		g.page--
	}
	return g
}
