package rst

import (
	"strings"

	"lede/model/markup"
)

// learner reads a text line by line.
type learner struct {
	*names
	before  string            // the line before
	waiting []string          // the names of targets that lead to what comes next
	open    string            // the target whose address may go on
	options map[string]string // of the replacement whose options may follow
}

// line reads a line.
func (l *learner) line(s string) {
	if len(l.to)+len(l.replaced)+len(l.nameless) > mostNames {
		return
	}
	s = strings.TrimRight(s, " \t")
	text := strings.TrimLeft(s, " \t")
	indented := len(text) < len(s)
	before := l.before
	l.before = text
	if indented && text != "" && l.goesOn(text) {
		return
	}
	l.open, l.options = "", nil
	switch rest := strings.TrimLeft(strings.TrimPrefix(text, ".."), " "); {
	case text == "":
		return
	case strings.HasPrefix(text, ".. _"):
		l.target(rest[1:])
		return
	case strings.HasPrefix(text, "__ "):
		l.nameless = append(l.nameless, destination(text[3:]))
		return
	case strings.HasPrefix(text, ".. |"):
		l.replacement(rest[1:])
		return
	case strings.HasPrefix(text, ".. ["):
		if label, _, ok := strings.Cut(rest[1:], "]"); ok && len(label) < 64 {
			l.numbers[label] = true
		}
		return
	case underlines(text, before):
		title := markup.Plain((&Text{}).inline(before))
		if _, ok := l.to[key(before)]; !ok {
			l.to[key(before)] = "#" + markup.Slug(title)
		}
		for _, name := range l.waiting {
			l.titles[name] = title
		}
		l.waiting = nil
	case strings.HasPrefix(text, ".. "), isAdornment(text):
	default:
		if before != "" && !isAdornment(before) {
			l.waiting = nil
		}
	}
	l.named(s)
}

// goesOn reports whether an indented line goes on what the line before began.
func (l *learner) goesOn(text string) bool {
	if l.open != "" && !strings.HasPrefix(text, ".. ") && len(l.to[l.open]) < 4096 {
		l.to[l.open] += strings.ReplaceAll(text, " ", "")
		return true
	}
	name, value := fieldOf(text)
	if l.options == nil || name == "" || len(l.options) > 8 {
		return false
	}
	l.options[name] = value
	return true
}

// named notes the references in a line that give their targets names.
func (l *learner) named(s string) {
	for i := strings.Index(s, ">`_"); i >= 0; {
		if at := strings.LastIndexByte(s[:i], '`'); at >= 0 && !strings.HasPrefix(s[i:], ">`__") {
			if text, to := titled(s[at+1 : i+1]); text != "" && to != "" && !strings.HasSuffix(to, "_") {
				l.to[key(text)] = to
			}
		}
		next := strings.Index(s[i+3:], ">`_")
		if next < 0 {
			break
		}
		s, i = s[i+3:], next
	}
}

// target notes a target: what is behind its underscore.
func (l *learner) target(s string) {
	if to, ok := strings.CutPrefix(s, "_:"); ok {
		l.nameless = append(l.nameless, destination(to))
		return
	}
	name, to := targetName(s)
	if name == "" {
		return
	}
	k := key(name)
	if to == "" {
		l.to[k] = "#" + markup.ID(name)
		if len(l.waiting) < 64 {
			l.waiting = append(l.waiting, k)
		}
		return
	}
	l.to[k] = destination(to)
	for _, w := range l.waiting { // a chain of targets leads where the last one does
		l.to[w] = l.to[k]
	}
	l.waiting, l.open = nil, k
}

// replacement notes what stands for a name between bars.
func (l *learner) replacement(s string) {
	name, rest, ok := strings.Cut(s, "|")
	if !ok {
		return
	}
	if kind, args, ok := directiveName(strings.TrimSpace(rest)); ok {
		l.options = map[string]string{}
		l.replaced[key(name)] = directive{name: kind, args: args, options: l.options}
	}
}
