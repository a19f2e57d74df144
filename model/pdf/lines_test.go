package pdf

import (
	"strings"
	"testing"
)

func TestItemsOfListsAreInOnePiece(t *testing.T) {
	for name, c := range map[string][2]string{
		"an item that goes on":       {"• one (a\n\ntwo)\n\n• three", "• one (a\n  two)\n• three"},
		"two lines of it":            {"• one\n\ntwo\nthree\n\n• four.", "• one\n  two\n  three\n• four."},
		"one that has an end":        {"• one.\n\ntwo\n\n• three", "• one.\n\ntwo\n\n• three"},
		"the last one":               {"• one,\n\ntwo\n\nthree", "• one,\n  two\n\nthree"},
		"a paragraph behind it":      {"• one\n\nTwo\n\nthree", "• one\n\nTwo\n\nthree"},
		"items that stand apart":     {"• one\n\n• two\n\n• three", "• one\n\n• two\n\n• three"},
		"two paragraphs after it":    {"• one\n\nTwo\n\nthree\n\n• four", "• one\n\nTwo\n\nthree\n\n• four"},
		"text without items":         {"one\n\ntwo", "one\n\ntwo"},
		"an item that is in a piece": {"• one\ntwo\n\n• three", "• one\ntwo\n\n• three"},
	} {
		if got := strings.Join(joinItems(strings.Split(c[0], "\n")), "\n"); got != c[1] {
			t.Errorf("%s: %q, want %q", name, got, c[1])
		}
	}
}
