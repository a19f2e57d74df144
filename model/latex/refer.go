package latex

import (
	"strconv"
	"strings"

	"golang.org/x/net/html/atom"

	"lede/model/html"
	"lede/model/markup"
	"lede/model/tree"
)

// refer reads a command that refers to something: an address, a place, a note, a source, a picture, a file.
func (r *reader) refer(name string) bool {
	switch name {
	case "cite", "citep", "citet", "citealp", "citealt", "citeauthor", "citeyear", "parencite", "textcite", "autocite", "footcite", "nocite":
		r.cite(name != "nocite")
	case "url":
		to := strings.ReplaceAll(r.argument(), `\`, "")
		r.put(markup.Link(to, tree.Word(to)))
	case "nolinkurl":
		r.put(tree.Word(strings.ReplaceAll(r.argument(), `\`, "")))
	case "href":
		r.optional()
		to := strings.ReplaceAll(r.argument(), `\`, "")
		r.put(markup.Link(to, r.inline(r.argument(), r.depth+1)...))
	case "footnote", "thanks", "footnotetext":
		r.note()
	case "texorpdfstring": // the second is without mathematics
		r.argument()
		r.put(r.inline(r.argument(), r.depth+1)...)
	case "label", "hypertarget":
		r.put(markup.Place(r.argument()))
	case "ref", "eqref", "autoref", "cref", "Cref", "pageref", "nameref", "vref", "hyperref", "hyperlink":
		to, text := r.optional(), ""
		if name != "hyperref" || to == "" {
			to = r.argument()
			text = to
		}
		if name == "hyperref" || name == "hyperlink" {
			text = r.argument()
		}
		r.put(markup.Link("#"+markup.ID(to), r.inline(text, r.depth+1)...))
	case "includegraphics":
		r.optional()
		r.put(markup.Image(r.argument(), ""))
	case "caption", "captionof":
		r.optional()
		if name == "captionof" {
			r.argument()
		}
		r.add(markup.Element(atom.Figcaption, r.inline(r.argument(), r.depth+1)...))
	case "input", "include", "subfile", "lstinputlisting", "verbatiminput": // no file is read
		r.optional()
		file := r.argument()
		r.add(markup.Element(atom.P, markup.Link(file, tree.Word("Included: "+file))))
	default:
		return false
	}
	return true
}

// cite reads a reference to sources, which is shown by their keys.
func (r *reader) cite(shown bool) {
	before, after := r.optional(), r.optional()
	if after == "" {
		before, after = "", before
	}
	keys := strings.Join(strings.Fields(strings.ReplaceAll(r.argument(), ",", ", ")), " ")
	if !shown {
		return
	}
	r.put(tree.Word("["))
	r.put(r.inline(strings.Trim(before+" "+keys+", "+after, " ,"), r.depth+1)...)
	r.put(tree.Word("]"))
}

// note reads a footnote, which is written behind the section.
func (r *reader) note() {
	r.optional()
	r.notes++
	label := strconv.Itoa(r.notes)
	if inner := r.inline(r.argument(), r.depth+1); len(r.later) < 1<<12 {
		r.later = append(r.later, html.Note(label, inner...))
		r.put(markup.NoteRef(label))
	}
}
