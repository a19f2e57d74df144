package model

import (
	"bytes"

	"lede/model/rtf"
)

var rtfFiles = []string{".rtf"}

func isRTF(_ string, head []byte) bool { return bytes.HasPrefix(head, []byte(`{\rtf`)) }

// expandRTF puts a text's Markdown in its place, part by part as it is read.
func expandRTF(o *opening) error { return o.parts(rtf.Open(o.all(), charset).Next) }
