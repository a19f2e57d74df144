package plain

import (
	"strings"
	"testing"
)

// TestLongRun reads hundreds of short lines in a row: what stands out behind them is looked at, the others are those of a list.
func TestLongRun(t *testing.T) {
	text := strings.Repeat("Apple Tart\n\n", 400) + "\nWhat Was Baked\n\nNothing of all this has been baked in this house since the oven broke down in the autumn of last year.\n"
	x := New([]byte(text), testOptions)
	looked, last := 0, ""
	for b := (Block{}); int(b.End) < len(text); {
		b = x.Next(b, []byte(text[b.End:]))
		if b.Left.what == whatLine {
			looked, last = looked+1, x.Title([]byte(text[b.Start:b.End]))
		}
	}
	if looked != longRun+1 || last != "What Was Baked" {
		t.Errorf("%d lines were looked at, the last of them %q; want %d and the one that stands out", looked, last, longRun+1)
	}
}
