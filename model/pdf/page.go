package pdf

import (
	"io"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// edged returns the page with what its first and its last line are compared by.
func (p page) edged() page {
	for len(p.lines) > 0 && strings.TrimSpace(p.lines[0]) == "" {
		p.lines = p.lines[1:]
	}
	for n := len(p.lines); n > 0 && strings.TrimSpace(p.lines[n-1]) == ""; n-- {
		p.lines = p.lines[:n-1]
	}
	p.top, p.bottom = "", ""
	if n := len(p.lines); n > 0 {
		p.top, p.bottom = numberless(p.lines[0]), numberless(p.lines[n-1])
	}
	return p
}

var (
	numbers    = regexp.MustCompile(`\d+`)
	pageNumber = regexp.MustCompile(`^(?i:[-–—\s]*(?:page\s+)?(?:#|[ivxl]{1,6})(?:\s*(?:of|/)\s*#)?[-–—\s]*)$`)
)

// numberless returns a line as it is on all pages.
func numberless(line string) string {
	return numbers.ReplaceAllString(strings.ToLower(strings.Join(strings.Fields(line), " ")), "#")
}

// mostEdges is how many lines above and below the text may be no text.
const mostEdges = 3

// next returns the next page without the lines above and below its text that others of the pages around it have too, and page numbers.
func (d *Document) next() (page, error) {
	for len(d.pages) < 3 && !d.ended {
		if err := d.ahead(); err != nil {
			return page{}, err
		}
	}
	if len(d.pages) == 0 {
		return page{}, io.EOF
	}
	whole := d.pages[0]
	d.pages = d.pages[1:]
	p := whole.cleared(append(d.before[:len(d.before):len(d.before)], d.pages...))
	d.before = append(d.before[max(0, len(d.before)-1):], whole)
	return p, nil
}

// cleared returns a page without what stands above and below its text, as it does on other pages.
func (p page) cleared(others []page) page {
	tops, bottoms := map[string]bool{}, map[string]bool{}
	for _, o := range others {
		for range mostEdges {
			tops[o.top], bottoms[o.bottom] = true, true
			if len(o.lines) < 2 {
				break
			}
			o.lines = o.lines[1 : len(o.lines)-1]
			o = o.edged()
		}
	}
	for range mostEdges {
		if len(p.lines) > 0 && (pageNumber.MatchString(p.top) || tops[p.top] && len(others) > 1) {
			p.lines = p.lines[1:]
			p = p.edged()
		}
		if n := len(p.lines); n > 0 && (pageNumber.MatchString(p.bottom) || bottoms[p.bottom] && len(others) > 1) {
			p.lines = p.lines[:n-1]
			p = p.edged()
		}
	}
	return p
}

// Outlined reports whether the document has an outline, so that its headings are known.
func (d *Document) Outlined() bool { return len(d.outline) > 0 }

// Text returns a part of the document as plain text; io.EOF after the last one. A paragraph that goes on over the end of a page stays one.
func (d *Document) Text() ([]byte, error) {
	p, err := d.next()
	if err != nil {
		return nil, err
	}
	text := strings.Join(p.lines, "\n")
	if d.goesOn(p) {
		return []byte(text + "\n"), nil
	}
	if text == "" {
		return nil, nil
	}
	return []byte(text + "\n\n"), nil
}

// goesOn reports whether the last paragraph of a page goes on at the next one.
func (d *Document) goesOn(p page) bool {
	if len(p.lines) == 0 || len(d.pages) == 0 {
		return false
	}
	next := d.pages[0].cleared(append(d.before[:len(d.before):len(d.before)], d.pages[1:]...))
	if len(next.lines) == 0 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(p.lines[len(p.lines)-1]))
	first, _ := utf8.DecodeRuneInString(strings.TrimSpace(next.lines[0]))
	return (unicode.IsLetter(last) || last == ',' || last == '-') && unicode.IsLower(first)
}
