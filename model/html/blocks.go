package html

import (
	"strconv"
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/tree"
)

// list writes a list. Where an item has several paragraphs, all of them stand apart.
func (w *walker) list(n *dom.Node) {
	number, numbered := 1, n.DataAtom == atom.Ol
	if s, err := strconv.Atoi(tree.Attr(n, "start")); err == nil && s >= 0 && s < 1e8 {
		number = s
	}
	loose := false
	for c := n.FirstChild; c != nil && !loose; c = c.NextSibling {
		loose = c.DataAtom == atom.Li && parts(c) > 1
	}
	sign := byte('-')
	if numbered {
		sign = '.'
	}
	if w.after == sign { // with the same sign, both would be one list
		sign = map[byte]byte{'-': '*', '.': ')'}[sign]
	}
	w.begin()
	w.fresh = true
	tight := w.tight
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == dom.TextNode && strings.TrimSpace(c.Data) == "", c.Type == dom.CommentNode, c.Type == dom.ElementNode && skipped(c):
			continue
		case w.notes.bodies[c] != "":
			w.later = append(w.later, c)
			continue
		}
		marker := string(sign) + " "
		if numbered {
			if v, err := strconv.Atoi(tree.Attr(c, "value")); err == nil && v >= 0 && v < 1e8 {
				number = v
			}
			marker = strconv.Itoa(number) + marker
			number++
		}
		w.tight = !loose
		w.from(c)
		w.contain(marker, strings.Repeat(" ", len(marker)), !loose, func() { w.item(c) })
	}
	w.tight, w.fresh, w.after = tight, false, sign
}

// item writes what is in an item of a list, which need not be an element li.
func (w *walker) item(n *dom.Node) {
	if n.DataAtom != atom.Li {
		w.node(n)
		return
	}
	if id := tree.Attr(n, "id"); id != "" {
		w.place(id)
	}
	w.children(n)
}

// parts returns how many paragraphs or the like an item has: up to 2.
func parts(item *dom.Node) int {
	n, open := 0, false
	for c := item.FirstChild; c != nil && n < 2; c = c.NextSibling {
		switch {
		case c.Type == dom.TextNode && strings.TrimSpace(c.Data) == "", c.Type == dom.CommentNode:
		case c.DataAtom == atom.Ul || c.DataAtom == atom.Ol:
			open = false
		case isBlock(c):
			n, open = n+1, false
		case !open:
			n, open = n+1, true
		}
	}
	return n
}

// language returns what language the code in n is in, "" if the page doesn't say.
func language(n *dom.Node) string {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Code {
			if l := classLanguage(c); l != "" {
				return l
			}
		}
	}
	for range 3 {
		if l := classLanguage(n); l != "" {
			return l
		}
		if n = n.Parent; n == nil || n.DataAtom != atom.Div && n.DataAtom != atom.Figure {
			break
		}
	}
	return ""
}

// classLanguage returns the language that the classes of an element say: those of highlight.js and Prism, GitHub, Rouge, Sphinx and SyntaxHighlighter.
func classLanguage(n *dom.Node) string {
	if l := tree.Attr(n, "data-lang"); isLanguage(l) {
		return l
	}
	classes := strings.Fields(tree.Attr(n, "class"))
	for i, c := range classes {
		if c == "brush:" && i+1 < len(classes) && isLanguage(strings.TrimRight(classes[i+1], ";")) {
			return strings.TrimRight(classes[i+1], ";")
		}
		for _, before := range []string{"language-", "lang-", "highlight-source-", "highlight-text-", "highlight-", "brush:", "sourceCode-"} {
			if l, ok := strings.CutPrefix(c, before); ok && isLanguage(l) && l != "default" && l != "notranslate" {
				return l
			}
		}
		if c == "sourceCode" && i+1 < len(classes) && isLanguage(classes[i+1]) {
			return classes[i+1]
		}
	}
	return ""
}

// isLanguage reports whether s could be the name of a language.
func isLanguage(s string) bool {
	return s != "" && len(s) < 24 && strings.Trim(strings.ToLower(s), "abcdefghijklmnopqrstuvwxyz0123456789+#-_.") == ""
}
