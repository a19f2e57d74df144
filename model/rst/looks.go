package rst

import (
	"bytes"
	"strings"
)

// Looks reports whether a text without a telling name is reStructuredText: it has titles, and directives, targets or roles, which no other text has.
func Looks(head []byte) bool {
	titles, signs, before := 0, 0, ""
	for b := range bytes.SplitSeq(head, []byte{'\n'}) {
		line := string(bytes.TrimRight(b, " \r"))
		text := strings.TrimLeft(line, " ")
		switch rest, explicit := strings.CutPrefix(text, ".. "); {
		case explicit && rest != "":
			if _, _, ok := directiveName(rest); ok {
				signs++
			} else if name, _ := targetName(strings.TrimPrefix(rest, "_")); rest[0] == '_' && name != "" {
				signs++
			}
		case underlines(line, before) && len(line) >= 3 && before[0] != ' ':
			titles++
		case strings.HasPrefix(line, "```"), strings.HasPrefix(line, "#") && strings.HasPrefix(strings.TrimLeft(line, "#"), " "):
			signs-- // it is Markdown
		case strings.Contains(line, ":`") && strings.Contains(line, "` ") || strings.Contains(line, "`_") || strings.HasSuffix(line, "::"):
			signs += b2i(titles > 0 && signs == 1)
		}
		before = line
	}
	return titles > 0 && signs > 1
}
