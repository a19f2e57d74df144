package render

import (
	"bytes"
	"html"
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"lede/model"
)

// plainText returns the text in a node without its markup.
func plainText(n ast.Node, source []byte) string {
	var b strings.Builder
	ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			b.WriteString(decode(t.Segment.Value(source)))
			if t.SoftLineBreak() || t.HardLineBreak() {
				b.WriteByte(' ')
			}
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// decode resolves a text's backslashes and entities. It cleans what entities stand for, which no one has cleaned before.
func decode(s []byte) string {
	if bytes.IndexByte(s, '\\') < 0 && bytes.IndexByte(s, '&') < 0 {
		return string(s)
	}
	var b strings.Builder
	for len(s) > 0 {
		n := bytes.IndexAny(s, `\&`)
		if n < 0 {
			n = len(s)
		}
		b.Write(s[:n])
		if s = s[n:]; len(s) == 0 {
			break
		}
		if s[0] == '\\' {
			if len(s) > 1 && util.IsPunct(s[1]) {
				s = s[1:]
			}
			b.WriteByte(s[0])
			s = s[1:]
			continue
		}
		n = 1 + bytes.IndexByte(s[:min(len(s), 40)], ';')
		if n == 0 {
			n = 1
		}
		b.WriteString(html.UnescapeString(string(s[:n])))
		s = s[n:]
	}
	return model.Clean(b.String())
}

// wideEnd and wideStart report whether a text ends or begins with a wide character that is no Korean: between two of
// those no blank stands for a line break.
func wideEnd(s []byte) bool {
	r, _ := utf8.DecodeLastRune(s)
	return wideRune(r)
}

func wideStart(s []byte) bool {
	r, _ := utf8.DecodeRune(s)
	return wideRune(r)
}

func wideRune(r rune) bool {
	return r >= 0x2e80 && r < 0x1f000 && (r < 0xac00 || r > 0xd7a3) && displaywidth.Rune(r) == 2
}
