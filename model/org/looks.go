package org

import "bytes"

// Looks reports whether a text without a telling name is Org: it has headings with stars, and keywords, blocks or drawers, which no other text has.
func Looks(head []byte) bool {
	headings, signs := 0, 0
	for line := range bytes.SplitSeq(head, []byte{'\n'}) {
		line = bytes.TrimRight(line, " \r")
		lower := bytes.ToLower(line[:min(len(line), 16)])
		switch {
		case stars(string(line[:min(len(line), 32)])) > 0:
			headings++
		case bytes.HasPrefix(lower, []byte("#+title:")), bytes.HasPrefix(lower, []byte("#+begin_")), bytes.HasPrefix(lower, []byte("#+options:")), bytes.HasPrefix(lower, []byte("#+startup:")), bytes.Equal(lower, []byte(":properties:")):
			signs++
		}
	}
	return headings > 0 && signs > 0
}
