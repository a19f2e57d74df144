package latex

import (
	"strings"

	"golang.org/x/net/html/atom"
	"golang.org/x/text/unicode/norm"

	"lede/model/markup"
)

// unseen are the commands that say how a text is set and show nothing, with how many groups belong to them.
var unseen = map[string]int{
	"documentclass": 1, "usepackage": 1, "RequirePackage": 1, "noindent": 0, "indent": 0, "centering": 0, "raggedright": 0, "raggedleft": 0, "tiny": 0, "scriptsize": 0, "footnotesize": 0, "small": 0, "normalsize": 0, "large": 0, "Large": 0, "LARGE": 0, "huge": 0, "Huge": 0,
	"rm": 0, "sf": 0, "sc": 0, "rmfamily": 0, "sffamily": 0, "scshape": 0, "upshape": 0, "mdseries": 0, "normalfont": 0, "selectfont": 0, "clearpage": 0, "newpage": 0, "pagebreak": 0, "linebreak": 0, "nopagebreak": 0, "cleardoublepage": 0, "tableofcontents": 0, "listoffigures": 0, "listoftables": 0, "appendix": 0,
	"frontmatter": 0, "mainmatter": 0, "backmatter": 0, "vspace": 1, "hspace": 1, "vskip": 0, "hskip": 0, "smallskip": 0, "medskip": 0, "bigskip": 0, "vfill": 0, "hfill": 0, "hrule": 0, "pagestyle": 1, "thispagestyle": 1, "pagenumbering": 1, "setlength": 2, "addtolength": 2, "setcounter": 2, "addtocounter": 2, "stepcounter": 1, "refstepcounter": 1, "newcounter": 1, "newlength": 1,
	"bibliographystyle": 1, "bibliography": 1, "addbibresource": 1, "printbibliography": 0, "printindex": 0, "makeindex": 0, "index": 1, "newtheorem": 2, "theoremstyle": 1, "hypersetup": 1, "geometry": 1, "newenvironment": 3, "renewenvironment": 3, "definecolor": 3, "color": 1, "graphicspath": 1, "DeclareMathOperator": 2, "makeatletter": 0, "makeatother": 0, "sloppy": 0, "flushbottom": 0, "raggedbottom": 0,
	"addcontentsline": 3, "markboth": 2, "markright": 1, "markedright": 1, "phantomsection": 0, "hline": 0, "toprule": 0, "midrule": 0, "bottomrule": 0, "cline": 1, "cmidrule": 1, "relax": 0, "leavevmode": 0, "null": 0, "ignorespaces": 0, "unskip": 0, "nonumber": 0, "doublespacing": 0, "singlespacing": 0, "onehalfspacing": 0, "linespread": 1, "hyphenation": 1, "baselineskip": 0, "parindent": 0, "parskip": 0,
	"captionsetup": 1, "qedhere": 0, "qed": 0, "endinput": 0, "today": 0, "fontsize": 2, "allowdisplaybreaks": 0, "bibitem@": 0, "FloatBarrier": 0, "twocolumn": 0, "onecolumn": 0, "balance": 0, "IEEEpeerreviewmaketitle": 0, "numberwithin": 2, "tikzset": 1, "usetikzlibrary": 1, "pgfplotsset": 1, "lstdefinestyle": 2, "let": 2, "and": 0, "item@": 0,
}

// layout reads a command that says how a text is set.
func (r *reader) layout(name string) bool {
	switch name {
	case "par":
		r.flush()
		return true
	case "newline":
		r.put(markup.Element(atom.Br))
		return true
	case "item": // outside of a list
		r.flush()
		r.words.WriteString("• ")
		r.optional()
		return true
	}
	groups, ok := unseen[name]
	if !ok && strings.HasPrefix(name, "index") { // one that the text defines for its index
		groups, ok = 1, true
	}
	if !ok {
		return false
	}
	if groups == 0 {
		r.afterName()
		return true
	}
	for range groups {
		r.optional()
		r.argument()
	}
	r.optional()
	return true
}

// accents are the marks that commands put on letters.
var accents = map[byte]string{
	'\'': "\u0301", '`': "\u0300", '^': "\u0302", '"': "\u0308", '~': "\u0303", '=': "\u0304", '.': "\u0307",
	'c': "\u0327", 'v': "\u030c", 'u': "\u0306", 'H': "\u030b", 'k': "\u0328", 'r': "\u030a", 'd': "\u0323", 'b': "\u0331",
}

// accented returns a letter with a mark.
func accented(mark byte, letter string) string {
	letter = strings.TrimSpace(letter)
	switch letter {
	case `\i`:
		letter = "i"
	case `\j`:
		letter = "j"
	case "":
		return string(mark)
	}
	if strings.HasPrefix(letter, `\`) || strings.HasPrefix(letter, "{") {
		return strings.Trim(letter, `\{}`)
	}
	n := 1
	for n < len(letter) && letter[n]&0xc0 == 0x80 {
		n++
	}
	return norm.NFC.String(letter[:n]+accents[mark]) + letter[n:]
}

// accent reads a command of one letter that puts a mark on the next one.
func (r *reader) accent(name string) bool {
	if len(name) != 1 || accents[name[0]] == "" {
		return false
	}
	r.words.WriteString(accented(name[0], r.argument()))
	return true
}
