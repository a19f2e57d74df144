package html

import (
	"path"
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/tex"
	"lede/model/tree"
)

// place marks the place that links to an id lead to, if any do.
func (w *walker) place(id string) {
	if name := w.Anchor(id); name != "" && !w.placed[name] && !strings.ContainsAny(name, "\"<>&\\ \t\r\n") && len(name) < 256 {
		if w.placed == nil {
			w.placed = map[string]bool{}
		}
		w.placed[name] = true
		was := w.style
		w.style = style{}
		w.add(run{kind: spot, text: `<a id="` + name + `"></a>`})
		w.style = was
	}
}

// anchorOrLink writes a link, or what is in it if it leads nowhere.
func (w *walker) anchorOrLink(n *dom.Node) {
	if label, ok := w.notes.refs[n]; ok {
		w.add(run{kind: verbatim, text: "[^" + label + "]"})
		return
	}
	if w.notes.isBack(n) {
		return
	}
	href := strings.TrimSpace(tree.Attr(n, "href"))
	if href == "" || w.style.on[linked] {
		w.children(n)
		return
	}
	to := Destination(w.Link(href))
	if to == "" || len(to) > longestLine/4 {
		w.children(n)
		return
	}
	was := w.style
	w.style.on[linked], w.style.dest = true, to
	w.children(n)
	if isBlock(n) {
		w.flush()
	}
	w.style = was
}

// picture writes a picture by its description. One without any, and one that only counts readers, is left out.
func (w *walker) picture(n *dom.Node) {
	src := tree.Attr(n, "src")
	for _, later := range []string{"data-src", "data-original", "data-lazy-src"} { // pictures that are loaded when they come into view
		if s := tree.Attr(n, later); s != "" && (src == "" || strings.HasPrefix(src, "data:")) {
			src = s
		}
	}
	alt, described := "", false
	for _, a := range n.Attr {
		switch a.Key {
		case "alt":
			alt, described = squeeze(strings.TrimSpace(a.Val), true), true
		case "title":
			if alt == "" && !described {
				alt = squeeze(strings.TrimSpace(a.Val), true)
			}
		}
	}
	if strings.Contains(tree.Attr(n, "class"), "math") && alt != "" {
		w.formula(strings.TrimSuffix(strings.TrimPrefix(alt, `{\displaystyle `), "}"))
		return
	}
	data := strings.HasPrefix(src, "data:")
	if described && alt == "" || alt == "" && (data || src == "") || tree.Attr(n, "width") == "1" || tree.Attr(n, "height") == "1" {
		return
	}
	to := ""
	if !data && len(src) < longestLine/4 {
		to = Destination(w.Image(src))
	}
	if alt == "" {
		alt = path.Base(src)
	}
	if len(alt) > longestLine {
		alt = strings.ToValidUTF8(alt[:longestLine], "")
	}
	var b strings.Builder
	escape(&b, alt, "]", true)
	w.add(run{kind: verbatim, text: "![" + b.String() + "](" + to + ")"})
}

// formula writes TeX by the characters that Unicode has for it. What has a command that isn't known stays TeX, as code.
func (w *walker) formula(source string) {
	if text := tex.Text(source); !strings.Contains(text, `\`) {
		w.add(run{text: text})
		return
	}
	w.add(run{kind: code, text: source})
}

// media writes a link to what can't be shown.
func (w *walker) media(n *dom.Node) {
	src := tree.Attr(n, "src")
	for c := n.FirstChild; c != nil && src == ""; c = c.NextSibling {
		if c.DataAtom == atom.Source {
			src = tree.Attr(c, "src")
		}
	}
	what := tree.Attr(n, "title")
	if what == "" {
		what = map[atom.Atom]string{atom.Iframe: "frame", atom.Video: "video", atom.Audio: "sound"}[n.DataAtom]
	}
	to := Destination(w.Link(src))
	if src == "" || to == "" || len(to) > longestLine/4 || w.style.on[linked] || strings.HasPrefix(src, "about:") {
		return
	}
	was := w.style
	w.style.on[linked], w.style.dest = true, to
	w.add(run{text: what})
	w.style = was
}

// raised writes what stands above or below the line.
func (w *walker) raised(n *dom.Node) {
	mark := byte('^')
	if n.DataAtom == atom.Sub {
		mark = '_'
	}
	if c := n.FirstChild; c != nil && c.NextSibling == nil && c.Type == dom.TextNode {
		text, _ := tex.Script(mark, c.Data)
		w.add(run{text: text})
		return
	}
	w.children(n)
}
