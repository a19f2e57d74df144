package code

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

const (
	// longestLine is how much of a line is looked at.
	longestLine = 512
	// ahead is how far a declaration may stand below the first line of the comments that belong to it.
	ahead = 2 << 10
	// deepest is how far a declaration may be indented.
	deepest = 12
)

// Text is source code, or data, in some language.
type Text struct {
	language string
	grammar  grammar
	json     string // what the top-level keys of JSON are indented by; "" if the text isn't JSON or has none on lines of their own
}

// New returns how a text in a language, as highlighting calls it, is divided; head is how it begins.
func New(language string, head []byte) *Text {
	t := &Text{language: language}
	name := language
	if a := aliases[name]; a != "" {
		name = a
	}
	t.grammar = grammars[name]
	if language == "json" && bytes.HasPrefix(bytes.TrimLeft(head, " \t\r\n\ufeff"), []byte("{")) {
		_, rest, _ := bytes.Cut(head, []byte{'{'})
		rest = bytes.TrimLeft(rest, " \r")
		if in := bytes.TrimLeft(rest, " \t\r\n"); bytes.HasPrefix(rest, []byte{'\n'}) && bytes.HasPrefix(in, []byte{'"'}) {
			blank := rest[:len(rest)-len(in)]
			t.json = string(blank[bytes.LastIndexByte(blank, '\n')+1:])
		}
	}
	return t
}

// Size returns how long the block is in bytes that begins where text does, of most bytes about: it ends before what begins the next part.
func (t *Text) Size(text []byte, most int) int {
	size, comment := 0, false
	for size < len(text) {
		line := text[size:]
		if n := bytes.IndexByte(line, '\n'); n >= 0 {
			line = line[:n+1]
		}
		short := string(bytes.TrimRight(line[:min(len(line), longestLine)], "\r\n"))
		was := comment
		comment = t.isComment(short)
		if size > 0 && !was {
			if _, _, ok := t.Part(text[size:]); ok {
				return size
			}
		}
		switch {
		case size+len(line) <= most:
			size += len(line)
		case size > 0:
			return size
		default:
			return cut(line, most)
		}
	}
	return size
}

// cut returns where a line is cut that is longer than a block may be: at a character.
func cut(line []byte, most int) int {
	n := min(most, len(line))
	for n < len(line) && n > most-utf8.UTFMax && !utf8.RuneStart(line[n]) {
		n--
	}
	return n
}

// isComment reports whether a line is a comment, or a decoration, that belongs to what follows it.
func (t *Text) isComment(line string) bool {
	line = strings.TrimLeft(line, " \t")
	if line == "" {
		return false
	}
	for sign := range strings.FieldsSeq(t.grammar.comment) {
		if strings.HasPrefix(line, sign) {
			return true
		}
	}
	return false
}

// Part returns the title and the level of the part that begins where text does, with the comments above it; ok is false if none does. Levels are
// counted from 2, since no part is the title of the text; what is deeper is indented by more.
func (t *Text) Part(text []byte) (title string, level int, ok bool) {
	text = text[:min(len(text), ahead)]
	for len(text) > 0 {
		line, rest, _ := bytes.Cut(text, []byte{'\n'})
		s := string(bytes.TrimRight(line[:min(len(line), longestLine)], "\r"))
		if title, level := t.declaration(s); title != "" {
			return title, level, true
		}
		if !t.isComment(s) {
			return "", 0, false
		}
		text = rest
	}
	return "", 0, false
}

// declaration returns what a line declares, and its level; "" if nothing.
func (t *Text) declaration(line string) (title string, level int) {
	if t.json != "" {
		return t.key(line), 2
	}
	text := strings.TrimLeft(line, " \t")
	in := len(line) - len(text)
	text = strings.TrimSpace(text) // there may be a form feed
	for i := range in {
		if line[i] == '\t' {
			in += 3
		}
	}
	if text == "" || in > 0 && !t.grammar.indented || in > deepest {
		return "", 0
	}
	if f := t.grammar.line; f != nil {
		if title = f(line); title != "" {
			return title, 2
		}
	}
	if title = t.named(text); title == "" {
		return "", 0
	}
	return title, 2 + in
}

// named returns the word that says what a line declares, and the name of that; "" if it declares nothing.
func (t *Text) named(text string) string {
	words := strings.Fields(text)
	for len(words) > 1 && has(t.grammar.before, words[0]) {
		words = words[1:]
	}
	kind := words[0]
	impl := t.language == "rust" && (kind == "impl" || strings.HasPrefix(kind, "impl<"))
	if !impl && !has(t.grammar.words, strings.ToLower(kind)) || strings.HasPrefix(t.language, "c") && strings.HasSuffix(text, ";") && !strings.Contains(text, "{") {
		return ""
	}
	rest := strings.Join(words[1:], " ")
	if t.language == "go" && strings.HasPrefix(rest, "(") { // a method is called by its type too
		receiver, name, _ := strings.Cut(rest[1:], ")")
		receiver, _, _ = strings.Cut(receiver, "[")
		rest = receiver[strings.LastIndexAny(receiver, " *")+1:] + "." + strings.TrimSpace(name)
	}
	whole := t.grammar.whole || impl
	ends := "({:=;<["
	if whole {
		ends = "({"
	}
	if n := strings.IndexAny(rest, ends); n >= 0 {
		rest = rest[:n]
	}
	rest = strings.ReplaceAll(strings.TrimSpace(rest), `"`, "")
	if !whole {
		rest, _, _ = strings.Cut(rest, " ")
	}
	if rest == "" && !whole {
		return ""
	}
	return strings.TrimSpace(strings.TrimLeft(kind, "(") + " " + rest)
}

// key returns the key that a line of JSON begins, if it is of the top level.
func (t *Text) key(line string) string {
	rest, ok := strings.CutPrefix(line, t.json+`"`)
	if !ok {
		return ""
	}
	key, after, ok := strings.Cut(rest, `"`)
	if !ok || !strings.HasPrefix(strings.TrimLeft(after, " "), ":") {
		return ""
	}
	return key
}
