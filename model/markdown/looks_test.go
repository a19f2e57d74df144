package markdown

import "testing"

func TestLooks(t *testing.T) {
	for text, want := range map[string]bool{
		"# Tool\n\nIt does things.\n\n## Install\n\n```\nmake\n```\n":                                       true,
		"Tool\n====\n\nSee [the site](https://example.org).\n\n~~~\nmake\n~~~\n":                            true,
		"## 1.2.0\n\n- fixed it\n\n## 1.1.0\n\n- made it\n":                                                 true,
		"#!/bin/sh\n\n# Install\n\ncp a b\n\n# Done\n":                                                      false,
		"# Settings of the server\n# that nobody reads\n\n# Port\nPort 22\n\n# Keys\nKeyFile x\n":           false,
		"# completion\n\n_tool() {\n}\n\n# ex: filetype=sh\n\n# end\n":                                      false,
		"From: a@example.org\nSubject: notes\n\n# One\n\n## Two\n\n[x](y)\n":                                false,
		"A Title\n=======\n\nPlain text with an underlined title, and\n\nAnother\n-------\n\nmore of it.\n": false,
		"Just some text.\n\nIn two paragraphs.\n":                                                           false,
	} {
		if got := Looks([]byte(text)); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
