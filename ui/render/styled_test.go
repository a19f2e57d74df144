package render

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"lede/model"
)

// printed is a text as man writes it for a printer.
const printed = `FERRY(1)                     Harbour Commands                     FERRY(1)

N` + "\b" + `NA` + "\b" + `AM` + "\b" + `ME` + "\b" + `E
       f` + "\b" + `fe` + "\b" + `er` + "\b" + `rr` + "\b" + `ry` + "\b" + `y - take people across the w` + "\b_a\b_t\b_e\b_r\b_" + ` and goods as  well  as  luggage,
       all that is n` + "\b" + `no` + "\b" + `ot` + "\b" + `t too h` + "\b" + `he` + "\b" + `ea` + "\b" + `av` + "\b" + `vy` + "\b" + `y to be carried by one person alone.

S` + "\b" + `SY` + "\b" + `YN` + "\b" + `NO` + "\b" + `OP` + "\b" + `PS` + "\b" + `SI` + "\b" + `IS` + "\b" + `S
       ` + "\x1b[1;31mferry\x1b[m [\x1b[1m-n\x1b[m] [\x1b[1m--to \x1b[4misland one\x1b[m] \x1b[7mpassenger\x1b[m..." + `
`

// shownOf returns all lines of a text.
func shownOf(t *testing.T, r *Renderer, text string) (lines []string) {
	t.Helper()
	a, err := model.Read("ferry.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if err := a.ScanAll(); err != nil {
		t.Fatal(err)
	}
	for b := range a.Blocks(0) {
		lines = append(lines, r.Lines(a, b)...)
	}
	return lines
}

func TestWhatWasStruckTwiceIsBold(t *testing.T) {
	got := visible(shownOf(t, New(NewTheme(true), 72), printed))
	for _, want := range []string{"‹94;1›NAME‹›", "‹1›ferry‹› - take", "‹4›water‹› and goods", "is ‹1›not‹› too ‹1›heavy‹›", "‹94;1›SYNOPSIS‹›",
		"[‹1›-n‹›] [‹1›--to‹› ‹4;1›island one‹›] ‹7›passenger‹›..."} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	narrow := visible(shownOf(t, New(NewTheme(true), 15), printed))
	if want := "‹4;1›island‹›\n‹4;1›one‹›]"; !strings.Contains(narrow, want) {
		t.Errorf("over a line's end, %q is not in\n%s", want, narrow)
	}
}

func TestStylesDontChangeWhatIsRead(t *testing.T) {
	for width := 1; width < 100; width++ {
		styled := shownOf(t, New(NewTheme(true), width), printed)
		bare := shownOf(t, New(BareTheme(), width), printed)
		if got := visible(bare); strings.Contains(got, "‹") {
			t.Fatalf("without styles, it is\n%s", got)
		}
		for i, l := range styled {
			if ansi.StringWidth(l) > width {
				t.Errorf("a line of %d columns at width %d: %q", ansi.StringWidth(l), width, l)
			}
			if strings.Contains(l, "\x1b") && !strings.HasSuffix(l, "\x1b[m") && strings.LastIndex(l, "\x1b[m") < strings.LastIndex(l, "\x1b[") {
				t.Errorf("a style goes on behind the line %q", l)
			}
			if got := strings.ReplaceAll(ansi.Strip(l), "─", ""); len(styled) == len(bare) && strings.TrimSpace(got) != strings.TrimSpace(strings.ReplaceAll(bare[i], "─", "")) && got != "" && width > 60 {
				t.Errorf("%q reads %q", bare[i], got)
			}
		}
	}
}

func TestStylesGoOnTopOfOthers(t *testing.T) {
	code := "table:   a\b_b\b_   c\n         x   y\bY\n\n" // columns of code on its ground
	text := strings.Repeat("Some words of a text that has enough of them to be one that is wrapped at about\nseventy columns, as most are.\n\n", 9) + code
	got := visible(shownOf(t, New(NewTheme(true), 60), text+"N\bN o\bo\n"))
	if !strings.Contains(got, "‹4;38;5;252;48;5;236›ab") && !strings.Contains(got, "‹4›ab‹›‹38;5;252;48;5;236›") {
		t.Errorf("in code there is no underline on the ground of code:\n%s", got[max(0, len(got)-800):])
	}
}
