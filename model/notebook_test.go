package model

import (
	"strings"
	"testing"
)

func TestDamagedNotebooks(t *testing.T) {
	const cells = `{"cells": [{"cell_type": "markdown", "source": "Begins."}, `
	for name, c := range map[string]struct{ text, shows, fails string }{
		"cut":         {text: cells + `{"cell_type": "code", "sou`, shows: "The rest can't be read"},
		"cut between": {text: cells, shows: "Begins."},
		"no cells":    {text: cells + `7, null, [1], {"source": {"a": 1}}], "metadata": 7}`, shows: "Begins."},
		"no notebook": {text: `{"a": 1}`, fails: "damaged notebook"},
		"no JSON":     {text: "text", fails: "damaged notebook"},
		"nested":      {text: strings.Repeat(`{"a": [`, 100_000), fails: "damaged notebook"},
		"empty":       {text: `{"cells": []}`, fails: "has no text in it"},
	} {
		_, got, err := readAll(t, "x.ipynb", c.text)
		switch {
		case c.fails != "":
			if err == nil || !strings.Contains(err.Error(), c.fails) {
				t.Errorf("%s: %v, %.200q", name, err, got)
			}
		case err != nil || !strings.Contains(got, c.shows):
			t.Errorf("%s: %v, %.200q", name, err, got)
		}
	}
}
