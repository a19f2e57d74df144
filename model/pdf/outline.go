package pdf

import (
	"bytes"
	"encoding/xml"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lede/model/flow"
	"lede/model/program"
	"lede/model/tree"
)

// entry is a line of the outline.
type entry struct {
	title string
	page  int
	level int // 1 is the top
}

// mostEntries is how many lines of an outline are read.
const mostEntries = 20_000

// about reads the title and the outline of a document.
func (d *Document) about(path string) {
	// where either fails, so will pdftotext, or nothing is known
	said, _ := program.Output(nil, mostAside, briefTime, "pdfinfo", "-enc", "UTF-8", path)
	for line := range strings.Lines(string(said)) {
		if title, ok := strings.CutPrefix(line, "Title:"); ok {
			d.title = strings.TrimSpace(title)
		}
	}
	out, _ := program.Output(nil, mostAside, briefTime, "pdftohtml", "-xml", "-i", "-stdout", "-q", "-l", "1", path)
	if i := bytes.Index(out, []byte("\n<outline>")); i >= 0 {
		d.outline = readOutline(out[i:])
	}
}

// readOutline reads an outline as pdftohtml writes it: items, and after each of them the outline below it.
func readOutline(text []byte) []entry {
	var all []entry
	x := tree.NewXML(bytes.NewReader(text), true)
	level := 0
	for len(all) < mostEntries {
		t, err := x.Token()
		if err != nil {
			break
		}
		switch t := t.(type) {
		case xml.StartElement:
			if t.Name.Local == "outline" {
				level++
				continue
			}
			n, err := x.Element(t)
			if title := strings.Join(strings.Fields(tree.Text(n, 1<<10)), " "); title != "" && n.Data == "item" {
				e := entry{title: title, level: level}
				for _, c := range tree.Attr(n, "page") {
					if c >= '0' && c <= '9' && e.page < 1e6 {
						e.page = e.page*10 + int(c-'0')
					}
				}
				all = append(all, e)
			}
			if err != nil {
				return all
			}
		case xml.EndElement:
			if level--; level <= 0 {
				return all
			}
		}
	}
	return all
}

// Markdown is what makes Markdown of the pages of a document with an outline.
type Markdown struct {
	d     *Document
	flow  *flow.Flow
	lines []string // of the paragraph that is gathered
	item  bool     // it is an item of a list
}

// Markdown returns what makes Markdown of the document.
func (d *Document) Markdown() *Markdown { return &Markdown{d: d, flow: flow.New(d.title)} }

// Next returns the next part as Markdown; io.EOF after the last one.
func (m *Markdown) Next() ([]byte, error) { return m.flow.Next(m.step) }

// step reads a page. The entries of the outline that lead to it are headings: the lines that say the same, else they stand where the page begins.
func (m *Markdown) step() error {
	p, err := m.d.next()
	if err != nil {
		m.end()
		return err
	}
	if isContents(p) {
		return nil
	}
	if i, n := find(p.lines, 0, m.d.title); p.number == 1 && i >= 0 { // it stands above already
		p.lines = slices.Delete(p.lines, i, i+n)
	}
	at := map[int][]entry{} // what headings stand before a line, or on it
	taken := map[int]int{}  // how many lines the last of them has
	from := 0
	for len(m.d.outline) > 0 && m.d.outline[0].page <= p.number {
		e := m.d.outline[0]
		m.d.outline = m.d.outline[1:]
		i, n := find(p.lines, from, e.title)
		if i < 0 {
			at[from] = append(at[from], e)
			continue
		}
		if label := label(p.lines[i]); label != "" && !strings.HasPrefix(e.title, label) {
			e.title = label + " " + e.title
		}
		at[i], taken[i], from = append(at[i], e), n, i+n
	}
	for i := 0; i < len(p.lines) || len(at[i]) > 0; i++ {
		for _, e := range at[i] {
			m.heading(e)
		}
		if taken[i] > 0 {
			i += taken[i] - 1
		} else if i < len(p.lines) {
			m.line(p.lines[i])
		}
	}
	if !m.d.goesOn(p) {
		m.end()
	}
	return nil
}

// heading adds a heading.
func (m *Markdown) heading(e entry) {
	m.end()
	m.flow.Paragraph(flow.Heading, e.level, tree.New("p", tree.Word(e.title)))
}

// leader is the dots between a title and the number of its page.
var leader = regexp.MustCompile(`(?:\. ?){4}`)

// isContents reports whether a page is a table of contents, which the sections make needless.
func isContents(p page) bool {
	n := 0
	for _, l := range p.lines {
		n += len(leader.FindStringIndex(l)) / 2
	}
	return n > 2 && n*4 > len(p.lines)
}

const bullets = "•◦▪●○■·"

// line takes a line of text.
func (m *Markdown) line(line string) {
	line = strings.TrimSpace(line)
	begins := strings.TrimLeft(line, bullets)
	ends := strings.TrimRight(line, bullets)
	switch {
	case line == "":
		if len(m.lines) > 0 {
			m.end()
		}
	case begins == "", len(begins) < len(line) && begins[0] == ' ': // the sign may stand on a line of its own
		m.end()
		m.item = true
		if begins != "" {
			m.lines = append(m.lines, strings.TrimSpace(begins))
		}
	case len(ends) < len(line) && strings.HasSuffix(ends, " "): // or at the end of the line before
		m.lines = append(m.lines, strings.TrimSpace(ends))
		m.end()
		m.item = true
	default:
		m.lines = append(m.lines, line)
	}
}

// end ends the paragraph.
func (m *Markdown) end() {
	if len(m.lines) > 0 {
		if m.item {
			m.flow.Item(0, flow.Marker{}, tree.New("p", tree.Word(strings.Join(m.lines, " "))))
		} else {
			for _, p := range paragraphs(m.lines) {
				m.flow.Lines(joined(p), false)
			}
		}
	}
	m.lines, m.item = nil, false
}

// paragraphs divides lines that stand together where one ends early, with the end of a sentence.
func paragraphs(lines []string) [][]string {
	longest := 0
	for _, l := range lines {
		longest = max(longest, len(l))
	}
	var all [][]string
	from := 0
	for i, l := range lines {
		if i+1 == len(lines) || longest >= 60 && len(l)*5 < longest*4 && strings.ContainsAny(l[len(l)-1:], ".!?:") {
			all, from = append(all, lines[from:i+1]), i+1
		}
	}
	return all
}

// joined returns lines with those in one that were divided because they were full, or because of how the page was made.
func joined(lines []string) []string {
	longest := 0
	for _, l := range lines {
		longest = max(longest, len(l))
	}
	out := lines[:1:1]
	for i, l := range lines[1:] {
		before := lines[i]
		first, _ := utf8.DecodeRuneInString(l)
		if longest >= 60 && (len(before)*5 >= longest*3 || unicode.IsLower(first)) {
			out[len(out)-1] += " " + l
		} else {
			out = append(out, l)
		}
	}
	return out
}

// find returns where in lines, from one on, a title stands, on one line or up to three; -1 if it does not.
func find(lines []string, from int, title string) (at, n int) {
	want := letters(title)
	if want == "" {
		return -1, 0
	}
	for i := from; i < len(lines); i++ {
		for _, begin := range []string{lines[i], lines[i][len(numbered.FindString(lines[i])):]} {
			got := letters(begin)
			for k := 0; k < 3 && got != "" && strings.HasPrefix(want, got); k++ {
				if got == want {
					return i, k + 1
				}
				if i+k+1 < len(lines) {
					got += letters(lines[i+k+1])
				}
			}
		}
	}
	return -1, 0
}

var numbered = regexp.MustCompile(`^(?:\d+(?:\.\d+)*\.?|[A-Z](?:\.\d+)*\.?|[IVXL]+\.)\s`)

// label returns the number that a heading begins with, "" if with none.
func label(line string) string { return strings.TrimSpace(numbered.FindString(line)) }

// letters returns the letters and digits of a line, in small letters.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
