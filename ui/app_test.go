package ui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"lede/model"
)

// prose is n paragraphs, each of a few lines at a width of 60.
func prose(n int, word string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "Paragraph %d of %s. %s\n\n", i+1, word, strings.Repeat("It goes on for a while and says little. ", 5))
	}
	return b.String()
}

// book is an article with sections on two levels, each longer than a page of 20 lines.
func book() string {
	var b strings.Builder
	b.WriteString("# The book\n\nA word before all sections.\n\n")
	for i := 1; i <= 3; i++ {
		fmt.Fprintf(&b, "## Chapter %d\n\n%s", i, prose(6, fmt.Sprint("chapter ", i)))
		for j := 1; j <= 2; j++ {
			fmt.Fprintf(&b, "### Part %d.%d\n\n%s", i, j, prose(5, fmt.Sprintf("part %d.%d", i, j)))
		}
	}
	return b.String()
}

func TestSectionKeysGoToHeadings(t *testing.T) {
	s := open(t, "book.md", book(), 100, 20)
	for _, step := range []struct{ key, top string }{
		{"]", "Chapter 1"}, {"]", "Part 1.1"}, {"J", "Part 1.2"}, {"p", "Chapter 1"},
		{"[", "The book"}, {"3", "The book"}, {"]", "Part 1.2"}, {"j", ""}, {"[", "Part 1.2"}, {"K", "Part 1.1"},
	} {
		s.keys(step.key)
		if step.top != "" && s.top() != step.top {
			t.Errorf("after %s the page begins with %q, want %q", step.key, s.top(), step.top)
		}
	}
}

func TestThePaneFollowsThePage(t *testing.T) {
	s := open(t, "book.md", book(), 100, 20)
	if s.lit() != "" {
		t.Errorf("at the top %q is lit, want the title", s.lit())
	}
	s.keys("G")
	if s.lit() != "Part 3.2" {
		t.Errorf("at the end %q is lit", s.lit())
	}
	s.keys("g", "]", "]", "space", "space")
	if s.lit() != "Part 1.2" {
		t.Errorf("after two pages of Part 1.1 %q is lit", s.lit())
	}
}

func TestTheLastSectionIsLitAtTheEnd(t *testing.T) {
	s := open(t, "short.md", "## One\n\n"+prose(12, "one")+"## Two\n\nShort.\n\n## Three\n\nShort.\n", 100, 20)
	for range 100 {
		s.keys("j")
	}
	if s.lit() != "Three" {
		t.Errorf("at the end by line %q is lit", s.lit())
	}
	s.keys("[")
	if s.lit() != "Two" || s.top() != "Two" {
		t.Errorf("[ from the end lights %q and shows %q, want Two", s.lit(), s.top())
	}
	s.keys("]")
	if s.lit() != "Three" || s.top() != "Three" {
		t.Errorf("] lights %q and shows %q, want Three", s.lit(), s.top())
	}
}

func TestFollowingPausesWhileTheReaderMovesInThePane(t *testing.T) {
	s := open(t, "book.md", book(), 100, 20)
	s.keys("tab", "j", "j", "j")
	if at := s.outline.section(s.list.cursor); s.art.Sections()[at].Title != "Part 1.2" || s.lit() != "" {
		t.Errorf("the cursor is at section %d, lit is %q", at, s.lit())
	}
	s.send(scannedMsg{s.art, s.art.Scan()})
	if at := s.outline.section(s.list.cursor); s.art.Sections()[at].Title != "Part 1.2" {
		t.Error("a step of the scan moved the cursor")
	}
	s.keys("enter")
	if s.top() != "Part 1.2" || s.lit() != "Part 1.2" || s.focus != readingPane {
		t.Errorf("enter shows %q and lights %q", s.top(), s.lit())
	}
}

func TestFolding(t *testing.T) {
	s := open(t, "book.md", book(), 100, 20)
	s.keys("tab", "j", "h")
	if strings.Contains(s.text(), "Part 1.1") || !strings.Contains(s.text(), "▸ Chapter 1") {
		t.Errorf("h did not fold:\n%s", s.text())
	}
	s.keys("j", "l", "l", "h", "h")
	if strings.Contains(s.text(), "Part 2.1") {
		t.Errorf("h in a part, then h, did not fold its chapter:\n%s", s.text())
	}
	s.keys("tab", "2", "]", "]")
	if s.top() != "Chapter 3" && s.top() != "Part 1.2" {
		t.Errorf("the page is at %q", s.top())
	}
	s.keys("g", "]", "]")
	if s.lit() != "Part 1.1" || !strings.Contains(s.text(), "▾ Chapter 1") {
		t.Errorf("going into a folded chapter did not open it: lit %q\n%s", s.lit(), s.text())
	}
}

func TestOddOutlines(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"starts at two", "## A\n\nx\n\n### B\n\nx\n\n## C\n\nx\n", "1 A, 2 B, 1 C"},
		{"lone first level", "# T\n\nx\n\n### A\n\nx\n\n#### B\n\nx\n", "1 A, 2 B"},
		{"one then four", "# T\n\nx\n\n# U\n\n#### A\n\nx\n", "1 T, 1 U, 2 A"},
		{"two alike", "## A\n\nx\n\n## A\n\ny\n", "1 A, 1 A"},
		{"none", "Just text.\n", ""},
	} {
		s := open(t, "x.md", c.text, 100, 20)
		var got []string
		for _, x := range s.art.Sections() {
			got = append(got, fmt.Sprint(x.Level, " ", x.Title))
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s: sections %v, want %s", c.name, got, c.want)
		}
		s.keys("]", "]", "[", "p", "tab", "j", "h", "l", "enter", "G", "?", "esc", "t", "t")
		s.text()
	}
}

func TestTwoHeadingsAlikeAreTwoPlaces(t *testing.T) {
	s := open(t, "x.md", "## A\n\nfirst\n\n## A\n\nsecond\n", 100, 20)
	s.keys("]", "]")
	if s.outline.current != 1 || strings.Contains(s.text(), "first") {
		t.Errorf("the second A is not at the top:\n%s", s.text())
	}
}

func TestResizeKeepsTheParagraph(t *testing.T) {
	s := open(t, "book.md", book(), 100, 20)
	s.keys("]", "]", "space", "space", "j")
	before := s.top()
	words := strings.Fields(before)[0:3]
	for _, w := range []int{60, 40, 25, 140, 7, 100} {
		s.send(tea.WindowSizeMsg{Width: w, Height: 20})
	}
	if s.top() != before {
		t.Errorf("after going through other sizes the page begins with %q, before with %q (%v)", s.top(), before, words)
	}
}

func TestNarrowScreensShowOnePane(t *testing.T) {
	s := open(t, "book.md", book(), 60, 20)
	if strings.Contains(s.text(), "│") || !strings.Contains(s.text(), "A word before") {
		t.Errorf("want the text alone:\n%s", s.text())
	}
	s.keys("tab")
	if strings.Contains(s.text(), "A word before") || !strings.Contains(s.text(), "Part 2.1") {
		t.Errorf("want the sections alone:\n%s", s.text())
	}
	s.keys("j", "j", "enter")
	if s.top() != "Part 1.1" {
		t.Errorf("enter shows %q", s.top())
	}
}

func TestCountsAndSourceLines(t *testing.T) {
	s := open(t, "lines.md", "one\n\ntwo\n\nthree\n\n"+prose(30, "x"), 100, 20)
	s.keys("5", "G")
	if s.top() != "three" {
		t.Errorf("5G shows %q", s.top())
	}
	s.keys("g", "2", "j")
	if s.top() != "two" {
		t.Errorf("2j shows %q", s.top())
	}
	s.keys("g", "1", "0", "j", "1", "0", "k")
	if s.top() != "one" {
		t.Errorf("10j 10k shows %q", s.top())
	}
}

func TestEscNeverQuitsAndQDoes(t *testing.T) {
	s := open(t, "x.md", book(), 100, 20)
	s.keys("esc", "?", "esc", "tab", "esc")
	if s.quit || s.focus != readingPane {
		t.Errorf("quit %v, focus %v", s.quit, s.focus)
	}
	if s.keys("q"); !s.quit {
		t.Error("q did not quit")
	}
}

func TestAKeySoonBehindEscIsNotLost(t *testing.T) {
	s := open(t, "x.md", book(), 100, 20)
	s.keys("tab")
	s.send(tea.KeyPressMsg{Code: ']', Mod: tea.ModAlt}) // what terminals make of Esc and ] at once
	if s.focus != readingPane || s.top() != "Chapter 1" {
		t.Errorf("the focus is %v, the page begins with %q", s.focus, s.top())
	}
}

func TestTheFooterTellsTheKeysThatWaitForMore(t *testing.T) {
	s := open(t, "x.md", book(), 100, 20)
	for _, c := range []struct{ key, want string }{{"1", " 1 "}, {"2", " 12 "}, {"z", " 12z "}, {"R", " The book "}, {"z", " z "}} {
		s.keys(c.key)
		if got := s.footer(); !strings.Contains(ansi.Strip(got), c.want) {
			t.Errorf("after %s the footer is %q, want %q", c.key, got, c.want)
		}
	}
}

func TestHoursThatNobodyWillReadAreNotTold(t *testing.T) {
	s := open(t, "x.md", prose(400, "a"), 100, 20)
	if got := s.facts(); got != "0 % · 63 min left" {
		t.Errorf("of a long text the footer tells %q", got)
	}
	s = open(t, "x.md", strings.Repeat(prose(400, "a"), 200), 100, 20)
	if got := s.facts(); got != "0 %" {
		t.Errorf("of an endless text the footer tells %q", got)
	}
}

func TestWheelMovesWhatIsUnderIt(t *testing.T) {
	s := open(t, "book.md", book(), 100, 20)
	s.send(tea.MouseWheelMsg{Button: tea.MouseWheelDown, X: 50, Y: 5})
	if s.top() == "The book" {
		t.Error("the wheel over the text did not move it")
	}
	s.send(tea.MouseClickMsg{Button: tea.MouseLeft, X: 5, Y: 3})
	if s.top() != "Part 1.2" {
		t.Errorf("a click on the fourth row shows %q", s.top())
	}
}

func TestReadSectionsAreMarked(t *testing.T) {
	s := open(t, "book.md", book(), 100, 20)
	s.keys("]", "]") // jumping over a chapter is not reading it
	if len(s.outline.read) != 0 {
		t.Errorf("%d sections are marked as read", len(s.outline.read))
	}
	for range 10 {
		s.keys("space")
	}
	at := s.art.Sections()[1].At
	if !s.outline.read[at] || s.outline.read[s.art.Sections()[0].At] {
		t.Errorf("read are %v, want Part 1.1 at %d among them and not Chapter 1", s.outline.read, at)
	}
}

func TestLibraryOpensAndComesBack(t *testing.T) {
	texts := map[model.Source]string{"a": "# First\n\ntext of a\n", "b": "# Second\n\ntext of b\n"}
	o := Options{
		Library: []Entry{{Title: "First article", Source: "a"}, {Title: "Gone", Source: "gone"}, {Title: "Second article", Source: "b"}},
		Open: func(r model.Request) (*model.Article, error) {
			src := r.Source
			if texts[src] == "" {
				return nil, fmt.Errorf("%s: no such file", src)
			}
			return model.Read(src+".md", []byte(texts[src]))
		},
	}
	s := &story{App: New(o, 100, 20), t: t}
	s.run(s.Init())
	s.keys("j", "enter")
	if !strings.Contains(s.text(), "gone: no such file") || !strings.Contains(s.text(), "Second article") {
		t.Errorf("a file that is gone:\n%s", s.text())
	}
	s.keys("j", "enter")
	if !strings.Contains(s.text(), "text of b") {
		t.Errorf("the second article is not shown:\n%s", s.text())
	}
	s.keys("esc")
	if !strings.Contains(s.text(), "First article") {
		t.Errorf("esc does not go back to the list:\n%s", s.text())
	}
}

func TestEverySectionOfTheLastPageCanBeGoneTo(t *testing.T) {
	for tail := 1; tail < 20; tail++ {
		text := "## One\n\n" + prose(8, "one") + "## Two\n\n" + strings.Repeat("x\n\n", tail) + "## Three\n\nShort.\n"
		s := open(t, "short.md", text, 100, 20)
		s.keys("]")
		if s.lit() != "Two" {
			t.Errorf("with %d paragraphs in it, going to Two lights %q", tail, s.lit())
		}
	}
}
