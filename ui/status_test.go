package ui

import (
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestAllElseInTheFooterGivesWayToAMessage(t *testing.T) {
	s := open(t, "x.md", "# T\n\n"+prose(20, "text"), 80, 20)
	for _, c := range []struct {
		message, want string
	}{
		{"short", " short                                               13 % · 3 min left   ? help "},
		{"a message of which no word must get lost: read it all", " a message of which no word must get lost: read it all        13 % · 3 min left "},
		{"a message of which no word must get lost, since it says what to do next time", " a message of which no word must get lost, since it says what to do next time   "},
		{"a message that is longer than the whole screen, which should be a rare thing to see", " a message that is longer than the whole screen, which should be a rare thing t…"},
	} {
		s.say("%s", c.message)
		if got := ansi.Strip(s.footer()); got != c.want {
			t.Errorf("the footer is\n%q, want\n%q", got, c.want)
		}
	}
}
