package render

import (
	"fmt"
	"io"
	"strings"
	"time"

	"charm.land/glamour/v2/ansi"
	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/formatters"
	"github.com/alecthomas/chroma/v2/lexers"

	"lede/model"
)

const (
	// mostHighlighted and longestHighlighted bound the bytes of code that are highlighted, and of a line of it.
	mostHighlighted    = 8 << 10
	longestHighlighted = 500
	// highlightTime bounds the time: chroma's lexers do 0.3 MB/s at best, and are quadratic where
	// comments or strings are not closed (4 KB of "/*" take 240 ms). What comes later stays plain.
	highlightTime = 20 * time.Millisecond
)

// codeFormatter is the name by which glamour finds formatCode. chroma's own formatters can't be stopped, and write ten times as much.
var codeFormatter = func() string {
	const name = "lede"
	formatters.Register(name, chroma.FormatterFunc(formatCode))
	return name
}()

// formatCode writes code with the colours of a style, but not its backgrounds: blocks of code have a ground of their own.
func formatCode(w io.Writer, style *chroma.Style, it chroma.Iterator) error {
	var b strings.Builder
	sgrs := map[chroma.TokenType]string{}
	sgr, stop := "", time.Now().Add(highlightTime)
	for n, t := 0, it(); t != chroma.EOF; n, t = n+1, it() {
		want, ok := sgrs[t.Type]
		if !ok {
			want = tokenStyle(style.Get(t.Type))
			sgrs[t.Type] = want
		}
		if want != sgr && strings.TrimSpace(t.Value) != "" {
			b.WriteString("\x1b[m" + want)
			sgr = want
		}
		b.WriteString(t.Value)
		if n%16 == 15 && time.Now().After(stop) {
			break
		}
	}
	b.WriteString("\x1b[m")
	_, err := io.WriteString(w, b.String())
	return err
}

// tokenStyle returns the sequence that sets the style of a token.
func tokenStyle(e chroma.StyleEntry) string {
	var codes []string
	for _, c := range []struct {
		on   chroma.Trilean
		code string
	}{{e.Bold, "1"}, {e.Italic, "3"}, {e.Underline, "4"}} {
		if c.on == chroma.Yes {
			codes = append(codes, c.code)
		}
	}
	if e.Colour.IsSet() {
		codes = append(codes, fmt.Sprintf("38;2;%d;%d;%d", e.Colour.Red(), e.Colour.Green(), e.Colour.Blue()))
	}
	if len(codes) == 0 {
		return ""
	}
	return "\x1b[" + strings.Join(codes, ";") + "m"
}

// highlight returns code as glamour paints it.
func (r *Renderer) highlight(source, language string) []run {
	if !r.lexable(source, language) {
		return read(nil, model.Clean(source), "")
	}
	r.buf.Reset()
	e := ansi.CodeBlockElement{Code: source, Language: language}
	if err := e.Render(&r.buf, r.glamour); err != nil {
		return read(nil, source, "")
	}
	runs, at := read(nil, r.buf.String(), ""), 0
	for i, t := range runs { // a lexer may end the text with a line feed, and formatCode before its end
		if !strings.HasPrefix(source[at:], t.text) {
			if i < len(runs)-1 || t.text != source[at:]+"\n" {
				return read(nil, source, "")
			}
			t.text = source[at:]
			runs[i] = t
		}
		at += len(t.text)
	}
	return read(runs, source[at:], "")
}

// lexable reports whether code is to be highlighted. Only a language that chroma knows is given to it: it would try
// every lexer for another one, which takes 7 ms.
func (r *Renderer) lexable(source, language string) bool {
	if s := &r.theme.sheet.CodeBlock; s.Theme == "" && s.Chroma == nil || len(source) > mostHighlighted {
		return false
	}
	known, ok := r.known[language]
	if !ok {
		known = language != "" && len(language) < 40 && lexers.Get(language) != nil
		if len(r.known) < remembered {
			r.known[language] = known
		}
	}
	for line := range strings.SplitSeq(source, "\n") {
		known = known && len(line) <= longestHighlighted
	}
	return known
}
