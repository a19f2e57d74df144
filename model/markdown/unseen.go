package markdown

import "bytes"

// hiddenTags returns where a run of HTML blocks ends, the first of which is text[:end], in which there is nothing to see: tags
// that only arrange what stands between them, comments, scripts. It is one block, since some texts have thousands of them in
// a row. 0 if there is something to see in the first.
func hiddenTags(text []byte, end int) int {
	if !nothingSeen(text[:end]) {
		return 0
	}
	for end < listCap {
		next := blankEnd(text, end)
		if next >= len(text) || text[next] != '<' {
			break
		}
		f := begin(text[next:])
		if f.kind != HTML || f.cut || f.open != nil || !nothingSeen(text[next:next+f.end]) {
			break
		}
		end = next + f.end
	}
	return end
}

// nothingSeen reports whether there is nothing to see in some HTML.
func nothingSeen(t []byte) bool {
	for {
		if t = bytes.TrimLeft(t, " \t\r\n"); len(t) == 0 {
			return true
		}
		n := unseenTag(t)
		if n == 0 {
			return false
		}
		t = t[n:]
	}
}

// unseenTag returns the length of the tag, comment, script or style sheet that t begins with, 0 if it is something to see or
// no such thing.
func unseenTag(t []byte) int {
	if len(t) < 3 || t[0] != '<' {
		return 0
	}
	if bytes.HasPrefix(t, []byte("<!--")) {
		return through(t, "-->", 4)
	}
	name, closing := tagName(t)
	var b [16]byte
	switch string(lower(b[:0], name)) {
	case "", "img", "hr", "input", "picture", "source", "video", "audio", "iframe", "object", "embed", "svg", "math", "canvas", "textarea":
		return 0
	case "script", "style":
		if !closing {
			return through(t, "</"+string(name)+">", 1)
		}
	}
	return through(t, ">", 1)
}
