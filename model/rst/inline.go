package rst

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"lede/model/markup"
	"lede/model/tree"
)

// inliner reads running text.
type inliner struct {
	*Text
	markup.Running
}

// inline returns running text.
func (t *Text) inline(s string) []*Node {
	p := inliner{Text: t, Running: markup.Running{S: s, Ends: markup.EndsIn(s), Show: unescape}}
	for i := 0; i < len(s); {
		if n := p.mark(i); n > 0 {
			i += n
			p.From = i
			continue
		}
		if s[i] == '\\' {
			i++
		}
		i++
	}
	p.Upto(len(s))
	return p.Out
}

// unescape returns text without its backslashes: one before white space takes that away.
func unescape(s string) string {
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' {
			b.WriteByte(s[i])
			continue
		}
		if i++; i < len(s) && s[i] != ' ' && s[i] != '\n' {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// opens reports whether a mark of n bytes at i can open what it marks (the inline markup recognition rules 1, 3, 5 and 6 of docutils).
func (p *inliner) opens(i, n int) bool {
	after, _ := utf8.DecodeRuneInString(p.S[i+n:])
	if i+n >= len(p.S) || unicode.IsSpace(after) {
		return false
	}
	if i == 0 {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(p.S[:i])
	if strings.ContainsRune(`'"([{<`, before) && strings.ContainsRune(`'")]}>`, after) && strings.IndexRune(`'"([{<`, before) == strings.IndexRune(`'")]}>`, after) {
		return false
	}
	return unicode.IsSpace(before) || strings.ContainsRune(`'"([{<-/:`, before) || before >= utf8.RuneSelf && (unicode.IsPunct(before) || unicode.IsSymbol(before)) || before == '\\' || i >= 2 && p.S[i-2] == '\\'
}

// closes returns whether a mark of n bytes can close what it marks (rules 2 and 4).
func closes(n int) func(s string, i int) bool {
	return func(s string, i int) bool {
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		if i == 0 || unicode.IsSpace(before) || before == '\\' && n != 2 {
			return false
		}
		return ends(s[i+n:])
	}
}

// ends reports whether what stands before s can be the end of what is marked.
func ends(s string) bool {
	if s == "" {
		return true
	}
	after, _ := utf8.DecodeRuneInString(s)
	return unicode.IsSpace(after) || strings.ContainsRune(`'")]}>-/:.,;!?\`, after) || after >= utf8.RuneSelf && (unicode.IsPunct(after) || unicode.IsSymbol(after))
}

// mark reads the mark at i, and returns the length of all that it marks; 0 if there is none.
func (p *inliner) mark(i int) int {
	s := p.S[i:]
	switch s[0] {
	case '*':
		if strings.HasPrefix(s, "**") {
			return p.marked(i, "**", atom.Strong)
		}
		return p.marked(i, "*", atom.Em)
	case '`':
		if strings.HasPrefix(s, "``") {
			return p.literal(i)
		}
		return p.interpreted(i, i, "")
	case ':':
		return p.role(i)
	case '|':
		return p.substitution(i)
	case '[':
		return p.noteRef(i)
	case '_':
		return p.afterUnderscore(i)
	case 'h', 'f', 'm':
		return p.address(i)
	}
	return 0
}

// marked reads emphasis.
func (p *inliner) marked(i int, mark string, kind atom.Atom) int {
	if !p.opens(i, len(mark)) {
		return 0
	}
	from := i + len(mark)
	to := p.Ends.Find(mark, from+1, closes(len(mark)))
	if to < 0 {
		return 0
	}
	p.Add(i, markup.Element(kind, tree.Word(unescape(p.S[from:to]))))
	return to + len(mark) - i
}

// literal reads what stands between two backticks on each side.
func (p *inliner) literal(i int) int {
	if !p.opens(i, 2) {
		return 0
	}
	to := p.Ends.Find("``", i+3, func(s string, i int) bool {
		return s[i-1] != ' ' && s[i-1] != '\n' && ends(s[i+2:])
	})
	if to < 0 {
		return 0
	}
	p.Add(i, markup.Code(p.S[i+2:to]))
	return to + 2 - i
}

// role reads a role before interpreted text: ":name:`text`".
func (p *inliner) role(i int) int {
	if i > 0 && !p.opens(i, 0) {
		return 0
	}
	for k := i + 1; k < len(p.S) && k < i+64; k++ {
		switch c := p.S[k]; {
		case c == ':' && k > i+1 && k+1 < len(p.S) && p.S[k+1] == '`':
			return p.interpreted(i, k+1, p.S[i+1:k])
		case !isWord(c) && strings.IndexByte("-_+:.", c) < 0:
			return 0
		}
	}
	return 0
}

// interpreted reads interpreted text, whose backtick stands at at, or a reference between backticks. What it is begins at i.
func (p *inliner) interpreted(i, at int, role string) int {
	if at == i && !p.opens(i, 1) || at+1 >= len(p.S) || p.S[at+1] == ' ' {
		return 0
	}
	to := p.Ends.Find("`", at+2, func(s string, i int) bool {
		if s[i-1] == ' ' || s[i-1] == '\n' || s[i-1] == '\\' {
			return false
		}
		rest := s[i+1:]
		return ends(strings.TrimLeft(rest, "_")) || strings.HasPrefix(rest, ":")
	})
	if to < 0 {
		return 0
	}
	text, rest := p.S[at+1:to], p.S[to+1:]
	if role == "" && strings.HasPrefix(rest, ":") { // a role may stand behind too
		if name, _, ok := strings.Cut(rest[1:min(len(rest), 64)], ":"); ok && name != "" && !strings.ContainsAny(name, " \n`") {
			p.Add(i, p.roleText(strings.ToLower(name), text)...)
			return to + 1 - i + len(name) + 2
		}
	}
	switch {
	case role != "":
		p.Add(i, p.roleText(strings.ToLower(role), text)...)
	case strings.HasPrefix(rest, "__"):
		p.Add(i, p.reference(text, true))
		return to + 3 - i
	case strings.HasPrefix(rest, "_"):
		p.Add(i, p.reference(text, false))
		return to + 2 - i
	default:
		p.Add(i, markup.Element(atom.Cite, tree.Word(unescape(text))))
	}
	return to + 1 - i
}

// substitution reads a name between bars.
func (p *inliner) substitution(i int) int {
	if !p.opens(i, 1) {
		return 0
	}
	to := p.Ends.Find("|", i+2, func(s string, i int) bool { return s[i-1] != ' ' && ends(strings.TrimLeft(s[i+1:], "_")) })
	if to < 0 {
		return 0
	}
	name := p.S[i+1 : to]
	n := p.names.replacement(p.Text, name)
	if n == nil {
		return 0
	}
	p.Upto(i)
	size := to + 1 - i
	if strings.HasPrefix(p.S[to+1:], "_") {
		anonymous := strings.HasPrefix(p.S[to+1:], "__")
		n = []*Node{p.lead(name, n, anonymous)}
		size += 1 + b2i(anonymous)
	}
	p.Out = append(p.Out, n...)
	return size
}

// noteRef reads a reference to a note: "[label]_".
func (p *inliner) noteRef(i int) int {
	if i > 0 && !p.opens(i, 1) {
		return 0
	}
	label, _, ok := strings.Cut(p.S[i+1:min(len(p.S), i+66)], "]_")
	if !ok || label == "" || strings.ContainsAny(label, " \n[]") || !ends(p.S[i+1+len(label)+2:]) {
		return 0
	}
	if n := len(p.S[:i]); n > 0 && p.S[n-1] == ' ' && p.From < n { // it stands at the word that it belongs to
		p.Upto(n - 1)
		p.From = n
	}
	p.Add(i, markup.NoteRef(p.refs.label(label, &p.names)))
	return len(label) + 3
}
