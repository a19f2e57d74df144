package org

import (
	"path"
	"strings"
	"unicode"

	"golang.org/x/net/html/atom"

	"lede/model/markup"
	"lede/model/tree"
)

// link returns a link, or the picture that it leads to if nothing is said of that.
func (p *inliner) link(to, text string) []*Node {
	if word, rest, ok := strings.Cut(to, ":"); ok && p.abbrev[word] != "" {
		if long := p.abbrev[word]; strings.Contains(long, "%s") {
			to = strings.Replace(long, "%s", rest, 1)
		} else {
			to = long + rest
		}
		p.spent += len(to)
	}
	dest, name := p.destination(to)
	if text == "" && isImage(dest) {
		return []*Node{markup.Image(dest, "")}
	}
	inner := []*Node{tree.Word(name)}
	if text != "" {
		if img := strings.TrimPrefix(text, "file:"); isImage(img) && !strings.Contains(img, " ") {
			inner = []*Node{markup.Image(img, "")}
		} else {
			inner = p.marked(text, p.depth+1)
		}
	}
	if dest == "" || p.spent > 8<<20 {
		return inner
	}
	return []*Node{markup.Link(dest, inner...)}
}

// destination returns where a link leads, and how it is shown that has no text.
func (t *Text) destination(to string) (dest, name string) {
	scheme, rest, ok := strings.Cut(to, ":")
	switch {
	case strings.HasPrefix(to, "#"):
		if place := t.places[to[1:]]; place != "" {
			t.spent += len(place)
			return place, to[1:]
		}
		return to, to[1:]
	case strings.HasPrefix(to, "*"):
		return "#" + markup.Slug(strings.TrimSpace(to[1:])), to[1:]
	case ok && scheme == "id":
		t.spent += len(t.places[rest])
		return t.places[rest], rest
	case ok && (scheme == "file" || scheme == "attachment"), strings.HasPrefix(to, "./"), strings.HasPrefix(to, "../"), strings.HasPrefix(to, "/"):
		if ok && (scheme == "file" || scheme == "attachment") {
			to = rest
		}
		file, within, _ := strings.Cut(to, "::")
		if heading, ok := strings.CutPrefix(within, "*"); ok {
			return file + "#" + markup.Slug(heading), file
		}
		return file, file
	case ok && rest == "":
		return "", scheme
	case ok && !strings.ContainsAny(scheme, " /."):
		return to, to
	}
	return "#" + markup.ID(to), to
}

// isImage reports whether a file is a picture, by its name.
func isImage(file string) bool {
	switch strings.ToLower(path.Ext(file)) {
	case ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp", ".tiff":
		return true
	}
	return false
}

// dollar reads mathematics between dollar signs.
func (p *inliner) dollar(i int) int {
	double := strings.HasPrefix(p.S[i:], "$$")
	if double {
		if to := p.Ends.Find("$$", i+2, nil); to > 0 {
			p.Add(i, markup.Math(strings.TrimSpace(p.S[i+2:to])))
			return to + 2 - i
		}
		return 0
	}
	if i+2 >= len(p.S) || strings.ContainsRune(" \n.,;$", rune(p.S[i+1])) {
		return 0
	}
	to := p.Ends.Find("$", i+2, func(s string, k int) bool {
		return !unicode.IsSpace(rune(s[k-1])) && (k+1 == len(s) || unicode.IsSpace(rune(s[k+1])) || strings.IndexByte("-.,;:!?'\")}]", s[k+1]) >= 0)
	})
	if to < 0 || strings.Count(p.S[i:min(to, i+1024)], "\n") > 2 || to > i+1024 {
		return 0
	}
	p.Add(i, markup.Math(p.S[i+1:to]))
	return to + 1 - i
}

// backslash reads mathematics, a line break, or the name of a character.
func (p *inliner) backslash(i int) int {
	s := p.S[i:]
	for _, pair := range [][2]string{{`\(`, `\)`}, {`\[`, `\]`}} {
		if strings.HasPrefix(s, pair[0]) {
			if to := p.Ends.Find(pair[1], i+2, nil); to > 0 {
				p.Add(i, markup.Math(strings.TrimSpace(p.S[i+2:to])))
				return to + 2 - i
			}
			return 0
		}
	}
	if strings.HasPrefix(s, `\\`) {
		rest := strings.TrimLeft(s[2:min(len(s), 64)], " ")
		if rest == "" && len(s) < 64 || strings.HasPrefix(rest, "\n") {
			p.Add(i, markup.Element(atom.Br))
			return 2
		}
		return 0
	}
	n := 1
	for n < len(s) && n < 24 && (s[n]|0x20 >= 'a' && s[n]|0x20 <= 'z') {
		n++
	}
	sign := markup.Sign(s[1:n])
	if sign == "" {
		return 0
	}
	p.Add(i, tree.Word(sign))
	if strings.HasPrefix(s[n:], "{}") {
		n += 2
	}
	return n
}

// snippet passes over what is meant for one kind of output: "@@html:<b>@@".
func (p *inliner) snippet(i int) int {
	if !strings.HasPrefix(p.S[i:], "@@") {
		return 0
	}
	to := p.Ends.Find("@@", i+2, nil)
	if to < 0 || !strings.Contains(p.S[i+2:min(to, i+32)], ":") {
		return 0
	}
	p.Add(i)
	return to + 2 - i
}
