// Package chat reads what was said line by line, each with its time: exports of chats, logs of IRC, transcripts of meetings.
package chat

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"lede/model/html"
)

// turn is a line that has a time.
type turn struct {
	date, time string
	who        string // "" if nobody says it
	text       string
	nick       bool // who stands in angle brackets, as only in logs of IRC
	did        bool // it tells what who does, or what happens
}

// forms are those of such lines:
//
//	[12.03.24, 09:15:02] Anna: text        WhatsApp on iOS
//	12/03/2024, 9:15 PM - Anna: text       WhatsApp on Android
//	[00:01:02] Anna Smith: text            transcripts
//	09:15:02 From Anna to Everyone: text   the chat of Zoom
//	[09:15] <anna> text                    IRC: irssi, weechat, mIRC
//	2024-03-12 09:15:02 * anna waves
type forms struct{ stamp, nick, did, zoom, day *regexp.Regexp }

// patterns returns them. They are made when they are needed: that takes 0.2 ms, which no start has to spare.
var patterns = sync.OnceValue(func() forms {
	return forms{
		stamp: regexp.MustCompile(`^\[?(?:(\d{1,4}[./-]\d{1,2}[./-]\d{1,4})(?:,? |T))?(\d{1,2}:\d\d(?::\d\d)?)(?:[.,]\d+)?(?: ?([AaPp])\.?[Mm]\.?)?\]?(?: - |: |\s+)(\S.*)$`),
		nick:  regexp.MustCompile(`^<[ @+%~&!]?([^<>\s]{1,40})>\s+(.*)$`),
		did:   regexp.MustCompile(`^(?:\* (\S{1,40}) |-!- |\*{3} |--> |<-- |-- )(.*)$`),
		zoom:  regexp.MustCompile(`^From\s+([^:]{1,80}?)\s+to\s+[^:]{1,80}?\s*:\s*(.*)$`),
		day:   regexp.MustCompile(`^--- (?:Day changed|Log opened) (.{1,60})$`),
	}
})

const (
	// longestName is how many bytes a speaker's name may have.
	longestName = 48
	// leastTurns is how many lines must be said by somebody.
	leastTurns = 4
	// mostLines is how many lines of the head are looked at.
	mostLines = 300
)

// read returns what a line says, false if it has no time.
func read(line string) (t turn, ok bool) {
	line = strings.ReplaceAll(strings.TrimLeft(line, "\u200e\u200f\ufeff"), "\u202f", " ")
	if line == "" || line[0] != '[' && (line[0] < '0' || line[0] > '9') {
		return t, false
	}
	m := patterns().stamp.FindStringSubmatch(line)
	if m == nil {
		return t, false
	}
	t.date, t.time, t.text = m[1], m[2], strings.TrimLeft(m[4], "\u200e\u200f")
	if m[3] != "" {
		t.time += " " + strings.ToUpper(m[3]) + "M"
	}
	if n := patterns().nick.FindStringSubmatch(t.text); n != nil {
		t.who, t.text, t.nick = n[1], n[2], true
		return t, true
	}
	if n := patterns().did.FindStringSubmatch(t.text); n != nil {
		t.text, t.did = strings.TrimSpace(n[1]+" "+n[2]), true
		return t, true
	}
	if n := patterns().zoom.FindStringSubmatch(t.text); n != nil {
		t.who, t.text = n[1], n[2]
		return t, true
	}
	if who, text, ok := strings.Cut(t.text, ":"); ok && isName(who) && (text == "" || text[0] == ' ') {
		t.who, t.text = who, strings.TrimLeft(text, " \u200e\u200f")
		return t, true
	}
	t.did = true
	return t, true
}

// notNames are words that logs of programs have where a name would stand.
var notNames = []string{"info", "warn", "warning", "error", "debug", "trace", "fatal", "notice", "critical", "note", "err"}

// isName reports whether s may be a person's name, or the number of a telephone.
func isName(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	if len(s) > longestName || strings.Count(s, " ") > 5 || slices.Contains(notNames, strings.ToLower(s)) || strings.ContainsAny(s, "_/\\=(){}[]<>\"") {
		return false
	}
	return first == '+' || first == '~' || unicode.IsLetter(first) && !unicode.IsLower(first)
}

// Looks reports whether a text that begins so was said line by line: the first lines have times, most have speakers, and these speak again and again.
func Looks(head []byte) bool {
	said, other, lines, nicks := 0, 0, 0, 0
	speakers := map[string]bool{}
	for line := range bytes.Lines(head) {
		line = bytes.TrimRight(line, "\r\n")
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		if lines++; lines > mostLines || lines > 4 && said+other == 0 || len(line) > 16<<10 {
			break
		}
		t, ok := read(string(line))
		switch {
		case ok && t.who != "":
			said++
			speakers[t.who] = true
			if t.nick {
				nicks++
			}
		case ok, bytes.HasPrefix(line, []byte("--- ")) && patterns().day.Match(line):
			other++
		}
	}
	lines = min(lines, mostLines)
	if said < leastTurns || len(speakers) < 2 {
		return false
	}
	if nicks*2 > said {
		return (said+other)*10 >= lines*8
	}
	return said >= 2*len(speakers) && said*2 >= lines && said >= 4*other
}

// Chat makes Markdown of such a text, line by line. Its zero value is ready.
type Chat struct {
	began bool
	date  string
	gap   bool // a blank line stood before
}

// Line returns a line as Markdown, which has no line end. What it stands behind ends without one as well.
func (c *Chat) Line(line string) string {
	if strings.TrimSpace(line) == "" {
		c.gap = c.began
		return ""
	}
	if m := patterns().day.FindStringSubmatch(line); m != nil {
		return c.apart() + "## " + html.Text(m[1], false)
	}
	t, ok := read(line)
	if !ok {
		return c.more(line)
	}
	var b strings.Builder
	if t.date != "" && t.date != c.date {
		c.date = t.date
		b.WriteString(c.apart() + "## " + html.Text(t.date, false))
	}
	b.WriteString(c.apart() + "*" + html.Text(t.time, false) + "* ")
	switch text := html.Text(t.text, false); {
	case t.did && strings.TrimSpace(text) != "":
		b.WriteString("— " + text)
	case t.who != "":
		b.WriteString(strings.TrimRight("**"+html.Text(t.who, false)+":** "+text, " "))
	}
	return b.String()
}

// more returns a line that goes on with what was said.
func (c *Chat) more(line string) string {
	text := html.Text(strings.TrimSpace(line), false)
	if !c.began || c.gap {
		return c.apart() + text
	}
	return "\\\n" + text
}

// apart returns what stands before a paragraph.
func (c *Chat) apart() string {
	began := c.began
	c.began, c.gap = true, false
	if !began {
		return ""
	}
	return "\n\n"
}
