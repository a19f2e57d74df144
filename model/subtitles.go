package model

import (
	"bytes"
	"regexp"
	"strings"

	"lede/model/html"
)

var subtitleFiles = []string{".srt", ".vtt"}

func isSubtitles(name string, head []byte) bool {
	return named(name, subtitleFiles) || bytes.HasPrefix(bytes.TrimPrefix(head, []byte(byteOrderMark)), []byte("WEBVTT"))
}

var (
	cueTime = regexp.MustCompile(`^\s*((?:\d+:)?\d+:\d\d)[.,]\d+\s+-->\s+`)
	cueTag  = regexp.MustCompile(`</?[a-zA-Z][^>]*>|<\d[^>]*>|\{\\[^}]*\}`)
)

// expandSubtitles puts what is said in the place of subtitles: one text, with the time at the start of each minute.
func expandSubtitles(o *opening) error {
	s := subtitles{}
	return o.convert(byLines(o.all(), s.line))
}

// subtitles is what has to be known of the lines before.
type subtitles struct {
	cue    bool   // it is in what is said
	minute string // the last one that was told
	said   string // the last line, which the next cue may repeat
}

// line returns a line as Markdown.
func (s *subtitles) line(line string) string {
	if m := cueTime.FindStringSubmatch(line); m != nil {
		s.cue = true
		minute := m[1][:len(m[1])-3]
		if minute == s.minute {
			return ""
		}
		before := "\n"
		if s.minute == "" {
			before = ""
		}
		s.minute = minute
		return before + "**" + m[1] + "** "
	}
	text := strings.TrimSpace(cueTag.ReplaceAllString(line, ""))
	if line == "" {
		s.cue = false
	}
	if !s.cue || text == "" || text == s.said {
		return ""
	}
	s.said = text
	return strings.TrimLeft(html.Text(text, false), " ") + "\n"
}
