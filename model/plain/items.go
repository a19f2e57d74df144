package plain

import (
	"bytes"
	"strconv"
	"strings"
)

// item is one item of a list as it is read for Markdown: paragraphs of lines behind a marker.
type item struct {
	number number
	marker []byte
	indent int
	paras  [][][]byte
}

// items returns a list as Markdown. Bullets of any kind become bullets; numbers that count up by one as
// Markdown counts them become a numbered list; other numbers ("(a)", "§ 4", "IV.") stand in the
// item's text, behind a tag that says so, for they need no bullet.
func (t *Text) items(text []byte) string {
	var b strings.Builder
	before, all := splitItems(text)
	if len(before) > 0 {
		b.WriteString(t.prose(before, "") + "\n\n")
	}
	dropBullets(all)
	native := counts(all)
	var open []int // the indentations of the items that hold this one
	for _, it := range all {
		for len(open) > 0 && open[len(open)-1] >= it.indent {
			open = open[:len(open)-1]
		}
		pad := strings.Repeat("    ", min(len(open), 10))
		open = append(open, it.indent)
		mark, lead := "-   ", ""
		switch {
		case it.number.style == bullet:
		case native:
			m := strconv.Itoa(int(it.number.value))
			if bytes.HasSuffix(it.marker, []byte(")")) {
				m += ")"
			} else {
				m += "."
			}
			mark = m + strings.Repeat(" ", max(1, 4-len(m)))
		default:
			lead = "<ol>\n\n" + pad + "    " + escapeText(string(it.marker)) + " "
		}
		b.WriteString(pad + mark + lead)
		inner := pad + "    "
		for k, para := range it.paras {
			if k > 0 {
				b.WriteString("\n" + inner)
			}
			b.WriteString(t.prose(para, inner) + "\n")
		}
		if len(it.paras) == 0 {
			b.WriteString("\n")
		}
	}
	return b.String()
}

// dropBullets takes the bullets from the items of a list that have numbers behind them: "• 1. First". If these count up, others may stand between them.
func dropBullets(all []item) {
	numbers := make([]number, len(all))
	var last number
	counted, counts := 0, true
	for i, it := range all {
		if it.number.style != bullet || len(it.paras) == 0 {
			return
		}
		n := markOf(bytes.TrimLeft(it.paras[0][0], " "))
		if n.style == noNumber || n.style == bullet || n.style == dotted || n.style == chapter || n.bare || n.alone {
			continue
		}
		if counted > 0 && n.style != last.style {
			return
		}
		counts = counts && (counted == 0 || n.value == last.value+1)
		numbers[i], last = n, n
		counted++
	}
	if counted < 2 || counted < len(all) && !counts {
		return
	}
	for i, n := range numbers {
		if n.style != noNumber {
			first := bytes.TrimLeft(all[i].paras[0][0], " ")
			all[i].number, all[i].marker = n, bytes.TrimRight(first[:n.size], " \t")
			all[i].paras[0][0] = first[n.size:]
		}
	}
}

// splitItems returns the lines before the first item, and the items.
func splitItems(text []byte) (before [][]byte, all []item) {
	gap := false
	for i := 0; i < len(text); {
		l := lineAt(text, i)
		i = l.next
		if l.blank() {
			gap = true
			continue
		}
		body := l.of(text)
		n := numberOf(body)
		starts := n.style != noNumber && n.style != chapter && n.style != dotted && !n.bare && !n.alone
		if starts && len(all) > 0 && n.style != bullet {
			last := all[len(all)-1]
			starts = n.style == styleOf(all) && l.indent <= last.indent+1 || l.indent > last.indent+1 && n.value == 1 || gap
		}
		whole := padded(l.indent, body)
		switch {
		case starts:
			it := item{number: n, marker: bytes.TrimRight(body[:n.size], " \t"), indent: l.indent}
			it.paras = append(it.paras, [][]byte{padded(l.indent+n.size, body[n.size:])})
			all = append(all, it)
		case len(all) == 0:
			before = append(before, whole)
		default:
			it := &all[len(all)-1]
			if gap {
				it.paras = append(it.paras, nil)
			}
			it.paras[len(it.paras)-1] = append(it.paras[len(it.paras)-1], whole)
		}
		gap = false
	}
	return before, all
}

// styleOf returns the style of the last numbered item.
func styleOf(all []item) style {
	for i := len(all) - 1; i >= 0; i-- {
		if all[i].number.style != bullet {
			return all[i].number.style
		}
	}
	return arabic
}

// counts reports whether all numbers of a list are arabic and count up by one, which Markdown
// does by itself from the first number on.
func counts(all []item) bool {
	var last *item
	for i := range all {
		it := &all[i]
		if it.number.style == bullet {
			continue
		}
		if m := strconv.Itoa(int(it.number.value)); it.number.style != arabic || string(it.marker) != m+")" && string(it.marker) != m+"." {
			return false
		}
		if last != nil && (it.number.value != last.number.value+1 || it.indent != last.indent || it.marker[len(it.marker)-1] != last.marker[len(last.marker)-1]) {
			return false
		}
		last = it
	}
	return true
}
