package markdown

import (
	"bytes"
	"strings"

	"lede/model/seen"
)

// fact is what front matter says of a text: a name, a date, a subject.
type fact struct {
	text string
	at   int // where the line begins that gives it
}

// facts returns the title that front matter gives, and what else of it a reader wants to know: who wrote the text, when, what it is about.
func facts(front []byte) (title fact, others []fact) {
	const most, longest = 16, 200
	var authors, dates, tags []fact
	lines := strings.SplitAfter(string(front), "\n")
	at := 0
	for i, line := range lines {
		from := at
		at += len(line)
		if i > 0 && line != "" && line[0] == '[' {
			break // tables of TOML are of other things
		}
		mark := strings.IndexAny(line, ":=")
		if i == 0 || mark < 0 || isBlank(line[0]) {
			continue
		}
		to := &authors
		switch strings.ToLower(strings.Trim(line[:mark], " \"'")) {
		case "title":
			title = fact{Title(front), from}
			continue
		case "author", "authors", "by", "creator":
		case "date", "published", "pubdate":
			to = &dates
		case "tags", "categories":
			to = &tags
		default:
			continue
		}
		for _, s := range listed(strings.TrimSpace(line[mark+1:]), lines[i+1:]) {
			if s = strings.Join(strings.Fields(s), " "); s != "" && len(s) <= longest && len(*to) < most {
				*to = append(*to, fact{s, from})
			}
		}
	}
	for i, d := range dates {
		if len(d.text) > 10 && strings.Trim(d.text[:10], "0123456789-") == "" { // without the time of day
			dates[i].text = d.text[:10]
		}
	}
	return title, append(append(authors, dates...), tags...)
}

// listed returns the items of a value, which the lines behind it go on with: of a list, or the value itself.
func listed(value string, more []string) []string {
	var items []string
	switch {
	case strings.HasPrefix(value, "["):
		for _, line := range more {
			if strings.Contains(value, "]") || len(value) > Window/8 {
				break
			}
			value += strings.TrimSpace(line)
		}
		inner, _, _ := strings.Cut(value[1:], "]")
		items = strings.Split(inner, ",")
	case value == "":
		for _, line := range more {
			item, ok := strings.CutPrefix(strings.TrimSpace(line), "- ")
			if ok {
				items = append(items, strings.TrimPrefix(item, "name:"))
			} else if line == "" || !isBlank(line[0]) {
				break
			}
		}
	default:
		return []string{yamlText(value, nil)}
	}
	for i, item := range items {
		items[i] = yamlText(strings.TrimSpace(item), nil)
	}
	return items
}

// headed returns the Open of front matter, before what follows it: whether its title is shown, or only the rest, or none of it.
func headed(front, follows []byte) apart {
	title, others := facts(front)
	follows = bytes.TrimLeft(follows, " \t\r\n")
	_, second, _ := bytes.Cut(follows, []byte("\n"))
	own := bytes.HasPrefix(follows, []byte("# ")) || bytes.HasPrefix(follows, []byte("<h1")) || bytes.HasPrefix(second, []byte("=="))
	switch {
	case title.text != "" && !own:
		return titledFront
	case len(others) > 0:
		return shownFront
	}
	return frontMatter
}

// header returns front matter as Markdown: the title, and a line of the rest.
func header(b Block, front []byte) string {
	title, others := facts(front)
	var w strings.Builder
	if b.Open == titledFront {
		w.WriteString("# " + escaped(title.text) + "\n\n")
	}
	for i, f := range others {
		if i > 0 {
			w.WriteString(" · ")
		}
		w.WriteString(escaped(f.text))
	}
	return w.String() + "\n"
}

// escaped returns text without marks as Markdown that reads like it.
func escaped(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if isPunct(s[i]) {
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// seeHeader adds what a reader sees of front matter that stands at at.
func seeHeader(s *seen.Text, b Block, at int64, front []byte) {
	title, others := facts(front)
	if b.Open == titledFront {
		s.Put([]byte(title.text), at+int64(title.at))
		s.Apart()
	}
	for i, f := range others {
		if i > 0 {
			s.Put([]byte(" · "), at+int64(f.at))
		}
		s.Put([]byte(f.text), at+int64(f.at))
	}
}
