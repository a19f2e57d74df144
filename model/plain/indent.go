package plain

import "bytes"

// shifted returns a paragraph that stands further in than the running text as Markdown, and one of which the first line stands out
// with a term, a number or a bullet, as pages of man and RFCs have them. It returns "" for any other. Tags say what Markdown has no form for.
func (t *Text) shifted(lines [][]byte) string {
	if !t.look.wrapped || t.look.verse || len(lines) == 0 {
		return ""
	}
	const pad = "    "
	if k := t.termOf(lines); k > 0 {
		term := bytes.TrimSpace(lines[0][:k])
		lines[0] = padded(columns(lines[0][:k]), lines[0][k:])
		switch {
		case t.isLetterBullet(term):
			return "-   " + t.prose(lines, pad) + "\n"
		case markOf(term).alone:
			return "-   <ol>\n\n" + pad + escapeText(string(term)) + " " + t.prose(lines, pad) + "\n"
		}
		return t.inline(string(term)) + "\n: " + t.prose(lines, "  ") + "\n"
	}
	if !t.further(lines) {
		return ""
	}
	return "-   <dd>\n\n" + pad + t.prose(lines, pad) + "\n"
}

// isLetterBullet reports whether term is the letter that RFCs have for a bullet.
func (t *Text) isLetterBullet(term []byte) bool { return string(term) == "o" && !t.look.manual }

// termOf returns where the text begins in the first line behind a term and two spaces at least, if the other lines begin below it; else 0.
func (t *Text) termOf(lines [][]byte) int {
	first := lines[0]
	from := len(first) - len(bytes.TrimLeft(first, " "))
	gap := bytes.Index(first[from:], []byte("  "))
	if gap < 1 || gap > 30 || len(lines) < 2 && !t.isLetterBullet(first[from:from+gap]) {
		return 0
	}
	k := from + gap
	for first[k] == ' ' {
		k++
	}
	for _, l := range lines[1:] {
		if len(l)-len(bytes.TrimLeft(l, " ")) != columns(first[:k]) {
			return 0
		}
	}
	return k
}

// further reports whether all lines begin at one place, to the right of the running text, but not in the middle of the page or at its right.
func (t *Text) further(lines [][]byte) bool {
	indent := len(lines[0]) - len(bytes.TrimLeft(lines[0], " "))
	for _, l := range lines {
		if n := len(l) - len(bytes.TrimLeft(l, " ")); n != indent {
			return false
		}
	}
	if indent < t.look.margin+3 || indent > t.look.width/2 {
		return false
	}
	c := cutter{look: &t.look, text: lines[0]}
	return len(lines) > 1 || !c.inMiddle(lineAt(lines[0], 0))
}
