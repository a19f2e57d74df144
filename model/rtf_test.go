package model

import (
	"strings"
	"testing"
)

func TestDamagedRTF(t *testing.T) {
	for name, c := range map[string]struct{ text, shows string }{
		"cut":              {`{\rtf1\b Begins.\par And`, "Begins."},
		"cut in a note":    {`{\rtf1 Begins.{\footnote A note`, "A note"},
		"cut in a table":   {`{\rtf1 Begins.\par\intbl a\cell b`, "a"},
		"cut in a word":    {`{\rtf1 Begins.\pa`, "Begins."},
		"groups":           {`{\rtf1 Begins.\par ` + strings.Repeat("{", 1<<20), "Begins."},
		"notes in notes":   {`{\rtf1 Begins.` + strings.Repeat(`{\footnote x`, 10_000), "Begins."},
		"runs":             {`{\rtf1 Begins.` + strings.Repeat(`\b x\b0 y`, 200_000) + "}", "Begins."},
		"cells":            {`{\rtf1 Begins.\par` + strings.Repeat(`\intbl x\cell`, 200_000) + `\row}`, "Begins."},
		"a long binary":    {`{\rtf1 Begins.\par{\pict\bin2000000000 }}`, "Begins."},
		"a long name":      {`{\rtf1 Begins.\par\` + strings.Repeat("a", 1<<20) + "}", "Begins."},
		"closed too often": {`{\rtf1 Begins.}}}}}}`, "Begins."},
	} {
		if _, got, err := readAll(t, "x.rtf", c.text); err != nil || !strings.Contains(got, c.shows) {
			t.Errorf("%s: %v, %.300q", name, err, got)
		}
	}
	if _, _, err := readAll(t, "x", `{\rtf1{\info nothing}}`); err == nil || !strings.Contains(err.Error(), "has no text in it") {
		t.Errorf("without text: %v", err)
	}
}
