package ui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// wideThings has prose, a table, code and prose again.
const wideThings = `# Wide things

Some prose before the table, of which the lines are wrapped to the measure of the page and never cut.

| Feature | lede | glow | less | ov | moor | visidata | mdcat | treemd |
|---|---|:-:|--:|---|---|---|---|---|
| Sections | derived from any text | no | 0 | one side bar | no | no | no | [cut](https://example.org/treemd) |
| 日本語 | 広い文字 | いいえ | 42 | はい | 789 | 表計算 | いいえ | 見出し |

And some code:

` + "```go\n" + `func Greet(ctx context.Context, name string, options ...Option) (greeting string, err error) { // greets
	return "", nil
}
` + "```" + `

More prose, which says nothing that has to do with what stands above it.
`

// spreadsheet is a table of 20 columns and some rows.
func spreadsheet(rows int) string {
	var b strings.Builder
	b.WriteString("id")
	for c := range 20 {
		fmt.Fprintf(&b, ",column %c", 'A'+c)
	}
	for r := range rows {
		fmt.Fprintf(&b, "\nrow %d", r)
		for c := range 20 {
			fmt.Fprintf(&b, ",%c%d", 'a'+c, r)
		}
	}
	return b.String() + "\n"
}

// TestSideways compares screens with those that were looked at and found good.
func TestSideways(t *testing.T) {
	for _, c := range []struct {
		name, file, text string
		width, height    int
		keys             string
	}{
		{"wide", "wide.md", wideThings, 100, 26, ""},
		{"wide-right", "wide.md", wideThings, 100, 26, "right"},
		{"wide-last", "wide.md", wideThings, 60, 26, "$"},
		{"wide-wrapped", "wide.md", wideThings, 60, 40, "right w"},
		{"wide-sheet", "data.csv", spreadsheet(200), 100, 16, "space 3 right"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := open(t, c.file, c.text, c.width, c.height)
			s.keys(strings.Fields(c.keys)...)
			s.want(c.name)
		})
	}
}

// TestSidewaysAndBack comes back to the first screen, whatever the keys.
func TestSidewaysAndBack(t *testing.T) {
	for _, keys := range []string{"right left", "> > > < < <", "5 right 9 left", "$ 0", "$ ^", "right 9 9 left", "right w w 0", "tab > < tab"} {
		s := open(t, "wide.md", wideThings, 80, 24)
		before := s.text()
		s.keys(strings.Fields(keys)...)
		s.message = ""
		if got := s.text(); got != before {
			t.Errorf("after %s the screen is\n%s\nand should be\n%s", keys, got, before)
		}
	}
}

// TestNothingWide says that nothing moves where nothing is wider than the page.
func TestNothingWide(t *testing.T) {
	s := open(t, "x.md", "# A\n\nwords\n\n```\ncode\n```\n", 80, 24)
	if strings.Contains(s.text(), "→") {
		t.Error("the footer tells a key that does nothing here")
	}
	if s.keys("right"); !strings.Contains(s.text(), "nothing in view is wider than the page") {
		t.Errorf("nothing says why nothing happens:\n%s", s.text())
	}
}

// TestCodeGoesOnAsFar moves a long listing, of which all parts stand as far to the left, and comes to another, which does not.
func TestCodeGoesOnAsFar(t *testing.T) {
	var b strings.Builder
	b.WriteString("```\n")
	for i := range 400 {
		fmt.Fprintf(&b, "line %3d %s end of %d\n", i, strings.Repeat("=", 20+(i%7)*10), i)
	}
	b.WriteString("```\n\nwords\n\n```\nanother listing " + strings.Repeat("-", 90) + "\n```\n")
	s := open(t, "x.md", b.String(), 80, 24)
	s.keys("right")
	for range 40 {
		s.keys("space")
		if s.page.skip == 0 || strings.Contains(s.text(), "words") {
			break
		}
		for _, l := range s.page.visible(nil) {
			if l = ansi.Strip(l); strings.Contains(l, "line ") {
				t.Fatalf("a line stands where it stood at first: %q", l)
			}
		}
	}
	if s.keys("G"); !strings.Contains(s.text(), "another listing") {
		t.Errorf("another listing moved with the first:\n%s", s.text())
	}
}

// TestSheetStaysAsFar goes to the end of a large table, of which the parts that were never seen stand as far to the left, below the names of their columns.
func TestSheetStaysAsFar(t *testing.T) {
	s := open(t, "data.csv", spreadsheet(3000), 100, 20)
	s.keys("9", "right", "G")
	if rows := strings.Split(s.text(), "\n"); !strings.Contains(rows[0], "id") || !strings.Contains(rows[0], "column L") || !strings.Contains(s.text(), "row 2999") || !strings.Contains(s.text(), "l2999") {
		t.Errorf("at the end the columns are others:\n%s", s.text())
	}
}

// TestHitIsSeen searches for what stands outside the page.
func TestHitIsSeen(t *testing.T) {
	s := open(t, "wide.md", wideThings, 80, 24)
	for _, word := range []string{"treemd", "greets", "Greet", "見出し", "lede", "err"} {
		s.keys("/")
		s.keys(strings.Split(word, "")...)
		if s.keys("enter"); !strings.Contains(strings.Join(pageOf(s), "\n"), word) {
			t.Errorf("%s is found, but not seen:\n%s", word, s.text())
		}
	}
	if s.keys("0"); !strings.Contains(s.text(), "func Greet") {
		t.Errorf("the way back is not found:\n%s", s.text())
	}
}

// pageOf returns the lines of the page as they are shown, without styles.
func pageOf(s *story) []string {
	lines := s.page.visible(s.painter())
	for i := range lines {
		lines[i] = ansi.Strip(lines[i])
	}
	return lines
}

// TestLinkOutOfThePage has a letter where it is seen, and none where it isn't.
func TestLinkOutOfThePage(t *testing.T) {
	s := open(t, "wide.md", wideThings, 80, 24)
	if n := len(s.linksInView()); n != 0 {
		t.Errorf("%d links out of the page have letters", n)
	}
	s.keys("$")
	links := s.linksInView()
	if len(links) != 1 || links[0].Dest != "https://example.org/treemd" {
		t.Fatalf("the links are %v", links)
	}
	if l := pageOf(s)[links[0].Row]; !strings.HasPrefix(ansi.Cut(l, links[0].Column, 80), "cut") {
		t.Errorf("the letter stands at column %d of %q", links[0].Column, l)
	}
}

// TestCopyingTakesAll copies code and lines as they stand in the source, wherever they were moved.
func TestCopyingTakesAll(t *testing.T) {
	s := open(t, "wide.md", wideThings, 80, 24)
	if s.keys("3", "right", "c"); !strings.HasPrefix(s.clipboard, "func Greet(") || !strings.Contains(s.clipboard, "// greets\n") {
		t.Errorf("the code copied is %q", s.clipboard)
	}
	s.keys("/")
	s.keys(strings.Split("treemd", "")...)
	if s.keys("enter", "V", "y"); !strings.HasPrefix(s.clipboard, "| Feature |") || !strings.Contains(s.clipboard, "| treemd |") {
		t.Errorf("the line copied is %q", s.clipboard)
	}
}

// TestWheelMovesSideways moves with a wheel that tilts, and with one that is turned with Shift held.
func TestWheelMovesSideways(t *testing.T) {
	for _, wheel := range []tea.Mouse{{Button: tea.MouseWheelRight}, {Button: tea.MouseWheelDown, Mod: tea.ModShift}} {
		s := open(t, "wide.md", wideThings, 80, 24)
		top := s.top()
		s.send(tea.MouseWheelMsg(wheel))
		if strings.Contains(s.text(), "func Greet") || s.top() != top {
			t.Errorf("%v did not move the code sideways:\n%s", wheel, s.text())
		}
	}
}

// TestWiderScreenShowsMore makes the page so wide that all has room, and then narrow again.
func TestWiderScreenShowsMore(t *testing.T) {
	s := open(t, "wide.md", wideThings, 80, 24)
	s.keys("$")
	s.send(tea.WindowSizeMsg{Width: 200, Height: 24})
	if s.keys("9", "9", "+"); !strings.Contains(s.text(), "func Greet") || !strings.Contains(s.text(), "// greets") {
		t.Errorf("on a wide page code is hidden:\n%s", s.text())
	}
}

// TestEveryCellIsSeen moves through a table to its end: each cell is seen whole at some step.
func TestEveryCellIsSeen(t *testing.T) {
	for _, width := range []int{40, 60, 80, 120} {
		s := open(t, "data.csv", spreadsheet(3), width, 24)
		seen := s.text()
		for range 60 {
			seen += s.keys("right").text()
		}
		for c := range 20 {
			for r := range 3 {
				if cell := fmt.Sprintf("%c%d", 'a'+c, r); !strings.Contains(seen, cell) {
					t.Errorf("on %d columns %s is never seen", width, cell)
				}
			}
		}
	}
}
