package model

import (
	"bufio"
	"io"
	"strings"

	"lede/model/html"
)

var gemtextFiles = []string{".gmi", ".gemini"}

func isGemtext(name string, _ []byte) bool { return named(name, gemtextFiles) }

// expandGemtext puts the Markdown of gemtext in its place. Each of its lines is read by itself.
func expandGemtext(o *opening) error {
	g := gemtext{}
	return o.convert(byLines(o.all(), g.line))
}

// gemtext is what has to be known of the line before.
type gemtext struct {
	code  bool // it is in a block of code
	listy byte // the sign that it began with, if it was an item, a link or a quote
}

// line returns a line as Markdown. A line of text is a paragraph.
func (g *gemtext) line(s string) string {
	if alt, ok := strings.CutPrefix(s, "```"); ok {
		g.code = !g.code
		if g.code {
			return "\n```" + strings.Map(fenceInfo, alt) + "\n"
		}
		return "```\n"
	}
	if g.code {
		return s + "\n"
	}
	sign := byte(0)
	rest := strings.TrimSpace(strings.TrimLeft(s, "#"))
	switch {
	case strings.HasPrefix(s, "#") && rest != "":
		rest = strings.Repeat("#", min(3, len(s)-len(strings.TrimLeft(s, "#")))) + " " + html.Text(rest, false)
	case strings.HasPrefix(s, "=>"):
		to, label, _ := strings.Cut(strings.TrimSpace(strings.ReplaceAll(s[2:], "\t", " ")), " ")
		if label = strings.TrimSpace(label); label == "" {
			label = to
		}
		sign, rest = '=', "- ["+html.Text(label, false)+"]("+html.Destination(to)+")"
	case strings.HasPrefix(s, "* "):
		sign, rest = '*', "- "+html.Text(s[2:], false)
	case strings.HasPrefix(s, ">"):
		sign, rest = '>', "> "+html.Text(s[1:], false)
	default:
		rest = html.Text(s, false)
	}
	apart := sign == 0 || sign != g.listy
	g.listy = sign
	if apart {
		return "\n" + rest + "\n"
	}
	return rest + "\n"
}

// fenceInfo keeps what can stand behind the fence of a block of code.
func fenceInfo(r rune) rune {
	if r == '`' || r < ' ' {
		return -1
	}
	return r
}

// longestLine is how many bytes of a line are read at once by what is converted line by line.
const longestLine = 1 << 20

// byLines returns what gives, part by part, what convert makes of each line of r, which has no line end.
func byLines(r io.Reader, convert func(line string) string) func() (html.Part, error) {
	in := bufio.NewReaderSize(r, longestLine)
	from := html.Line{Number: 1}
	return func() (html.Part, error) {
		var p html.Part
		for {
			line, err := in.ReadSlice('\n')
			if len(line) == 0 && err != nil {
				return p, err
			}
			made := convert(strings.TrimRight(string(line), "\r\n"))
			if text := strings.TrimLeft(made, "\n"); text != "" {
				p.Starts = append(p.Starts, html.Start{At: len(p.Text) + len(made) - len(text), Line: from})
			}
			p.Text = append(p.Text, made...)
			if from.Pos += int64(len(line)); line[len(line)-1] == '\n' {
				from.Number++
			}
			if in.Buffered() == 0 || len(p.Text) >= growStep {
				return p, nil
			}
		}
	}
}
