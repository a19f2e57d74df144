package markdown

import "bytes"

// Looks reports whether a text without a telling name is Markdown, such as a README: it has headings with number
// signs that stand alone, two of them below the first level, or headings of any kind, and fences or links beside them. Scripts and settings have number
// signs too, but on lines that follow each other or on code, and hardly ever two of them; a mail begins with its header.
func Looks(head []byte) bool {
	if bytes.HasPrefix(head, []byte("#!")) || isMailHeader(head) {
		return false
	}
	var headings, deep, underlined, fences, links, comments int
	fence, lines := []byte(nil), bytes.Split(head, []byte{'\n'})
	for i, l := range lines {
		switch {
		case fence != nil:
			if bytes.HasPrefix(l, fence) {
				fence = nil
				fences++
			}
		case bytes.HasPrefix(l, []byte("```")), bytes.HasPrefix(l, []byte("~~~")):
			fence = l[:3]
		case len(l) > 0 && l[0] == '#':
			n := headingLevel(trimEOL(l))
			alone := (i == 0 || allBlank(lines[i-1])) && (i+1 >= len(lines) || allBlank(lines[i+1]))
			switch {
			case n == 0 || !alone || len(trimEnd(l)) == n:
				comments++
			case n > 1:
				deep++
			default:
				headings++
			}
		case len(l) > 3 && isUnderline(l) && i > 0 && !allBlank(lines[i-1]):
			underlined++
		case bytes.Contains(l, []byte("](")):
			links++
		}
	}
	if comments > headings+deep || headings > 2*deep+2 {
		return false
	}
	return deep > 1 || deep+headings+underlined > 0 && deep+fences+links > 1
}

// isMailHeader reports whether a text begins with two lines like those of a mail's header.
func isMailHeader(head []byte) bool {
	for range 2 {
		line, rest, _ := bytes.Cut(head, []byte{'\n'})
		name, _, ok := bytes.Cut(line, []byte(": "))
		if !ok || len(name) == 0 || bytes.ContainsAny(name, " \t#") {
			return false
		}
		head = rest
	}
	return true
}
