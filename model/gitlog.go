package model

import (
	"bytes"
	"regexp"
	"strings"

	"lede/model/html"
)

// commitLine is the first line of a commit as git log and git show print it: its name (SHA-1 or SHA-256), and what points to it.
var commitLine = regexp.MustCompile(`^commit ([0-9a-f]{40}|[0-9a-f]{64})( \(.*\))?$`)

// trailer is a line such as "Reviewed-by: …" at the end of a commit's message.
var trailer = regexp.MustCompile(`^[A-Z][A-Za-z]*(-[A-Za-z]+)+: `)

// isGitLog goes by the first two lines.
func isGitLog(_ string, head []byte) bool {
	first, rest, _ := bytes.Cut(head, []byte{'\n'})
	return commitLine.Match(bytes.TrimRight(first, "\r")) && (bytes.HasPrefix(rest, []byte("Author: ")) || bytes.HasPrefix(rest, []byte("Merge: ")))
}

// expandGitLog puts the Markdown of what git log prints in its place: a section for each commit, under the first line of its message.
func expandGitLog(o *opening) error {
	g := gitLog{}
	return o.convert(byLines(o.all(), g.line))
}

// gitLog is what has to be known of the lines before.
type gitLog struct {
	header []string // of a commit, as Markdown, until its message begins
	item   bool     // the last line was of an item of a list
	code   bool     // it is among lines that are shown as they stand: a patch, the files changed
	apart  bool     // nothing reads on from the line before
	signed bool     // the line before was a trailer
}

// patchFence stands before and behind what is shown as it stands.
const patchFence = "~~~~~~~~"

// line returns a line as Markdown. What it stands behind ends without a line feed.
func (g *gitLog) line(s string) string {
	if m := commitLine.FindStringSubmatch(s); m != nil {
		before := g.close() + g.title("")
		*g = gitLog{header: []string{strings.TrimSpace("`" + m[1] + "` " + html.Text(strings.TrimSpace(m[2]), false))}}
		return before
	}
	message, inMessage := strings.CutPrefix(s, "    ")
	switch {
	case g.code && s != "":
		if strings.HasPrefix(strings.TrimLeft(s, " "), patchFence) {
			s = "    " + s // it is no end
		}
		return "\n" + s
	case strings.TrimSpace(s) == "":
		g.apart, g.item = true, false
		return g.close()
	case inMessage && g.header != nil:
		return g.title(strings.TrimSpace(message))
	case inMessage:
		return g.message(message)
	case g.header != nil && !g.apart:
		g.header = append(g.header, html.Text(s, false))
		return ""
	}
	language := ""
	if strings.HasPrefix(s, "diff ") {
		language = "diff"
	}
	before := g.title("")
	g.code = true
	return before + "\n\n" + patchFence + language + "\n" + s
}

// title returns the heading of a commit, and its header below, if they were not returned yet.
func (g *gitLog) title(words string) string {
	if g.header == nil {
		return ""
	}
	if words == "" {
		words = strings.Trim(g.header[0], "`")[:7]
	}
	header := strings.Join(g.header, "\\\n")
	g.header, g.apart = nil, true
	return "\n\n## " + html.Text(words, false) + "\n\n" + header
}

// message returns a line of a commit's message. Lines read on, but for items and trailers.
func (g *gitLog) message(s string) string {
	signed := trailer.MatchString(s)
	before := "\n"
	switch {
	case g.apart:
		before = "\n\n"
	case signed || g.signed:
		before = "\\\n"
	}
	g.apart, g.signed = false, signed
	mark := ""
	if t := strings.TrimLeft(s, " "); strings.HasPrefix(t, "- ") || strings.HasPrefix(t, "* ") {
		if before == "\\\n" {
			before = "\n"
		}
		mark, s, g.item = "- ", t[2:], true
	} else if g.item {
		mark = "  "
	}
	return before + mark + strings.TrimLeft(html.Text(s, false), " ")
}

// close ends what is shown as it stands.
func (g *gitLog) close() string {
	if !g.code {
		return ""
	}
	g.code = false
	return "\n" + patchFence
}
