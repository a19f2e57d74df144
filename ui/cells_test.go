package ui

import (
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestSimpleTextsTakeTheSameColumnsByEitherCount(t *testing.T) {
	for _, g := range simple {
		for r := max(g[0], ' '); r <= g[1]; r++ {
			for _, s := range []string{string(r), "a" + string(r), string(r) + "a", string(r) + string(r), "世" + string(r)} {
				if by, one := ansi.GraphemeWidth.StringWidth(s), ansi.WcWidth.StringWidth(s); by != one {
					t.Errorf("%q (%U) takes %d columns by graphemes, %d one by one", s, r, by, one)
				}
			}
		}
	}
	for _, s := range []string{"e\u0301", "👨‍👩‍👧", "❤️", "1\u20e3", "a\u200db", "กำ", "नि", "\U0001f1e9\U0001f1ea"} {
		if isSimple(s) {
			t.Errorf("%q is taken for simple", s)
		}
	}
	if !isSimple("▌ A word… │ “quoted” • Привет, 世界。 → ▾") {
		t.Error("what every screen has is not taken for simple")
	}
}
