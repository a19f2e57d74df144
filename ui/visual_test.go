package ui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// choosable is a text of which parts can be chosen: its second part is longer than a page.
const choosable = "# T\n\nOne *word*.\n\n- a\n- b\n\n```go\ncode()\n```\n\n<!-- unseen -->\n\nLast of one.\n\n## Two\n\n"

// barred returns the lines of text beside which the bar of what is chosen stands.
func (s *story) barred() string {
	var lines []string
	for _, row := range strings.Split(s.text(), "\n") {
		if _, right, _ := strings.Cut(row, "│"); strings.HasPrefix(right, "▌ ") {
			if l := strings.TrimSpace(right[len("▌ "):]); l != "" {
				lines = append(lines, l)
			}
		}
	}
	return strings.Join(lines, " / ")
}

func TestMovingChoosesAndYCopiesTheSource(t *testing.T) {
	s := open(t, "x.md", choosable+prose(20, "two"), 80, 24)
	s.keys("V")
	for _, step := range []struct{ key, want string }{
		{"", "T"}, {"j", "T / ─ / One word."}, {"j", "T / ─ / One word. / • a"},
		{"2", "T / ─ / One word. / • a"}, {"j", "T / ─ / One word. / • a / • b / code()"},
		{"k", "T / ─ / One word. / • a / • b"},
	} {
		if step.key != "" {
			s.keys(step.key)
		}
		if got := s.barred(); got != step.want {
			t.Errorf("after %q chosen is %q, want %q", step.key, got, step.want)
		}
	}
	s.keys("j", "y")
	if want := "# T\n\nOne *word*.\n\n- a\n- b\n\n```go\ncode()\n```\n"; s.clipboard != want || s.message != "copied what was chosen" {
		t.Errorf("copied is %q, want %q; the message is %q", s.clipboard, want, s.message)
	}
	if s.barred() != "" {
		t.Errorf("after copying, %q is chosen", s.barred())
	}
}

func TestChoosingReachesAsFarAsAnyKeyMoves(t *testing.T) {
	s := open(t, "x.md", choosable+prose(20, "two"), 80, 24)
	for _, c := range []struct{ keys, first, last string }{
		{"V G", "# T", "Paragraph 20 of two."}, {"V ]", "# T", "## Two"}, {"] V g", "# T", "## Two"}, {"V / 7 space o f enter", "# T", "Paragraph 7 of two."},
		{"] 9 j V 8 k", "Last of one.", "Paragraph 2 of two."}, {"V space", "# T", "Paragraph 3 of two."},
	} {
		s.keys("g").keys(strings.Fields(c.keys)...).keys("y")
		lines := strings.Split(strings.TrimSpace(s.clipboard), "\n")
		if first, last := lines[0], lines[len(lines)-1]; !strings.HasPrefix(first, c.first) || !strings.HasPrefix(last, c.last) {
			t.Errorf("%s copies from %q to %q, want %q to %q", c.keys, first, last, c.first, c.last)
		}
	}
}

func TestChoosingBringsItsEndIntoView(t *testing.T) {
	s := open(t, "x.md", choosable+prose(20, "two"), 80, 24)
	s.keys("V", "4", "0", "j")
	if got := s.barred(); !strings.HasSuffix(got, "/ goes on for a while and says little. It goes on for / a while and says little. It goes on for a while and") || !strings.Contains(got, "Paragraph 7 of two.") {
		t.Errorf("the end of what is chosen is out of view: %q", got)
	}
	s.keys("9", "9", "k")
	if got := s.barred(); got != "T" {
		t.Errorf("all the way back, chosen is %q", got)
	}
}

func TestLinesOfABlockCanBeChosen(t *testing.T) {
	long := "A paragraph of **several\nwords** that goes on\nfor [some](https://example.org/a-long-address) lines on a screen of usual width, and has `code` and\nmore in it, so that there are lines to choose from.\n"
	text := "# T\n\n" + long + "\n```go\nfunc main() {\n\tf()\n}\n```\n\n| a | b |\n|---|---|\n| c | d |\n| e | f |\n\n> one\n> two\n\n1. first\n2. second\n"
	for _, c := range []struct{ query, keys, want string }{
		{"paragraph", "V", "A paragraph of **several\nwords** that goes on\nfor [some](https://example.org/a-long-address)\n"},
		{"usual", "V", "lines on a screen of usual width, and has `code` and\n"},
		{"usual", "V j", "lines on a screen of usual width, and has `code` and\nmore in it, so that there are lines to choose from.\n"},
		{"usual", "V k", "A paragraph of **several\nwords** that goes on\nfor [some](https://example.org/a-long-address) lines on a screen of usual width, and has `code` and\n"},
		{"choose from", "V j", "more in it, so that there are lines to choose from.\n\n```go\nfunc main() {\n"},
		{"main", "V 2 j", "```go\nfunc main() {\n\tf()\n}\n```\n"}, {"f()", "V", "\tf()\n"}, {"f()", "V j", "\tf()\n}\n```\n"},
		{"c", "n n n V", "| c | d |\n"}, {"e", "V", "| e | f |\n"}, {"b", "V j j", "| a | b |\n|---|---|\n| c | d |\n| e | f |\n"},
		{"one", "V", "> one\n> two\n"}, {"second", "V", "2. second\n"}, {"first", "V j", "1. first\n2. second\n"},
	} {
		s := open(t, "x.md", text+strings.Repeat("\nMore.\n", 30), 80, 34)
		s.keys("/", "ctrl+t")
		for _, r := range c.query {
			s.keys(strings.ReplaceAll(string(r), " ", "space"))
		}
		s.keys("enter").keys(strings.Fields(c.keys)...).keys("y")
		if s.clipboard != c.want {
			t.Errorf("from %q on, %s copies %q, want %q", c.query, c.keys, s.clipboard, c.want)
		}
	}
}

func TestWhatIsChosenStaysChosenAtAnotherWidth(t *testing.T) {
	s := open(t, "x.md", choosable+prose(20, "two"), 80, 24)
	s.keys("]", "V", "2", "j")
	s.send(tea.WindowSizeMsg{Width: 74, Height: 24})
	if got, want := s.barred(), "Two / Paragraph 1 of two."; !strings.HasPrefix(got, want) {
		t.Errorf("in a narrower screen, %q is chosen, want %q", got, want)
	}
	s.keys("x")
	if got, want := s.barred(), "## Two / Paragraph 1 of two."; !strings.HasPrefix(got, want) {
		t.Errorf("in the source, %q is chosen, want %q", got, want)
	}
}

func TestEscLeavesTheChoice(t *testing.T) {
	s := open(t, "x.md", choosable+prose(20, "two"), 80, 24)
	for _, key := range []string{"esc", "V"} {
		if s.keys("V", "j", key); s.choice != nil || s.barred() != "" {
			t.Errorf("after %s, %q is chosen", key, s.barred())
		}
	}
	s.keys("V", "j", "x")
	if !strings.Contains(s.barred(), "One *word*.") {
		t.Errorf("in the source, %q is chosen", s.barred())
	}
}

func TestWithoutAMarginTheChoiceIsReversed(t *testing.T) {
	s := open(t, "x.md", choosable+prose(20, "two"), 25, 24)
	s.keys("V", "j")
	if rows := strings.Split(s.screen(), "\n"); !strings.Contains(rows[4], "\x1b[7mOne word.") {
		t.Errorf("what is chosen is not reversed: %q", rows)
	}
	s.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	if rows := strings.Split(ansi.Strip(s.screen()), "\n"); !strings.Contains(rows[4], "│▌ One word.") {
		t.Errorf("with a margin there is no bar: %q", rows)
	}
}
