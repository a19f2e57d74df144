package render

import (
	"hash/fnv"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/util"

	"lede/model"
)

// run is a piece of text in one style. Its text can't act on a terminal: runs are made by
// read alone, and lines of text are made of runs alone.
type run struct {
	text string
	sgr  string // the sequence that sets the style, "" for none
	url  string // where it leads, "" for nowhere; clean, and of a scheme that may be followed
}

// softHyphen shows in some terminals and not in others, so that no line with one has a certain width.
const softHyphen = "\u00ad"

// read appends what glamour made of some text. It is the one place where text becomes what is sent to the terminal: of
// escape sequences only those that set a style (SGR) pass, and of the text what model.Clean leaves. That comes last,
// since the text may hold controls that were none before: &#27; is an escape.
func read(runs []run, styled, url string) []run {
	sgr := ""
	for styled != "" {
		n := strings.IndexByte(styled, 0x1b)
		if n < 0 {
			n = len(styled)
		}
		if n > 0 {
			text := strings.ReplaceAll(model.Clean(styled[:n]), softHyphen, "")
			runs = appendRun(runs, run{text, sgr, url})
		}
		if styled = styled[n:]; styled == "" {
			break
		}
		n = styleSequence(styled)
		switch {
		case n == 0:
			n = 1
		case styled[:n] == "\x1b[m", styled[:n] == "\x1b[0m":
			sgr = ""
		default:
			sgr += styled[:n]
		}
		styled = styled[n:]
	}
	return runs
}

// appendRun appends a run, to the last one if it looks the same.
func appendRun(runs []run, r run) []run {
	if r.text == "" {
		return runs
	}
	if n := len(runs); n > 0 && runs[n-1].sgr == r.sgr && runs[n-1].url == r.url {
		runs[n-1].text += r.text
		return runs
	}
	return append(runs, r)
}

// styleSequence returns the length of the SGR sequence at the start of s, 0 if there is none.
func styleSequence(s string) int {
	if !strings.HasPrefix(s, "\x1b[") {
		return 0
	}
	for i := 2; i < len(s) && i < 64; i++ {
		switch c := s[i]; {
		case c == 'm':
			return i + 1
		case c != ';' && c != ':' && (c < '0' || c > '9'):
			return 0
		}
	}
	return 0
}

// paint returns the runs as a line that stands by itself. Their styles come on top of base.
func paint(runs []run, base string) string {
	if len(runs) == 1 && base == "" && runs[0].sgr == "" && runs[0].url == "" {
		return runs[0].text
	}
	var b strings.Builder
	sgr, url := "", ""
	for _, r := range runs {
		if r.url != url {
			writeLink(&b, r.url)
			url = r.url
		}
		if style := base + r.sgr; style != sgr {
			if sgr != "" {
				b.WriteString("\x1b[m")
			}
			b.WriteString(style)
			sgr = style
		}
		b.WriteString(r.text)
	}
	if sgr != "" {
		b.WriteString("\x1b[m")
	}
	if url != "" {
		writeLink(&b, "")
	}
	return b.String()
}

// endLink is the sequence after which text leads nowhere.
const endLink = "\x1b]8;;\x1b\\"

// writeLink writes the sequence after which text leads to url (OSC 8). The id joins the parts of a link that is on two lines.
func writeLink(b *strings.Builder, url string) {
	if url == "" {
		b.WriteString(endLink)
		return
	}
	h := fnv.New32a()
	h.Write([]byte(url))
	b.WriteString("\x1b]8;id=" + strconv.FormatUint(uint64(h.Sum32()), 36) + ";" + url + "\x1b\\")
}

// target returns where a terminal is told that a link leads.
func (r *Renderer) target(dest string) string {
	if r.dests == nil {
		return SafeURL(dest)
	}
	*r.dests = append(*r.dests, dest)
	return strconv.Itoa(len(*r.dests) - 1)
}

// SafeURL returns a link's destination as it may be given to a terminal, "" if it may not: only
// schemes that show something, never one that runs something, and printable ASCII alone.
func SafeURL(dest string) string {
	const longest = 2083 // what terminals take
	scheme, _, ok := strings.Cut(dest, ":")
	switch strings.ToLower(scheme) {
	case "http", "https", "mailto", "file":
	default:
		return ""
	}
	if !ok || len(dest) > longest {
		return ""
	}
	u := string(util.URLEscape([]byte(dest), true))
	for i := range len(u) {
		if u[i] <= ' ' || u[i] >= 0x7f {
			return ""
		}
	}
	return u
}
