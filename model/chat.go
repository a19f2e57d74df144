package model

import (
	"lede/model/chat"
)

// isChat goes by what is in a text that may be any.
func isChat(name string, head []byte) bool {
	return (unnamed(name) || named(name, []string{".txt", ".log", ".chat"})) && chat.Looks(head)
}

// expandChat puts the Markdown of what was said line by line in its place.
func expandChat(o *opening) error {
	c := chat.Chat{}
	return o.convert(byLines(o.all(), c.Line))
}
