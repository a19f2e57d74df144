package notebook

import "strings"

// closed returns Markdown in which no block of code or comment is left open: it would swallow the cells behind it.
func closed(s string) string {
	fence := ""
	for line := range strings.Lines(s) {
		t := strings.TrimLeft(strings.TrimRight(line, "\r\n"), " ")
		if len(line)-len(t) > 4 && fence == "" {
			continue
		}
		mark := t[:len(t)-len(strings.TrimLeft(t, t[:min(1, len(t))]))]
		switch {
		case !strings.HasPrefix(mark, "```") && !strings.HasPrefix(mark, "~~~"):
		case fence == "":
			if mark[0] == '~' || !strings.Contains(t[len(mark):], "`") {
				fence = mark
			}
		case strings.HasPrefix(mark, fence) && strings.TrimSpace(t[len(mark):]) == "":
			fence = ""
		}
	}
	if fence != "" {
		return s + "\n" + fence
	}
	if i := strings.LastIndex(s, "<!--"); i >= 0 && !strings.Contains(s[i:], "-->") && (i == 0 || s[i-1] == '\n') {
		return s + " -->"
	}
	return s
}
